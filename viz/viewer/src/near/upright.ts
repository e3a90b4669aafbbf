// Any small view on a page higher than wide: its concepts in one column, below each the words of what it does, and
// lines that run in lanes at the right to what that acts on.

import type { FontMetrics, Point, Rect, View } from "../document";
import type { Graph } from "../graph";
import { ROW_GAP } from "../rules";
import { effectRow, nameSettings } from "./blocks";
import { pick } from "./fit";
import type { Way } from "./lanes";
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
  ways: readonly Way[],
  [width, high]: Size,
  font: FontMetrics,
  least: number,
): View {
  const measure = measureOf(font),
    names = concepts.map((concept) => nameSettings(measure, graph.titleOf(concept)));
  const rows = ways.map(({ effect }) => effectRow(measure, effect, false)),
    at: number[] = [],
    lanes = Math.max(0, ...ways.map(({ lane }) => lane));
  /** Everything in text of a size, and where it ends. */
  const draw = (px: number): [Scene, number] => {
    const scene: Scene = { boxes: [], words: [], routes: [], headings: [] };
    const room = (width - 2 * MARGIN_PX) / px - REACH - LANE * lanes,
      chosen = names.map((each) => pick(each, room));
    const right = MARGIN_PX + Math.min(room, Math.max(...chosen.map((name) => name.width))) * px;
    let y = MARGIN_PX;
    const rects = chosen.map(({ lines, height }, n): Rect => {
      const rect: Rect = [MARGIN_PX, y, right - MARGIN_PX, height * px];
      scene.boxes.push({ concept: concepts[n]!, rect, lines, font: px });
      y += rect[3];
      rows.forEach((row, k) => {
        if (ways[k]!.from !== n) return;
        const words = pick(row.settings, room - INDENT),
          half = (words.height * px) / 2;
        y += ROW_GAP * px + half;
        at[k] = y;
        scene.words.push(wordsBox(row, words, [MARGIN_PX + (INDENT + words.width / 2) * px, y], px));
        y += half;
      });
      y += GAP * px;
      return rect;
    });
    ways.forEach(({ effect, from, to, lane }, k) => {
      const coming = at.filter((_, n) => ways[n]!.to === to),
        [, foot, , tall] = rects[from]!,
        [, head, , high] = rects[to]!;
      const y = at[k]!,
        x = MARGIN_PX + (room + REACH + LANE * lane) * px,
        port = head + (high * (coming.indexOf(y) + 1)) / (coming.length + 1);
      const points: Point[] = [
        [MARGIN_PX + TRUNK * px, foot + tall],
        [MARGIN_PX + TRUNK * px, y],
        [x, y],
        [x, port],
        [right, port],
      ];
      scene.routes.push({ effect: effect.id, points });
    });
    return [scene, y - GAP * px + MARGIN_PX];
  };
  let px = MOST_PX,
    made = draw(px);
  while (made[1] > high && px > least) made = draw((px -= 0.5));
  const [scene, end] = made;
  return { ...emptyView(id, "path", "", [width, Math.ceil(end)]), ...scene, long: end > high };
}
