// The hint of a first visit: goes away when it was read, or when the reader has begun.

import type { Ui } from "./context";
import { button, h } from "./dom";

const SEEN = "conceptgraph-hint";

/** Storage may be forbidden (sandboxed frames, some browsers from files): then the hint simply returns. */
function storage(): Storage | null {
  try { return window.localStorage; } catch { return null; }
}

export function mountHint(ui: Ui, stage: HTMLElement): void {
  if (window.parent !== window || !ui.graph.concepts.size || storage()?.getItem(SEEN)) return;
  const hint = h("aside", { class: "hint", "aria-label": ui.words.help }, h("p", {}, ui.words.hint),
    button(ui.words.hintClose, () => gone(), { class: "link" }));
  const gone = (): void => {
    hint.remove();
    try { storage()?.setItem(SEEN, "1"); } catch { /* full or forbidden: the hint returns */ }
  };
  stage.append(hint);
  let begun = false;
  ui.store.subscribe((state, before) => {
    // Who has lit a first effect has understood; the words stay a moment longer.
    if (state.hover && !begun) { begun = true; setTimeout(gone, 5000); }
    if (state.view !== before.view || state.panel !== before.panel) gone();
  });
}
