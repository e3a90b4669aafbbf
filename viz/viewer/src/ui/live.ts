// The live region: says what is lit or shown to those who cannot see it.

import { claimOf } from "../ask/told";
import { format } from "../words";
import type { Ui } from "./context";
import { drawnOf } from "./drawn";

/** What would be read out for a concept or an effect. */
export function spoken(ui: Ui, id: string): string {
  const effect = ui.graph.effects.get(id);
  if (effect)
    return `${claimOf(effect)}. ${effect.verdict === "not-checked" ? "" : ui.words.verdicts[effect.verdict]}`.trim();
  const concept = ui.graph.concepts.get(id);
  if (!concept) return "";
  if (concept.holds) return `${concept.title}. ${format(ui.words, "openGroup", { name: concept.title })}`;
  const drawn = drawnOf(ui, id);
  return `${format(ui.words, "conceptSpoken", { concept: ui.graph.titleOf(id), into: ui.graph.incoming(id).length, out: ui.graph.outgoing(id).length })}${drawn && ` ${drawn}.`}`;
}

/** Make this the region that is read out; the function says something there. */
export function mountLive(ui: Ui, region: HTMLElement): (text: string) => void {
  region.setAttribute("aria-live", "polite");
  region.setAttribute("role", "status");
  region.classList.add("sr");
  const say = (text: string): void => {
    if (text && region.textContent !== text) region.textContent = text;
  };
  ui.store.subscribe((state, before) => {
    if (state.effect && state.effect !== before.effect) say(spoken(ui, state.effect));
    else if (state.view !== before.view)
      say(
        format(ui.words, "viewSpoken", {
          view: ui.actions.shownView()?.title ?? ui.graph.titleOf(state.concept),
        }),
      );
  });
  return say;
}
