// On paper the present view stands as a sharp picture, whole, in light colours, whatever the screen shows of it.

const TWIN = "print-picture";

function insert(): void {
  const page = window.conceptGraph;
  const stage = document.getElementById("stage");
  if (!page || !stage) return; // Without the viewer the first picture is on the page already.
  const drawn = new DOMParser().parseFromString(page.svg(true), "image/svg+xml").documentElement;
  if (drawn.nodeName !== "svg") return;
  drawn.id = TWIN;
  stage.before(document.importNode(drawn, true));
}

function remove(): void {
  document.getElementById(TWIN)?.remove();
}

/** Before printing, put the whole view in the stage's place; after it, take it away. */
export function printWhole(): void {
  addEventListener("beforeprint", insert);
  addEventListener("afterprint", remove);
}
