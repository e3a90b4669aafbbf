// The steps to which a speaker may go from here instead of the next, in the words of their points.

import type { State } from "../state";
import { isPosed, stepNumber, stepOf } from "../steps";
import type { Ui } from "../ui/context";
import { button, type Child, h, words } from "../ui/dom";
import { pointOf } from "./point";

/** A step that may follow: its tour, its place there from 1, its point. */
export interface Choice {
  tour: string;
  step: number;
  title: string;
}

/** What a speaker may choose between at a step; nothing while a question stands. */
export function choicesAt({ graph }: Ui, state: State): Choice[] {
  if (isPosed(graph, state)) return [];
  return (stepOf(graph, state)?.go ?? []).flatMap((name) => {
    const cut = name.lastIndexOf(":"),
      own = stepNumber(graph, state.tour, name);
    const tour = own ? state.tour : name.slice(0, Math.max(0, cut)),
      step = own || stepNumber(graph, tour, name.slice(cut + 1));
    return step ? [{ tour, step, title: pointOf(graph, { tour, step, revealed: true }).title }] : [];
  });
}

/** The choices as buttons; the keys 1 to 9 do the same. */
export function choiceButtons(ui: Ui, state: State): Child {
  const found = choicesAt(ui, state);
  return (
    found.length > 0 &&
    h(
      "div",
      { class: "go" },
      found.map(({ tour, step, title }) =>
        button(["→ ", words(title)], () => ui.actions.tour(tour, step), { class: "link" }),
      ),
    )
  );
}
