// What follows if a concept rises: signs carried along the effects, conflicts kept as conflicts.

import type { Effect } from "../document";
import type { Graph } from "../graph";

export type Change = "rises" | "falls" | "conflict" | "open";
export interface Consequence {
  concept: string;
  change: Change;
  /** Number of effects on the shortest way. */
  steps: number;
  /** Effects by which the change arrives, of the shortest ways. */
  by: readonly Effect[];
}

function carried(change: Change, effect: Effect): Change {
  if (change === "conflict" || change === "open") return "open";
  if (effect.sign === "+") return change;
  if (effect.sign === "-") return change === "rises" ? "falls" : "rises";
  return "open";
}

function joined(changes: ReadonlySet<Change>): Change {
  if (changes.has("conflict") || (changes.has("rises") && changes.has("falls"))) return "conflict";
  if (changes.has("open")) return "open";
  return changes.has("rises") ? "rises" : "falls";
}

/** Consequences in order of distance; a concept takes the sign of its shortest ways, and they may disagree. */
export function follows(graph: Graph, start: string, maxSteps = 3): Consequence[] {
  const known = new Map<string, Consequence>([[start, { concept: start, change: "rises", steps: 0, by: [] }]]);
  let edge = [start];
  for (let steps = 1; steps <= maxSteps && edge.length; steps++) {
    const met = new Map<string, { changes: Set<Change>; by: Effect[] }>();
    for (const here of edge) meet(graph, known, here, met);
    for (const [concept, { changes, by }] of met) known.set(concept, { concept, change: joined(changes), steps, by });
    edge = [...met.keys()];
  }
  known.delete(start);
  return [...known.values()];
}

function meet(
  graph: Graph, known: ReadonlyMap<string, Consequence>, here: string, met: Map<string, { changes: Set<Change>; by: Effect[] }>,
): void {
  const change = known.get(here)?.change ?? "open";
  for (const effect of graph.outgoing(here)) {
    if (effect.sign === "none" || known.has(effect.target)) continue;
    const entry = met.get(effect.target) ?? { changes: new Set<Change>(), by: [] };
    entry.changes.add(carried(change, effect));
    entry.by.push(effect);
    met.set(effect.target, entry);
  }
}
