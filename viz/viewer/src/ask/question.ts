// A question in words, answered by rows: effects, and ways of several effects, the best answer first.
// Twin: graph_data/ask/question.py

import type { Effect } from "../document";
import type { Graph } from "../graph";
import {
  ASK_JOINED,
  ASK_LEAST,
  ASK_LONGEST_WAY,
  ASK_MEANT,
  ASK_MOST_MEANT,
  ASK_MOST_ROWS,
  ASK_MOST_WAYS,
  ASK_MOST_WAYS_ASKED,
  ASK_WORTH,
  CERTAINTY_ORDER,
} from "../rules";
import { weakest, weakness } from "./backing";
import { leads } from "./leads";
import { bestOf, type Mention } from "./mentions";
import { paths } from "./paths";
import { rank } from "./terms";
import { type Asked, understood } from "./understood";
import { isStrange, possibleOf, wayOf, worth } from "./worth";

/** The effects of a way in order, mostly one; links to opposites may be among several. */
export type Way = readonly Effect[];
interface Scored {
  effect: Effect;
  value: number;
}

/** What answers a question in plain words, the best first; nothing where there is no answer. */
export function question(graph: Graph, text: string): Way[] {
  return answered(graph, understood(graph, text));
}

/** What answers a question that is understood. */
export function answered(graph: Graph, asked: Asked): Way[] {
  if (isBeyond(graph, asked)) return [];
  const list = scored(graph, asked);
  const best = list[0]?.value ?? 0,
    possible = possibleOf(asked);
  const least = Math.max(best * ASK_WORTH, asked.isPair ? 0 : possible * ASK_LEAST);
  const direct = list.filter(({ value }) => value >= least).map(({ effect }) => [effect]);
  const ways = waysOf(graph, asked);
  // No effect joins the two that are named.
  if (ways.length && asked.isPair && best < possible * ASK_JOINED)
    return [...ways, ...direct].slice(0, ASK_MOST_ROWS);
  return [...direct.slice(0, ASK_MOST_ROWS - ways.length), ...ways];
}

/** Whether it is asked if something does a thing that the graph nowhere speaks of. */
function isBeyond(graph: Graph, asked: Asked): boolean {
  if (!asked.yesOrNo || asked.isPair || !(asked.sources.length || asked.targets.length)) return false;
  return asked.things.some((word) => isStrange(graph, word));
}

const backed = (way: Way): number => {
  const [verdict, certainty] = weakness(weakest(way));
  return verdict * CERTAINTY_ORDER.length + certainty;
};
const detail = ({ level }: Effect): number => Number(level === "detail");

/** Effects with their worth, the best first; of equals the better backed, then core ones, by the file. */
function scored(graph: Graph, asked: Asked): Scored[] {
  const { verdicts } = asked;
  const found: Scored[] = [];
  for (const effect of graph.document.effects) {
    if (verdicts.length && !asked.isPair && !verdicts.includes(effect.verdict)) continue;
    const value = worth(graph, asked, effect);
    if (value) found.push({ effect, value });
  }
  if (verdicts.length && !asked.names)
    return found.sort(
      ({ effect: a }, { effect: b }) =>
        verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) || detail(a) - detail(b),
    );
  return found.sort(
    (a, b) =>
      rank(a.value) - rank(b.value) ||
      backed([a.effect]) - backed([b.effect]) ||
      detail(a.effect) - detail(b.effect),
  );
}

/** Ways of several effects between the two that are named, or to the one. */
function waysOf(graph: Graph, asked: Asked): Way[] {
  const { sources, targets } = asked;
  if (asked.isPair) {
    const [first, last] = [sources[0]!, targets.at(-1)!];
    const joined = graph.outgoing(bestOf(first)).some(({ target }) => target === bestOf(last));
    const found = between(graph, first, last, asked.way && !joined);
    found.sort((a, b) => backed(a) - backed(b) || a.length - b.length);
    return found.slice(0, asked.way ? ASK_MOST_WAYS_ASKED : ASK_MOST_WAYS);
  }
  if (!targets.length || asked.verdicts.length || asked.denied || asked.categories.size) return [];
  return leading(graph, asked, targets[0]!).slice(0, ASK_MOST_WAYS);
}

/**
 * Ways between what is meant most surely; where there is none, between whatever may be meant.
 * Ways that neither raise nor lower are no answer to what something does: only to how it gets there.
 */
function between(graph: Graph, first: Mention, last: Mention, unsigned: boolean): Way[] {
  for (const within of [0.01, 1]) {
    const found = surest(first, within).flatMap((start) =>
      surest(last, within)
        .filter((goal) => goal !== start)
        .flatMap((goal) => paths(graph, start, goal, { maxLength: ASK_LONGEST_WAY }))
        .filter(({ effects }) => effects.length > 1),
    );
    const signed = found.filter(({ sign }) => sign !== "none");
    const ways = signed.length || !unsigned ? signed : found;
    if (ways.length) return ways.map(({ effects }) => effects);
  }
  return [];
}

/** The concepts that are meant most surely, within so much of the best. */
function surest(mention: Mention, within: number): string[] {
  const { concepts } = mention;
  const least = Math.max(ASK_MEANT, concepts.get(bestOf(mention))! - within);
  const sure = [...concepts].filter(([, weight]) => weight >= least).sort(([, a], [, b]) => b - a);
  return sure.slice(0, ASK_MOST_MEANT).map(([id]) => id);
}

/** Ways of several effects that lead to what is named, and do to it what is asked for. */
function leading(graph: Graph, asked: Asked, target: Mention): Way[] {
  const goal = bestOf(target),
    way = wayOf(asked.relation);
  if (target.concepts.get(goal)! < ASK_MEANT) return [];
  const wanted = way > 0 ? "raises" : way < 0 ? "lowers" : "";
  return leads(graph, goal)
    .filter(({ steps, change }) => steps > 1 && change !== "open" && (!wanted || wanted === change))
    .map((lead) => lead.way);
}
