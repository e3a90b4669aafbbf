// The lines of a view with groups shut: level where they pass columns and meet boxes, slanted in between.

import type { Point } from "../document";
import type { Sheet } from "./sheet";
import type { Line, Node } from "./stack";

/** Level run at both ends of a gap, em of the names: lines that began to rise at different places would cross there. */
const LEVEL_RUN = 0.8;

/** The line of an effect, em. */
export function routeOf({ way, ports }: Line, sheet: Sheet): Point[] {
  return way.flatMap((node, at) => {
    const [before, after] = [way[at - 1], way[at + 1]];
    const into = before ? side(node, before, after ? node.y : ports[1], sheet).reverse() : [];
    return [...into, ...(after ? side(node, after, before ? node.y : ports[0], sheet) : [])];
  });
}

/** From a node's border towards another: to the edge of its column, and level for so much more. */
function side(node: Node, other: Node, y: number, sheet: Sheet): [Point, Point] {
  const way = other.column < node.column ? -1 : 1,
    left = sheet.left[node.column]!,
    width = sheet.width[node.column]!;
  const away = Math.min(sheet.gap[node.column - (way < 0 ? 1 : 0)]! / 3, LEVEL_RUN);
  return [
    [left + width / 2 + (way * node.w) / 2, y],
    [left + width / 2 + way * (width / 2 + away), y],
  ];
}
