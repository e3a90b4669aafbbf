// How one concept reaches another: chains of effects, best first.

import type { Effect, Sign } from "../document";
import type { Graph } from "../graph";
import { netSign, weakest } from "./backing";
import { chains, distances } from "./chains";

export interface Path { effects: readonly Effect[]; sign: Sign; weakest: Effect }

/** At most `limit` ways of at most `maxLength` effects from `start` to `goal`; no concept is visited twice. */
export function paths(graph: Graph, start: string, goal: string, { limit = 10, maxLength = 6 } = {}): Path[] {
  const distance = distances(goal, (concept) => graph.incoming(concept));
  return chains([{ start, goal, distance }], (concept) => graph.outgoing(concept), maxLength, limit)
    .map((effects) => ({ effects, sign: netSign(effects.map((effect) => effect.sign)), weakest: weakest(effects) }));
}
