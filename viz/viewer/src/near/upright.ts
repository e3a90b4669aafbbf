// Any small view on a page higher than wide: its concepts in one column, below each the words of what it does, and
// lines that run in lanes at the right to what that acts on.

import type { FontMetrics, Point, Rect, View } from "../document";
import type { Graph } from "../graph";
import { ROW_GAP } from "../rules";
import { waiting } from "../waiting";
import type { Way } from "./lanes";
import { emptyView, type Scene, type Size, wordsBox } from "./page";
import { measureOf } from "./text";

/** Names are of this size at most. */
const UPRIGHT_PX = 19;
const UPRIGHT_MARGIN_PX = 8;
/** Between lanes; from the boxes to the first lane; to the line below a box, to words; between concepts (em). */
const UPRIGHT_LANE = 0.75,
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
  const { effectRow, nameSettings, pick } = waiting("layout"),
    measure = measureOf(font),
    names = concepts.map((concept) => nameSettings(measure, graph.titleOf(concept)));
  const rows = ways.map(({ effect }) => effectRow(measure, effect, false)),
    at: number[] = [],
    lanes = Math.max(0, ...ways.map(({ lane }) => lane));
  /** Everything in text of a size, and where it ends. */
  const draw = (px: number): [Scene, number] => {
    const scene: Scene = { boxes: [], words: [], routes: [], headings: [] };
    const room = (width - 2 * UPRIGHT_MARGIN_PX) / px - REACH - UPRIGHT_LANE * lanes,
      chosen = names.map((each) => pick(each, room));
    const right = UPRIGHT_MARGIN_PX + Math.min(room, Math.max(...chosen.map((name) => name.width))) * px;
    let y = UPRIGHT_MARGIN_PX;
    const rects = chosen.map(({ lines, height }, n): Rect => {
      const rect: Rect = [UPRIGHT_MARGIN_PX, y, right - UPRIGHT_MARGIN_PX, height * px];
      scene.boxes.push({ concept: concepts[n]!, rect, lines, font: px });
      y += rect[3];
      rows.forEach((row, k) => {
        if (ways[k]!.from !== n) return;
        const words = pick(row.settings, room - INDENT),
          half = (words.height * px) / 2;
        y += ROW_GAP * px + half;
        at[k] = y;
        scene.words.push(wordsBox(row, words, [UPRIGHT_MARGIN_PX + (INDENT + words.width / 2) * px, y], px));
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
        x = UPRIGHT_MARGIN_PX + (room + REACH + UPRIGHT_LANE * lane) * px,
        port = head + (high * (coming.indexOf(y) + 1)) / (coming.length + 1);
      const points: Point[] = [
        [UPRIGHT_MARGIN_PX + TRUNK * px, foot + tall],
        [UPRIGHT_MARGIN_PX + TRUNK * px, y],
        [x, y],
        [x, port],
        [right, port],
      ];
      scene.routes.push({ effect: effect.id, points });
    });
    return [scene, y - GAP * px + UPRIGHT_MARGIN_PX];
  };
  let px = UPRIGHT_PX,
    made = draw(px);
  while (made[1] > high && px > least) made = draw((px -= 0.5));
  const [scene, end] = made;
  return { ...emptyView(id, "path", "", [width, Math.ceil(end)]), ...scene, long: end > high };
}
