// Search for chains of effects, best first, with bounded work (A*).
// Twin: graph_data/ask/chains.py

import type { Effect } from "../document";
import { WORK_LIMIT } from "../rules";
import { weakness } from "./backing";
import { Heap } from "./heap";
import { isCrossing } from "./opposites";

/** What a chain must lead from and to, and which concepts it may pass. */
export interface Quest {
  start: string;
  goal: string;
  /** For every concept allowed, the number of effects from it to the goal. */
  distance: ReadonlyMap<string, number>;
}

type Ends = (concept: string) => readonly Effect[];

/** How many effects every concept that reaches `goal` is away from it, within `allowed`; opposites are as near. */
export function distances(goal: string, incoming: Ends, allowed?: ReadonlySet<string>): Map<string, number> {
  const found = new Map([[goal, 0]]);
  const waiting = [goal];
  const isNearer = (concept: string, distance: number): boolean =>
    (allowed?.has(concept) ?? true) && distance < (found.get(concept) ?? Number.POSITIVE_INFINITY);
  for (let here = waiting.shift(); here !== undefined; here = waiting.shift()) {
    for (const effect of incoming(here)) {
      const over = isCrossing(effect),
        distance = (found.get(here) ?? 0) + (over ? 0 : 1);
      if (!isNearer(effect.source, distance)) continue;
      found.set(effect.source, distance);
      if (over) waiting.unshift(effect.source);
      else waiting.push(effect.source);
    }
  }
  return found;
}

/** Carries no effect, worst verdict, shortest length possible, its certainty, number of details, length still open. */
type Rank = readonly [number, number, number, number, number, number];
interface Part {
  quest: Quest;
  chain: readonly Effect[];
}

function extend(rank: Rank, effect: Effect, quest: Quest): Rank {
  const open = quest.distance.get(effect.target) ?? 0;
  const [verdict, certainty] = weakness(effect);
  const worse = verdict > rank[1] || (verdict === rank[1] && certainty > rank[3]);
  return [
    rank[0] || effect.sign === "none" ? 1 : 0,
    worse ? verdict : rank[1],
    rank[2] - rank[5] + (isCrossing(effect) ? 0 : 1) + open,
    worse ? certainty : rank[3],
    rank[4] + (effect.level === "detail" ? 1 : 0),
    open,
  ];
}

function nextEffects({ quest, chain }: Part, outgoing: Ends): Effect[] {
  const here = chain.at(-1)?.target ?? quest.start;
  const visited = new Set([quest.start, ...chain.map((effect) => effect.target)]);
  visited.delete(quest.goal);
  return outgoing(here).filter(
    (effect) =>
      quest.distance.has(effect.target) &&
      !visited.has(effect.target) &&
      (!isCrossing(effect) || mayCross(quest, chain, effect.target)),
  );
}

/** Whether a chain may pass over to an opposite here: not twice in a row, and not as all that it is. */
function mayCross({ start, goal }: Quest, chain: readonly Effect[], target: string): boolean {
  const [first] = chain,
    last = chain.at(-1);
  if (target === goal && (!first || (start === target && isCrossing(first)))) return false;
  return !last || !isCrossing(last);
}

/** At most `limit` chains that visit no concept twice: what carries an effect first, better backed, shorter, core. */
export function chains(
  quests: readonly Quest[],
  outgoing: Ends,
  maxLength: number,
  limit: number,
): (readonly Effect[])[] {
  const heap = new Heap<Part>();
  const grow = (rank: Rank, part: Part): void => {
    for (const effect of nextEffects(part, outgoing)) {
      const next = extend(rank, effect, part.quest);
      if (next[2] <= maxLength && heap.work < WORK_LIMIT)
        heap.push(next, { quest: part.quest, chain: [...part.chain, effect] });
    }
  };
  for (const quest of quests) grow([0, 0, 0, 0, 0, 0], { quest, chain: [] });
  const found: (readonly Effect[])[] = [];
  for (let best = heap.pop(); best && found.length < limit; best = heap.pop()) {
    const { chain, quest } = best.item;
    if (chain.at(-1)?.target === quest.goal) found.push(chain);
    else grow(best.rank as Rank, best.item);
  }
  return found;
}

/**
 * The shortest chain there is, however long; of several the best one.
 * No concept is gone on from twice, so the work grows with the graph and not with its number of chains.
 */
export function shortest(quest: Quest, outgoing: Ends): readonly Effect[] | undefined {
  const heap = new Heap<readonly Effect[]>(),
    settled = new Set<string>();
  const grow = (rank: Rank, chain: readonly Effect[]): void => {
    for (const effect of nextEffects({ quest, chain }, outgoing)) {
      const [silent, verdict, total, ...others] = extend(rank, effect, quest);
      heap.push([total, silent, verdict, ...others], [...chain, effect]);
    }
  };
  grow([0, 0, 0, 0, 0, 0], []);
  for (let best = heap.pop(); best; best = heap.pop()) {
    const chain = best.item,
      last = chain.at(-1) as Effect;
    if (last.target === quest.goal) return chain;
    const here = `${isCrossing(last)} ${last.target}`;
    if (settled.has(here)) continue;
    settled.add(here);
    const [total = 0, silent = 0, verdict = 0, certainty = 0, details = 0, open = 0] = best.rank;
    grow([silent, verdict, total, certainty, details, open], chain);
  }
  return undefined;
}

/** How long a chain is: links to opposites do not count. */
export function numberOfEffects(chain: readonly Effect[]): number {
  return chain.filter((effect) => !isCrossing(effect)).length;
}
