// Which concepts and effects pass the reader's filter.
// Twin: graph_data/passing.py

import type { Concept, Effect } from "./document";
import type { Graph } from "./graph";
import type { Filter } from "./state";

/** The sides of a filter, each by its name in an effect and in the address. */
export const SIDES = {
  categories: "category",
  relations: "relation",
  signs: "sign",
  verdicts: "verdict",
  certainties: "certainty",
  levels: "level",
  references: "reference",
} as const satisfies Record<Exclude<keyof Filter, "hide">, string>;
/** One of the lists by which a filter restricts. */
export type Side = keyof typeof SIDES;
/** All sides, in the order of the panel. */
export const ALL_SIDES = Object.keys(SIDES) as Side[];

/** The values that an effect has on one side. */
export function valuesOf(graph: Graph, side: Side, effect: Effect): readonly string[] {
  if (side === "categories")
    return [effect.source, effect.target].map((id) => graph.concepts.get(id)?.category ?? "");
  if (side === "references") return effect.evidence.map(({ reference }) => reference);
  return [effect[SIDES[side]]];
}

function allows(list: readonly string[], values: readonly string[]): boolean {
  return !list.length || values.some((value) => list.includes(value));
}

/** Whether anything at all is filtered out. */
export function isRestricting(filter: Filter): boolean {
  return ALL_SIDES.some((side) => filter[side].length > 0);
}

/** An effect passes on every side; a bundle with any that it holds; on that of categories, at least one of its ends must. */
export function effectPasses(graph: Graph, filter: Filter, effect: Effect): boolean {
  if (effect.holds) return effect.holds.some((id) => effectPasses(graph, filter, graph.effects.get(id)!));
  return ALL_SIDES.every((side) => allows(filter[side], valuesOf(graph, side, effect)));
}

/** A concept passes as the end of an effect `drawn` at it that passes; with no filter on effects, by its category too. */
export function conceptPasses(
  graph: Graph,
  filter: Filter,
  concept: Concept,
  drawn: readonly Effect[],
): boolean {
  if (!isRestricting({ ...filter, categories: [] }) && allows(filter.categories, [concept.category]))
    return true;
  return drawn.some((effect) => effectPasses(graph, filter, effect));
}
