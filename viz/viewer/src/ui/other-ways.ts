// Whether an effect's source reaches its target on other ways too.

import { idsOf, paths } from "../ask/paths";
import type { Effect } from "../document";
import { format } from "../words";
import type { Ui } from "./context";
import { button, type Child, h } from "./dom";

/** How many other ways there are from an effect's source to its target, and the way to them. */
export function otherWays(ui: Ui, effect: Effect): Child {
  const ways = paths(ui.graph, effect.source, effect.target, { limit: 10 }).filter(
    (path) => path.effects.length > 1,
  );
  return (
    ways.length > 0 &&
    h(
      "p",
      { class: "asks" },
      button(
        format(ui.words, "moreWays", { n: ways.length }),
        () => ui.actions.showPath(effect.source, effect.target, idsOf(ways[0]!.effects)),
        { class: "link" },
      ),
    )
  );
}
