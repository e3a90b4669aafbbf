// Things one below the other in columns: as near to where they want to be as those beside them allow.

import type { Node } from "./place";

/** Something that wants its middle at `wish`, half as high as it is. */
interface Wish {
  wish: number;
  half: number;
}

/** The middles of things in their order, `gap` apart, within `start` and `start + room`. */
export function packed(things: readonly Wish[], room: number, gap: number, start = 0): number[] {
  // Without their heights they only must not pass each other: runs of those that would share one place.
  const runs: { sum: number; count: number }[] = [];
  const offsets: number[] = [];
  let used = 0;
  for (const { wish, half } of things) {
    used += half;
    offsets.push(used);
    runs.push({ sum: wish - used, count: 1 });
    used += half + gap;
    for (let last = runs.at(-1)!, before = runs.at(-2); before; before = runs.at(-2)) {
      if (before.sum / before.count <= last.sum / last.count) break;
      last = { sum: before.sum + last.sum, count: before.count + last.count };
      runs.splice(-2, 2, last);
    }
  }
  const most = start + Math.max(0, room - used + gap);
  const places = runs.flatMap(({ sum, count }) =>
    Array<number>(count).fill(Math.min(most, Math.max(start, sum / count))),
  );
  return places.map((place, at) => place + offsets[at]!);
}

/** Let lines run as level as they may, and boxes stay where they were as nearly as that allows. */
export function relaxed(columns: readonly (readonly Node[])[], room: number, gap: number): void {
  const homes = new Map(columns.flat().map((node) => [node, node.y]));
  const orders = columns.map((column) => [...column].sort((a, b) => a.y - b.y));
  for (let round = 0; round < 24; round++) {
    const forward = round % 2 === 0;
    for (const order of forward ? orders : [...orders].reverse()) {
      const wishes = new Map(order.map((node) => [node, wishOf(node, homes.get(node)!)]));
      if (round < 12) order.sort((a, b) => wishes.get(a)! - wishes.get(b)!);
      const places = packed(
        order.map((node) => ({ wish: wishes.get(node)!, half: node.h / 2 })),
        room,
        gap,
      );
      order.forEach((node, at) => {
        node.y = places[at]!;
      });
    }
  }
}

function wishOf({ box, beside, y }: Node, home: number): number {
  if (!beside.length) return y;
  const mean = beside.reduce((sum, other) => sum + other.y, 0) / beside.length;
  return box ? (home + mean) / 2 : mean;
}
