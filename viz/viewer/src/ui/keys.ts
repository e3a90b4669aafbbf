// Keys: find, one step up, steps shown, zoom, and walking along the effects with the arrow keys.

import type { Effect } from "../document";
import { isLed } from "../host";
import { FRAMED } from "../options";
import type { Ui } from "./context";
import { host } from "./dom";
import { spoken } from "./live";
import type { SearchBox } from "./search";
import { Typed } from "./typed";

/** Whether keys belong to what is being written or chosen in. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Let the page be read with the keyboard alone. */
export function mountKeys(ui: Ui, stage: HTMLElement, search: SearchBox): void {
  const canvas = host(stage, "canvas");
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  const label = (): void =>
    canvas.setAttribute("aria-label", `${ui.graph.document.title}. ${ui.words.stage}`);
  label();
  ui.store.subscribe((state, before) => {
    if (state.language !== before.language) label();
  });
  document.addEventListener("keydown", (event) => {
    if (!event.defaultPrevented && !event.altKey && anywhere(ui, search, event)) event.preventDefault();
  });
  const walk = new Walk(ui);
  stage.addEventListener("keydown", (event) => {
    const { defaultPrevented, altKey, ctrlKey, metaKey, target } = event;
    if (defaultPrevented || altKey || ctrlKey || metaKey || target instanceof HTMLButtonElement) return;
    if (walk.key(event.key)) event.preventDefault();
  });
}

/** Keys that mean the same wherever the focus is; whether this was one. */
function anywhere(ui: Ui, search: SearchBox, { key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  const command = (ctrlKey || metaKey) && key.toLowerCase();
  const typing = isTyping(target);
  if (command === "k" || (key === "/" && !typing)) {
    search.open();
    return true;
  }
  if (typing) return false;
  if (!command) return plainKey(ui, key);
  if (command === "z") ui.stage.undo();
  return command === "z";
}

function plainKey(ui: Ui, key: string): boolean {
  const { actions, stage, store } = ui;
  // Only in a frame do a presentation's keys come here, and there they are the deck's.
  if (store.state.presenting && key.length > 1) return false;
  const acts = new Map<string, () => void>([
    ["Escape", () => actions.up()],
    ["?", () => actions.panel("help")],
    ["+", () => stage.zoomBy(1.25)],
    ["=", () => stage.zoomBy(1.25)],
    ["-", () => stage.zoomBy(0.8)],
    ["0", () => stage.fit()],
    ["1", () => actions.hops(1)],
    ["2", () => actions.hops(2)],
    ["3", () => actions.hops(3)],
  ]);
  if (store.state.tour && !isLed()) {
    // On the stage the arrow keys walk along the effects; in a frame they are the deck's.
    const steps = FRAMED
      ? [["PageDown"], ["PageUp"]]
      : [
          ["PageDown", "ArrowRight"],
          ["PageUp", "ArrowLeft"],
        ];
    steps.forEach((keys, back) => {
      for (const one of keys) acts.set(one, () => actions.onward(back ? -1 : 1));
    });
  }
  acts.get(key)?.();
  return acts.has(key);
}

const STEPS: Readonly<Record<string, string>> = {
  ArrowRight: "on",
  ArrowLeft: "back",
  ArrowDown: "next",
  ArrowUp: "previous",
  Home: "first",
  End: "last",
};

/** From a concept right and left along its effects, up and down among the alternatives; then Enter opens. */
class Walk {
  readonly #ui: Ui;
  readonly #typed = new Typed();

  constructor(ui: Ui) {
    this.#ui = ui;
  }

  key(key: string): boolean {
    if (key === "Enter") return this.#open();
    if (key === "Backspace") return this.#shut();
    const step = STEPS[key];
    const letter = /^\p{L}$/u.test(key) ? key.toLowerCase() : "";
    if (!step && !letter) return false;
    if (step) this.#typed.forget();
    const to = step ? this.#from(step) : this.#named(letter);
    if (to) {
      this.#ui.store.set({ hover: to });
      this.#ui.stage.bringIntoSight(to);
      this.#ui.say(spoken(this.#ui, to));
    }
    return true;
  }

  #open(): boolean {
    const { hover } = this.#ui.store.state;
    if (this.#ui.graph.effects.has(hover)) this.#ui.actions.openEffect(hover);
    else if (this.#ui.graph.concepts.has(hover)) this.#ui.actions.choose({ id: hover, kind: "concept" });
    else return false;
    return true;
  }

  /** Shut the group of the concept at hand. */
  #shut(): boolean {
    const { graph, store, actions } = this.#ui;
    const { hover, concept } = store.state;
    const group = graph.groups().find(({ members }) => members.includes(hover || concept));
    if (group) actions.shut(group.key, true);
    return group !== undefined;
  }

  #from(step: string): string {
    const { graph, store } = this.#ui;
    const { hover, concept, effect } = store.state;
    const here = hover || effect || concept;
    const along = graph.effects.get(here);
    if (along) return this.#fromEffect(along, step);
    if (step === "first" || step === "last") return this.#shown().at(step === "first" ? 0 : -1) ?? "";
    if (!graph.concepts.has(here)) return this.#hub();
    if (step === "on") return this.#at(here, "source")[0]?.id ?? "";
    if (step === "back") return this.#at(here, "target")[0]?.id ?? "";
    return next(this.#shown(), here, step);
  }

  /** Where a walk begins: the concept on the stage with most effects, the first of equals. */
  #hub(): string {
    const { graph } = this.#ui;
    const count = (id: string): number => graph.around(id).length;
    return this.#shown().reduce((hub, id) => (hub && count(hub) >= count(id) ? hub : id), "");
  }

  /** The concept whose name begins with what is typed: first among the neighbours, then behind this one. */
  #named(letter: string): string {
    const { graph, store } = this.#ui;
    const order = (from: string): string[] => {
      const shown = this.#shown(),
        at = shown.indexOf(from);
      const behind = [...shown.slice(at + 1), ...shown.slice(0, at + 1)];
      const near = new Set(graph.around(from).flatMap(({ source, target }) => [source, target]));
      return [...behind.filter((id) => near.has(id)), ...behind.filter((id) => !near.has(id))];
    };
    const { hover, concept, effect } = store.state;
    const here = hover || concept || effect || this.#hub();
    return this.#typed.jump(letter, here, order, (id) => graph.titleOf(id));
  }

  #fromEffect(effect: Effect, step: string): string {
    if (step === "on") return effect.target;
    if (step === "back") return effect.source;
    const { store } = this.#ui;
    // Among the effects of the end that is in the middle; else among those of the source.
    const side = effect.target === store.state.concept ? "target" : "source";
    const far = (one: Effect): string => (side === "target" ? one.source : one.target);
    const order = this.#shown();
    return next(
      [...this.#at(effect[side], side)]
        .sort((a, b) => order.indexOf(far(a)) - order.indexOf(far(b)))
        .map(({ id }) => id),
      effect.id,
      step,
    );
  }

  /** Concepts on the stage column by column from the left, each from its top. */
  #shown(): string[] {
    const { actions, graph } = this.#ui;
    const boxes = [...(actions.shownView()?.boxes ?? [])].sort(({ rect: a }, { rect: b }) => a[0] - b[0]);
    const columns: (typeof boxes)[] = [];
    for (const box of boxes) {
      const column = columns.at(-1),
        [left, , width] = column?.[0]?.rect ?? [0, 0, 0];
      if (column && box.rect[0] < left + width / 2) column.push(box);
      else columns.push([box]);
    }
    for (const column of columns)
      column.sort(({ rect: a }, { rect: b }) => a[1] + a[3] / 2 - b[1] - b[3] / 2);
    const ids = columns.flat().map(({ concept }) => concept);
    return ids.length ? ids : [...graph.concepts.keys()];
  }

  /** The effects that are drawn at one end of theirs; where none is, those of the graph. */
  #at(concept: string, end: "source" | "target"): readonly Effect[] {
    const { actions, graph } = this.#ui;
    const routes = actions.shownView()?.routes ?? [];
    const drawn = routes
      .map(({ effect }) => graph.effects.get(effect)!)
      .filter((effect) => effect[end] === concept);
    return drawn.length ? drawn : end === "source" ? graph.outgoing(concept) : graph.incoming(concept);
  }
}

function next(list: readonly string[], here: string, step: string): string {
  const at = list.indexOf(here);
  return list[(at + (step === "next" ? 1 : list.length - 1)) % list.length] ?? "";
}
