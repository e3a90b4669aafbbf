// Links between opposites, which a chain of effects may pass: they turn its sign and are no effects.
// Twin: graph_data/opposites.py

import type { Effect } from "../document";
import type { Graph } from "../graph";
import { OPPOSITE } from "../rules";

/** Whether a link of a chain leads over to an opposite. */
export function isCrossing({ relation }: Pick<Effect, "relation">): boolean {
  return relation === OPPOSITE;
}

type Ends = (concept: string) => readonly Effect[];

/** What leads from a concept and what leads to it: effects, and then links to its opposites. */
export function linked(graph: Graph): { outgoing: Ends; incoming: Ends } {
  if (!graph.document.opposites?.length)
    return { outgoing: (id) => graph.outgoing(id), incoming: (id) => graph.incoming(id) };
  const back = (id: string): Effect[] =>
    graph.opposites(id).flatMap(({ target }) => graph.opposites(target).filter((link) => link.target === id));
  return {
    outgoing: (id) => [...graph.outgoing(id), ...graph.opposites(id)],
    incoming: (id) => [...graph.incoming(id), ...back(id)],
  };
}
