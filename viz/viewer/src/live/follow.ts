// Follows the file: hears what changed, brings it onto graph, views and stage, and leaves the reader where they are.

import type { FontMetrics, View } from "../document";
import type { Graph } from "../graph";
import type { Stage } from "../stage";
import type { State } from "../state";
import type { Ui } from "../ui/context";
import { type PackedData, unpacked } from "../unpack";
import type { ViewBook } from "../views";
import { waiting } from "../waiting";
import { Hearing } from "./hearing";
import { Hold } from "./hold";
import { Notice } from "./notice";
import { readerAfter } from "./reader";
import { type LayoutMessage, merged, refont, type StateMessage } from "./records";
import { Remote } from "./remote";
import { type Ask, wayOut } from "./way";

/** The parts of a page that change with the file. */
export interface Followed {
  ui: Ui;
  graph: Graph;
  views: ViewBook;
  stage: Stage;
  table: object;
}

/** What a page that is edited asks of the one that follows. */
export interface Following {
  /** Asks what follows the file for something. */
  readonly ask: Ask;
  /** The state of the file that the page shows. */
  hash(): string;
  /** Told after each change of the graph. */
  onState(heard: (message: StateMessage) => void): void;
  /** Told of edits that another program has saved over. */
  onLost(heard: (lost: unknown) => void): void;
}

/** Views that pages do not make themselves. */
const CARRIED = /^(overview|tour|category):/;

class Follower implements Following {
  readonly #parts: Followed;
  readonly #notice: Notice;
  readonly #remote: Remote;
  readonly #hearing: Hearing;
  readonly #way = wayOut();
  readonly ask = this.#way.ask;
  readonly #hold = new Hold();
  readonly #sheet = new CSSStyleSheet();
  readonly #states: ((message: StateMessage) => void)[] = [];
  readonly #losts: ((lost: unknown) => void)[] = [];
  #packed: PackedData = JSON.parse(document.getElementById("conceptgraph-data")!.textContent ?? "");
  #hash = document.documentElement.dataset.served ?? "";

  constructor(parts: Followed) {
    this.#parts = parts;
    this.#notice = new Notice(parts.ui);
    this.#remote = new Remote(parts.ui);
    const { store } = parts.ui;
    this.#hearing = new Hearing(this.#way, {
      hash: () => this.#hash,
      shown: () => (CARRIED.test(store.state.view) ? store.state.view : ""),
      state: (message) => this.#hear(message),
      problems: (problems) => this.#notice.problems(problems),
      layout: (message) => this.#hold.whenFree(() => this.#better(message)),
      gone: (name) => this.#notice.gone(name),
      lost: (lost) => {
        for (const heard of this.#losts) heard(lost);
      },
      remote: (asked) => this.#remote.ask(asked),
      bye: () => this.#notice.ended(),
      back: () => this.#notice.back(),
    });
    const missed = ({ view }: State): void => {
      if (CARRIED.test(view) && !parts.views.has(view)) void this.#fetch(view);
    };
    missed(store.state);
    store.subscribe((state, before) => {
      if (state.view === before.view) return;
      this.#hearing.shows();
      missed(state);
    });
  }

  hash(): string {
    return this.#hash;
  }
  onState(heard: (message: StateMessage) => void): void {
    this.#states.push(heard);
  }
  onLost(heard: (lost: unknown) => void): void {
    this.#losts.push(heard);
  }

  #hear(message: StateMessage): void {
    // A change is only brought onto the state that it is of; what was missed is asked for.
    if (message.from && message.from !== this.#hash) this.#hearing.again();
    else this.#take(message);
  }

  #take(message: StateMessage): void {
    const { ui, graph, views, stage } = this.#parts;
    this.#packed = merged(this.#packed, message);
    const next = unpacked(this.#packed);
    const names = new Map(Object.entries(message.renamed));
    if (message.look) this.#restyle(message.look, next.font);
    ui.data.map = next.map;
    graph.communities = next.map.communities;
    graph.take(next.graph);
    titled(next.graph.title, ui);
    views.cards = next.map.groups.map(({ key }) => key);
    views.take(next.views, (view) => stillThere(view, graph, names));
    this.#hash = message.hash;
    const { state } = ui.store;
    const change = readerAfter(state, graph, views.first.id, names);
    // What is drawn is renewed first: those who hear of the state ask the stage.
    stage.renew();
    ui.store.set({ ...change, revision: state.revision + 1 });
    this.#notice.problems(message.problems);
    for (const heard of this.#states) heard(message);
  }

  #restyle({ css, theme }: { css: string; theme: object }, font: FontMetrics): void {
    const { ui, table } = this.#parts;
    Object.assign(table, theme);
    refont(ui.data.font, font);
    this.#sheet.replaceSync(css);
    if (!document.adoptedStyleSheets.includes(this.#sheet))
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  /** Views were laid out better: they are shown, unless the reader holds something. */
  #better({ hash, views: packed }: LayoutMessage): void {
    if (hash !== this.#hash) return;
    const { views, stage, ui } = this.#parts;
    views.take(unpacked({ ...this.#packed, views: packed }).views, (view) => view);
    if (packed.some(({ id }) => id === ui.store.state.view)) stage.renew();
  }

  async #fetch(id: string): Promise<void> {
    const answer = await this.ask("view", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ id }),
    });
    if (!answer.ok) return;
    type Packed = PackedData["views"];
    const { hash, view, beside } = (await answer.json()) as { hash: string; view: Packed[0]; beside: Packed };
    this.#better({ hash, views: [view, ...beside] });
  }
}

/** The title of the file, in the tab, in the bar and as the name of the stage. */
function titled(title: string, { words }: Ui): void {
  document.title = title;
  document.getElementById("canvas")?.setAttribute("aria-label", `${title}. ${words.stage}`);
  const heading = document.querySelector<HTMLElement>(".bar-title");
  if (heading) heading.title = heading.textContent = title;
}

/** Keep the page like its file; where it is edited, let it be edited. */
export function follow(parts: Followed): void {
  const following = new Follower(parts);
  if (document.getElementById("conceptgraph-edit")) waiting("edit").edit(parts, following);
}

/** A view of an earlier state as far as it is still true: what is gone is left out, until it is laid out anew. */
function stillThere(view: View, graph: Graph, names: ReadonlyMap<string, string>): View | undefined {
  if (!names.size && isWhole(view, graph)) return view;
  const now = (id: string): string => names.get(id) ?? id;
  const boxes = view.boxes.map((box) => ({ ...box, concept: now(box.concept) }));
  const routes = view.routes.map((route) => ({ ...route, effect: now(route.effect) }));
  const words = view.words.map((each) => ({ ...each, effects: each.effects.map(now) }));
  const there = boxes.filter(({ concept }) => graph.concepts.has(concept));
  if (!there.length && boxes.length) return undefined;
  return {
    ...view,
    boxes: there,
    routes: routes.filter(({ effect }) => graph.effects.has(effect)),
    words: words
      .map((each) => ({ ...each, effects: each.effects.filter((id) => graph.effects.has(id)) }))
      .filter(({ effects }) => effects.length),
  };
}

/** Whether the graph still has all that a view shows. */
function isWhole({ boxes, routes, words }: View, { concepts, effects }: Graph): boolean {
  return (
    boxes.every(({ concept }) => concepts.has(concept)) &&
    routes.every(({ effect }) => effects.has(effect)) &&
    words.every((each) => each.effects.every((id) => effects.has(id)))
  );
}
