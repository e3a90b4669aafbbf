// The layout of views in the page, started when the first of them is laid out here.

import { runWaiting } from "../run";
import type { focusView, pathView } from "./index";

/** What the script of the layout puts on the window. */
export interface LayoutScript {
  focusView: typeof focusView;
  pathView: typeof pathView;
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
