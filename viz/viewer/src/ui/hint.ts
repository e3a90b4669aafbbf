// The hint of a first visit: in the bar where it has room, so that it covers nothing; it goes when it was read, or
// when the reader has begun.

import { FRAMED } from "../options";
import type { Ui } from "./context";
import { h, toStage } from "./dom";
import { iconButton } from "./signs";

const SEEN = "conceptgraph-hint";
const LEAST_SEARCH_PX = 130;

/** Storage may be forbidden (sandboxed frames, some browsers from files): then the hint simply returns. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Say once to a new reader how to begin, where nothing else begins for them. */
export function mountHint(ui: Ui, bar: HTMLElement): void {
  const { tour, concept, effect, path } = ui.store.state;
  // Whom an address led somewhere has begun, and the way back needs the room.
  if (FRAMED || !ui.graph.concepts.size || tour || concept || effect || path || storage()?.getItem(SEEN))
    return;
  const text = h("p");
  const hint = h(
    "aside",
    { class: "hint", "aria-label": ui.words.toBegin },
    text,
    iconButton(
      "close",
      ui.words.hintClose,
      () => {
        gone();
        toStage();
      },
      { class: "" },
    ),
  );
  const gone = (): void => {
    hint.remove();
    try {
      storage()?.setItem(SEEN, "1");
    } catch {
      /* full or forbidden: the hint returns */
    }
  };
  bar.querySelector(".ways")?.before(hint);
  // The search may give it some of its room; for more there is no hint.
  const search = bar.querySelector<HTMLElement>(".search")!;
  const fits = [ui.words.hint, ui.words.hintShort].some((words) => {
    text.textContent = words;
    return (
      hint.offsetWidth > 0 &&
      search.offsetWidth >= LEAST_SEARCH_PX &&
      [...bar.querySelectorAll("h1, .crumbs")].every((part) => part.scrollWidth <= part.clientWidth)
    );
  });
  if (!fits) hint.remove();
  let begun = false;
  ui.store.subscribe((state, before) => {
    // Who has lit a first effect has understood; the words stay a moment longer.
    if (state.hover && !begun) {
      begun = true;
      setTimeout(gone, 5000);
    }
    if (state.view !== before.view || state.panel !== before.panel) gone();
  });
}
