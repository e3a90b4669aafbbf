// What a very large view shows at first: all its lines quietly, and in full only those with words or lit.
// Twin: viz/picture/crowd.py

import { CROWD, QUIET, QUIET_WIDTH, QUIETER, TOGETHER } from "../rules";
import { followed } from "./follow";
import type { RouteItem } from "./items";
import type { Painter } from "./paint";
import type { Scene } from "./scene";

/** Whether so many lines are shown that they are drawn quietly. */
export function isCrowd(scene: Scene): boolean {
  return scene.routes.length > CROWD;
}

const unmoved = new WeakMap<Scene, string[]>();

/** Draw lines of a crowd, without arrow heads; fainter when others are `lit`. */
export function drawCrowd(
  scene: Scene,
  shown: readonly RouteItem[],
  painter: Painter,
  colour: string,
  lit: boolean,
): void {
  painter.opacity(lit ? QUIETER : QUIET);
  for (const d of pathsOf(scene, shown))
    painter.path(d, { stroke: colour, width: QUIET_WIDTH * scene.scale });
}

function pathsOf(scene: Scene, shown: readonly RouteItem[]): string[] {
  if (shown.length < scene.routes.length || scene.moved) return crowdPaths(shown);
  let known = unmoved.get(scene);
  if (!known) unmoved.set(scene, (known = crowdPaths(shown)));
  return known;
}

/** Paths that together are all these lines, written short. */
export function crowdPaths(shown: readonly RouteItem[]): string[] {
  const found: string[] = [];
  for (let start = 0; start < shown.length; start += TOGETHER) {
    found.push(
      shown
        .slice(start, start + TOGETHER)
        .map(line)
        .join(""),
    );
  }
  return found;
}

/** Path of a line with level and upright parts written short. */
function line(item: RouteItem): string {
  let [px, py] = ["", ""];
  return followed(item)
    .map(([left, top], index) => {
      const [x, y] = [left.toFixed(1), top.toFixed(1)];
      const part = !index ? `M${x} ${y}` : x === px ? `V${y}` : y === py ? `H${x}` : `L${x} ${y}`;
      [px, py] = [x, y];
      return part;
    })
    .join("");
}
