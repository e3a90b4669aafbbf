// The layout as a script of its own: what needs no view laid out in the page never pays for it.

import { focusView, pathView } from "./layout";
import type { LayoutScript } from "./layout-later";

window.conceptGraphLayout = { focusView, pathView } satisfies LayoutScript;
