// What leads to a concept: effects that end at it, and ways of several that do.
// Twin: graph_data/ask/leads.py

import type { Effect } from "../document";
import type { Graph } from "../graph";
import { CERTAINTY_ORDER, MOST_STEPS } from "../rules";
import { netSign, weakest, weakness } from "./backing";
import { saysAmount } from "./follows";
import { isCrossing } from "./opposites";

type Way = readonly Effect[];

/** A way that leads to a concept; what more of its first concept does to the last; its effects, links left out. */
export interface Lead {
  way: Way;
  change: "raises" | "lowers" | "open";
  steps: number;
}

/** Nearest first, then best backed: all effects that end there, then each concept farther off by its best way. */
export function leads(
  graph: Graph,
  goal: string,
  passes: (effect: Effect) => boolean = () => true,
  maxSteps: number = MOST_STEPS,
): Lead[] {
  let edge: Way[] = [[], ...toOpposites(graph, goal).map((link) => [link])];
  const met = new Set([goal, ...edge.flatMap(([first]) => first?.source ?? [])]);
  const found: Lead[] = [];
  for (let steps = 1; steps <= maxSteps; steps++) {
    const longer = edge
      .flatMap((after) =>
        graph
          .incoming(after[0]?.source ?? goal)
          .filter((effect) => effect.sign !== "none" && !met.has(effect.source) && passes(effect))
          .map((effect) => [effect, ...after]),
      )
      .sort((a, b) => rankOf(a) - rankOf(b));
    edge = firstOfEach(longer);
    for (const way of steps > 1 ? edge : longer) found.push({ way, change: changeOf(graph, way), steps });
    for (const [first] of edge) met.add(first!.source);
    const crossed = edge.flatMap((way) =>
      toOpposites(graph, way[0]!.source)
        .filter((link) => !met.has(link.source))
        .map((link) => [link, ...way]),
    );
    for (const [first] of crossed) met.add(first!.source);
    edge.push(...crossed);
  }
  return found;
}

/** Links by which a chain may pass over to a concept from its opposites. */
function toOpposites(graph: Graph, concept: string): Effect[] {
  return graph
    .opposites(concept)
    .flatMap(({ target }) => graph.opposites(target).filter((link) => link.target === concept));
}

function firstOfEach(ways: readonly Way[]): Way[] {
  const found = new Map<string, Way>();
  for (const way of ways) if (!found.has(way[0]!.source)) found.set(way[0]!.source, way);
  return [...found.values()];
}

function rankOf(way: Way): number {
  const [verdict, certainty] = weakness(weakest(way));
  const details = way.filter(({ level }) => level === "detail").length;
  return (verdict * CERTAINTY_ORDER.length + certainty) * 1000 + details;
}

function changeOf(graph: Graph, way: Way): Lead["change"] {
  if (!way.every((effect) => isCrossing(effect) || saysAmount(graph, effect))) return "open";
  const sign = netSign(way.map((effect) => effect.sign));
  return sign === "+" ? "raises" : sign === "-" ? "lowers" : "open";
}
