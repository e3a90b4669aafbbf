// Which concepts and effects pass the reader's filter.

import type { Concept, Effect } from "./document";
import type { Graph } from "./graph";
import type { Filter } from "./state";

function allows<T>(list: readonly T[], value: T): boolean { return !list.length || list.includes(value); }

/** Whether anything at all is filtered out. */
export function isRestricting(filter: Filter): boolean {
  return filter.categories.length > 0 || restrictsEffects(filter);
}

function restrictsEffects({ relations, signs, verdicts, certainties, levels, references }: Filter): boolean {
  return [relations, signs, verdicts, certainties, levels, references].some((list) => list.length > 0);
}

/** An effect passes when it does itself and at least one of its ends has a category that is let through. */
export function effectPasses(graph: Graph, filter: Filter, effect: Effect): boolean {
  return passesItself(filter, effect)
    && (!filter.categories.length || [effect.source, effect.target].some((id) => inCategory(filter, graph.concepts.get(id))));
}

function passesItself(filter: Filter, effect: Effect): boolean {
  return allows(filter.relations, effect.relation)
    && allows(filter.signs, effect.sign)
    && allows(filter.verdicts, effect.verdict)
    && allows(filter.certainties, effect.certainty)
    && allows(filter.levels, effect.level)
    && (!filter.references.length || effect.evidence.some(({ reference }) => filter.references.includes(reference)));
}

function inCategory(filter: Filter, concept: Concept | undefined): boolean {
  return concept !== undefined && allows(filter.categories, concept.category);
}

/** A concept passes as the end of a drawn effect that passes; with no filter on effects, by its category too. */
export function conceptPasses(graph: Graph, filter: Filter, concept: Concept, isDrawn: (effect: Effect) => boolean): boolean {
  if (!restrictsEffects(filter) && inCategory(filter, concept)) return true;
  return graph.around(concept.id).some((effect) => isDrawn(effect) && effectPasses(graph, filter, effect));
}
