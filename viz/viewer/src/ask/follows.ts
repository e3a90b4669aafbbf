// What follows if a concept rises: signs carried along the effects, each with what backs it; as graph_data/follows.py.

import type { Effect, Verdict } from "../document";
import type { Graph } from "../graph";
import { VERDICT_ORDER } from "./backing";

export type Change = "rises" | "falls" | "helped" | "hindered" | "conflict" | "open";
export interface Consequence {
  concept: string;
  change: Change;
  /** Number of effects on the shortest way. */
  steps: number;
  /** The worst verdict on the best backed of the shortest ways. */
  verdict: Verdict;
  /** Effects by which the change arrives. */
  by: readonly Effect[];
}
interface Arrival { effect: Effect; sign: number; verdict: Verdict }

/** Relations that change how much there is of their target; any other signed one helps or hinders it. */
const AMOUNTS = new Set([
  "increases", "decreases", "causes", "prevents", "produces", "activates", "blocks", "eases", "worsens", "becomes", "moves-with", "moves-against",
]);

const rankOf = (verdict: Verdict): number => VERDICT_ORDER.indexOf(verdict);
const worse = (a: Verdict, b: Verdict): Verdict => (rankOf(b) > rankOf(a) ? b : a);

/**
 * Best backed first, then nearest. Only effects with a sign carry a change; a concept takes the change of its
 * shortest ways, contradicted ones only where there is no other. What is met in an open direction alone comes last.
 */
export function follows(graph: Graph, start: string, maxSteps = 3): Consequence[] {
  const signs = new Map([[start, 1]]);
  const found = new Map<string, Consequence>([[start, { concept: start, change: "rises", steps: 0, verdict: "supported", by: [] }]]);
  let edge = [start];
  for (let steps = 1; steps <= maxSteps; steps++) {
    const met = new Map<string, Arrival[]>();
    for (const here of edge) meet(graph, here, signs.get(here)!, found, met);
    for (const [concept, arrivals] of met) join(concept, steps, arrivals, found, signs);
    edge = [...met.keys()].filter((concept) => signs.has(concept));
  }
  addOpen(graph, found, maxSteps);
  found.delete(start);
  const open = ({ change }: Consequence): number => Number(change === "open");
  return [...found.values()].sort((a, b) => open(a) - open(b) || rankOf(a.verdict) - rankOf(b.verdict) || a.steps - b.steps);
}

function meet(graph: Graph, here: string, sign: number, found: ReadonlyMap<string, Consequence>, met: Map<string, Arrival[]>): void {
  for (const effect of graph.outgoing(here)) {
    if ((effect.sign !== "+" && effect.sign !== "-") || found.has(effect.target)) continue;
    const arrival = { effect, sign: effect.sign === "+" ? sign : -sign, verdict: worse(found.get(here)!.verdict, effect.verdict) };
    met.set(effect.target, [...(met.get(effect.target) ?? []), arrival]);
  }
}

/** What equally short ways come to; where they disagree, it goes no further. */
function join(concept: string, steps: number, arrivals: readonly Arrival[], found: Map<string, Consequence>, signs: Map<string, number>): void {
  const held = arrivals.filter(({ verdict }) => verdict !== "contradicted");
  const counted = held.length ? held : arrivals;
  const verdict = VERDICT_ORDER.find((one) => counted.some((arrival) => arrival.verdict === one))!;
  const by = counted.map(({ effect }) => effect);
  const [up, down] = [1, -1].map((sign) => counted.some((one) => one.sign === sign));
  const amount = by.some(({ relation }) => AMOUNTS.has(relation));
  const change: Change = up && down ? "conflict" : amount ? (up ? "rises" : "falls") : up ? "helped" : "hindered";
  found.set(concept, { concept, change, steps, verdict, by });
  if (change !== "conflict") signs.set(concept, up ? 1 : -1);
}

/** What is met from any of these by effects that do not say which way, each once. */
function addOpen(graph: Graph, found: Map<string, Consequence>, maxSteps: number): void {
  // A map is walked to its end though it grows.
  for (const [here, { steps, verdict }] of found) {
    if (steps === maxSteps) continue;
    for (const effect of graph.outgoing(here)) {
      if (effect.sign === "none" || found.has(effect.target)) continue;
      found.set(effect.target, { concept: effect.target, change: "open", steps: steps + 1, verdict: worse(verdict, effect.verdict), by: [effect] });
    }
  }
}
