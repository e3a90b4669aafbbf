// The template's own lists brought to life: the outline of everything, and what a phone starts with.

import { bringInPieces, bringLists } from "../carried";
import { whenIdle } from "../idle";
import type { State } from "../state";
import { format } from "../words";
import type { Ui } from "./context";

/**
 * The static outline stays as text for those who read instead of look: open once the picture stands, out of sight, and no stop of
 * the Tab key (the panel's outline is the one to act in). `brought`: what is done once all lists stand in their places.
 */
export function mountOutline(ui: Ui, brought: () => void): void {
  const outline = document.querySelector<HTMLDetailsElement>("#outline");
  if (!outline) return;
  const open = (): void => {
    outline.open = true;
  };
  whenIdle(open);
  addEventListener("beforeprint", open); // Who prints at once prints all the same.
  addEventListener("beforeprint", bringLists);
  outline.setAttribute("aria-label", ui.words.outline);
  whenIdle(() =>
    bringInPieces(() => {
      for (const stop of outline.querySelectorAll<HTMLElement>("a, summary")) stop.tabIndex = -1;
      brought();
    }),
  );
  outline.addEventListener("click", (event) => openNamed(ui, event));
}

/**
 * The template's list to start from, seen on narrow screens while nothing is open; a panel then stands under the map.
 * Returns what lets lists that came late speak the reader's language.
 */
export function mountStart(ui: Ui, start: HTMLElement): () => void {
  start.addEventListener("click", (event) => openNamed(ui, event));
  // The template speaks the language of the graph.
  const { language: given } = ui.graph.document;
  let language = given;
  const draw = ({ view, panel, article, tour, ...state }: State): void => {
    document.body.dataset.at =
      !view.startsWith("overview:") || article || tour ? "" : panel ? "map" : "start";
    if (language === (language = state.language)) return;
    speak();
  };
  const speak = (): void => {
    for (const part of start.querySelectorAll<HTMLElement>("[data-word]"))
      part.textContent = format(ui.words, part.dataset.word as "steps", { n: Number(part.dataset.n) });
  };
  draw(ui.store.state);
  ui.store.subscribe(draw);
  return () => language !== given && speak();
}

function openNamed(ui: Ui, event: Event): void {
  const { effect, concept } =
    (event.target as Element).closest<HTMLElement>("[data-concept], [data-effect]")?.dataset ?? {};
  if (effect === undefined && concept === undefined) return;
  event.preventDefault();
  if (effect !== undefined) ui.actions.openEffect(effect);
  else ui.actions.openConcept(concept!);
}
