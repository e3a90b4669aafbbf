// Effects one after the other, and what lights them in the picture.

import { isCrossing } from "../ask/opposites";
import { idsOf } from "../ask/paths";
import type { Effect } from "../document";
import type { Reason } from "../state";
import type { Ui } from "./context";
import { button, h, words } from "./dom";
import { effectLink } from "./effect-link";

/** Effects as one line, each a link to what backs it. */
export function chain(ui: Ui, effects: readonly Effect[]): HTMLElement {
  return h(
    "div",
    { class: "chain" },
    effects.map((effect) =>
      isCrossing(effect)
        ? words(`${effect.sentence}: ${ui.words.directionTurns}`, "p", "crossing")
        : effectLink(ui, effect),
    ),
  );
}

/** What lights effects in the present view, or in the overview when it does not show all of them. */
export function lightButton(ui: Ui, effects: readonly Effect[], why: Reason): HTMLElement {
  return button(
    ui.words.show,
    () => {
      const { view } = ui.store.state;
      ui.actions.lightIn(
        effects.every((one) => isCrossing(one) || ui.actions.shows(one.id)) || !ui.views.has("overview:all")
          ? view
          : "overview:all",
        idsOf(effects),
        why,
      );
    },
    { class: "link" },
  );
}
