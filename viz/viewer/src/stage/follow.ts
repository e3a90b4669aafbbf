// Where a route runs once its boxes or its words were moved.

import type { Point, Rect } from "../document";
import { distance } from "./geometry";
import { type BoxItem, centreOf, type Item, type RouteItem, rectOf } from "./items";

const still: Point = [0, 0];

/** The points of a route now: its own, bent along with what moved, or straight lines where that would be absurd. */
export function followed(item: RouteItem): readonly Point[] {
  const { points } = item.route;
  const from = item.source?.shift ?? still,
    to = item.target?.shift ?? still,
    by = item.words?.shift ?? still;
  if (![...from, ...to, ...by].some(Boolean) || points.length < 2) return points;
  const bent = blended(points, from, by, to, item.words);
  return reasonable(points, bent) ? bent : straightened(item, bent);
}

/** Each point moves with its neighbours along the line: the ends with the boxes, the middle with the words. */
function blended(
  points: readonly Point[],
  from: Point,
  by: Point,
  to: Point,
  words: Item | undefined,
): Point[] {
  const along = [0];
  for (let i = 1; i < points.length; i++) along.push(along[i - 1]! + distance(points[i - 1]!, points[i]!));
  const total = along[along.length - 1]! || 1;
  const middle = words ? alongNearest(points, along, homeCentre(words)) / total : 0.5;
  const half: Point = words ? by : [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  return points.map(([x, y], index) => {
    const t = along[index]! / total;
    const [start, end, share]: [Point, Point, number] =
      t <= middle ? [from, half, middle ? t / middle : 1] : [half, to, (t - middle) / (1 - middle || 1)];
    return [x + start[0] + share * (end[0] - start[0]), y + start[1] + share * (end[1] - start[1])];
  });
}

function homeCentre(item: Item): Point {
  return [item.home[0] + item.home[2] / 2, item.home[1] + item.home[3] / 2];
}

/** How far along a polyline its nearest point to a place is. */
function alongNearest(points: readonly Point[], along: readonly number[], [x, y]: Point): number {
  let best = Infinity,
    found = 0;
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1]!,
      [bx, by] = points[i]!;
    const dx = bx - ax,
      dy = by - ay,
      square = dx * dx + dy * dy;
    const t = square ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
    const apart = Math.hypot(x - ax - t * dx, y - ay - t * dy);
    if (apart < best) [best, found] = [apart, along[i - 1]! + t * Math.sqrt(square)];
  }
  return found;
}

/** Whether the first and last stretch still point the way they did at home, so that no line runs through its own box. */
function reasonable(home: readonly Point[], now: readonly Point[]): boolean {
  const last = home.length - 1;
  return (
    sameWay(home[0]!, home[1]!, now[0]!, now[1]!) &&
    sameWay(home[last - 1]!, home[last]!, now[last - 1]!, now[last]!)
  );
}

function sameWay(a: Point, b: Point, c: Point, d: Point): boolean {
  const ux = b[0] - a[0],
    uy = b[1] - a[1],
    vx = d[0] - c[0],
    vy = d[1] - c[1];
  return ux * vx + uy * vy >= 0.35 * Math.hypot(ux, uy) * Math.hypot(vx, vy);
}

/** From box to words to box by the shortest way. */
function straightened(item: RouteItem, bent: readonly Point[]): Point[] {
  const start = item.source ? centreOf(item.source) : bent[0]!;
  const end = item.target ? centreOf(item.target) : bent[bent.length - 1]!;
  if (item.source && item.source === item.target) return [...bent];
  const middle: Point = item.words
    ? centreOf(item.words)
    : [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  return [border(item.source, middle, start), middle, border(item.target, middle, end)];
}

/** Where the line from a box's centre to a point leaves the box. */
function border(item: BoxItem | undefined, towards: Point, otherwise: Point): Point {
  if (!item) return otherwise;
  const [x, y, w, h]: Rect = rectOf(item);
  const cx = x + w / 2,
    cy = y + h / 2,
    dx = towards[0] - cx,
    dy = towards[1] - cy;
  const reach = Math.min(dx ? w / 2 / Math.abs(dx) : Infinity, dy ? h / 2 / Math.abs(dy) : Infinity, 1);
  return Number.isFinite(reach) ? [cx + reach * dx, cy + reach * dy] : [cx, cy];
}
