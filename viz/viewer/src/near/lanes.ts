// Which effects a column of concepts has, and the lane beside it in which the line of each runs.

import type { Effect } from "../document";

/** An effect from one concept of a column to another, by their places in it, and its lane, counted from the boxes. */
export interface Way {
  effect: Effect;
  from: number;
  to: number;
  lane: number;
}

/** The effects of a column, in the order of their words, each in a lane in which none runs beside it. */
export function waysOf(concepts: readonly string[], effects: readonly Effect[]): Way[] {
  const ways = concepts.flatMap((concept, from) =>
    effects
      .filter(({ source }) => source === concept)
      .map((effect) => ({ effect, from, to: concepts.indexOf(effect.target), lane: 0 })),
  );
  // Places of boxes and of words count alike.
  const spans = ways.map((way, k) => {
    const ends = [k + way.from + 1, way.to + ways.filter(({ from }) => from < way.to).length];
    return { way, low: Math.min(...ends), top: Math.max(...ends) };
  });
  const taken: typeof spans = [];
  // Short ways are nearest to the boxes.
  for (const span of spans.sort((a, b) => a.top - a.low - b.top + b.low)) {
    const { way, low, top } = span;
    while (taken.some((other) => other.way.lane === way.lane && low <= other.top && other.low <= top))
      way.lane += 1;
    taken.push(span);
  }
  return ways;
}
