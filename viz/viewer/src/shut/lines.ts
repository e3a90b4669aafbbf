// The lines of a view with groups shut: level where they pass columns and meet boxes, slanted in between.

import type { Point } from "../document";
import { MARGIN, PORT, type Sheet } from "./columns";
import type { Line, Node } from "./place";
import { packed } from "./stack";

/** Level run before an arrow head, em of the names. */
const LEVEL_RUN = 0.8;

/** The line of an effect; `ports` are the heights at which it leaves its source and meets its target. */
export function routeOf({ way }: Line, ports: readonly [number, number], sheet: Sheet, em: number): Point[] {
  const points: Point[] = [];
  for (const [at, node] of way.entries()) {
    const [before, after] = [way[at - 1], way[at + 1]];
    if (before)
      points.push(
        ...side(node, before, after ? node.y : ports[1], sheet, after ? 0 : LEVEL_RUN * em).reverse(),
      );
    if (after) points.push(...side(node, after, before ? node.y : ports[0], sheet, 0));
  }
  const { scale } = sheet;
  return points.map(([x, y]): Point => [MARGIN + scale * x, MARGIN + scale * y]);
}

/** From a node's border towards another: to the edge of its column, and level for so much more. */
function side(node: Node, other: Node, y: number, sheet: Sheet, level: number): [Point, Point] {
  const way = other.column < node.column ? -1 : 1,
    middle = sheet.middle(node);
  const away = other.column === node.column ? sheet.gap / 2 : Math.min(sheet.gap / 3, level);
  return [
    [middle + (way * node.w) / 2, y],
    [middle + way * (sheet.half(node) + away), y],
  ];
}

/** Where each line leaves its source and meets its target: one below the other, in the order of where they go. */
export function portsOf(
  nodes: ReadonlyMap<string, Node>,
  lines: readonly Line[],
  em: number,
  corner: number,
): Map<string, [number, number]> {
  const found = new Map<string, [number, number]>(lines.map(({ id }) => [id, [0, 0]]));
  const ends = lines.flatMap(({ id, way }) => [
    { id, end: 0, at: way[0]!, next: way[1]! },
    { id, end: 1, at: way.at(-1)!, next: way.at(-2)! },
  ]);
  for (const node of nodes.values()) {
    for (const left of [true, false]) {
      const here = ends
        .filter(({ at, next }) => at === node && next.column < node.column === left)
        .sort((a, b) => a.next.y - b.next.y);
      const room = node.h - 2 * corner * em,
        pitch = Math.min(PORT * em, room / Math.max(1, here.length - 1)),
        top = node.y - room / 2;
      const wishes = here.map(({ next }) => ({ wish: next.y - top, half: pitch / 2 }));
      const places = packed(wishes, room + pitch, 0, -pitch / 2);
      here.forEach(({ id, end }, k) => {
        found.get(id)![end] = top + places[k]!;
      });
    }
  }
  return found;
}
