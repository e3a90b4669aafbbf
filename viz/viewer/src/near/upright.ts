// Any small view on a page higher than wide: its concepts in one column, below each the words of what it does, and
// lines that run in lanes at the right to what that acts on.

import type { Effect, FontMetrics, Point, Rect, View } from "../document";
import type { Graph } from "../graph";
import { ROW_GAP } from "../rules";
import { effectRow, nameSettings } from "./blocks";
import { pick } from "./fit";
import { emptyView, type Scene, type Size, wordsBox } from "./page";
import { measureOf } from "./text";

/** Names are of this size at most. */
const MOST_PX = 19;
const MARGIN_PX = 8;
/** Between lanes; from the boxes to the first lane; to the line below a box, to words; between concepts (em). */
const LANE = 0.75,
  REACH = 1.5,
  TRUNK = 0.7,
  INDENT = 1.5,
  GAP = 0.75;

/** Concepts below each other; the view grows beyond the page rather than that names become smaller than `least`. */
export function uprightView(
  graph: Graph,
  id: string,
  concepts: readonly string[],
  effects: readonly Effect[],
  [width, high]: Size,
  font: FontMetrics,
  least: number,
): View {
  const measure = measureOf(font),
    names = concepts.map((concept) => nameSettings(measure, graph.titleOf(concept)));
  const ways = concepts.flatMap((concept, n) =>
    effects
      .filter(({ source }) => source === concept)
      .map((effect) => ({
        row: effectRow(measure, effect, false),
        n,
        to: concepts.indexOf(effect.target),
        lane: 0,
        at: 0,
      })),
  );
  const lanes = giveLanes(ways);
  /** Everything in text of a size, moved down by so much, and where it ends. */
  const draw = (px: number, shift: number): [Scene, number] => {
    const scene: Scene = { boxes: [], words: [], routes: [], headings: [] };
    const room = (width - 2 * MARGIN_PX) / px - REACH - LANE * lanes,
      chosen = names.map((each) => pick(each, room));
    const right = MARGIN_PX + Math.min(room, Math.max(...chosen.map((name) => name.width))) * px;
    let y = MARGIN_PX + shift;
    const rects = chosen.map(({ lines, height }, n): Rect => {
      const rect: Rect = [MARGIN_PX, y, right - MARGIN_PX, height * px];
      scene.boxes.push({ concept: concepts[n]!, rect, lines, font: px });
      y += rect[3];
      for (const way of ways) {
        if (way.n !== n) continue;
        const words = pick(way.row.settings, room - INDENT),
          high = words.height * px;
        way.at = y + ROW_GAP * px + high / 2;
        scene.words.push(wordsBox(way.row, words, [MARGIN_PX + (INDENT + words.width / 2) * px, way.at], px));
        y += ROW_GAP * px + high;
      }
      y += GAP * px;
      return rect;
    });
    for (const { row, n, to, lane, at } of ways) {
      const coming = ways.filter((way) => way.to === to).map((way) => way.at),
        [, foot, , tall] = rects[n]!,
        [, head, , high] = rects[to]!;
      const x = MARGIN_PX + (room + REACH + LANE * lane) * px,
        port = head + (high * (coming.indexOf(at) + 1)) / (coming.length + 1);
      const points: Point[] = [
        [MARGIN_PX + TRUNK * px, foot + tall],
        [MARGIN_PX + TRUNK * px, at],
        [x, at],
        [x, port],
        [right, port],
      ];
      scene.routes.push({ effect: row.effect, points });
    }
    return [scene, y - GAP * px + MARGIN_PX];
  };
  let px = MOST_PX,
    end: number;
  while ((end = draw(px, 0)[1]) > high && px > least) px -= 0.5;
  const tall = Math.max(high, Math.ceil(end));
  return {
    ...emptyView(id, "path", "", [width, tall]),
    ...draw(px, (tall - end) / 2)[0],
    long: tall > high,
  };
}

/** Give each way a lane in which none runs beside it, short ones the nearest to the boxes; return the last lane. */
function giveLanes(ways: { n: number; to: number; lane: number }[]): number {
  const taken: [number, number, number][] = [];
  const spans = ways.map((way, k) => {
    const ends = [k + way.n + 1, way.to + ways.filter(({ n }) => n < way.to).length].sort((a, b) => a - b);
    return [way, ends[0]!, ends[1]!] as const;
  });
  for (const [way, low, top] of spans.sort((a, b) => a[2] - a[1] - b[2] + b[1])) {
    while (taken.some(([lane, from, to]) => lane === way.lane && low <= to && from <= top)) way.lane += 1;
    taken.push([way.lane, low, top]);
  }
  return Math.max(0, ...taken.map(([lane]) => lane));
}
