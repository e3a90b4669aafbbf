// The plan of a focus view put on the page: boxes, words and lines in px (viz/focus_place.py).

import type { ConceptBox, Heading, Point, Rect, Route, WordsBox } from "../document";
import { CENTRAL_SCALE, PORT_MARGIN, ROW_GAP, WORDS_SCALE, type Block, type Row, type Setting } from "./blocks";
import {
  BLOCK_GAP, FAN, HEADING_ROW, LANE, LANE_MARGIN, LOOP_GAP, PORT_PITCH, RUN, blockHeight, boxHeight, centralHeight,
  fanWidth, most, pick, stackHeight, topLanes, type Chosen, type Fit, type Pair, type Plan, type Stack,
} from "./fit";
import type { Measure } from "./text";

const LEVEL = 0.9;
const AIR = 1.7;
const WIDEST_FAN = 7.5;
const PIECES = 10;

interface Placed { block: Block; level: number; middle: number; height: number; rows: number[]; parent: Placed | null }
interface Column {
  stack: Stack; fit: Fit; placed: Placed[]; headings: { text: string; y: number }[];
  fan: number; run: number; inner: number;
}
export interface Scene { boxes: ConceptBox[]; words: WordsBox[]; routes: Route[]; headings: Heading[] }
interface Span { top: number; height: number }
interface End { placed: Placed; index: number }

export const rounded = (value: number): number => Math.round(value * 100) / 100;

export function place(plan: Plan, concept: string, room: Rect, measure: Measure): Scene {
  const { font } = plan;
  const tall = Math.max(plan.left.length, plan.right.length) > 1;
  const loops = tall ? plan.loops.height * font : 0;
  const stage = { top: room[1] + loops, height: room[3] - loops };
  const sides: [Column[], Column[]] = [columns(plan.left, font, stage), columns(plan.right, font, stage)];
  const central = centralRect(plan, sides, room, tall ? stage : null);
  const drawing = new Drawing(font, measure);
  drawing.side(sides[0], central, -1, stage.top);
  drawing.side(sides[1], central, 1, stage.top);
  const { lines } = plan.central;
  drawing.scene.boxes.push({ concept, rect: central, lines, font: rounded(font * CENTRAL_SCALE), central: true });
  drawing.loops(plan, central);
  return drawing.scene;
}

function columns(chosen: readonly Chosen[], font: number, stage: Span): Column[] {
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
  column: Column, blocks: readonly Block[], level: number, parent: Placed | null, start: number, font: number, air: number,
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

function endsOf(column: Column): End[] {
  return column.placed.filter((p) => !p.level).flatMap((placed) => placed.rows.map((_, index) => ({ placed, index })));
}

function centralRect(plan: Plan, sides: [Column[], Column[]], room: Rect, stage: Span | null): Rect {
  const { font } = plan;
  const lines = most(sides.map((side) => (side[0] ? endsOf(side[0]).length : 0)));
  const height = stage ? stage.height : centralHeight(plan.central, lines) * font;
  let top = stage ? stage.top : Math.max(room[1] + plan.loops.height * font, room[1] + (room[3] - height) / 2);
  if (!stage && top + height > room[1] + room[3]) top = room[1] + room[3] - height;
  const width = Math.max(plan.central.width, plan.loops.width) * font;
  shareWidth(plan, sides, room[2] - width);
  const [left, right] = sides.map((side) => side.reduce((all, c) => all + columnWidth(c, font), 0)) as [number, number];
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

/** Give gaps their least width, then what they would like, as far as there is room. */
function shareWidth(plan: Plan, sides: [Column[], Column[]], room: number): void {
  const { font } = plan;
  const tall = Math.max(sides[0].length, sides[1].length) > 1;
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

/** Where lines to these heights leave a box: level where it is high enough. */
function ports(places: number[], box: Span, font: number): number[] {
  const margin = PORT_MARGIN * font;
  const [first, last] = [places[0] ?? 0, places[places.length - 1] ?? 0];
  const [low, high] = [box.top + margin, box.top + box.height - margin];
  if (!places.length || (first >= low - 0.01 && last <= high + 0.01)) return places;
  if (places.length === 1) return [Math.min(Math.max(first, low), high)];
  const pitch = Math.min((box.height - 2 * margin) / (places.length - 1), 1.6 * PORT_PITCH * font);
  return places.map((_, i) => box.top + box.height / 2 + pitch * (i - (places.length - 1) / 2));
}

/** The curve from a port to the height of a row, level at both ends; lines of a fan never meet. */
function fan(port: Point, wordsX: number, y: number, font: number): Point[] {
  if (Math.abs(port[1] - y) < 0.05) return [[port[0], y]];
  const sign = wordsX > port[0] ? 1 : -1;
  const [start, end] = [port[0] + sign * LEVEL * font, wordsX - sign * 0.25 * font];
  const points: Point[] = [port];
  for (let step = 0; step <= PIECES; step += 1) {
    const t = step / PIECES;
    points.push([start + t * (end - start), port[1] + t * t * (3 - 2 * t) * (y - port[1])]);
  }
  return points;
}

export function wordsBox(row: Row, setting: Setting, middle: Point, font: number): WordsBox {
  const [width, height] = [setting.width * font, setting.height * font];
  const rect: Rect = [middle[0] - width / 2, middle[1] - height / 2, width, height];
  const words: WordsBox = { effects: [row.effect], rect, lines: setting.lines, font: rounded(WORDS_SCALE * font) };
  if (row.mark) words.mark = row.mark * font;
  return words;
}

class Drawing {
  readonly scene: Scene = { boxes: [], words: [], routes: [], headings: [] };
  readonly #font: number;
  readonly #measure: Measure;

  constructor(font: number, measure: Measure) {
    this.#font = font;
    this.#measure = measure;
  }

  side(side: readonly Column[], central: Rect, sign: number, top: number): void {
    const edge = sign < 0 ? central[0] : central[0] + central[2];
    side.forEach((column, index) => {
      if (index) this.#lanes(side, index, edge, top, sign);
      else this.#fans(column, endsOf(column), edge, { top: central[1], height: central[3] }, column.fan, sign);
      for (const placed of column.placed) {
        this.#box(column, placed, sign);
        this.#children(column, placed, sign);
      }
      this.#headings(column, sign);
    });
  }

  #fans(column: Column, ends: End[], edge: number, box: Span, width: number, sign: number): void {
    const at = ports(ends.map(({ placed, index }) => placed.rows[index] as number), box, this.#font);
    ends.forEach(({ placed, index }, i) => {
      const y = placed.rows[index] as number;
      this.#row(column, placed, index, fan([edge, at[i] as number], edge + sign * width, y, this.#font), sign);
    });
  }

  #children(column: Column, parent: Placed, sign: number): void {
    const found = column.placed.filter((p) => p.parent === parent);
    if (!found.length) return;
    const ends = found.flatMap((placed) => placed.rows.map((_, index) => ({ placed, index })));
    const edge = this.#boxX(column, parent.level, sign) + sign * (column.fit.pairs[parent.level] as Pair)[1] * this.#font;
    const box = { top: parent.middle - parent.height / 2, height: parent.height };
    this.#fans(column, ends, edge, box, FAN * this.#font, sign);
  }

  #wordsX(column: Column, level: number, sign: number): number {
    let x = column.inner + sign * column.fan;
    for (const [words, names] of column.fit.pairs.slice(0, level)) {
      x += sign * ((words + names + FAN) * this.#font + column.run);
    }
    return x;
  }

  #boxX(column: Column, level: number, sign: number): number {
    const words = (column.fit.pairs[level] as Pair)[0] * this.#font;
    return this.#wordsX(column, level, sign) + sign * (words + column.run);
  }

  #row(column: Column, placed: Placed, index: number, line: Point[], sign: number): void {
    const row = placed.block.rows[index] as Row;
    const y = placed.rows[index] as number;
    const words = (column.fit.pairs[placed.level] as Pair)[0];
    const middle = this.#wordsX(column, placed.level, sign) + (sign * words * this.#font) / 2;
    this.scene.words.push(wordsBox(row, pick(row.settings, words), [middle, y], this.#font));
    const points: Point[] = [...line, [this.#boxX(column, placed.level, sign), y]];
    this.scene.routes.push({ effect: row.effect, points: row.inward ? points.reverse() : points });
  }

  #box(column: Column, placed: Placed, sign: number): void {
    const names = (column.fit.pairs[placed.level] as Pair)[1];
    const x = this.#boxX(column, placed.level, sign);
    const rect: Rect = [
      sign > 0 ? x : x - names * this.#font, placed.middle - placed.height / 2, names * this.#font, placed.height,
    ];
    const { lines } = pick(placed.block.settings, names);
    this.scene.boxes.push({ concept: placed.block.concept, rect, lines, font: rounded(this.#font) });
  }

  #headings(column: Column, sign: number): void {
    const width = (column.fit.pairs[0] as Pair)[1] * this.#font;
    const x = this.#boxX(column, 0, sign);
    for (const { text, y } of column.headings) {
      const rect: Rect = [sign > 0 ? x : x - width, y, width, HEADING_ROW * this.#font];
      const size = Math.min(0.66 * this.#font, width / Math.max(0.1, this.#measure.width(text)));
      this.scene.headings.push({ text, rect, font: rounded(size), align: "left" });
    }
  }

  /** Lead the effects of an outer column over those before it; effects that leave share one lane. */
  #lanes(side: readonly Column[], index: number, edge: number, top: number, sign: number): void {
    const font = this.#font;
    const column = side[index] as Column;
    const below = LANE * side.slice(index + 1).reduce((all, c) => all + c.stack.lanes, 0) * font;
    const words = column.inner + sign * column.fan;
    let [lane, shared] = [0, -1];
    for (const { placed, index: i } of endsOf(column)) {
      const inward = (placed.block.rows[i] as Row).inward;
      let mine = shared;
      if (inward || shared < 0) {
        mine = lane;
        lane += 1;
        if (!inward) shared = mine;
      }
      const y = top + below + (mine + 0.5) * LANE * font;
      const x = words - sign * (LANE_MARGIN + mine * LANE) * font;
      this.#row(column, placed, i, [[edge, y], [x, y], [x, placed.rows[i] as number]], sign);
    }
  }

  /** Self-effects of the central concept above its box, one loop inside the other. */
  loops(plan: Plan, central: Rect): void {
    const font = this.#font;
    const middle = central[0] + central[2] / 2;
    let y = central[1] - 0.5 * font;
    plan.loops.rows.forEach(({ row, setting }, index) => {
      const height = setting.height * font;
      const at = y - height / 2;
      const leg = (plan.loops.wordsWidth / 2 + 0.7 + 0.7 * index) * font;
      this.scene.words.push(wordsBox(row, setting, [middle, at], font));
      const points: Point[] = [
        [middle - leg, central[1]], [middle - leg, at], [middle + leg, at], [middle + leg, central[1]],
      ];
      this.scene.routes.push({ effect: row.effect, points });
      y -= height + LOOP_GAP * font;
    });
  }
}
