// Runs before the page is painted: sets what the first picture must know, and starts the viewer after it.

import { asksForView, FRAMED, fragment, isPlain, isSmall, option, parameters } from "./options";
import { printWhole } from "./print";
import { runWaiting } from "./run";

const root = document.documentElement;
const theme = option("theme");
if (theme === "light" || theme === "dark" || theme === "contrast") root.dataset.theme = theme;
if (theme === "system") delete root.dataset.theme;
if (option("background") === "none") root.dataset.background = "none";
// The first picture is not the view that the address asks for.
if (["focus", "view", "path", "tour", "step", "present"].some((name) => option(name)))
  root.dataset.elsewhere = "";
// The map is what a page shows of which nothing is asked, unless it stands in a frame.
const asks = asksForView(parameters(fragment()).keys());
if (!FRAMED && isPlain() && isSmall()) root.dataset.map = "";
if (root.dataset.map !== undefined && (FRAMED || asks)) {
  root.dataset.elsewhere = "";
  delete root.dataset.map;
}
if (FRAMED) root.dataset.framed = "";

/** After the first picture was painted; a page in the background paints nothing, so there a timer decides. */
function painted(then: () => void): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    then();
  };
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)));
  setTimeout(once, 400);
}

// The page's own fonts are unpacked while the rest of it is read. A browser begins with them only once it has found
// text for them, and then shows a picture without words and places everything again.
for (const face of document.fonts) face.load().catch(() => {});

/** Start the viewer once it stands in the page; what follows it, the long lists of a large page, may come meanwhile. */
function begin(): void {
  const here = document.getElementById("conceptgraph-viewer")?.nextElementSibling;
  if (here || document.readyState !== "loading") painted(() => runWaiting("conceptgraph-viewer"));
  else setTimeout(begin, 4);
}

begin();
printWhole();
