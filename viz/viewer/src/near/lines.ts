// The lines of focus views: a fan of smooth curves at a box, and loops above it.
// Twin: viz/near/lines.py

import type { Point, Rect } from "../document";
import { LEVEL, LOOP_GAP, PIECES, PORT_MARGIN, PORT_PITCH } from "../rules";
import { type Scene, wordsBox } from "./page";
import type { Plan } from "./plan";

/** How far something reaches down the page, px. */
export interface Span {
  top: number;
  height: number;
}

/** Where lines to these heights leave a box: level where it is high enough. */
export function ports(places: number[], box: Span, font: number): number[] {
  const margin = PORT_MARGIN * font;
  const [first, last] = [places[0] ?? 0, places[places.length - 1] ?? 0];
  const [low, high] = [box.top + margin, box.top + box.height - margin];
  if (!places.length || (first >= low - 0.01 && last <= high + 0.01)) return places;
  if (places.length === 1) return [Math.min(Math.max(first, low), high)];
  const pitch = Math.min((box.height - 2 * margin) / (places.length - 1), 1.6 * PORT_PITCH * font);
  return places.map((_, i) => box.top + box.height / 2 + pitch * (i - (places.length - 1) / 2));
}

/** The curve from a port to the height of a row, level at both ends; lines of a fan never meet. */
export function fan(port: Point, wordsX: number, y: number, font: number): Point[] {
  if (Math.abs(port[1] - y) < 0.05) return [[port[0], y]];
  const sign = wordsX > port[0] ? 1 : -1;
  const [start, end] = [port[0] + sign * LEVEL * font, wordsX - sign * 0.25 * font];
  const points: Point[] = [port];
  for (let step = 0; step <= PIECES; step += 1) {
    const t = step / PIECES;
    points.push([start + t * (end - start), port[1] + t * t * (3 - 2 * t) * (y - port[1])]);
  }
  return points;
}

/** Self-effects of the central concept above its box, one loop inside the other. */
export function loopLines(scene: Scene, plan: Plan, central: Rect): void {
  const font = plan.font;
  const middle = central[0] + central[2] / 2;
  let y = central[1] - 0.5 * font;
  plan.loops.rows.forEach(({ row, setting }, index) => {
    const height = setting.height * font;
    const at = y - height / 2;
    const leg = (plan.loops.wordsWidth / 2 + 0.7 + 0.7 * index) * font;
    scene.words.push(wordsBox(row, setting, [middle, at], font));
    const points: Point[] = [
      [middle - leg, central[1]],
      [middle - leg, at],
      [middle + leg, at],
      [middle + leg, central[1]],
    ];
    scene.routes.push({ effect: row.effect, points });
    y -= height + LOOP_GAP * font;
  });
}
