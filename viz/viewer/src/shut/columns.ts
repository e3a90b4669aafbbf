// The columns of a view with groups shut: which may become one, which lines pass them, how large all can be.

import type { View } from "../document";
import type { Line, Node } from "./place";

/** Lengths in em of the names: between boxes, a line's lane, columns apart, ports apart. */
export const GAP = 0.3,
  PORT = 0.62;
const LANE_ROOM = 0.7,
  APART = 1.7,
  /** Columns are no farther apart than this, and names no larger, px. */
  WIDEST = 9,
  LARGEST_PX = 30;
/** Around the picture, px. */
export const MARGIN = 8;

/** Where columns stand, in px of the names' text before all is made `scale` times as large. */
export interface Sheet {
  scale: number;
  height: number;
  gap: number;
  columns: Node[][];
  /** Middle of a node, and half the width of its column. */
  middle(node: Node): number;
  half(node: Node): number;
}

type Room = Pick<View, "width" | "height">;

/** How large all can be with columns so wide and so high. */
function scaleOf(widths: readonly number[], heights: readonly number[], view: Room, em: number): number {
  const wide = widths.reduce((sum, w) => sum + w, 0) + APART * em * (widths.length - 1);
  return Math.min(
    (view.width - 2 * MARGIN) / wide,
    (view.height - 2 * MARGIN) / Math.max(...heights),
    LARGEST_PX / em,
  );
}

/** Number the columns that are used, and make two that stand beside each other one where that makes all larger. */
export function compact(standing: readonly Node[], lines: readonly Line[], view: Room, em: number): void {
  number(standing);
  let best = scaleFor(standing, lines, view, em);
  const count = (): number => 1 + Math.max(...standing.map(({ column }) => column));
  for (let at = 0; at + 1 < count(); ) {
    const before = standing.map(({ column }) => column);
    const joined = lines.some(({ way }) => way.some((node, k) => isStep(node, way[k + 1], at)));
    if (!joined) for (const node of standing) if (node.column > at) node.column -= 1;
    const scale = joined ? 0 : scaleFor(standing, lines, view, em);
    if (scale > best) best = scale;
    else {
      standing.forEach((node, k) => {
        node.column = before[k]!;
      });
      at += 1;
    }
  }
}

/** Whether a line goes from one of these two columns to the other. */
function isStep(from: Node, to: Node | undefined, at: number): boolean {
  return (
    to !== undefined && Math.min(from.column, to.column) === at && Math.max(from.column, to.column) === at + 1
  );
}

function number(standing: readonly Node[]): void {
  const used = [...new Set(standing.map(({ column }) => column))].sort((a, b) => a - b);
  for (const node of standing) node.column = used.indexOf(node.column);
}

function scaleFor(standing: readonly Node[], lines: readonly Line[], view: Room, em: number): number {
  const widths: number[] = [],
    heights: number[] = [];
  for (const { column, w, h } of standing) {
    widths[column] = Math.max(widths[column] ?? 0, w);
    heights[column] = (heights[column] ?? 0) + h + GAP * em;
  }
  for (const { way } of lines)
    for (const [k, { column }] of way.entries()) {
      const next = way[k + 1]?.column ?? column;
      for (let at = Math.min(column, next) + 1; at < Math.max(column, next); at++)
        heights[at]! += LANE_ROOM * em;
    }
  return scaleOf(widths, heights, view, em);
}

/** Give every line a lane in each column that it passes. */
export function lanesOf(lines: readonly Line[], em: number): Node[] {
  return lines.flatMap((line) => {
    const lanes: Node[][] = line.way.slice(1).map((node, at) => between(line.way[at]!, node, em));
    line.way = line.way.flatMap((node, at) => [node, ...(lanes[at] ?? [])]);
    line.way.forEach((node, at) => {
      for (const other of [line.way[at - 1], line.way[at + 1]]) if (other) node.beside.push(other);
    });
    return lanes.flat();
  });
}

function between(from: Node, to: Node, em: number): Node[] {
  const far = Math.abs(to.column - from.column),
    step = Math.sign(to.column - from.column);
  return Array.from({ length: Math.max(0, far - 1) }, (_, k): Node => {
    const y = from.y + ((k + 1) / far) * (to.y - from.y);
    const column = from.column + step * (k + 1);
    return { column, y, w: 0, h: (LANE_ROOM - GAP) * em, lines: [], mark: 0, box: false, beside: [] };
  });
}

/** How large all can be, and where the columns stand then. */
export function sheetOf(all: readonly Node[], view: Room, em: number): Sheet {
  const columns: Node[][] = [];
  for (const node of all) (columns[node.column] ??= []).push(node);
  const widths = columns.map((column) => Math.max(...column.map(({ w }) => w)));
  const heights = columns.map((column) => column.reduce((sum, { h }) => sum + h + GAP * em, 0));
  const scale = scaleOf(widths, heights, view, em);
  const [width, height] = [(view.width - 2 * MARGIN) / scale, (view.height - 2 * MARGIN) / scale];
  const wide = widths.reduce((sum, w) => sum + w, 0);
  const gap = Math.min(WIDEST * em, (width - wide) / Math.max(1, columns.length - 1));
  let x = (width - wide - gap * (columns.length - 1)) / 2;
  const middles = widths.map((w) => (x += w + gap) - gap - w / 2);
  return {
    scale,
    height,
    gap,
    columns,
    middle: ({ column }) => middles[column]!,
    half: ({ column }) => widths[column]! / 2,
  };
}
