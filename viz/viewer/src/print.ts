// On paper the present view stands as a sharp picture, whole, in light colours, whatever the screen shows of it; below
// it stand its effects with what backs them, and the references that they name, by their numbers in the outline.

const TWIN = "print-picture",
  SHEET = "print-sheet";
/** Effects that are told in full; of more only sentence and verdict are, in two columns. */
const MOST_IN_FULL = 24;

function insert(): void {
  const page = window.conceptGraph;
  const stage = document.getElementById("stage");
  if (!page || !stage) return; // Without the viewer the first picture is on the page already.
  const drawn = new DOMParser().parseFromString(page.svg(true), "image/svg+xml").documentElement;
  if (drawn.nodeName !== "svg") return;
  drawn.id = TWIN;
  stage.before(document.importNode(drawn, true));
  stage.after(sheet(new Set(page.layout().edges.map(({ id }) => id))));
}

/** Effects of the outline, and those of its references that they name. */
function sheet(shown: ReadonlySet<string>): HTMLElement {
  const whole = document.createElement("section");
  whole.id = SHEET;
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

function remove(): void {
  document.getElementById(TWIN)?.remove();
  document.getElementById(SHEET)?.remove();
  delete document.documentElement.dataset.printAll;
}

/** Before printing, put the whole view in the stage's place; after it, take it away. */
export function printWhole(): void {
  addEventListener("beforeprint", insert);
  addEventListener("afterprint", remove);
}
