// Follows the file: hears what changed, brings it onto graph, views and stage, and leaves the reader where they are.

import type { View } from "../document";
import type { Graph } from "../graph";
import type { Stage } from "../stage";
import type { State } from "../state";
import type { Ui } from "../ui/context";
import { type PackedData, unpacked } from "../unpack";
import type { ViewBook } from "../views";
import { Hearing } from "./hearing";
import { Notice } from "./notice";
import { type LayoutMessage, merged, type Problem, refont, renamedIn, type StateMessage } from "./records";

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
  /** The state of the file that the page shows. */
  hash(): string;
  /** Told after each change of the graph. */
  onState(heard: (message: StateMessage) => void): void;
  /** Told of edits that another program has saved over. */
  onLost(heard: (lost: unknown) => void): void;
}

/** Keep the page like its file. */
export function follow(parts: Followed): Following {
  const { ui, graph, views, stage, table } = parts;
  const { store } = ui;
  let packed: PackedData = JSON.parse(document.getElementById("conceptgraph-data")!.textContent ?? "");
  let hash = document.documentElement.dataset.served ?? "";
  const states: ((message: StateMessage) => void)[] = [];
  const losts: ((lost: unknown) => void)[] = [];
  const notice = new Notice(ui);
  const sheet = new CSSStyleSheet();

  const take = (message: StateMessage): void => {
    packed = merged(packed, message);
    const next = unpacked(packed);
    packed = { ...packed, views: [] };
    const names = new Map(Object.entries(message.renamed));
    if (message.look) {
      Object.assign(table, message.look.theme);
      refont(ui.data.font, next.font);
      sheet.replaceSync(message.look.css);
      document.adoptedStyleSheets = [...new Set([...document.adoptedStyleSheets, sheet])];
    }
    graph.take(next.graph);
    document.title = next.graph.title;
    views.take(next.views, (view) => stillThere(view, graph, names));
    hash = message.hash;
    const { state } = store;
    const change = follows(state, graph, views, names);
    // What is drawn is renewed first: those who hear of the state ask the stage.
    stage.renew();
    store.set({ ...change, revision: state.revision + 1 });
    notice.problems(message.problems);
    for (const heard of states) heard(message);
  };

  const hearing = new Hearing({
    hash: () => hash,
    shown: () => (/^(overview|tour|category):/.test(store.state.view) ? store.state.view : ""),
    state: (message: StateMessage) => {
      // What was missed is asked for: a change is only brought onto the state that it is of.
      if (message.from && message.from !== hash) hearing.again();
      else take(message);
    },
    problems: (problems: readonly Problem[]) => notice.problems(problems),
    layout: (message: LayoutMessage) => {
      if (message.hash !== hash) return;
      for (const view of unpacked({ ...packed, views: message.views }).views) views.set(view.id, view);
      views.take([], (view) => view);
      if (message.views.some(({ id }) => id === store.state.view) && !stage.held) stage.renew();
    },
    gone: (name: string) => notice.gone(name),
    lost: (lost: unknown) => {
      for (const heard of losts) heard(lost);
    },
    bye: () => notice.ended(),
    back: () => notice.back(),
  });
  store.subscribe((state, before) => {
    if (state.view === before.view) return;
    hearing.shows();
    if (!views.get(state.view) && !views.shown(state)) void fetchView(state.view);
  });
  const fetchView = async (id: string): Promise<void> => {
    const answer = await fetch("view", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ id }),
    });
    if (!answer.ok) return;
    const found = (await answer.json()) as { hash: string; view: PackedData["views"][number] };
    if (found.hash !== hash) return;
    const [view] = unpacked({ ...packed, views: [found.view] }).views;
    views.take(view ? [view] : [], (each) => each);
    if (store.state.view === id) stage.renew();
  };
  return {
    hash: () => hash,
    onState: (heard) => void states.push(heard),
    onLost: (heard) => void losts.push(heard),
  };
}

/** A view of an earlier state as far as it is still true: what is gone is left out, until it is laid out anew. */
function stillThere(view: View, graph: Graph, names: ReadonlyMap<string, string>): View | undefined {
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

/** What of the reader's state must change: names that are others now, and what is gone. */
function follows(
  state: State,
  graph: Graph,
  views: ViewBook,
  names: ReadonlyMap<string, string>,
): Partial<State> {
  const there = (id: string): boolean => graph.concepts.has(id) || graph.effects.has(id);
  const change: Partial<State> = {};
  for (const key of ["concept", "effect", "from", "to", "hover"] as const) {
    const now = renamedIn(state[key], names, there);
    if (now !== state[key]) change[key] = now;
  }
  const lit = renamedIn(state.lit, names, there);
  if (lit.join("\n") !== state.lit.join("\n")) change.lit = lit;
  const [kind, ...rest] = state.view.split(":");
  if (kind === "focus" || kind === "path") {
    const ids = rest.map((id) => names.get(id) ?? id);
    const gone = ids.some((id) => !graph.concepts.has(id) && !/^\d+$/.test(id));
    const view = gone ? views.first.id : [kind, ...ids].join(":");
    if (view !== state.view) change.view = view;
    if (gone) change.path = null;
  }
  if (state.tour) {
    const tour = graph.document.tours.find(({ id }) => id === state.tour);
    if (!tour) Object.assign(change, { tour: "", step: 0 });
    else if (state.step > tour.steps.length) change.step = tour.steps.length;
  }
  return change;
}
