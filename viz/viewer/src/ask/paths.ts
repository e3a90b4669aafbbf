// How one concept reaches another: chains of effects, best first.
// Twin: graph_data/ask/paths.py

import type { Effect, Sign } from "../document";
import type { Graph } from "../graph";
import { LONGEST_PATH, MOST_PATHS } from "../rules";
import { netSign, weakest } from "./backing";
import { chains, distances, numberOfEffects, shortest } from "./chains";
import { isCrossing, linked } from "./opposites";

/** A chain of effects, what it comes to, and the worst backed of them. */
export interface Path {
  effects: readonly Effect[];
  sign: Sign;
  weakest: Effect;
}

/**
 * At most `limit` ways of at most `maxLength` effects; no concept is visited twice. A direct effect is always among
 * them, else the shortest way, which is found whatever its length unless `maxLength` is given.
 */
export function paths(
  graph: Graph,
  start: string,
  goal: string,
  { limit = MOST_PATHS, maxLength }: { limit?: number; maxLength?: number } = {},
): Path[] {
  const { outgoing, incoming } = linked(graph);
  const quest = { start, goal, distance: distances(goal, incoming) };
  const found = chains([quest], outgoing, maxLength ?? LONGEST_PATH, limit);
  let always = graph
    .outgoing(start)
    .filter((effect) => effect.target === goal)
    .map((effect): readonly Effect[] => [effect]);
  if (!always.length && (limit > 1 || !found.length))
    always = shorter(shortest(quest, outgoing), found, maxLength);
  const missing = always
    .filter(([direct, ...more]) => more.length || !found.some(([first]) => first === direct))
    .slice(0, limit);
  return [...found.slice(0, limit - missing.length), ...missing].map((effects) => ({
    effects,
    sign: netSign(effects.map((effect) => effect.sign)),
    weakest: weakest(effects),
  }));
}

/** The shortest chain where none that is found is as short, and it may be as long as it is. */
function shorter(
  chain: readonly Effect[] | undefined,
  found: readonly (readonly Effect[])[],
  maxLength = Number.POSITIVE_INFINITY,
): (readonly Effect[])[] {
  const length = chain ? numberOfEffects(chain) : 0;
  if (!chain || length > maxLength || found.some((other) => numberOfEffects(other) <= length)) return [];
  return [chain];
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
