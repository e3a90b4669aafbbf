// A note at the foot of the page, for a few seconds.

import type { Ui } from "./context";
import { h } from "./dom";

/** A short note at the foot of the page that goes by itself; read out too. */
export function toast(ui: Ui, text: string): void {
  document.querySelector(".toast")?.remove();
  const note = h("div", { class: "toast", dir: "auto" }, text);
  document.getElementById("main")!.append(note);
  ui.say(text);
  setTimeout(() => note.remove(), 6000);
}
