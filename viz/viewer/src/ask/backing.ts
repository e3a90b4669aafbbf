// How well an effect is backed, and what a chain of effects comes to.
// Twin: graph_data/ask/backing.py

import type { Effect, Sign } from "../document";
import { CERTAINTY_ORDER, VERDICT_ORDER } from "../rules";
import { isCrossing } from "./opposites";

/** Lower the better the effect is backed: verdict first, then certainty. */
export function weakness(effect: Effect): [verdict: number, certainty: number] {
  return [VERDICT_ORDER.indexOf(effect.verdict), CERTAINTY_ORDER.indexOf(effect.certainty)];
}

/** The worst backed effect of a chain, the first of equals; links to opposites are none. */
export function weakest(effects: readonly Effect[]): Effect {
  const rank = (effect: Effect): number => weakness(effect)[0] * CERTAINTY_ORDER.length + weakness(effect)[1];
  return effects
    .filter((effect) => !isCrossing(effect))
    .reduce((worst, effect) => (rank(effect) > rank(worst) ? effect : worst));
}

/** What a chain of signs comes to: one open link leaves the whole open, one without effect stops it. */
export function netSign(signs: readonly Sign[]): Sign {
  const [only] = signs;
  if (signs.length === 1 && only) return only;
  if (signs.includes("none")) return "none";
  if (signs.includes("unknown") || signs.includes("regulates")) return "unknown";
  if (signs.includes("mixed")) return "mixed";
  return signs.filter((sign) => sign === "-").length % 2 ? "-" : "+";
}
