// How the view lies in the stage: fitted, zoomed about a point, moved so that something is in the middle.

import type { Point, Rect, View } from "../document";
import type { Camera } from "./vis";

/** Width and height in px. */
export interface Size {
  width: number;
  height: number;
}

/** The whole view as large as it goes, in the middle: what the inline picture shows by itself. */
export function fitted(view: Size, stage: Size): Camera {
  const scale = Math.min(stage.width / view.width, stage.height / view.height);
  return { scale, x: view.width / 2, y: view.height / 2 };
}

/** Where a view stands at first: fitted; one that goes beyond the stage in its own size, at its central concept. */
export function home(view: View, stage: Size): Camera {
  if (view.factor && !view.long)
    return {
      scale: view.factor,
      x: view.width / 2,
      y: Math.max(view.height, stage.height / view.factor) / 2,
    };
  if (!view.long) return fitted(view, stage);
  const [x, y, width, height] = view.boxes.find(({ central }) => central)?.rect ?? [
    ...(view.begin ?? [0, 0]),
    0,
    0,
  ];
  const along = (middle: number, whole: number, seen: number): number =>
    whole <= seen ? whole / 2 : Math.min(Math.max(middle, seen / 2), whole - seen / 2);
  const scale = view.factor ?? 1,
    high = stage.height / scale;
  return {
    scale,
    x: along(x + width / 2, view.width, stage.width / scale),
    y: along(y + Math.min(height, high) / 2, view.height, high),
  };
}

/** Below this share of its size in the whole window a view is rather cut off than made smaller. */
const SMALLEST_SHARE = 0.9;

/**
 * Where a view stands when a panel has taken a part of the window (`page`, its width) from the stage: fitted, or
 * as large and in the same place as before, with `wanted` (px of the view) moved into what is left.
 */
export function beside(view: Size, stage: Size, page: number, wanted: Rect | null): Camera {
  const fit = fitted(view, stage),
    whole = fitted(view, { width: page, height: stage.height });
  if (fit.scale >= SMALLEST_SHARE * whole.scale) return fit;
  const { scale } = whole;
  const across = stage.width / scale / 2,
    margin = 24 / scale;
  let x = whole.x - (page - stage.width) / 2 / scale;
  if (wanted) {
    x = Math.max(x, wanted[0] + wanted[2] + margin - across);
    x = Math.min(x, wanted[0] - margin + across);
  }
  return { scale, x, y: whole.y };
}

/** The camera moved as little as brings a rectangle of the view into sight; the same one when it is. */
export function inSight(camera: Camera, stage: Size, [x, y, w, h]: Rect): Camera {
  const move = (middle: number, room: number, from: number, length: number): number => {
    const half = room / camera.scale / 2,
      margin = Math.min(24 / camera.scale, half / 4);
    const least = from + length + margin - half,
      most = from - margin + half;
    return least > most ? from + length / 2 : middle < least ? least : Math.min(middle, most);
  };
  const moved = { ...camera, x: move(camera.x, stage.width, x, w), y: move(camera.y, stage.height, y, h) };
  const seen =
    x >= camera.x - stage.width / camera.scale / 2 &&
    x + w <= camera.x + stage.width / camera.scale / 2 &&
    y >= camera.y - stage.height / camera.scale / 2 &&
    y + h <= camera.y + stage.height / camera.scale / 2;
  return seen ? camera : moved;
}

/** Part of the way from one camera to another; the scale grows evenly to the eye. */
export function between(from: Camera, to: Camera, t: number): Camera {
  const mix = (a: number, b: number): number => a + t * (b - a);
  return { scale: from.scale * (to.scale / from.scale) ** t, x: mix(from.x, to.x), y: mix(from.y, to.y) };
}

/** Zoom by a factor so that `at` (px of the view) stays where it is; never so far that the view is lost. */
export function zoomed(camera: Camera, factor: number, at: Point, fit: Camera): Camera {
  const scale = Math.min(Math.max(camera.scale * factor, 0.5 * fit.scale), Math.max(8 * fit.scale, 4));
  const share = camera.scale / scale;
  return { scale, x: at[0] + share * (camera.x - at[0]), y: at[1] + share * (camera.y - at[1]) };
}

/** The factor of a wheel event: the same way for mice (lines, large steps) and touch pads (many small ones). */
export function wheelFactor(event: WheelEvent): number {
  const unit =
    event.deltaMode === WheelEvent.DOM_DELTA_LINE
      ? 16
      : event.deltaMode === WheelEvent.DOM_DELTA_PAGE
        ? 400
        : 1;
  const step = Math.max(-120, Math.min(120, event.deltaY * unit));
  return Math.exp(-step * (event.ctrlKey ? 0.01 : 0.0018));
}
