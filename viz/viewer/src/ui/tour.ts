// The bar of a tour: what the step says, where it stands, previous and next. Every step is read out.

import type { State } from "../state";
import { isPosed, onward, stepOf, tourOf, wordsOf } from "../steps";
import { changed } from "./changed";
import type { Ui } from "./context";
import { button, type Child, h, redrawn, words } from "./dom";
import { choice } from "./menu";
import { icon } from "./signs";
import { partOf, placeOf, said, stepList } from "./step-parts";

/** `present` begins the presentation of the step that is shown. */
export function mountTour(ui: Ui, stage: HTMLElement, present: () => void): void {
  const bar = h("section", { class: "tour" });
  stage.after(bar);
  const draw = redrawn(bar, () => {
    const { state } = ui.store;
    bar.setAttribute("aria-label", ui.words.tour);
    return state.presenting ? [] : contents(ui, state, present);
  });
  ui.store.subscribe((state, before) => {
    if (changed(state, before, "tour", "step", "revealed", "presenting", "language")) draw();
    if (state.tour && changed(state, before, "tour", "step", "revealed")) speak(ui, state);
  });
}

function contents(ui: Ui, state: State, present: () => void): Child[] {
  const { words: w, actions, graph } = ui;
  const { tours } = graph.document;
  const tour = tourOf(graph, state);
  if (!tour || !stepOf(graph, state)) return [];
  const first = !stepOf(graph, onward(graph, state, -1)),
    last = !stepOf(graph, onward(graph, state, 1));
  const at = placeOf(ui, state),
    part = partOf(ui, state);
  return [
    h(
      "div",
      { class: "tour-head" },
      tours.length > 1
        ? choice(
            w.tours,
            tours.map(({ id, title }) => [id, title] as const),
            tour.id,
            (id) => actions.tour(id),
          )
        : h("strong", {}, words(tour.title)),
      part && h("span", { class: "part" }, part),
      h(
        "span",
        { class: "tour-ways" },
        button(w.present, present, { class: "link", "data-key": "present" }),
        button(w.endTour, () => actions.endTour(), { class: "link", "data-key": "end" }),
      ),
    ),
    h("div", { class: "tour-say" }, stepOf(graph, state)?.blank ? null : said(ui, state)),
    h(
      "div",
      { class: "tour-move" },
      stepList(ui),
      button([icon("previous"), h("span", {}, w.previous)], () => actions.onward(-1), {
        class: "step",
        disabled: first,
        "data-key": "previous",
      }),
      h(
        "span",
        { class: "progress" },
        h("progress", { max: tour.steps.length, value: state.step, "aria-label": at }),
        at,
      ),
      button(
        [h("span", {}, isPosed(graph, state) ? w.answer : last ? w.endTour : w.next), icon("next")],
        () => (last ? actions.endTour() : actions.onward(1)),
        { class: "step primary", "data-key": "next" },
      ),
    ),
  ];
}

/** Read the step out. */
function speak(ui: Ui, state: State): void {
  const { title, say } = wordsOf(ui.graph, state);
  ui.say(
    [`${placeOf(ui, state)}.`, isPosed(ui.graph, state) && `${ui.words.question}:`, title && `${title}.`, say]
      .filter(Boolean)
      .join(" "),
  );
}
