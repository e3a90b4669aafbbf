// How one concept reaches another: chains of effects, best first.
// Twin: graph_data/ask/paths.py

import type { Effect, Sign } from "../document";
import type { Graph } from "../graph";
import { LONGEST_PATH, MOST_PATHS } from "../rules";
import { netSign, weakest } from "./backing";
import { chains, distances } from "./chains";
import { isCrossing, linked } from "./opposites";

/** A chain of effects, what it comes to, and the worst backed of them. */
export interface Path {
  effects: readonly Effect[];
  sign: Sign;
  weakest: Effect;
}

/** At most `limit` ways of at most `maxLength` effects, a direct effect always among them; no concept is visited twice. */
export function paths(
  graph: Graph,
  start: string,
  goal: string,
  { limit = MOST_PATHS as number, maxLength = LONGEST_PATH as number } = {},
): Path[] {
  const { outgoing, incoming } = linked(graph);
  const found = chains([{ start, goal, distance: distances(goal, incoming) }], outgoing, maxLength, limit);
  const missing = graph
    .outgoing(start)
    .filter((effect) => effect.target === goal && !found.some(([first]) => first === effect))
    .slice(0, limit)
    .map((effect) => [effect]);
  return [...found.slice(0, limit - missing.length), ...missing].map((effects) => ({
    effects,
    sign: netSign(effects.map((effect) => effect.sign)),
    weakest: weakest(effects),
  }));
}

/** Of several ways the one whose effects are lit, else the best: that is the one drawn. */
export function drawnOf(found: readonly Path[], lit: readonly string[]): Path | undefined {
  const isLit = (effect: Effect): boolean => isCrossing(effect) || lit.includes(effect.id);
  return found.find(({ effects }) => effects.every(isLit)) ?? found[0];
}

/** Ids of a chain's effects and concepts; a link to an opposite has no id that the page knows. */
export function idsOf(effects: readonly Effect[]): string[] {
  const ids = (one: Effect): string[] => [...(isCrossing(one) ? [] : [one.id]), one.source, one.target];
  return [...new Set(effects.flatMap(ids))];
}
