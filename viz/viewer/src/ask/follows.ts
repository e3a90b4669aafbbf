// What follows if a concept rises: signs carried along the effects, each with what backs it.
// Twin: graph_data/ask/follows.py

import type { Effect, Verdict } from "../document";
import type { Graph } from "../graph";
import { type CHANGES, MOST_STEPS, VERDICT_ORDER } from "../rules";
import { isCrossing } from "./opposites";

/** What becomes of a concept: open where it is met only by effects that do not say which way. */
export type Change = (typeof CHANGES)[number];
/** One concept that something follows for. */
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
type Passes = (effect: Effect) => boolean;
interface Arrival {
  effect: Effect;
  sign: number;
  verdict: Verdict;
}

/** Whether an effect says that there is more or less of its target; what "supports" it does not. */
export const saysAmount = (graph: Graph, { sign, relation }: Effect): boolean =>
  /^[+-]$/.test(sign) && graph.relations.get(relation)?.amount !== false;
const rankOf = (verdict: Verdict): number => VERDICT_ORDER.indexOf(verdict);
const worse = (a: Verdict, b: Verdict): Verdict => (rankOf(b) > rankOf(a) ? b : a);

/**
 * Best backed first, then nearest. Only effects on an amount carry a change; a concept takes the change of its
 * shortest ways, contradicted ones only where there is no other. What is met only by other effects comes last.
 * Effects that do not pass are as if they were not there. Where a concept changes, its opposites change the other way.
 */
export function follows(
  graph: Graph,
  start: string,
  passes: Passes,
  maxSteps: number = MOST_STEPS,
): Consequence[] {
  const signs = new Map([[start, 1]]);
  const found = new Map<string, Consequence>([
    [start, { concept: start, change: "rises", steps: 0, verdict: "supported", by: [] }],
  ]);
  let edge = [start, ...crossed(graph, [start], found, signs)];
  for (let steps = 1; steps <= maxSteps; steps++) {
    const met = new Map<string, Arrival[]>();
    for (const here of edge) meet(graph, here, signs.get(here)!, passes, found, met);
    for (const [concept, arrivals] of met) join(concept, steps, arrivals, found, signs);
    holdAgainst(graph, met, found, signs);
    edge = [...met.keys(), ...crossed(graph, met.keys(), found, signs)].filter((concept) =>
      signs.has(concept),
    );
  }
  addOpen(graph, passes, found, maxSteps);
  found.delete(start);
  const open = ({ change }: Consequence): number => Number(change === "open");
  return [...found.values()].sort(
    (a, b) => open(a) - open(b) || rankOf(a.verdict) - rankOf(b.verdict) || a.steps - b.steps,
  );
}

/** Opposites that are met at once and are both said to rise, or to fall, are pulled both ways. */
function holdAgainst(
  graph: Graph,
  met: ReadonlyMap<string, unknown>,
  found: Map<string, Consequence>,
  signs: Map<string, number>,
): void {
  const against = [...met.keys()].filter((concept) =>
    graph
      .opposites(concept)
      .some(
        ({ target }) => met.has(target) && signs.has(concept) && signs.get(concept) === signs.get(target),
      ),
  );
  for (const concept of against) {
    found.set(concept, { ...found.get(concept)!, change: "conflict" });
    signs.delete(concept);
  }
}

const TURNED = { rises: "falls", falls: "rises", conflict: "conflict", open: "open" } as const;

/** Pass over from concepts just met to their opposites, which do the opposite; these are returned. */
function crossed(
  graph: Graph,
  met: Iterable<string>,
  found: Map<string, Consequence>,
  signs: Map<string, number>,
): string[] {
  const over: string[] = [];
  for (const concept of [...met])
    for (const link of graph.opposites(concept)) {
      if (found.has(link.target)) continue;
      const one = found.get(concept)!;
      found.set(link.target, { ...one, concept: link.target, change: TURNED[one.change], by: [link] });
      if (signs.has(concept)) signs.set(link.target, -signs.get(concept)!);
      over.push(link.target);
    }
  return over;
}

function meet(
  graph: Graph,
  here: string,
  sign: number,
  passes: Passes,
  found: ReadonlyMap<string, Consequence>,
  met: Map<string, Arrival[]>,
): void {
  for (const effect of graph.outgoing(here)) {
    if (!saysAmount(graph, effect) || !passes(effect) || found.has(effect.target)) continue;
    const arrival = {
      effect,
      sign: effect.sign === "+" ? sign : -sign,
      verdict: worse(found.get(here)!.verdict, effect.verdict),
    };
    met.set(effect.target, [...(met.get(effect.target) ?? []), arrival]);
  }
}

/** What equally short ways come to; where they disagree, it goes no further. */
function join(
  concept: string,
  steps: number,
  arrivals: readonly Arrival[],
  found: Map<string, Consequence>,
  signs: Map<string, number>,
): void {
  const held = arrivals.filter(({ verdict }) => verdict !== "contradicted");
  const counted = held.length ? held : arrivals;
  const verdict = VERDICT_ORDER.find((one) => counted.some((arrival) => arrival.verdict === one))!;
  const by = counted.map(({ effect }) => effect);
  const [up, down] = [1, -1].map((sign) => counted.some((one) => one.sign === sign));
  const change: Change = up && down ? "conflict" : up ? "rises" : "falls";
  found.set(concept, { concept, change, steps, verdict, by });
  if (change !== "conflict") signs.set(concept, up ? 1 : -1);
}

/** What is met from any of these by effects that do not say which way, each once. */
function addOpen(graph: Graph, passes: Passes, found: Map<string, Consequence>, maxSteps: number): void {
  // A map is walked to its end though it grows.
  for (const one of found.values()) {
    for (const effect of leadingOn(graph, passes, one)) {
      const steps = one.steps + (isCrossing(effect) ? 0 : 1);
      if (steps > maxSteps || found.has(effect.target)) continue;
      found.set(effect.target, {
        concept: effect.target,
        change: "open",
        steps,
        verdict: worse(one.verdict, effect.verdict),
        by: [effect],
      });
    }
  }
}

/** Links by which something is touched; the opposite of what is touched is touched without another effect. */
function leadingOn(graph: Graph, passes: Passes, { concept, change, by }: Consequence): Effect[] {
  const over = change === "open" && !by.some(isCrossing) ? graph.opposites(concept) : [];
  return [...over, ...graph.outgoing(concept).filter((one) => one.sign !== "none" && passes(one))];
}

/** The best backed of the shortest ways to one of these, from the start; of ways that disagree, one after the other. */
export function waysTo(found: readonly Consequence[], { by, change, verdict }: Consequence): Effect[][] {
  const at = new Map(found.map((one) => [one.concept, one]));
  const way = (effect: Effect): Effect[] => {
    const before = at.get(effect.source);
    return [...(before ? waysTo(found, before)[0]! : []), effect];
  };
  const [first] = by;
  // Over to an opposite lead all the ways that lead to the concept itself.
  if (first && isCrossing(first)) {
    const before = at.get(first.source);
    return before ? waysTo(found, before).map((effects) => [...effects, first]) : [[first]];
  }
  if (change === "conflict") return by.map(way);
  const best = by.find(
    (effect) => worse(at.get(effect.source)?.verdict ?? "supported", effect.verdict) === verdict,
  )!;
  return [way(best)];
}
