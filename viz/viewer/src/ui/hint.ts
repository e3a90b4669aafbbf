// The hint of a first visit: goes away when it was read, or when the reader has begun.

import type { View } from "../document";
import type { Ui } from "./context";
import { button, h } from "./dom";

const SEEN = "conceptgraph-hint";

/** Storage may be forbidden (sandboxed frames, some browsers from files): then the hint simply returns. */
function storage(): Storage | null {
  try { return window.localStorage; } catch { return null; }
}

export function mountHint(ui: Ui, stage: HTMLElement): void {
  if (window.parent !== window || !ui.graph.concepts.size || ui.store.state.tour || storage()?.getItem(SEEN)) return;
  const hint = h("aside", { class: "hint", "aria-label": ui.words.help }, h("p", {}, ui.words.hint),
    button(ui.words.hintClose, () => { gone(); document.getElementById("canvas")?.focus(); }, { class: "link" }));
  const gone = (): void => {
    hint.remove();
    try { storage()?.setItem(SEEN, "1"); } catch { /* full or forbidden: the hint returns */ }
  };
  stage.append(hint);
  settle(ui, stage, hint);
  let begun = false;
  ui.store.subscribe((state, before) => {
    // Who has lit a first effect has understood; the words stay a moment longer.
    if (state.hover && !begun) { begun = true; setTimeout(gone, 5000); }
    if (state.view !== before.view || state.panel !== before.panel) gone();
  });
}

/** Put the hint into the corner where it covers least of the picture. */
function settle(ui: Ui, stage: HTMLElement, hint: HTMLElement): void {
  const view = ui.actions.shownView();
  const gap = 12, right = stage.clientWidth - hint.offsetWidth - gap, bottom = stage.clientHeight - hint.offsetHeight - gap;
  const places = [[gap, bottom], [right, bottom], [right / 2, bottom], [gap, gap], [right, gap], [right / 2, gap]] as const;
  const costs = places.map(([x, y]) => (view ? covered(view, stage, [x, y, hint.offsetWidth, hint.offsetHeight]) : 0));
  const [x, y] = places[costs.indexOf(Math.min(...costs))] ?? places[0];
  hint.style.left = `${x}px`;
  hint.style.top = `${y}px`;
}

/** How many boxes and words lie under a rectangle of the stage, the view being fitted into it. */
function covered(view: View, stage: HTMLElement, [x, y, w, h]: readonly [number, number, number, number]): number {
  const scale = Math.min(stage.clientWidth / view.width, stage.clientHeight / view.height);
  const dx = (stage.clientWidth - view.width * scale) / 2, dy = (stage.clientHeight - view.height * scale) / 2;
  return [...view.boxes, ...view.words].filter(({ rect }) => {
    const [left, top, width, height] = rect.map((length) => length * scale) as [number, number, number, number];
    return left + dx < x + w && left + dx + width > x && top + dy < y + h && top + dy + height > y;
  }).length;
}
