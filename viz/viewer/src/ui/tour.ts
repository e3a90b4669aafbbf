// The bar of a tour: what the step says, where it stands, previous and next.

import type { State } from "../state";
import type { Ui } from "./context";
import { button, fill, h, words, type Child } from "./dom";
import { choice } from "./menu";
import { icon } from "./signs";
import { format } from "../words";

export function mountTour(ui: Ui, stage: HTMLElement): void {
  const bar = h("section", { class: "tour", hidden: true });
  stage.after(bar);
  const draw = (state: State): void => {
    const inside = contents(ui, state);
    bar.hidden = inside.length === 0;
    bar.setAttribute("aria-label", ui.words.tour);
    const held = (document.activeElement as HTMLElement | null)?.dataset["key"];
    const focused = bar.contains(document.activeElement);
    fill(bar, inside);
    const again = focused && held ? bar.querySelector<HTMLButtonElement>(`[data-key="${held}"]`) : null;
    (again && !again.disabled ? again : focused ? bar.querySelector<HTMLElement>("button:not(:disabled)") : null)?.focus();
  };
  draw(ui.store.state);
  ui.store.subscribe((state, before) => {
    if (state.tour !== before.tour || state.step !== before.step || state.language !== before.language) draw(state);
    if (state.tour && (state.tour !== before.tour || state.step !== before.step)) ui.say(sayOf(ui, state));
  });
}

function sayOf(ui: Ui, state: State): string {
  return ui.graph.document.tours.find(({ id }) => id === state.tour)?.steps[state.step - 1]?.say ?? "";
}

function contents(ui: Ui, state: State): Child[] {
  const { words: w, actions } = ui;
  const { tours } = ui.graph.document;
  const tour = tours.find(({ id }) => id === state.tour);
  const step = tour?.steps[state.step - 1];
  if (!tour || !step) return [];
  const go = (to: number): void => actions.tour(tour.id, to);
  const last = state.step === tour.steps.length, at = format(w, "stepOf", { n: state.step, all: tour.steps.length });
  return [
    h("div", { class: "tour-head" },
      tours.length > 1 ? choice(w.tours, tours.map(({ id, title }) => [id, title] as const), tour.id, (id) => actions.tour(id)) : h("strong", {}, words(tour.title)),
      button(w.endTour, () => actions.endTour(), { class: "link", "data-key": "end" })),
    h("div", { class: "tour-say" }, step.title ? h("h2", {}, words(step.title)) : null, words(step.say, "p")),
    h("div", { class: "tour-move" },
      button([icon("previous"), h("span", {}, w.previous)], () => go(state.step - 1), { class: "step", disabled: state.step === 1, "data-key": "previous" }),
      h("span", { class: "progress" }, h("progress", { max: tour.steps.length, value: state.step, "aria-label": at }),
        at),
      button([h("span", {}, last ? w.endTour : w.next), icon("next")], () => (last ? actions.endTour() : go(state.step + 1)),
        { class: "step primary", "data-key": "next" })),
  ];
}
