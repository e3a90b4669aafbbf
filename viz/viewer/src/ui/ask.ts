// The questions: how one concept affects another, what follows if it rises, which loops there are.

import { follows, type Consequence } from "../ask/follows";
import { loops, type Loop } from "../ask/loops";
import { paths, type Path } from "../ask/paths";
import type { Effect } from "../document";
import { drawnWay } from "../make-view";
import type { Ui } from "./context";
import { button, fill, h, panelTitle, quiet, type Child } from "./dom";
import { conceptName, effectLink } from "./effect-link";
import { conceptPicker } from "./picker";
import { icon } from "./signs";
import { format } from "../words";

export function askPanel(ui: Ui): Child[] {
  const { words: w } = ui;
  return [
    panelTitle(w.ask),
    section(w.askPaths, askPaths(ui), true),
    section(w.askFollows, askFollows(ui), ui.store.state.path === null && ui.store.state.concept !== ""),
    section(w.askLoops, askLoops(ui), false),
  ];
}

function section(title: string, body: Child, open: boolean): HTMLElement {
  return h("details", { class: "question", open }, h("summary", {}, h("h3", {}, title)), body);
}

function askPaths(ui: Ui): Child {
  const { words: w, store } = ui;
  const [from, to] = store.state.path ?? [store.state.concept, ""];
  const ask = (a: string, b: string): void => {
    if (a && b && a !== b) ui.actions.showPath(a, b);
    else store.set({ path: [a, b] });
  };
  return [
    h("div", { class: "pair" }, conceptPicker(ui, w.from, from, (id) => ask(id, to)),
      button(icon("swap"), () => ask(to, from), { class: "icon-button", "aria-label": w.swap, title: w.swap }),
      conceptPicker(ui, w.to, to, (id) => ask(from, id))),
    from && to && from !== to ? answer(ui, from, to) : null,
  ];
}

function answer(ui: Ui, from: string, to: string): Child {
  const { words: w, graph } = ui;
  const found = paths(graph, from, to);
  if (found.length) {
    return [quiet(format(w, "pathsFound", { n: found.length })),
      h("ol", { class: "chains" }, found.map((path) => h("li", {}, pathEntry(ui, path))))];
  }
  const back = paths(graph, to, from, { limit: 1 }).length > 0;
  return [h("p", {}, format(w, "noPaths", { from: graph.labelOf(from), to: graph.labelOf(to) })),
    back && h("p", {}, button(w.tryReverse, () => ui.actions.showPath(to, from), { class: "link" }))];
}

function pathEntry(ui: Ui, path: Path): Child {
  const { words: w } = ui;
  return [chain(ui, path.effects), h("p", { class: "net" }, w.netEffect, ": ", h("strong", {}, w.nets[path.sign]), " · ", weakestLink(ui, path.weakest), " ",
    button(w.show, () => showWay(ui, path), { class: "link" }))];
}

/** Draw this way as the view, in the place of the one drawn before. */
function showWay(ui: Ui, path: Path): void {
  const from = path.effects[0]?.source ?? "", to = path.effects.at(-1)?.target ?? "";
  const view = `path:${from}:${to}`;
  ui.views.set(view, drawnWay(ui.graph, ui.data.font, view, path));
  ui.store.set({ view, path: [from, to], lit: idsOf(path.effects), concept: "", effect: "", tour: "", step: 0, hops: 1, direction: "both", hover: "" });
}

function weakestLink(ui: Ui, effect: Effect): Child {
  return [ui.words.weakestLink, ": ", h("span", { class: `stance v-${effect.verdict}` }, ui.signs.mark(effect.verdict), ui.words.verdicts[effect.verdict])];
}

function chain(ui: Ui, effects: readonly Effect[]): HTMLElement {
  return h("div", { class: "chain" }, effects.map((effect) => effectLink(ui, effect)));
}

/** Ids of a chain's effects and concepts. */
export function idsOf(effects: readonly Effect[]): string[] {
  return [...new Set(effects.flatMap(({ id, source, target }) => [id, source, target]))];
}

function lightButton(ui: Ui, effects: readonly Effect[]): HTMLElement {
  const ids = idsOf(effects);
  return button(ui.words.show, () => {
    if (!effects.every(({ id }) => ui.actions.shows(id))) ui.store.set({ view: "overview:all", concept: "", effect: "", hover: "" });
    ui.actions.light(ids);
  }, { class: "link" });
}

function askLoops(ui: Ui): Child {
  const found = loops(ui.graph);
  if (!found.length) return quiet(ui.words.noLoops);
  return [quiet(format(ui.words, "loopsFound", { n: found.length })),
    h("ol", { class: "chains" }, found.map((loop) => h("li", {}, loopEntry(ui, loop))))];
}

function loopEntry(ui: Ui, loop: Loop): Child {
  const { words: w } = ui;
  return [h("p", { class: "net" }, h("strong", {}, w.loopKinds[loop.kind]), `: ${w.loopKindsExplained[loop.kind]} `, lightButton(ui, loop.effects)),
    chain(ui, loop.effects)];
}

function askFollows(ui: Ui): Child {
  const result = h("div", { class: "follows", "aria-live": "polite" });
  const show = (id: string): void => fill(result, id ? consequences(ui, id) : null);
  show(ui.store.state.concept);
  return [conceptPicker(ui, ui.words.concept, ui.store.state.concept, show), result];
}

function consequences(ui: Ui, id: string): Child {
  const { words: w, graph } = ui;
  const found = follows(graph, id);
  if (!found.length) return quiet(w.nothingFollows);
  const effects = found.flatMap(({ by }) => by);
  return [
    h("p", {}, h("strong", {}, format(w, "ifRises", { concept: graph.labelOf(id) })), ": ", format(w, "followsCount", { n: found.length }), " ", lightButton(ui, effects)),
    [1, 2, 3].map((steps) => stepList(ui, steps, found.filter((one) => one.steps === steps))),
    quiet(w.followsCaution),
  ];
}

const CHANGE_SIGNS = { rises: "↑", falls: "↓", conflict: "↕", open: "?" } as const;

function stepList(ui: Ui, steps: number, found: readonly Consequence[]): Child {
  return found.length > 0 && [h("h4", {}, format(ui.words, "steps", { n: steps })), h("ul", { class: "changes" }, found.map(({ concept, change }) => h("li", {},
    h("span", { class: `change change-${change}`, "aria-hidden": "true" }, CHANGE_SIGNS[change]),
    h("span", {}, conceptName(ui, concept), " ", h("span", { class: "quiet" }, ui.words[change])))))];
}

