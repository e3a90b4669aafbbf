// How large a view's text can be: the narrowest columns whose blocks still fit the page's height
// (viz/focus_fit.py). Lengths are in em of the concepts' text.

import { PORT_MARGIN, ROW_GAP, type Block, type Row, type Setting } from "./blocks";

export const BLOCK_GAP = 0.38;
export const FAN = 2.4;
const TREE_FAN = 3.6;
const LEVEL_FAN = 1.3;
export const RUN = 1.55;
export const LANE = 0.5;
export const LANE_MARGIN = 0.6;
export const HEADING_ROW = 1.1;
const GAPS_SHARE = 2;
export const PORT_PITCH = 1.05;
export const LOOP_GAP = 0.45;
const TRIED = 9;
const EPS = 1e-9;

/** Width of the words and width of the boxes in one column. */
export type Pair = readonly [words: number, names: number];
export interface Fit { width: number; height: number; pairs: Pair[] }
export interface Stack { blocks: Block[]; levels: number; headings: [number, string][]; fits: Fit[]; lanes: number }
export interface Chosen { stack: Stack; fit: Fit }
export interface Loops { rows: { row: Row; setting: Setting }[]; wordsWidth: number; width: number; height: number }
export interface Plan { font: number; central: Setting; loops: Loops; left: Chosen[]; right: Chosen[] }

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
export const most = (values: readonly number[], least = 0): number => values.reduce((a, b) => Math.max(a, b), least);

export function pick(settings: readonly Setting[], width: number): Setting {
  return settings.find((s) => s.width <= width + EPS) ?? (settings[settings.length - 1] as Setting);
}

export function nearest(settings: readonly Setting[], width: number): Setting {
  return settings.reduce((a, b) => (Math.abs(b.width - width) < Math.abs(a.width - width) ? b : a));
}

export function makeStack(blocks: Block[], levels: number, headings: [number, string][] = []): Stack {
  const extra = HEADING_ROW * headings.length;
  const fits = levels === 1 ? flatFits(blocks, extra) : treeFits(blocks, levels, extra);
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

function flatFits(blocks: readonly Block[], extra: number): Fit[] {
  const words = widthsOf(blocks.flatMap((b) => b.rows.map((row) => row.settings)));
  const names = widthsOf(blocks.map((b) => b.settings));
  const rows = words.map((w) => blocks.map((b) => rowsHeight(b.rows, w)));
  const boxes = names.map((n) => blocks.map((b) => pick(b.settings, n).height));
  const gaps = BLOCK_GAP * (blocks.length - 1) + extra;
  return words.flatMap((w, i) => names.map((n, j) => {
    const heights = (rows[i] as number[]).map((height, k) => Math.max(height, (boxes[j] as number[])[k] as number));
    return { width: w + n, height: sum(heights) + gaps, pairs: [[w, n] as Pair] };
  }));
}

function treeFits(blocks: readonly Block[], levels: number, extra: number): Fit[] {
  const columns: Block[][] = [[...blocks]];
  while (columns.length < levels) columns.push((columns[columns.length - 1] as Block[]).flatMap((b) => b.children));
  const tried = columns.map((column) => [
    widthsOf(column.flatMap((b) => b.rows.map((row) => row.settings))), widthsOf(column.map((b) => b.settings)),
  ] as const);
  return Array.from({ length: TRIED }, (_, step) => {
    const pairs = tried.map(([words, names]): Pair => [share(words, step), share(names, step)]);
    return { width: sum(pairs.map(([w, n]) => w + n)), height: stackHeight(blocks, pairs, 0) + extra, pairs };
  });
}

export function rowsHeight(rows: readonly Row[], width: number): number {
  const heights = rows.map((row) => pick(row.settings, width).height);
  const total = sum(heights) + ROW_GAP * (heights.length - 1);
  return Math.max(total, total - lowerEnd(heights) + 2 * PORT_MARGIN);
}

function lowerEnd(heights: readonly number[]): number {
  return Math.min(heights[0] as number, heights[heights.length - 1] as number);
}

export function boxHeight(b: Block, [words, names]: Pair): number {
  const heights = b.rows.map((row) => pick(row.settings, words).height);
  const span = sum(heights) + ROW_GAP * (heights.length - 1) - lowerEnd(heights);
  const ports = sum(b.children.map((child) => child.rows.length));
  const needed = heights.length > 1 ? span + 2 * PORT_MARGIN : 0;
  return Math.max(pick(b.settings, names).height, needed, portsHeight(ports));
}

export function portsHeight(count: number): number {
  return count > 1 ? PORT_PITCH * (count - 1) + 2 * PORT_MARGIN : 0;
}

export function blockHeight(b: Block, pairs: readonly Pair[], level: number): number {
  const pair = pairs[level] as Pair;
  const own = Math.max(boxHeight(b, pair), rowsHeight(b.rows, pair[0]));
  return b.children.length ? Math.max(own, stackHeight(b.children, pairs, level + 1)) : own;
}

export function stackHeight(blocks: readonly Block[], pairs: readonly Pair[], level: number): number {
  return sum(blocks.map((b) => blockHeight(b, pairs, level))) + BLOCK_GAP * (blocks.length - 1);
}

export function makeLoops(rows: { row: Row; setting: Setting }[]): Loops {
  const wordsWidth = most(rows.map(({ setting }) => setting.width));
  return {
    rows, wordsWidth,
    width: rows.length ? wordsWidth + 1.6 + 1.4 * rows.length : 0,
    height: rows.length ? 0.5 + sum(rows.map(({ setting }) => setting.height + LOOP_GAP)) : 0,
  };
}

export function topLanes(stacks: readonly Stack[], index: number): number {
  return sum(stacks.slice(Math.max(1, index)).map((s) => s.lanes));
}

export function fanWidth(stack: Stack, index: number, tall: boolean): number {
  if (tall && index === 0) return LEVEL_FAN;
  if (index) return 2 * LANE_MARGIN + LANE * (stack.lanes - 1);
  return stack.levels > 1 ? TREE_FAN : FAN;
}

export function centralHeight(central: Setting, lines: number): number {
  return Math.max(central.height, portsHeight(lines) + 0.5);
}

/** The plan with the largest text of at most `largest` px in a room of width x height px. */
export function plan(
  central: Setting, loops: Loops, sides: [Stack[], Stack[]], room: readonly [number, number], largest: number,
): Plan | null {
  let best = planAt(largest, central, loops, sides, room);
  if (best) return best;
  let [low, high] = [0.5, largest];
  for (let step = 0; step < 12; step += 1) {
    const middle = (low + high) / 2;
    const tried = planAt(middle, central, loops, sides, room);
    if (tried) [best, low] = [tried, middle];
    else high = middle;
  }
  return best;
}

function planAt(
  font: number, central: Setting, loops: Loops, sides: [Stack[], Stack[]], room: readonly [number, number],
): Plan | null {
  const wide = room[0] / font;
  let high = room[1] / font;
  const lines = most(sides.map((s) => (s[0] ? sum(s[0].blocks.map((b) => b.rows.length)) : 0)));
  if (centralHeight(central, lines) + loops.height > high) return null;
  const tall = Math.max(sides[0].length, sides[1].length) > 1;
  if (tall) high -= loops.height;
  let total = Math.max(central.width, loops.width);
  const chosen: [Chosen[], Chosen[]] = [[], []];
  for (const side of [0, 1] as const) {
    for (const [index, stack] of sides[side].entries()) {
      const room = high - LANE * topLanes(sides[side], index);
      const fit = stack.fits.find((f) => f.height <= room);
      if (!fit) return null;
      chosen[side].push({ stack, fit });
      total += fanWidth(stack, index, tall) + FAN * (stack.levels - 1) + RUN * stack.levels + fit.width;
    }
  }
  if (total > wide) return null;
  flatten(chosen, wide - total);
  return { font, central, loops, left: chosen[0], right: chosen[1] };
}

/** Wider shapes with fewer lines, as far as width is to spare; gaps have their share first. */
function flatten(sides: [Chosen[], Chosen[]], spare: number): void {
  const all = [...sides[0], ...sides[1]];
  const levels = sum(all.map(({ stack }) => 2 * stack.levels - 1));
  const share = Math.max(0, spare - GAPS_SHARE * levels) / Math.max(1, all.length);
  for (const one of all) {
    const widest = one.fit.width + share;
    one.fit = one.stack.fits.filter((fit) => fit.width <= widest).pop() ?? one.fit;
  }
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
