// Below a printed picture stand its effects with what backs them, and the references that they name, by their numbers.

import { bringLists } from "../carried";
import type { Ui } from "./context";

/** Effects that are told in full; of more only sentence and verdict are, in two columns. */
const MOST_IN_FULL = 24;

/** Put the sheet below the picture of the present view. */
export function putSheet({ graph, actions }: Ui): void {
  bringLists();
  const shown = graph.document.effects.filter(({ id }) => actions.shows(id));
  document.getElementById("stage")?.after(sheet(new Set(shown.map(({ id }) => id))));
}

/** Effects of the outline, and those of its references that they name. */
function sheet(shown: ReadonlySet<string>): HTMLElement {
  const whole = document.createElement("section");
  whole.id = "print-sheet";
  const told = [...document.querySelectorAll<HTMLElement>("#outline li[data-effect]")].filter((one) =>
    shown.has(one.dataset.effect ?? ""),
  );
  whole.classList.toggle("brief", told.length > MOST_IN_FULL);
  const effects = whole.appendChild(document.createElement("ol"));
  for (const one of told) effects.append(one.cloneNode(true));
  if (told.length > MOST_IN_FULL)
    for (const more of effects.querySelectorAll("blockquote, .evidence")) more.remove();
  const numbers = [...effects.querySelectorAll(".evidence")].flatMap((one) =>
    [...(one.textContent ?? "").matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number)),
  );
  const list = document.querySelectorAll("#outline .references li");
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const reference = document.createElement("p");
    reference.append(`[${number}] `, ...[...(list[number - 1]?.cloneNode(true).childNodes ?? [])]);
    whole.append(reference);
  }
  return whole;
}
