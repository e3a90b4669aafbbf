// The columns of a focus view: where blocks stand in them, and how the width of the page is shared.
// Twin: viz/near/place.py

import type { Rect } from "../document";
import { AIR, BLOCK_GAP, FAN, HEADING_ROW, LANE, PORT_MARGIN, ROW_GAP, RUN, WIDEST_FAN } from "../rules";
import type { Block } from "./blocks";
import {
  blockHeight,
  boxHeight,
  type Chosen,
  type Fit,
  most,
  type Pair,
  pick,
  type Stack,
  stackHeight,
} from "./fit";
import type { Span } from "./lines";
import { centralHeight, fanWidth, type Plan, topLanes } from "./plan";

/** A block that has its place; px, rows are the middles of its effects. */
export interface Placed {
  block: Block;
  level: number;
  middle: number;
  height: number;
  rows: number[];
  parent: Placed | null;
}
/** One column beside the central concept, with the widths of its gaps, px. */
export interface Column {
  stack: Stack;
  fit: Fit;
  placed: Placed[];
  headings: { text: string; y: number }[];
  fan: number;
  run: number;
  inner: number;
}
/** One effect of a placed block. */
export interface End {
  placed: Placed;
  index: number;
}

/** The columns of one side with all that stands in them, each in the middle of its height. */
export function columns(chosen: readonly Chosen[], font: number, stage: Span): Column[] {
  const stacks = chosen.map(({ stack }) => stack);
  return chosen.map(({ stack, fit }, index) => {
    const lanes = LANE * topLanes(stacks, index) * font;
    const [top, height] = [stage.top + lanes, stage.height - lanes];
    const count = stack.blocks.length;
    const air = Math.min(AIR * font, Math.max(0, height - fit.height * font) / (count + 1));
    const used = fit.height * font + air * (count - 1);
    const column: Column = { stack, fit, placed: [], headings: [], fan: 0, run: 0, inner: 0 };
    stacked(column, stack.blocks, 0, null, top + (height - used) / 2, font, air);
    return column;
  });
}

function stacked(
  column: Column,
  blocks: readonly Block[],
  level: number,
  parent: Placed | null,
  start: number,
  font: number,
  air: number,
): void {
  const headings = new Map(level === 0 ? column.stack.headings : []);
  const { pairs } = column.fit;
  let y = start;
  blocks.forEach((block, index) => {
    const text = headings.get(index);
    if (text !== undefined) {
      column.headings.push({ text, y });
      y += HEADING_ROW * font;
    }
    const height = blockHeight(block, pairs, level) * font;
    const middle = y + height / 2;
    const pair = pairs[level] as Pair;
    const rows = rowPlaces(block, pair, middle, font);
    const placed = { block, level, middle, height: boxHeight(block, pair) * font, rows, parent };
    column.placed.push(placed);
    if (block.children.length) {
      const inside = stackHeight(block.children, pairs, level + 1) * font;
      stacked(column, block.children, level + 1, placed, middle - inside / 2, font, 0);
    }
    y += height + BLOCK_GAP * font + air;
  });
}

function rowPlaces(block: Block, pair: Pair, middle: number, font: number): number[] {
  const heights = block.rows.map((row) => pick(row.settings, pair[0]).height * font);
  let y = middle - (heights.reduce((a, b) => a + b, 0) + ROW_GAP * font * (heights.length - 1)) / 2;
  return heights.map((height) => {
    const at = y + height / 2;
    y += height + ROW_GAP * font;
    return at;
  });
}

function columnWidth(column: Column, font: number): number {
  const deeper = (FAN * font + column.run) * (column.stack.levels - 1);
  return column.fan + column.run + deeper + column.fit.width * font;
}

/** The effects of a column that reach the central concept. */
export function endsOf(column: Column): End[] {
  return column.placed
    .filter((p) => !p.level)
    .flatMap((placed) => placed.rows.map((_, index) => ({ placed, index })));
}

/** Where the central concept stands; the columns are told where they begin. */
export function centralRect(plan: Plan, sides: [Column[], Column[]], room: Rect, stage: Span | null): Rect {
  const { font } = plan;
  const lines = most(sides.map((side) => (side[0] ? endsOf(side[0]).length : 0)));
  let height = stage ? stage.height : centralHeight(plan.central, lines) * font;
  let top = stage
    ? stage.top
    : Math.max(room[1] + plan.loops.height * font, room[1] + (room[3] - height) / 2);
  if (!stage && top + height > room[1] + room[3]) top = room[1] + room[3] - height;
  const width = Math.max(plan.central.width, plan.loops.width) * font;
  const alone = plan.level && sides.every((side) => side.length < 2);
  if (alone) [top, height] = beside(plan, sides, room);
  shareWidth(plan, sides, room[2] - width);
  const [left, right] = sides.map((side) => side.reduce((all, c) => all + columnWidth(c, font), 0)) as [
    number,
    number,
  ];
  let x = room[0] + (room[2] - left - right - width) / 2 + left;
  if (left && right) {
    const [least, last] = [room[0] + left + width / 2, room[0] + room[2] - right - width / 2];
    x = Math.min(Math.max(room[0] + room[2] / 2, least), last) - width / 2;
  }
  sides.forEach((side, which) => {
    let inner = which ? x + width : x;
    for (const column of side) {
      column.inner = inner;
      inner += (which ? 1 : -1) * columnWidth(column, font);
    }
  });
  return [x, top, width, height];
}

/** Top and height of a central box from the uppermost line beside it to the lowest. */
function beside({ central, font }: Plan, sides: [Column[], Column[]], room: Rect): [number, number] {
  const rows = sides
    .flat()
    .flatMap((column) => endsOf(column).map(({ placed, index }) => placed.rows[index]!));
  const [first, last] = rows.length
    ? [Math.min(...rows) - PORT_MARGIN * font, Math.max(...rows) + PORT_MARGIN * font]
    : [room[1] + room[3] / 2, room[1] + room[3] / 2];
  const height = Math.max(last - first, central.height * font);
  return [(first + last - height) / 2, height];
}

/** Give gaps their least width, then what they would like, as far as there is room. */
function shareWidth(plan: Plan, sides: [Column[], Column[]], room: number): void {
  const { font } = plan;
  const tall = plan.level || Math.max(sides[0].length, sides[1].length) > 1;
  const wishes: { column: Column; fan: number; run: number }[] = [];
  for (const side of sides) {
    side.forEach((column, index) => {
      column.run = RUN * font;
      column.fan = fanWidth(column.stack, index, tall) * font;
      const ends = column.placed.filter((p) => !p.level).map((p) => p.middle);
      const reach = ((ends[ends.length - 1] as number) - (ends[0] as number)) / 2;
      const wish = Math.max(0, Math.min(Math.max(0.55 * reach, 3.4 * font), WIDEST_FAN * font) - column.fan);
      wishes.push(tall ? { column, fan: 0, run: 0.8 * font } : { column, fan: wish, run: 0.9 * font });
    });
  }
  const used = wishes.reduce((all, { column }) => all + columnWidth(column, font), 0);
  const wanted = wishes.reduce((all, { column, fan, run }) => all + fan + run * column.stack.levels, 0);
  const share = wanted > 0 ? Math.min(1, Math.max(0, room - used) / wanted) : 0;
  for (const { column, fan, run } of wishes) {
    column.fan += share * fan;
    column.run += share * run;
  }
}
