// The plan of a focus view put on the page: boxes, words and lines in px.
// Twin: viz/near/place.py

import type { Point, Rect } from "../document";
import { CENTRAL_SCALE, FAN, HEADING_ROW, LANE, LANE_MARGIN } from "../rules";
import type { Row } from "./blocks";
import { type Column, centralRect, columns, type End, endsOf, type Placed } from "./columns";
import { type Pair, pick } from "./fit";
import { fan, loopLines, ports, type Span } from "./lines";
import { rounded, type Scene, wordsBox } from "./page";
import type { Plan } from "./plan";
import type { Measure } from "./text";

/** Everything of a plan in its place in the room, px. */
export function place(plan: Plan, concept: string, room: Rect, measure: Measure): Scene {
  const { font } = plan;
  const tall = plan.level || Math.max(plan.left.length, plan.right.length) > 1;
  const loops = tall ? plan.loops.height * font : 0;
  const stage = { top: room[1] + loops, height: room[3] - loops };
  const sides: [Column[], Column[]] = [columns(plan.left, font, stage), columns(plan.right, font, stage)];
  const central = centralRect(plan, sides, room, tall ? stage : null);
  const drawing = new Drawing(font, measure, plan.level);
  drawing.side(sides[0], central, -1, stage.top);
  drawing.side(sides[1], central, 1, stage.top);
  const { lines } = plan.central;
  drawing.scene.boxes.push({
    concept,
    rect: central,
    lines,
    font: rounded(font * CENTRAL_SCALE),
    central: true,
  });
  loopLines(drawing.scene, plan, central);
  return drawing.scene;
}

class Drawing {
  readonly scene: Scene = { boxes: [], words: [], routes: [], headings: [] };
  readonly #font: number;
  readonly #measure: Measure;
  readonly #level: boolean;

  constructor(font: number, measure: Measure, level: boolean) {
    this.#level = level;
    this.#font = font;
    this.#measure = measure;
  }

  side(side: readonly Column[], central: Rect, sign: number, top: number): void {
    const edge = sign < 0 ? central[0] : central[0] + central[2];
    side.forEach((column, index) => {
      if (index) this.#lanes(side, index, edge, top, sign);
      else
        this.#fans(column, endsOf(column), edge, { top: central[1], height: central[3] }, column.fan, sign);
      for (const placed of column.placed) {
        this.#box(column, placed, sign);
        this.#children(column, placed, sign);
      }
      this.#headings(column, sign);
    });
  }

  #fans(column: Column, ends: End[], edge: number, box: Span, width: number, sign: number): void {
    const at = ports(
      ends.map(({ placed, index }) => placed.rows[index] as number),
      box,
      this.#font,
    );
    ends.forEach(({ placed, index }, i) => {
      const y = placed.rows[index] as number;
      this.#row(
        column,
        placed,
        index,
        fan([edge, at[i] as number], edge + sign * width, y, this.#font),
        sign,
      );
    });
  }

  #children(column: Column, parent: Placed, sign: number): void {
    const found = column.placed.filter((p) => p.parent === parent);
    if (!found.length) return;
    const ends = found.flatMap((placed) => placed.rows.map((_, index) => ({ placed, index })));
    const edge =
      this.#boxX(column, parent.level, sign) +
      sign * (column.fit.pairs[parent.level] as Pair)[1] * this.#font;
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
    const setting = pick(row.settings, words),
      x = this.#wordsX(column, placed.level, sign);
    // Beside level lines marks and words hang in a column.
    const middle = this.#level
      ? Math.min(x, x + sign * words * this.#font) + (setting.width * this.#font) / 2
      : x + (sign * words * this.#font) / 2;
    this.scene.words.push(wordsBox(row, setting, [middle, y], this.#font));
    const points: Point[] = [...line, [this.#boxX(column, placed.level, sign), y]];
    this.scene.routes.push({ effect: row.effect, points: row.inward ? points.reverse() : points });
  }

  #box(column: Column, placed: Placed, sign: number): void {
    const names = (column.fit.pairs[placed.level] as Pair)[1];
    const x = this.#boxX(column, placed.level, sign);
    const rect: Rect = [
      sign > 0 ? x : x - names * this.#font,
      placed.middle - placed.height / 2,
      names * this.#font,
      placed.height,
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
      this.#row(
        column,
        placed,
        i,
        [
          [edge, y],
          [x, y],
          [x, placed.rows[i] as number],
        ],
        sign,
      );
    }
  }
}
