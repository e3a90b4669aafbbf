// What lies under a point of the view.

import type { Emphases } from "./draw";
import { distanceToLine } from "./geometry";
import { type Item, rectOf } from "./items";
import type { Look } from "./look";
import type { Scene } from "./scene";

/** `node` is what a drag that begins there moves; a line has none, so that dragging there moves the paper. */
export interface Hit {
  kind: "concept" | "effect";
  id: string;
  node: string;
}

function within(item: Item, x: number, y: number, reach: number): boolean {
  const [left, top, w, h] = rectOf(item);
  return x >= left - reach && x <= left + w + reach && y >= top - reach && y <= top + h + reach;
}

/** The concept nearest to a point, for a picture too small to be aimed at. */
export function nearest(scene: Scene, emphasis: Emphases, x: number, y: number): Hit | null {
  let found: Hit | null = null,
    best = Infinity;
  for (const item of scene.boxes.values()) {
    const [left, top, w, h] = rectOf(item),
      id = item.box.concept;
    const apart = Math.hypot(Math.max(left - x, 0, x - left - w), Math.max(top - y, 0, y - top - h));
    if (apart < best && emphasis.concept(id) !== "hidden")
      [found, best] = [{ kind: "concept", id, node: item.node }, apart];
  }
  return found;
}

/** The concept, words or line at a point; `reach` (px of the view) makes lines and small boxes easy to hit. */
export function hit(
  scene: Scene,
  look: Look,
  emphasis: Emphases,
  x: number,
  y: number,
  reach: number,
): Hit | null {
  for (const item of [...scene.boxes.values()].reverse()) {
    const id = item.box.concept;
    if (within(item, x, y, reach / 3) && emphasis.concept(id) !== "hidden")
      return { kind: "concept", id, node: item.node };
  }
  for (const item of scene.spoken) {
    const id = item.words.effects.find((effect) => emphasis.effect(effect) !== "hidden");
    if (id !== undefined && within(item, x, y, reach / 3)) return { kind: "effect", id, node: item.node };
  }
  let nearest: Hit | null = null,
    best = reach;
  for (const item of scene.routes) {
    const id = item.route.effect;
    const apart = distanceToLine(scene.drawn(item, look).points, x, y);
    if (apart < best && emphasis.effect(id) !== "hidden")
      [nearest, best] = [{ kind: "effect", id, node: "" }, apart];
  }
  return nearest;
}
