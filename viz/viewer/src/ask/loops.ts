// Where effects come back to where they began: feedback loops, reinforcing or balancing.
// Twin: graph_data/ask/loops.py

import type { Effect } from "../document";
import type { Graph } from "../graph";
import { LONGEST_LOOP, type LOOP_KINDS, MOST_LOOPS } from "../rules";
import { netSign, weakest } from "./backing";
import { chains, distances, type Quest } from "./chains";
import { linked } from "./opposites";

/** What going round once does to a change: carries it on, turns it back, or nobody can say. */
export type LoopKind = (typeof LOOP_KINDS)[number];
/** Effects that come back to where the first began, with the worst backed of them. */
export interface Loop {
  effects: readonly Effect[];
  kind: LoopKind;
  weakest: Effect;
}

function kindOf(effects: readonly Effect[]): LoopKind {
  const sign = netSign(effects.map((effect) => effect.sign));
  return sign === "+" ? "reinforcing" : sign === "-" ? "balancing" : "undetermined";
}

/** Better backed and shorter loops first, each told from its first concept in file order. */
export function loops(
  graph: Graph,
  { limit = MOST_LOOPS as number, maxLength = LONGEST_LOOP as number } = {},
): Loop[] {
  const real = (effects: readonly Effect[]): Effect[] => effects.filter((effect) => effect.sign !== "none");
  const { outgoing, incoming } = linked(graph);
  const allowed = new Set(onCycles(graph));
  const quests: Quest[] = [];
  for (const concept of [...allowed]) {
    quests.push({
      start: concept,
      goal: concept,
      distance: distances(concept, (id) => real(incoming(id)), allowed),
    });
    allowed.delete(concept);
  }
  return chains(quests, (id) => real(outgoing(id)), maxLength, limit).map((effects) => ({
    effects,
    kind: kindOf(effects),
    weakest: weakest(effects),
  }));
}

/** Whether effects come back anywhere, however far round. */
export function comesBack(graph: Graph): boolean {
  return onCycles(graph).length > 0;
}

/** Concepts left when those without a way in or a way out are taken away, again and again, in file order. */
function onCycles(graph: Graph): string[] {
  const left = new Set(graph.concepts.keys());
  const { outgoing, incoming } = linked(graph);
  const stays = (id: string): boolean =>
    incoming(id).some((e) => e.sign !== "none" && left.has(e.source)) &&
    outgoing(id).some((e) => e.sign !== "none" && left.has(e.target));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const id of [...left]) if (!stays(id)) left.delete(id);
  }
  return [...left];
}
