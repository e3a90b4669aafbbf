// Lines between the boxes of opposites, drawn when asked for: quiet, dotted, without a head.
// Twin: viz/look/opposites.py

import type { Point, Rect } from "../document";
import type { Graph } from "../graph";
import { OPPOSITE_BOW, OPPOSITE_LOOKS } from "../rules";

/** The line between two opposites: from the border of one towards `bend` to that of the other. */
export interface OppositeLine {
  source: string;
  target: string;
  start: Point;
  bend: Point;
  end: Point;
}

/** The lines between the opposites among these boxes, around what stands between them; `drawn` are effects. */
export function oppositeLines(
  graph: Graph,
  rects: ReadonlyMap<string, Rect>,
  drawn: readonly string[],
  page: readonly [number, number],
): OppositeLine[] {
  const joined = new Set(
    drawn.map((id) => graph.effects.get(id)).map((effect) => effect && pairOf(effect.source, effect.target)),
  );
  return pairs(graph, rects).map(([source, target]) => {
    const [a, b] = [rects.get(source)!, rects.get(target)!];
    const others = [...rects].filter(([id]) => id !== source && id !== target).map(([, rect]) => rect);
    const [first, last] = [middle(a), middle(b)];
    const straight = !joined.has(pairOf(source, target)) && !isBlocked(first, last, others);
    const bend = straight ? between(first, last) : bendOf(first, last, page);
    return { source, target, start: border(a, bend), bend, end: border(b, bend) };
  });
}

/** Two ids, whichever is first. */
function pairOf(a: string, b: string): string {
  return JSON.stringify([a, b].sort());
}

/** The opposites that are shown, each pair once, in the order of the file. */
function pairs(graph: Graph, shown: ReadonlyMap<string, unknown>): [string, string][] {
  const found = new Map<string, [string, string]>();
  for (const { source, target } of graph.document.opposites ?? []) {
    const pair = pairOf(source, target);
    if (shown.has(source) && shown.has(target) && !found.has(pair)) found.set(pair, [source, target]);
  }
  return [...found.values()];
}

function isBlocked([x1, y1]: Point, [x2, y2]: Point, rects: readonly Rect[]): boolean {
  const way = Array.from({ length: OPPOSITE_LOOKS - 1 }, (_, n): Point => {
    const share = (n + 1) / OPPOSITE_LOOKS;
    return [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
  });
  return rects.some(([x, y, w, h]) =>
    way.some(([px, py]) => px >= x && px <= x + w && py >= y && py <= y + h),
  );
}

/** To one side: upwards, unless only the other is on the page. */
function bendOf(first: Point, last: Point, [width, height]: readonly [number, number]): Point {
  const [x, y] = between(first, last);
  let [dx, dy] = [(last[1] - first[1]) * OPPOSITE_BOW, (first[0] - last[0]) * OPPOSITE_BOW];
  if (dy > 0 || (dy === 0 && dx < 0)) [dx, dy] = [-dx, -dy];
  const inside = x + dx >= 0 && x + dx <= width && y + dy >= 0 && y + dy <= height;
  return inside ? [x + dx, y + dy] : [x - dx, y - dy];
}

function between([x1, y1]: Point, [x2, y2]: Point): Point {
  return [(x1 + x2) / 2, (y1 + y2) / 2];
}

function middle([x, y, w, h]: Rect): Point {
  return [x + w / 2, y + h / 2];
}

/** Where the line from a box's middle towards a point leaves the box. */
function border(rect: Rect, [px, py]: Point): Point {
  const [x, y] = middle(rect);
  const [dx, dy] = [px - x, py - y];
  const reach = Math.max(Math.abs(dx) / (rect[2] / 2 || 1), Math.abs(dy) / (rect[3] / 2 || 1), 1);
  return [x + dx / reach, y + dy / reach];
}
