// The layout as a script of its own: what needs no view laid out in the page never pays for it.

import { focusView, pathView } from "./index";
import type { LayoutScript } from "./later";

window.conceptGraphLayout = { focusView, pathView } satisfies LayoutScript;
