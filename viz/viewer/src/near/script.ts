// The layout as a script of its own, and the questions: what needs no view laid out in the page, and asks nothing,
// never pays for it.

import { follows, waysTo } from "../ask/follows";
import { loops } from "../ask/loops";
import { paths } from "../ask/paths";
import { oppositeLines } from "../stage/opposites";
import { focusView, pathView } from "./index";
import type { LayoutScript } from "./later";

window.conceptGraphLayout = {
  focusView,
  pathView,
  paths,
  loops,
  follows,
  waysTo,
  oppositeLines,
} satisfies LayoutScript;
