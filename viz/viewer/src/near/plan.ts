// The largest text at which the stacks of a focus view fit beside its central concept. Lengths are in em of the
// concepts' text.
// Twin: viz/near/plan.py

import { FAN, GAPS_SHARE, LANE, LANE_MARGIN, LEVEL_FAN, LOOP_GAP, RUN, TREE_FAN } from "../rules";
import type { Row, Setting } from "./blocks";
import { type Chosen, most, portsHeight, type Stack, sum } from "./fit";

/** Self-effects of the central concept, nested above its box. */
export interface Loops {
  rows: { row: Row; setting: Setting }[];
  wordsWidth: number;
  width: number;
  height: number;
}
/** Everything chosen before anything has its place; `font` in px. */
export interface Plan {
  font: number;
  central: Setting;
  loops: Loops;
  left: Chosen[];
  right: Chosen[];
  /** The central box is as high as what stands beside it, so that all lines run level. */
  level: boolean;
}

/** Self-effects with the room that they take. */
export function makeLoops(rows: { row: Row; setting: Setting }[]): Loops {
  const wordsWidth = most(rows.map(({ setting }) => setting.width));
  return {
    rows,
    wordsWidth,
    width: rows.length ? wordsWidth + 1.6 + 1.4 * rows.length : 0,
    height: rows.length ? 0.5 + sum(rows.map(({ setting }) => setting.height + LOOP_GAP)) : 0,
  };
}

/** Number of lines that pass above the column of this number. */
export function topLanes(stacks: readonly Stack[], index: number): number {
  return sum(stacks.slice(Math.max(1, index)).map((s) => s.lanes));
}

/** Least width of the gap before a column; `tall`: the central box is as high as the page. */
export function fanWidth(stack: Stack, index: number, tall: boolean): number {
  if (tall && index === 0) return LEVEL_FAN;
  if (index) return 2 * LANE_MARGIN + LANE * (stack.lanes - 1);
  return stack.levels > 1 ? TREE_FAN : FAN;
}

/** Height of the central box with so many lines at its fuller side. */
export function centralHeight(central: Setting, lines: number): number {
  return Math.max(central.height, portsHeight(lines) + 0.5);
}

/** The plan with the largest text of at most `largest` px in a room of width x height px. */
export function plan(
  central: Setting,
  loops: Loops,
  sides: [Stack[], Stack[]],
  room: readonly [number, number],
  largest: number,
  level = false,
): Plan | null {
  let best = planAt(largest, central, loops, sides, room, level);
  if (best) return best;
  let [low, high] = [0.5, largest];
  for (let step = 0; step < 12; step += 1) {
    const middle = (low + high) / 2;
    const tried = planAt(middle, central, loops, sides, room, level);
    if (tried) [best, low] = [tried, middle];
    else high = middle;
  }
  return best;
}

function planAt(
  font: number,
  central: Setting,
  loops: Loops,
  sides: [Stack[], Stack[]],
  room: readonly [number, number],
  level: boolean,
): Plan | null {
  const wide = room[0] / font;
  let high = room[1] / font;
  const lines = most(sides.map((s) => (s[0] ? sum(s[0].blocks.map((b) => b.rows.length)) : 0)));
  if (centralHeight(central, lines) + loops.height > high) return null;
  const tall = level || Math.max(sides[0].length, sides[1].length) > 1;
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
  return { font, central, loops, left: chosen[0], right: chosen[1], level };
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
