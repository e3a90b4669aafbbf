// Steps and direction of a focus view, above what its panel tells.

import type { Ui } from "./context";
import { type Child, h } from "./dom";
import { segmented } from "./stage-tools";

/** Steps and direction of a focus view. */
export function focusTools(ui: Ui): Child {
  const { words: w, store } = ui;
  return h(
    "div",
    { class: "focus-tools" },
    h("span", { class: "quiet" }, w.hops),
    segmented(
      w.hops,
      ([1, 2, 3] as const).map((hops) => ({
        name: String(hops),
        on: store.state.hops === hops,
        act: () => ui.actions.hops(hops),
      })),
    ),
    segmented(
      w.direction,
      (["in", "both", "out"] as const).map((direction) => ({
        name: w.directions[direction],
        on: store.state.direction === direction,
        act: () => store.set({ direction }),
      })),
    ),
  );
}
