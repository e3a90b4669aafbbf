// What a panel tells beyond the effects of its concept: those that a wider view draws, and those that a view leaves out.

import type { Effect } from "../document";
import { format } from "../words";
import type { Ui } from "./context";
import { type Child, h } from "./dom";
import { leftOut, showLeftOut } from "./drawn";
import { effectLink } from "./effect-link";

/** Effects that a wider focus view draws beyond those of its concept, by the steps that lead there. */
export function fartherOff(ui: Ui, concept: string): Map<number, Effect[]> {
  const view = ui.actions.shownView(),
    found = new Map<number, Effect[]>();
  let left = (view?.routes ?? []).map(({ effect }) => ui.graph.effects.get(effect)!);
  const met = new Set([concept]);
  for (let step = 1, before = 0; left.length && before !== met.size; step += 1) {
    before = met.size;
    const near = left.filter(({ source, target }) => met.has(source) || met.has(target));
    left = left.filter((effect) => !near.includes(effect));
    for (const { source, target } of near) met.add(source).add(target);
    if (step > 1 && near.length) found.set(step, near);
  }
  return found;
}

/** They are listed, and a link leads to a view that draws them. */
export function leftOutList(ui: Ui): Child {
  const effects = leftOut(ui);
  return (
    effects.length > 0 &&
    h(
      "details",
      { class: "left-out" },
      h("summary", {}, h("h3", {}, format(ui.words, "leftOut", { n: effects.length }))),
      h(
        "ul",
        { class: "rows" },
        effects.map((effect) => h("li", {}, effectLink(ui, effect))),
      ),
      h("p", { class: "asks" }, showLeftOut(ui)),
    )
  );
}
