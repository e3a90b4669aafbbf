// A loop of effects as a ring, clockwise, with its kind in the middle: it comes back to where it began.
// Twin: viz/near/ring.py

import { isUnshown } from "../ask/told";
import type { Effect, FontMetrics, Point, Rect, View } from "../document";
import type { Graph } from "../graph";
import {
  RING_AIR,
  RING_AIR_BESIDE,
  RING_HALVED,
  RING_INNER,
  RING_INWARD,
  RING_KIND_PX,
  RING_LEAST_PX,
  RING_MARGIN,
  RING_MOST_PX,
  RING_MOST_ROWS,
  RING_NAMES,
  RING_PIECES,
  RING_SMALLER,
  RING_WIDEST,
  RING_WORDS,
  STAGE,
} from "../rules";
import { effectRow, nameSettings, type Setting } from "./blocks";
import { pick } from "./fit";
import { emptyView, rounded, type Size, scaleOf, textScale, wordsBox } from "./page";
import { measureOf } from "./text";

/** A box or words: its place (a whole number for a box), how far from the middle (1: on the ring), ways to set it. */
interface Item {
  place: number;
  reach: number;
  settings: readonly Setting[];
}
/** Items in text of a size on the largest ring that the page holds; clear: nothing lies on anything. */
interface Ring {
  px: number;
  chosen: Setting[];
  rects: Rect[];
  clear: boolean;
  /** Where a place of the ring is, so far from the middle. */
  at(place: number, reach: number): Point;
}

/** Concepts, each once, whose effects lead from one to the next and round. */
export function ringView(
  graph: Graph,
  concepts: readonly string[],
  effects: readonly Effect[],
  { page = STAGE, id, most = Infinity }: { page?: Size; id: string; most?: number },
  font: FontMetrics,
): View {
  const measure = measureOf(font),
    count = concepts.length,
    nextTo = (n: number): number => (n + 1) % count;
  const between = (from: number, to: number): Effect[] =>
    effects.filter(({ source, target }) => source === concepts[from] && target === concepts[to]);
  const along = concepts.map((_, n) => between(n, nextTo(n)));
  const arcs = along.flatMap((there, n) =>
    // Of two concepts the way back is an arc of its own.
    [...there, ...(count > 2 ? between(nextTo(n), n) : [])].slice(0, RING_MOST_ROWS).map((effect, inner) => {
      const row = effectRow(measure, effect, inner >= there.length);
      return { place: n + 0.5, reach: 1 - RING_INNER * inner, settings: row.settings, row };
    }),
  );
  const boxes = concepts.map((concept, place): Item => {
    return { place, reach: 1, settings: nameSettings(measure, graph.titleOf(concept)) };
  });
  const largest = Math.min(most, RING_MOST_PX * textScale(page));
  const { px, chosen, rects, at } = bestRing([...boxes, ...arcs], count, page, largest);
  const made = emptyView(id, "path", `${graph.titleOf(concepts[0]!)} ↻`, page);
  concepts.forEach((concept, n) => {
    made.boxes.push({ concept, rect: rects[n]!, lines: chosen[n]!.lines, font: rounded(px) });
  });
  arcs.forEach(({ row, place, reach }, n) => {
    made.words.push(wordsBox(row, chosen[count + n]!, at(place, reach), px));
    const start = place - 0.5;
    const points = lineOf(start, reach, at, rects[start]!, rects[nextTo(start)]!);
    made.routes.push({ effect: row.effect, points: row.inward ? points.reverse() : points });
  });
  const text = kindOf(along),
    [x, y] = at(0, 0),
    size = rounded(RING_KIND_PX * px);
  if (text)
    made.headings.push({
      text,
      rect: [x - 4.5 * size, y - 0.7 * size, 9 * size, 1.4 * size],
      font: size,
      align: "center",
    });
  made.quiet = most < Infinity;
  return made;
}

/** The largest text in which nothing lies on anything, or else the smallest. */
function bestRing(items: readonly Item[], count: number, page: Size, largest: number): Ring {
  const least = RING_LEAST_PX * scaleOf(page);
  let ring: Ring;
  for (let px = largest; ; px *= RING_SMALLER) {
    for (const wide of RING_NAMES)
      for (const broad of RING_WORDS) {
        ring = setRing(items, count, page, px, [wide, broad]);
        if (ring.clear) return ring;
      }
    if (px <= least) return ring!;
  }
}

function setRing(items: readonly Item[], count: number, page: Size, px: number, widest: Size): Ring {
  const chosen = items.map(({ settings }, n) => pick(settings, widest[n < count ? 0 : 1])),
    sizes = chosen.map(({ width, height }) => [width * px, height * px] as const);
  /** The cosine or sine of a place; the first is at the top, or left of it. */
  const turn = (axis: 0 | 1, place: number): number =>
    Math[axis ? "sin" : "cos"](((place - (count % 2 ? 0 : 0.5) - count / 4) * 2 * Math.PI) / count);
  /** The radius at which all stay on the page. */
  const room = (axis: 0 | 1): number =>
    Math.min(
      ...items.flatMap(({ place, reach }, n) => {
        const out = Math.abs(turn(axis, place) * reach);
        return out > 0.05 ? [(page[axis] / 2 - RING_MARGIN * scaleOf(page) - sizes[n]![axis] / 2) / out] : [];
      }),
    );
  const down = room(1),
    radii = [Math.min(room(0), RING_WIDEST * down), down].map((radius) => Math.max(1, radius));
  const at = (place: number, reach: number): Point =>
    [0, 1].map((n) => page[n]! / 2 + reach * radii[n]! * turn(n as 0 | 1, place)) as unknown as Point;
  const rects = items.map(({ place, reach }, n): Rect => {
    const [x, y] = at(place, reach),
      [w, h] = sizes[n]!;
    return [x - w / 2, y - h / 2, w, h];
  });
  // A line has some length on both sides of its words.
  const clear = rects.every(
    (one, n) =>
      [0, 1].every((axis) => one[axis]! >= 0 && one[axis]! + one[axis + 2]! <= page[axis]!) &&
      rects.every(
        (other, m) => m >= n || apart(one, other) >= RING_AIR * px * (m < count ? RING_AIR_BESIDE : 1),
      ),
  );
  return { px, chosen, rects, clear, at };
}

/** How far two rectangles are from each other; negative where they lie on each other. */
function apart(a: Rect, b: Rect): number {
  const [across, down] = [0, 1].map((n) =>
    Math.max(a[n]! - b[n]! - b[n + 2]!, b[n]! - a[n]! - a[n + 2]!),
  ) as [number, number];
  return Math.min(across, down) > 0 ? Math.hypot(across, down) : Math.max(across, down);
}

/** Along the ring, from the border of one box to that of the next; inner lines leave it and come back to it. */
function lineOf(start: number, reach: number, at: Ring["at"], from: Rect, to: Rect): Point[] {
  const on = (share: number): Point =>
    at(start + share, 1 - (1 - reach) * Math.sin(Math.PI * share) ** RING_INWARD);
  /** Where the way from an end, which is within a box, to the middle leaves the box. */
  const border = (within: number, [left, top, width, height]: Rect): number => {
    let without = 0.5;
    for (let n = RING_HALVED; n--; ) {
      const share = (within + without) / 2,
        [x, y] = on(share);
      if (Math.abs(x - left - width / 2) <= width / 2 && Math.abs(y - top - height / 2) <= height / 2)
        within = share;
      else without = share;
    }
    return without;
  };
  const [first, last] = [border(0, from), border(1, to)];
  return Array.from({ length: RING_PIECES + 1 }, (_, n) => on(first + ((last - first) * n) / RING_PIECES));
}

/** What going round does; nothing where a sign is not known or references speak against a step. */
function kindOf(steps: readonly (readonly Effect[])[]): string {
  let balancing = false;
  for (const along of steps) {
    const sign = along[0]?.sign ?? "none";
    if (!"+-".includes(sign) || along.some((one) => one.sign !== sign || isUnshown(one.verdict))) return "";
    balancing = balancing !== (sign === "-");
  }
  return balancing ? "balancing" : "reinforcing";
}
