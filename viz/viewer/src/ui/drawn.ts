// What the view on the stage draws, and what it leaves out.

import type { Effect, View } from "../document";
import { format } from "../words";
import type { Ui } from "./context";
import { button } from "./dom";

function drawnIds(view: View | undefined): Set<string> {
  return new Set(view?.routes.map(({ effect }) => effect));
}

/** How many of these effects the view on the stage draws. */
export function countDrawn(ui: Ui, effects: readonly Effect[]): number {
  const drawn = drawnIds(ui.actions.shownView());
  return effects.filter(({ id }) => drawn.has(id)).length;
}

/** "3 of 5 effects drawn" for a concept, or "" when all are; "drawnShort" says it without the concept. */
export function drawnOf(ui: Ui, concept: string, key: "drawnOf" | "drawnShort" = "drawnOf"): string {
  const all = ui.graph.around(concept),
    n = countDrawn(ui, all);
  return n < all.length && ui.actions.shownView()?.boxes.some((box) => box.concept === concept)
    ? format(ui.words, key, { n, all: all.length, concept: ui.graph.titleOf(concept) })
    : "";
}

/** Effects between concepts of a focus view that it does not draw. */
export function leftOut(ui: Ui): Effect[] {
  const view = ui.actions.shownView();
  if (view?.kind !== "focus") return [];
  const drawn = drawnIds(view),
    shown = new Set(view.boxes.map(({ concept }) => concept));
  return [...shown].flatMap((concept) =>
    ui.graph.outgoing(concept).filter(({ id, target }) => shown.has(target) && !drawn.has(id)),
  );
}

/** A button to the overview of all, with everything among the concepts shown here lit. */
export function showLeftOut(ui: Ui): HTMLElement {
  const shown = ui.actions.shownView()?.boxes.map(({ concept }) => concept) ?? [];
  return button(
    ui.words.showInAll,
    () => ui.actions.lightIn(ui.views.has("overview:all") ? "overview:all" : ui.actions.overviewId(), shown),
    { class: "link" },
  );
}
