// Small tools on the stage: zoom and fit, legend, steps and direction of a focus view, its parts, what is narrowed.

import { isRestricting } from "../filter";
import type { State } from "../state";
import type { Ui } from "./context";
import { button, fill, h, type Child } from "./dom";
import { icon, type IconName } from "./signs";

export function mountStageTools(ui: Ui, stage: HTMLElement): void {
  const zoom = h("div", { class: "tools zoom", role: "group" });
  const about = h("div", { class: "tools about-view", role: "group" });
  stage.append(about, zoom);
  const draw = (): void => {
    fill(zoom, tool(ui.words.zoomIn, "plus", () => ui.stage.zoomBy(1.25)), tool(ui.words.zoomOut, "minus", () => ui.stage.zoomBy(0.8)),
      tool(ui.words.fit, "fit", () => ui.stage.fit()), tool(ui.words.legend, "legend", () => ui.actions.panel("legend")));
    zoom.setAttribute("aria-label", ui.words.fit);
  };
  const drawAbout = (state: State): void => {
    const key = (document.activeElement as HTMLElement | null)?.dataset["key"];
    const focused = about.contains(document.activeElement);
    fill(about, overviewTools(ui, state), focusTools(ui, state), pageTools(ui, state), narrowed(ui, state));
    about.hidden = about.childElementCount === 0;
    about.setAttribute("aria-label", ui.words.hops);
    if (focused && key) [...about.querySelectorAll<HTMLElement>("[data-key]")].find((one) => one.dataset["key"] === key)?.focus();
  };
  draw();
  drawAbout(ui.store.state);
  ui.store.subscribe((state, before) => {
    if (state.language !== before.language) draw();
    if (state.hover === before.hover) drawAbout(state);
  });
}

function tool(name: string, sign: IconName, act: () => void): HTMLElement {
  return button(icon(sign), act, { class: "icon-button", "aria-label": name, title: name });
}

interface Option { name: string; on: boolean; act: () => void }

function segmented(label: string, options: readonly Option[]): HTMLElement {
  return h("div", { class: "segmented", role: "group", "aria-label": label },
    options.map(({ name, on, act }) => button(name, act, { "aria-pressed": String(on), "data-key": `${label} ${name}` })));
}

function overviewTools(ui: Ui, state: State): Child {
  if (!state.view.startsWith("overview:") || !ui.views.has("overview:all") || !ui.views.has("overview:core")) return null;
  const { words: w } = ui;
  return segmented(w.overview, [
    { name: w.coreEffects, on: state.view === "overview:core", act: () => ui.actions.overview("overview:core") },
    { name: w.allEffects, on: state.view === "overview:all", act: () => ui.actions.overview("overview:all") },
  ]);
}

function focusTools(ui: Ui, state: State): Child {
  if (!state.concept || !state.view.startsWith("focus:")) return null;
  const { words: w } = ui;
  return [
    segmented(w.hops, ([1, 2, 3] as const).map((hops) => ({ name: String(hops), on: state.hops === hops, act: () => ui.actions.hops(hops) }))),
    segmented(w.direction, (["in", "both", "out"] as const).map((direction) => (
      { name: w.directions[direction], on: state.direction === direction, act: () => ui.store.set({ direction }) }))),
  ];
}

function pageTools(ui: Ui, state: State): Child {
  const pages = ui.views.get(state.view)?.pages ?? [];
  if (pages.length < 2 || state.hops !== 1) return null;
  const { words: w } = ui;
  return segmented(w.pages, pages.map((page, i) => ({ name: page === `focus:${state.concept}` ? w.wholeView : w.page(i + (pages[0] === `focus:${state.concept}` ? 0 : 1)), on: page === state.view, act: () => ui.store.set({ view: page }) })));
}

function narrowed(ui: Ui, state: State): Child {
  if (!isRestricting(state.filter) && !state.lit.length) return null;
  return button([ui.words.showAll, icon("close")], () => { ui.actions.noFilter(); ui.actions.light([]); }, { class: "pill", "data-key": "narrowed" });
}
