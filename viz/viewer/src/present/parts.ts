// What the bar of a tour and the presenter's mode share: words, the list of steps, what is read out.

import { VERDICT_ORDER } from "../rules";
import type { State } from "../state";
import { isPosed, stepOf, tourOf, wordsOf } from "../steps";
import type { Ui } from "../ui/context";
import { button, type Child, h, words } from "../ui/dom";
import { choice, popover } from "../ui/menu";
import { format } from "../words";

/** The question alone while it is posed; then heading and narration. */
export function said(ui: Ui, state: State): Child[] {
  const { title, say } = wordsOf(ui.graph, state);
  return [title ? h("h2", {}, words(title)) : null, say ? words(say, "p") : null];
}

/** "3 of 8". */
export function placeOf(ui: Ui, state: State): string {
  return format(ui.words, "stepOf", { n: state.step, all: tourOf(ui.graph, state)?.steps.length ?? 0 });
}

/**
 * What the marks of a step mean: its verdicts alone, and how much of all is shown. It is as wide in every step, so
 * that the words keep their lines.
 */
export function marksKey(ui: Ui, state: State): Child {
  const all = [...ui.graph.effects.values()].filter(({ verdict }) => verdict !== "not-checked");
  const bare = isPosed(ui.graph, state) || stepOf(ui.graph, state)?.blank;
  const shown = new Set(all.filter(({ id }) => !bare && ui.actions.shows(id)).map(({ verdict }) => verdict));
  const part = partOf(ui, state),
    told = VERDICT_ORDER.filter((verdict) => shown.has(verdict));
  return (
    all.length > 0 &&
    h(
      "ul",
      { class: "marks-key" },
      told.map((verdict) => h("li", {}, ui.signs.mark(verdict), ui.words.verdicts[verdict])),
      part && h("li", {}, part),
    )
  );
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

/** Read the step out. */
export function speak(ui: Ui, state: State): void {
  const { title, say } = wordsOf(ui.graph, state);
  ui.say(
    [`${placeOf(ui, state)}.`, isPosed(ui.graph, state) && `${ui.words.question}:`, title && `${title}.`, say]
      .filter(Boolean)
      .join(" "),
  );
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
