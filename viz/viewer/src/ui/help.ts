// Keys, and what the graph holds.

import { format } from "../words";
import type { Ui } from "./context";
import { type Child, h, panelTitle, quiet, words } from "./dom";

/** The panel that says what the mouse and the keys do. */
export function helpPanel(ui: Ui): Child[] {
  const { words: w, graph } = ui;
  const { concepts, effects, references, description } = graph.document;
  return [
    panelTitle(w.help),
    h("p", {}, w.hint),
    h(
      "section",
      {},
      h("h3", {}, w.keys),
      h(
        "dl",
        { class: "keys" },
        w.keyList.map(([key, what]) => h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, what))),
      ),
    ),
    h(
      "section",
      {},
      h("h3", {}, w.about),
      description ? words(description, "p") : null,
      quiet(
        format(w, "counts", {
          concepts: concepts.length,
          effects: effects.length,
          references: references.length,
        }),
      ),
    ),
  ];
}
