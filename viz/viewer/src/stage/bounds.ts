// How far a hand may move the picture: never out of sight, never to a place where nothing stands.

import type { Rect } from "../document";
import { inSight, type Size } from "./camera";
import type { Emphasis } from "./emphasis";
import { type Item, rectOf } from "./items";
import type { Scene } from "./scene";
import type { Camera } from "./vis";

/** So much of the picture, or of the stage where that is less, stays in sight in each direction. */
const SHARE = 0.6;
/** What is seen of less than this (px of the screen) counts for nothing. */
const SEEN_PX = 12;

/** Where everything stands that is not hidden, px of the view; the whole view where it has a ground of its own. */
export function contentOf({ view, boxes, spoken }: Scene, emphasis: Emphasis): Rect {
  if (view.ground) return [0, 0, view.width, view.height];
  const seen: Item[] = [...boxes.values()].filter(({ box }) => emphasis.concept(box.concept) !== "hidden");
  if (!seen.length) return [0, 0, view.width, view.height];
  const ids = spoken.filter(({ words }) => words.effects.some((id) => emphasis.effect(id) !== "hidden"));
  const [sides, ends]: [number[], number[]] = [
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ];
  for (const item of [...seen, ...ids]) {
    const [x, y, w, h] = rectOf(item);
    sides[0] = Math.min(sides[0]!, x);
    sides[1] = Math.min(sides[1]!, y);
    ends[0] = Math.max(ends[0]!, x + w);
    ends[1] = Math.max(ends[1]!, y + h);
  }
  return [sides[0]!, sides[1]!, ends[0]! - sides[0]!, ends[1]! - sides[1]!];
}

/** The camera moved as little as keeps a rectangle of the view in sight; `fit` is the scale of the whole view. */
export function bounded({ scale, x, y }: Camera, stage: Size, content: Rect, fit: number): Camera {
  const kept = Math.min(Math.max(scale, 0.5 * fit), Math.max(8 * fit, 4));
  const along = (middle: number, room: number, from: number, length: number): number => {
    const seen = room / kept,
      share = SHARE * Math.min(seen, length);
    return Math.min(Math.max(middle, from + share - seen / 2), from + length - share + seen / 2);
  };
  return {
    scale: kept,
    x: along(x, stage.width, content[0], content[2]),
    y: along(y, stage.height, content[1], content[3]),
  };
}

/** The camera moved to the nearest thing where it would look at nothing. */
export function atSomething(camera: Camera, stage: Size, scene: Scene, emphasis: Emphasis): Camera {
  const [w, h] = [stage.width / camera.scale, stage.height / camera.scale],
    least = SEEN_PX / camera.scale;
  let nearest: Rect | null = null,
    best = Infinity;
  for (const item of scene.boxes.values()) {
    if (emphasis.concept(item.box.concept) === "hidden") continue;
    const rect = rectOf(item),
      apart = (axis: 0 | 1, middle: number, seen: number): number =>
        Math.max(rect[axis] - middle, middle - rect[axis] - rect[axis + 2]!) - seen / 2;
    const [across, down] = [apart(0, camera.x, w), apart(1, camera.y, h)];
    if (across < -Math.min(least, rect[2]) && down < -Math.min(least, rect[3])) return camera;
    const far = Math.hypot(Math.max(0, across), Math.max(0, down));
    if (far < best) [nearest, best] = [rect, far];
  }
  return nearest ? inSight(camera, stage, nearest) : camera;
}
