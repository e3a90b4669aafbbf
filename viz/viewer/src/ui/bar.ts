// The bar: title, where you are, the ways of looking, search, theme and menu.

import type { State } from "../state";
import { isMap } from "../views";
import { crumbs } from "./breadcrumbs";
import { changed } from "./changed";
import type { Ui } from "./context";
import { button, fill, h, toStage } from "./dom";
import { menu } from "./menu";
import { mountSearch, type SearchBox } from "./search";
import { iconButton } from "./signs";
import { drawnNote, viewTools, zoomTools } from "./stage-tools";

/** One of the ways is the present one; the article stands beside any of them. */
interface Way {
  name: string;
  current: boolean;
  go: () => void;
  off?: boolean;
  beside?: boolean;
}

function waysOf(ui: Ui, state: State): Way[] {
  const { words: w, actions } = ui;
  const { document } = ui.graph;
  const present = presentWay(ui, state);
  return [
    ...(isMap(ui.data.start)
      ? [
          { name: w.map, current: isMap(state.view) && present === "overview", go: () => actions.home() },
          {
            name: w.everything,
            current: state.view.startsWith("overview:") && present === "overview",
            go: () => actions.home(actions.overviewId()),
          },
        ]
      : [
          { name: w.overview, current: present === "overview", go: () => actions.home() },
          {
            name: w.focus,
            current: present === "focus",
            go: () => actions.openConcept(state.concept || mostConnected(ui)),
          },
        ]),
    { name: w.paths, current: present === "paths", go: () => openAsking(ui) },
    {
      name: w.verdict,
      current: present === "verdict",
      go: () => actions.panel("filter"),
      off: !ui.graph.hasVerdicts(),
    },
    {
      name: w.tour,
      current: present === "tour",
      go: () => actions.tour(document.tours[0]?.id ?? ""),
      off: document.tours.length === 0,
    },
    {
      name: w.article,
      current: state.article,
      go: () => ui.store.set({ article: !state.article }),
      off: document.article.length === 0,
      beside: true,
    },
  ];
}

/** What the reader does now comes before where it is done. */
function presentWay(
  ui: Ui,
  { panel, tour, view }: State,
): "overview" | "focus" | "paths" | "verdict" | "tour" {
  if (panel === "filter" && ui.graph.hasVerdicts()) return "verdict";
  if (panel === "ask") return "paths";
  if (tour) return "tour";
  return view.startsWith("path:") ? "paths" : view.startsWith("focus:") ? "focus" : "overview";
}

function mostConnected(ui: Ui): string {
  const degree = (id: string): number => ui.graph.around(id).length;
  return ui.graph.document.concepts.reduce(
    (best, { id }) => (best && degree(best) >= degree(id) ? best : id),
    "",
  );
}

/** Fill the bar; returns its search. */
export function mountBar(ui: Ui, bar: HTMLElement): SearchBox {
  const title = h(
    "h1",
    { class: "bar-title", dir: "auto", title: ui.graph.document.title },
    ui.graph.document.title,
  );
  const where = h("nav", { class: "crumbs" });
  const parts = viewTools(ui);
  const ways = h("nav", { class: "ways" });
  const search = mountSearch(ui);
  const tools = h("div", { class: "bar-tools" });
  const skip = button("", () => ui.store.set({ panel: "outline" }), { class: "skip" });
  const toGraph = button("", toStage, { class: "skip" });
  fill(bar, skip, toGraph, title, where, parts, drawnNote(ui), ways, search.element, zoomTools(ui), tools);
  const draw = (state: State): void => {
    where.setAttribute("aria-label", ui.words.whereYouAre);
    fill(where, crumbs(ui, state));
    where.hidden = !where.childElementCount;
    skip.textContent = ui.words.skipToOutline;
    toGraph.textContent = ui.words.skipToGraph;
    ways.setAttribute("aria-label", ui.words.waysOfLooking);
    drawWays(ui, ways, state);
  };
  const drawTools = (): void => {
    const held = tools.contains(document.activeElement);
    fill(tools, menu(ui));
    if (held) tools.querySelector("button")!.focus();
  };
  draw(ui.store.state);
  drawTools();
  ui.store.subscribe((state, before) => {
    if (changed(state, before, "view", "concept", "effect", "tour", "path", "panel", "article", "language"))
      draw(state);
    if (state.language !== before.language) drawTools();
  });
  return search;
}

/** The buttons are kept and only marked anew, so that the focus stays where it is. */
function drawWays(ui: Ui, nav: HTMLElement, state: State): void {
  const wanted = waysOf(ui, state).filter((way) => !way.off);
  if (nav.childElementCount !== wanted.length) {
    fill(
      nav,
      wanted.map((_, i) =>
        button(
          "",
          () =>
            waysOf(ui, ui.store.state)
              .filter((way) => !way.off)
              [i]?.go(),
          { class: "way" },
        ),
      ),
    );
  }
  wanted.forEach((way, i) => {
    const one = nav.children[i] as HTMLElement;
    one.textContent = way.name;
    one.setAttribute("aria-pressed", String(way.current));
    one.classList.toggle("beside", way.beside === true);
  });
}

/** A cross that closes something. */
export function closeButton(ui: Ui, act: () => void): HTMLButtonElement {
  return iconButton("close", ui.words.close, act, { class: "icon-button close" });
}

/** Ways from where the reader is, unless others were asked for. */
function openAsking({ actions, store }: Ui): void {
  const { concept, from, panel } = store.state;
  if (concept && !from && panel !== "ask") store.set({ from: concept });
  actions.panel("ask");
}
