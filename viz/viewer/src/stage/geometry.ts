// How a route is drawn: shortened for its arrow head, its bends rounded.
// Twin: viz/look/geometry.py

import type { Point } from "../document";
import { CURVE_STEPS } from "../rules";

/** A line as a path, with the place, direction (radians) and size of its arrow head. */
export interface DrawnRoute {
  d: string; // path of the line
  points: Point[]; // the line, curves sampled
  tip: Point;
  angle: number; // the arrow head's tip and direction (radians)
  head: number; // its length
}

/** Distance of two points. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

/** The point at this distance from `start` on the way to `end`. */
export function toward(start: Point, end: Point, length: number): Point {
  const whole = distance(start, end);
  const share = whole ? length / whole : 0;
  return [start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])];
}

/** Length of a polyline. */
export function lengthOf(points: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < points.length; i++) sum += distance(points[i - 1]!, points[i]!);
  return sum;
}

/** A polyline without its last `length` px; at least its first point stays. */
function shortened(points: readonly Point[], length: number): Point[] {
  const kept = [...points];
  let rest = length;
  while (kept.length > 1) {
    const end = kept[kept.length - 1]!,
      before = kept[kept.length - 2]!;
    const last = distance(before, end);
    if (last > rest) {
      kept[kept.length - 1] = toward(end, before, rest);
      return kept;
    }
    kept.pop();
    rest -= last;
  }
  return kept;
}

/** Path and sampled points of a polyline whose bends are quadratic curves. */
export function rounded(points: readonly Point[], radius: number): { d: string; points: Point[] } {
  const first = points[0]!;
  const d = [`M${short(first)}`];
  const sampled: Point[] = [first];
  for (let i = 1; i + 1 < points.length; i++) {
    const before = points[i - 1]!,
      bend = points[i]!,
      after = points[i + 1]!;
    const reach = Math.min(radius, distance(before, bend) / 2, distance(bend, after) / 2);
    if (reach < 0.05 || straight(before, bend, after)) {
      d.push(`L${short(bend)}`);
      sampled.push(bend);
      continue;
    }
    const enter = toward(bend, before, reach),
      leave = toward(bend, after, reach);
    d.push(`L${short(enter)}Q${short(bend)} ${short(leave)}`);
    sampled.push(enter);
    for (let step = 1; step <= CURVE_STEPS; step++)
      sampled.push(onCurve(enter, bend, leave, step / CURVE_STEPS));
  }
  const last = points[points.length - 1]!;
  if (points.length > 1) {
    d.push(`L${short(last)}`);
    sampled.push(last);
  }
  return { d: d.join(""), points: sampled };
}

function onCurve(start: Point, control: Point, end: Point, t: number): Point {
  const a = (1 - t) ** 2,
    b = 2 * t * (1 - t),
    c = t * t;
  return [a * start[0] + b * control[0] + c * end[0], a * start[1] + b * control[1] + c * end[1]];
}

function straight(before: Point, bend: Point, after: Point): boolean {
  const ax = bend[0] - before[0],
    ay = bend[1] - before[1],
    bx = after[0] - bend[0],
    by = after[1] - bend[1];
  return (
    Math.abs(ax * by - ay * bx) <= 0.01 * Math.hypot(ax, ay) * Math.hypot(bx, by) && ax * bx + ay * by > 0
  );
}

function short(point: Point): string {
  return `${point[0].toFixed(2)} ${point[1].toFixed(2)}`;
}

/** A line whose arrow head, `head` long, ends `gap` before the last point and starts `back` heads before its tip. */
export function drawnRoute(
  points: readonly Point[],
  gap: number,
  head: number,
  back: number,
  radius: number,
): DrawnRoute {
  const total = lengthOf(points);
  const size = Math.min(head, 0.6 * total),
    space = Math.min(gap, 0.2 * total);
  const cut = shortened(points, space + size);
  const foot = cut[cut.length - 1]!,
    end = points[points.length - 1]!;
  const angle = Math.atan2(end[1] - foot[1], end[0] - foot[0]);
  const line = rounded(shortened(points, space + back * size), radius);
  return { ...line, tip: toward(end, foot, space), angle, head: size };
}

/** Distance of a place from the nearest part of a polyline. */
export function distanceToLine(points: readonly Point[], x: number, y: number): number {
  let best = Infinity;
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1]!,
      [bx, by] = points[i]!;
    const dx = bx - ax,
      dy = by - ay;
    const along =
      dx || dy ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy))) : 0;
    best = Math.min(best, Math.hypot(x - ax - along * dx, y - ay - along * dy));
  }
  return best;
}
