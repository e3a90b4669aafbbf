// Tools for what is on the stage: zoom, fit and legend; which overview or part.

import { isRestricting } from "../filter";
import type { State } from "../state";
import { waiting } from "../waiting";
import { format } from "../words";
import { changed } from "./changed";
import type { Ui } from "./context";
import { button, type Child, fill, h, redrawn, words } from "./dom";
import { drawnOf, leftOut, showLeftOut } from "./drawn";
import { icon, iconButton } from "./signs";

/** Let an element follow the state: drawn anew, with the focus on what had it. Returns what draws it. */
function follow(
  ui: Ui,
  element: HTMLElement,
  draw: (state: State) => Child,
  changes: (state: State, before: State) => boolean,
): () => void {
  const redraw = redrawn(element, () => draw(ui.store.state));
  ui.store.subscribe((state, before) => {
    if (changes(state, before)) redraw();
  });
  return redraw;
}

/**
 * What is restricted or lit can be taken back on the stage itself; what has no words there is counted. Above the
 * stage stand the parts of a hub's surroundings; which of them are offered depends on the stage's size.
 */
export function mountStageTools(ui: Ui, stage: HTMLElement): void {
  const count = h("p", { class: "wordless waiting quiet" }),
    parts = h("nav", { class: "parts" });
  const restricted = h("div", { class: "chips" }),
    drawn = h("div"),
    back = h("div", { class: "chips", hidden: true });
  follow(
    ui,
    restricted,
    (state) => narrowed(ui, state),
    (state, before) =>
      changed(state, before, "filter", "lit", "why", "from", "tour", "view", "language", "arranging"),
  );
  follow(
    ui,
    drawn,
    (state) => partly(ui, state),
    (state, before) => changed(state, before, "view", "hops", "direction", "filter", "language"),
  );
  const drawParts = follow(
    ui,
    parts,
    (state) => partButtons(ui, parts, state),
    (state, before) => changed(state, before, "view", "language", "hops"),
  );
  ui.stage.onMoved = (moves) => {
    back.hidden = moves === 0;
    fill(back, moves > 0 && button(ui.words.undoMove, () => ui.stage.undo(), { class: "pill" }));
  };
  stage.append(h("div", { class: "tools about-view" }, back, restricted, drawn, count), fitPill(ui));
  stage.before(parts);
  let size = "";
  ui.stage.onDrawn = (waiting) => {
    const text = waiting > 0 ? format(ui.words, "waiting", { n: waiting }) : "";
    if (count.textContent !== text) count.textContent = text;
    const note = drawn.firstElementChild;
    note?.classList.toggle("free", ui.stage.isFree(note.getBoundingClientRect()));
    if (size !== (size = String(ui.views.page))) drawParts();
  };
}

/** Where the bar has no room for it: back to the whole picture, as soon as it was moved. */
function fitPill(ui: Ui): HTMLElement {
  const host = h("div", { class: "tools fit-pill" });
  follow(
    ui,
    host,
    ({ at }) => at && button([icon("fit"), ui.words.fit], () => ui.stage.fit(), { class: "pill" }),
    (state, before) => changed(state, before, "at", "language"),
  );
  return host;
}

/** Buttons that zoom and fit the picture, and open the legend. */
export function zoomTools(ui: Ui): HTMLElement {
  const element = h("div", { class: "zoom" });
  follow(
    ui,
    element,
    () => [
      iconButton("minus", ui.words.zoomOut, () => ui.stage.zoomBy(0.8)),
      iconButton("plus", ui.words.zoomIn, () => ui.stage.zoomBy(1.25)),
      iconButton("fit", ui.words.fit, () => ui.stage.fit()),
      iconButton("legend", ui.words.legend, () => ui.actions.panel("legend")),
    ],
    (state, before) => state.language !== before.language,
  );
  return element;
}

/** Which overview. */
export function viewTools(ui: Ui): HTMLElement {
  const element = h("div", { class: "view-tools" });
  follow(
    ui,
    element,
    (state) => overviewTools(ui, state),
    (state, before) => changed(state, before, "view", "language"),
  );
  return element;
}

interface Option {
  name: string;
  told?: string;
  on: boolean;
  act: () => void;
}

/** A row of buttons of which one is on. */
export function segmented(label: string, options: readonly Option[]): HTMLElement {
  return h(
    "div",
    { class: "segmented", role: "group", "aria-label": label, title: label },
    options.map(({ name, told, on, act }) =>
      button(name, act, { title: told, "aria-pressed": String(on), "data-key": `${label} ${name}` }),
    ),
  );
}

function overviewTools(ui: Ui, state: State): HTMLElement | null {
  const [core, all] = [drawnBy(ui, "overview:core"), drawnBy(ui, "overview:all")];
  // Where all is core there is nothing to choose.
  if (!state.view.startsWith("overview:") || !core || !all || core === all) return null;
  const { words: w } = ui;
  return segmented(w.effects, [
    {
      name: `${w.coreEffects} ${core}`,
      told: format(w, "coreEffectsTold", { n: core }),
      on: state.view === "overview:core",
      act: () => ui.actions.overview("overview:core"),
    },
    {
      name: `${w.allEffects} ${all}`,
      told: format(w, "allEffectsTold", { n: all }),
      on: state.view === "overview:all",
      act: () => ui.actions.overview("overview:all"),
    },
  ]);
}

function drawnBy(ui: Ui, view: string): number {
  return ui.views.get(view)?.routes.length ?? 0;
}

function partButtons(ui: Ui, nav: HTMLElement, state: State): Child {
  const pages = ui.views.get(state.view)?.pages ?? [],
    whole = pages[0];
  if (!whole || state.hops !== 1) return null;
  const shown = ui.actions.shownView()?.id;
  nav.setAttribute("aria-label", ui.words.pages);
  return [
    h("span", { class: "quiet" }, ui.words.pages),
    pages
      .filter((id) => id !== whole || ui.views.isReadable(whole))
      .map((id) =>
        button(id === whole ? ui.words.whole : partName(ui, id), () => ui.store.set({ view: id }), {
          "aria-pressed": String(id === shown),
          "data-key": id,
        }),
      ),
  ];
}

function partName(ui: Ui, id: string): string {
  const boxes = ui.views.get(id)?.boxes.filter(({ central }) => !central) ?? [];
  const categories = boxes.map(
    ({ concept }) => ui.graph.categories.get(ui.graph.concepts.get(concept)?.category ?? "")?.label ?? "–",
  );
  const names = [...new Set(categories)].join(", ");
  if (names !== "–") return names;
  const titles = boxes.map(({ concept }) => ui.graph.titleOf(concept));
  return titles.length > 1 ? `${titles[0]} – ${titles.at(-1)}` : (titles[0] ?? "–");
}

/** What the view does not draw among all that it shows. */
function partly(ui: Ui, { hops }: State): Child {
  const left = hops > 1 ? leftOut(ui).length : 0;
  return (
    left > 0 &&
    h(
      "p",
      { class: "not-drawn waiting quiet" },
      format(ui.words, "leftOut", { n: left }),
      " ",
      showLeftOut(ui),
    )
  );
}

/** How many effects of the concept pointed at are drawn: in the bar, where it covers nothing, as long as it has room. */
export function drawnNote(ui: Ui): HTMLElement {
  const note = h("p", { class: "drawn-note quiet" });
  ui.store.subscribe(({ hover }, before) => {
    if (hover === before.hover) return;
    const texts = ui.graph.concepts.has(hover)
      ? (["drawnOf", "drawnShort"] as const).map((key) => drawnOf(ui, hover, key))
      : [];
    const fits = (text: string): boolean => {
      note.textContent = text;
      return note.scrollWidth <= note.clientWidth;
    };
    if (!texts.some(fits)) note.textContent = "";
  });
  return note;
}

/** Everything by which the picture is restricted, each with a cross that takes it back. */
function narrowed(ui: Ui, state: State): Child {
  const lit = litBy(ui, state);
  const all = [
    ...(isRestricting(state.filter) ? waiting("panels").restrictions(ui) : []),
    ...(lit ? [{ name: lit, short: lit, remove: () => ui.actions.light([]) }] : []),
  ];
  return [
    state.arranging &&
      chip(ui, ui.words.arranging, ui.words.arranging, () => ui.store.set({ arranging: false })),
    all.map(({ name, short, remove }) => chip(ui, name, short, remove)),
    all.length > 1 &&
      button(
        [ui.words.showAll, icon("close")],
        () => {
          ui.actions.noFilter();
          ui.actions.light([]);
        },
        { class: "pill", "data-key": "narrowed" },
      ),
  ];
}

function chip(ui: Ui, name: string, short: string, remove: () => void): HTMLElement {
  return button([words(short.length > 60 ? `${short.slice(0, 59)}…` : short), icon("close")], remove, {
    class: "pill",
    "data-key": name,
    "aria-label": format(ui.words, "remove", { name }),
    title: format(ui.words, "remove", { name }),
  });
}

/** What lit the lit, in words; a tour and a drawn way say so themselves. */
function litBy(ui: Ui, { lit, why, from, tour, view }: State): string {
  if (!lit.length || tour || view.startsWith("path:")) return "";
  if (why === "follows") return format(ui.words, "litFollows", { concept: ui.graph.labelOf(from) });
  if (why === "loop") return ui.words.litLoop;
  if (why === "sentence") return ui.words.litSentence;
  return format(ui.words, "litSome", {
    n: lit.filter((id) => ui.graph.effects.has(id) || ui.graph.concepts.has(id)).length,
  });
}
