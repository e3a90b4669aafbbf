// Below a printed picture stand its effects with what backs them, and the references that they name, by their numbers.

import { bringLists } from "../carried";
import { effectPasses } from "../filter";
import { FRAMED } from "../options";
import type { Ui } from "./context";

/** Effects that are told in full; of more only sentence and verdict are, in two columns. */
const MOST_IN_FULL = 24;

/** Air above and below a printed picture, px of the view. */
const MARGIN_PX = 8;

/** Put the sheet below the picture of the present view and what its step says: the effects that the filter leaves in. */
export function putSheet({ graph, actions, store }: Ui): void {
  bringLists();
  if (!FRAMED) crop();
  const shown = graph.document.effects.filter(
    (effect) => actions.shows(effect.id) && effectPasses(graph, store.state.filter, effect),
  );
  document.getElementById("main")?.append(sheet(new Set(shown.map(({ id }) => id))));
}

/** The printed picture as high as what is drawn on its paper, which has the shape of the stage. */
function crop(): void {
  const picture = document.querySelector<SVGSVGElement>("#print-picture"),
    paper = picture?.querySelector("rect");
  if (!picture || !paper) return;
  paper.remove();
  picture.style.display = "block";
  const { y, height } = picture.getBBox(),
    seen = picture.viewBox.baseVal;
  picture.style.display = "";
  picture.prepend(paper);
  seen.y = y - MARGIN_PX;
  picture.height.baseVal.value = seen.height = height + 2 * MARGIN_PX;
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
