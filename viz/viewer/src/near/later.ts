// The layout of views in the page, started when the first of them is laid out here.

import type { follows, waysTo } from "../ask/follows";
import type { loops } from "../ask/loops";
import type { paths } from "../ask/paths";
import { runWaiting } from "../run";
import type { oppositeLines } from "../stage/opposites";
import type { focusView, pathView } from "./index";

/** What the script of the layout puts on the window. */
export interface LayoutScript {
  focusView: typeof focusView;
  pathView: typeof pathView;
  paths: typeof paths;
  loops: typeof loops;
  follows: typeof follows;
  waysTo: typeof waysTo;
  oppositeLines: typeof oppositeLines;
}

declare global {
  interface Window {
    conceptGraphLayout?: LayoutScript;
  }
}

/** The layout; its script runs when it is first asked for. */
export function layoutScript(): LayoutScript {
  if (!window.conceptGraphLayout) runWaiting("conceptgraph-layout");
  if (!window.conceptGraphLayout) throw new Error("the page carries no layout");
  return window.conceptGraphLayout;
}
