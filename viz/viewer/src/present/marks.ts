// The key to the marks of a step.

import { VERDICT_ORDER } from "../rules";
import type { State } from "../state";
import { isPosed, stepOf } from "../steps";
import type { Ui } from "../ui/context";
import { type Child, h } from "../ui/dom";
import { partOf } from "../ui/step-parts";

/**
 * What the marks of a step mean: its verdicts alone, and how much of all is shown. It is as wide in every step, so
 * that the words keep their lines.
 */
export function marksKey(ui: Ui, state: State): Child {
  const all = [...ui.graph.effects.values()].filter(({ verdict }) => verdict !== "not-checked");
  const bare = isPosed(ui.graph, state) || stepOf(ui.graph, state)?.blank;
  const shown = new Set(all.filter(({ id }) => !bare && ui.actions.shows(id)).map(({ verdict }) => verdict));
  const part = partOf(ui, state),
    told = VERDICT_ORDER.filter((verdict) => shown.has(verdict));
  return (
    all.length > 0 &&
    h(
      "ul",
      { class: "marks-key" },
      told.map((verdict) => h("li", {}, ui.signs.mark(verdict), ui.words.verdicts[verdict])),
      part && h("li", {}, part),
    )
  );
}
