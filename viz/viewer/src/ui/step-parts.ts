// What the bar of a tour and the presenter's mode share: words, where they stand, the list of steps.

import type { State } from "../state";
import { stepOf, tourOf, wordsOf } from "../steps";
import { format } from "../words";
import type { Ui } from "./context";
import { button, type Child, h, words } from "./dom";
import { choice, popover } from "./menu";

/** The question alone while it is posed; then heading and narration. */
export function said(ui: Ui, state: State): Child[] {
  const { title, say } = wordsOf(ui.graph, state);
  return [title ? h("h2", {}, words(title)) : null, say ? words(say, "p") : null];
}

/** "3 of 8". */
export function placeOf(ui: Ui, state: State): string {
  return format(ui.words, "stepOf", { n: state.step, all: tourOf(ui.graph, state)?.steps.length ?? 0 });
}

/** "3 of 90 effects", where a step is shown in part. */
export function partOf(ui: Ui, state: State): string {
  const step = stepOf(ui.graph, state),
    whole = step && ui.views.get(step.view);
  if (!whole || state.view !== step.near) return "";
  return format(ui.words, "partShown", {
    n: ui.actions.shownView()?.routes.length ?? 0,
    all: whole.routes.length,
  });
}

/** All steps, each a way to it; other tours too where there are some. */
export function stepList(ui: Ui): HTMLElement {
  return popover("legend", ui.words.allSteps, () => {
    const { state } = ui.store,
      { tours } = ui.graph.document,
      tour = tourOf(ui.graph, state);
    return [
      tours.length > 1 &&
        choice(
          ui.words.tours,
          tours.map(({ id, title }) => [id, title] as const),
          state.tour,
          (id) => ui.actions.tour(id),
        ),
      h(
        "ol",
        {},
        tour?.steps.map((step, at) =>
          h(
            "li",
            {},
            button(
              words(step.title || step.ask || step.say || tour.title),
              () => ui.actions.tour(tour.id, at + 1),
              { class: "menu-item", "aria-current": at + 1 === state.step && "step" },
            ),
          ),
        ),
      ),
    ];
  });
}
