// How large a view's text can be: the narrowest columns whose blocks still fit the page's height. Lengths are in em
// of the concepts' text.
// Twin: viz/near/fit.py

import { BLOCK_GAP, EPS, HEADING_ROW, PORT_MARGIN, PORT_PITCH, ROW_GAP, TRIED } from "../rules";
import type { Block, Row, Setting } from "./blocks";

/** Width of the words and width of the boxes in one column. */
export type Pair = readonly [words: number, names: number];
/** One shape of a column: how wide its levels are and how high that makes it. */
export interface Fit {
  width: number;
  height: number;
  pairs: Pair[];
}
/** Blocks of one column; `levels` deep, in all shapes worth considering, the narrowest first. */
export interface Stack {
  blocks: Block[];
  levels: number;
  headings: [number, string][];
  fits: Fit[];
  lanes: number;
}
/** A column in the shape that was chosen for it. */
export interface Chosen {
  stack: Stack;
  fit: Fit;
}
/** The sum; 0 of none. */
export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
/** The largest, or `least` when none is larger. */
export const most = (values: readonly number[], least = 0): number =>
  values.reduce((a, b) => Math.max(a, b), least);

/** The flattest setting that is no wider than this; the narrowest when all are wider. */
export function pick(settings: readonly Setting[], width: number): Setting {
  return settings.find((s) => s.width <= width + EPS) ?? (settings[settings.length - 1] as Setting);
}

/** The setting whose width comes nearest to this one. */
export function nearest(settings: readonly Setting[], width: number): Setting {
  return settings.reduce((a, b) => (Math.abs(b.width - width) < Math.abs(a.width - width) ? b : a));
}

/** Blocks as one column; `headings` stand above the blocks of these numbers; `oneLine`: no words are wrapped. */
export function makeStack(
  blocks: Block[],
  levels: number,
  headings: [number, string][] = [],
  oneLine = false,
): Stack {
  const extra = HEADING_ROW * headings.length;
  const fits = levels === 1 ? flatFits(blocks, extra, oneLine) : treeFits(blocks, levels, extra, oneLine);
  const rows = blocks.flatMap((b) => b.rows);
  const inward = rows.filter((row) => row.inward).length;
  return { blocks, levels, headings, fits: frontier(fits), lanes: inward + (inward < rows.length ? 1 : 0) };
}

function frontier(fits: Fit[]): Fit[] {
  const kept: Fit[] = [];
  for (const fit of fits.sort((a, b) => a.width - b.width || a.height - b.height)) {
    const last = kept[kept.length - 1];
    if (!last || fit.height < last.height - EPS) kept.push(fit);
  }
  return kept;
}

function widthsOf(all: readonly (readonly Setting[])[]): number[] {
  const least = most(all.map((s) => (s[s.length - 1] as Setting).width));
  const found = new Set([least, ...all.flatMap((s) => s.map((t) => t.width).filter((w) => w > least))]);
  const widths = [...found].sort((a, b) => a - b);
  return widths.length <= TRIED ? widths : Array.from({ length: TRIED }, (_, step) => share(widths, step));
}

function share(widths: readonly number[], step: number): number {
  return widths[Math.floor((step * (widths.length - 1)) / (TRIED - 1))] as number;
}

function flatFits(blocks: readonly Block[], extra: number, oneLine: boolean): Fit[] {
  const tried = widthsOf(blocks.flatMap((b) => b.rows.map((row) => row.settings)));
  const words = oneLine ? tried.slice(-1) : tried;
  const names = widthsOf(blocks.map((b) => b.settings));
  const rows = words.map((w) => blocks.map((b) => rowsHeight(b.rows, w)));
  const boxes = names.map((n) => blocks.map((b) => pick(b.settings, n).height));
  const gaps = BLOCK_GAP * (blocks.length - 1) + extra;
  return words.flatMap((w, i) =>
    names.map((n, j) => {
      const heights = (rows[i] as number[]).map((height, k) =>
        Math.max(height, (boxes[j] as number[])[k] as number),
      );
      return { width: w + n, height: sum(heights) + gaps, pairs: [[w, n] as Pair] };
    }),
  );
}

function treeFits(blocks: readonly Block[], levels: number, extra: number, oneLine: boolean): Fit[] {
  const columns: Block[][] = [[...blocks]];
  while (columns.length < levels)
    columns.push((columns[columns.length - 1] as Block[]).flatMap((b) => b.children));
  const tried = columns.map(
    (column) =>
      [
        widthsOf(column.flatMap((b) => b.rows.map((row) => row.settings))),
        widthsOf(column.map((b) => b.settings)),
      ] as const,
  );
  return Array.from({ length: TRIED }, (_, step) => {
    const pairs = tried.map(
      ([words, names]): Pair => [share(words, oneLine ? TRIED - 1 : step), share(names, step)],
    );
    return { width: sum(pairs.map(([w, n]) => w + n)), height: stackHeight(blocks, pairs, 0) + extra, pairs };
  });
}

/** Height of rows whose words are at most so wide, and of the box beside them. */
export function rowsHeight(rows: readonly Row[], width: number): number {
  const heights = rows.map((row) => pick(row.settings, width).height);
  const total = sum(heights) + ROW_GAP * (heights.length - 1);
  return Math.max(total, total - lowerEnd(heights) + 2 * PORT_MARGIN);
}

function lowerEnd(heights: readonly number[]): number {
  return Math.min(heights[0] as number, heights[heights.length - 1] as number);
}

/** Height of a neighbour's box: its name, and room for every line on both of its sides. */
export function boxHeight(b: Block, [words, names]: Pair): number {
  const heights = b.rows.map((row) => pick(row.settings, words).height);
  const span = sum(heights) + ROW_GAP * (heights.length - 1) - lowerEnd(heights);
  const ports = sum(b.children.map((child) => child.rows.length));
  const needed = heights.length > 1 ? span + 2 * PORT_MARGIN : 0;
  return Math.max(pick(b.settings, names).height, needed, portsHeight(ports));
}

/** Height of a box at one side of which so many lines end. */
export function portsHeight(count: number): number {
  return count > 1 ? PORT_PITCH * (count - 1) + 2 * PORT_MARGIN : 0;
}

/** Height of a block with all that hangs on it, in columns of these widths. */
export function blockHeight(b: Block, pairs: readonly Pair[], level: number): number {
  const pair = pairs[level] as Pair;
  const own = Math.max(boxHeight(b, pair), rowsHeight(b.rows, pair[0]));
  return b.children.length ? Math.max(own, stackHeight(b.children, pairs, level + 1)) : own;
}

/** Height of blocks one above the other. */
export function stackHeight(blocks: readonly Block[], pairs: readonly Pair[], level: number): number {
  return sum(blocks.map((b) => blockHeight(b, pairs, level))) + BLOCK_GAP * (blocks.length - 1);
}

/** Blocks in so many columns, in order, about equally high. */
export function balanced(blocks: readonly Block[], columns: number): Block[][] {
  const heights = blocks.map((b) => blockHeight(b, [[6, 7]], 0) + BLOCK_GAP);
  const target = sum(heights) / columns;
  const found: Block[][] = [[]];
  let filled = 0;
  blocks.forEach((b, index) => {
    const last = found[found.length - 1] as Block[];
    const full = filled + (heights[index] as number) / 2 > target * found.length;
    const forced = blocks.length - index <= columns - found.length;
    if (last.length && found.length < columns && (full || forced)) found.push([b]);
    else last.push(b);
    filled += heights[index] as number;
  });
  return found;
}
