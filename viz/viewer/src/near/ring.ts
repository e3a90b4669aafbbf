// A loop of effects as a ring, clockwise, with its kind in the middle: it comes back to where it began.
// Twin: viz/near/ring.py

import { isUnshown } from "../ask/told";
import type { Effect, FontMetrics, Heading, Point, Rect, View } from "../document";
import type { Graph } from "../graph";
import {
  RING_AIR,
  RING_AIR_BESIDE,
  RING_INNER,
  RING_KIND_PX,
  RING_LEAST_PX,
  RING_MARGIN,
  RING_MOST_PX,
  RING_MOST_ROWS,
  RING_NAMES,
  RING_POINTS,
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
    count = concepts.length;
  const pairs = concepts.map((concept, n) => {
    const next = concepts[(n + 1) % count]!,
      between = (from: string, to: string): Effect[] =>
        effects.filter(({ source, target }) => source === from && target === to);
    // Of two concepts the way back is an arc of its own.
    return [between(concept, next), count > 2 ? between(next, concept) : []] as const;
  });
  const arcs = pairs.flatMap(([along, back], n) =>
    [...along, ...back].slice(0, RING_MOST_ROWS).map((effect, inner) => {
      const row = effectRow(measure, effect, inner >= along.length);
      return { place: n + 0.5, reach: 1 - RING_INNER * inner, settings: row.settings, row };
    }),
  );
  const boxes = concepts.map((concept, place): Item => {
    return { place, reach: 1, settings: nameSettings(measure, graph.titleOf(concept)) };
  });
  const largest = Math.min(most, RING_MOST_PX * textScale(page));
  const { px, chosen, rects, at } = bestRing([...boxes, ...arcs], count, page, largest);
  const kind = kindOf(pairs.map(([along]) => along));
  return {
    ...emptyView(id, "path", `${graph.titleOf(concepts[0]!)} ↻`, page),
    quiet: most < Infinity,
    boxes: concepts.map((concept, n) => ({
      concept,
      rect: rects[n]!,
      lines: chosen[n]!.lines,
      font: rounded(px),
    })),
    words: arcs.map(({ row, place, reach }, n) => wordsBox(row, chosen[count + n]!, at(place, reach), px)),
    routes: arcs.map(({ row, place, reach }) => {
      const start = place - 0.5;
      const points = lineOf(start, reach, count, at, rects[start]!, rects[(start + 1) % count]!);
      return { effect: row.effect, points: row.inward ? points.reverse() : points };
    }),
    headings: kind ? [told(kind, px, at(0, 0))] : [],
  };
}

/** The largest text in which nothing lies on anything, or else the smallest. */
function bestRing(items: readonly Item[], count: number, page: Size, largest: number): Ring {
  const least = RING_LEAST_PX * scaleOf(page);
  for (let px = largest; ; px *= RING_SMALLER) {
    let ring: Ring | undefined;
    for (const wide of RING_NAMES)
      for (const broad of RING_WORDS) {
        ring = setRing(items, count, page, px, [wide, broad]);
        if (ring.clear) return ring;
      }
    if (px <= least) return ring!;
  }
}

function setRing(
  items: readonly Item[],
  count: number,
  [width, height]: Size,
  px: number,
  [wide, broad]: Size,
): Ring {
  const chosen = items.map(({ settings }, n) => pick(settings, n < count ? wide : broad)),
    margin = RING_MARGIN * scaleOf([width, height]);
  /** The first stands at the top, or left of it. */
  const angle = (place: number): number =>
    (Math.PI / 180) * ((360 * place) / count - 90 - (count % 2 ? 0 : 180 / count));
  /** The radius at which all stay on the page. */
  const room = (turn: (angle: number) => number, side: "width" | "height", whole: number): number =>
    Math.min(
      ...items.flatMap(({ place, reach }, n) => {
        const out = Math.abs(turn(angle(place)) * reach);
        return out > 0.05 ? [(whole / 2 - margin - (chosen[n]![side] * px) / 2) / out] : [];
      }),
    );
  const down = room(Math.sin, "height", height),
    across = Math.min(room(Math.cos, "width", width), RING_WIDEST * down);
  const at = (place: number, reach: number): Point => [
    width / 2 + reach * Math.max(1, across) * Math.cos(angle(place)),
    height / 2 + reach * Math.max(1, down) * Math.sin(angle(place)),
  ];
  const rects = items.map(({ place, reach }, n): Rect => {
    const [x, y] = at(place, reach),
      [w, h] = [chosen[n]!.width * px, chosen[n]!.height * px];
    return [x - w / 2, y - h / 2, w, h];
  });
  // A line has some length on both sides of its words.
  const clear = rects.every(
    (one, n) =>
      one[0] >= 0 &&
      one[1] >= 0 &&
      one[0] + one[2] <= width &&
      one[1] + one[3] <= height &&
      rects.every((other, m) => m >= n || isApart(one, other, RING_AIR * px * (m < count ? RING_AIR_BESIDE : 1))),
  );
  return { px, chosen, rects, clear, at };
}

function isApart(a: Rect, b: Rect, air: number): boolean {
  const [across, down] = ([0, 1] as const).map((n) => Math.max(a[n] - b[n] - b[n + 2]!, b[n] - a[n] - a[n + 2]!)) as [
    number,
    number,
  ];
  return Math.max(across, down) >= air || (across > 0 && down > 0 && Math.hypot(across, down) >= air);
}

/** Along the ring, from the border of one box to that of the next; inner lines leave it and come back to it. */
function lineOf(start: number, reach: number, count: number, at: Ring["at"], from: Rect, to: Rect): Point[] {
  const steps = Math.max(12, Math.floor(RING_POINTS / count));
  const points = Array.from({ length: steps + 1 }, (_, n) =>
    at(start + n / steps, 1 - (1 - reach) * Math.sin((Math.PI * n) / steps) ** 0.6),
  );
  const first = points.reduce((last, point, n) => (isWithin(point, from) ? n : last), 0),
    end = points.findIndex((point, n) => n > first && isWithin(point, to)),
    last = end < 0 ? steps : end;
  return [
    border(points[first]!, points[first + 1]!, from),
    ...points.slice(first + 1, last),
    border(points[last]!, points[last - 1]!, to),
  ];
}

const isWithin = ([x, y]: Point, [left, top, w, h]: Rect): boolean =>
  left <= x && x <= left + w && top <= y && y <= top + h;

/** Where the way from a point within a rectangle to one outside crosses its border. */
function border(inside: Point, outside: Point, rect: Rect): Point {
  const shares = [0, 1].flatMap((n) =>
    [rect[n]!, rect[n]! + rect[n + 2]!].map((edge) => (edge - inside[n]!) / (outside[n]! - inside[n]!)),
  );
  const share = Math.min(1, ...shares.filter((one) => one >= 0));
  return [inside[0] + share * (outside[0] - inside[0]), inside[1] + share * (outside[1] - inside[1])];
}

/** What going round does; nothing where a sign is not known or references speak against a step. */
function kindOf(steps: readonly (readonly Effect[])[]): string {
  let balancing = false;
  for (const along of steps) {
    const [first] = along;
    if (!first || !"+-".includes(first.sign)) return "";
    if (along.some(({ sign, verdict }) => sign !== first.sign || isUnshown(verdict))) return "";
    balancing = balancing !== (first.sign === "-");
  }
  return balancing ? "balancing" : "reinforcing";
}

function told(text: string, px: number, [x, y]: Point): Heading {
  const font = rounded(RING_KIND_PX * px);
  return { text, rect: [x - 4.5 * font, y - 0.7 * font, 9 * font, 1.4 * font], font, align: "center" };
}
