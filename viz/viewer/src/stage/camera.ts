// How the view lies in the stage: fitted, zoomed about a point, moved so that something is in the middle.

import type { Point } from "../document";
import type { Camera } from "./vis";

export interface Size { width: number; height: number }

/** The whole view as large as it goes, in the middle: what the inline picture shows by itself. */
export function fitted(view: Size, stage: Size): Camera {
  const scale = Math.min(stage.width / view.width, stage.height / view.height);
  return { scale, x: view.width / 2, y: view.height / 2 };
}

/** Zoom by a factor so that `at` (px of the view) stays where it is; never so far that the view is lost. */
export function zoomed(camera: Camera, factor: number, at: Point, fit: Camera): Camera {
  const scale = Math.min(Math.max(camera.scale * factor, 0.5 * fit.scale), Math.max(8 * fit.scale, 4));
  const share = camera.scale / scale;
  return { scale, x: at[0] + share * (camera.x - at[0]), y: at[1] + share * (camera.y - at[1]) };
}

/** The factor of a wheel event: the same way for mice (lines, large steps) and touch pads (many small ones). */
export function wheelFactor(event: WheelEvent): number {
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? 400 : 1;
  const step = Math.max(-120, Math.min(120, event.deltaY * unit));
  return Math.exp(-step * (event.ctrlKey ? 0.01 : 0.0018));
}
