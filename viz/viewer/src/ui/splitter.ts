// The movable border of the article: by pointer, and by arrow keys as a separator.

import type { Ui } from "./context";
import { h } from "./dom";

const LEAST = 240;

/** The border between article and graph, that the reader can move. */
export function splitter(ui: Ui, article: HTMLElement, main: HTMLElement): HTMLElement {
  const grip = h("div", {
    class: "splitter",
    role: "separator",
    tabindex: "0",
    "aria-orientation": "vertical",
    "aria-label": ui.words.articleWidth,
  });
  const most = (): number => Math.max(LEAST, main.clientWidth * 0.6);
  const set = (width: number): void => {
    const chosen = Math.round(Math.min(most(), Math.max(LEAST, width)));
    main.style.setProperty("--article-width", `${chosen}px`);
    grip.setAttribute("aria-valuenow", String(Math.round((100 * chosen) / Math.max(1, main.clientWidth))));
  };
  grip.setAttribute("aria-valuenow", "30");
  const rightToLeft = (): boolean => getComputedStyle(main).direction === "rtl";
  grip.addEventListener("pointerdown", (event) => {
    grip.setPointerCapture(event.pointerId);
    event.preventDefault();
    grip.focus();
  });
  grip.addEventListener("pointermove", (event) => {
    if (!grip.hasPointerCapture(event.pointerId)) return;
    const box = main.getBoundingClientRect();
    set(rightToLeft() ? box.right - event.clientX : event.clientX - box.left);
  });
  grip.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -24, ArrowRight: 24 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(article.offsetWidth + (rightToLeft() ? -step : step));
  });
  return grip;
}
