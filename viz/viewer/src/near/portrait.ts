// A concept and its surroundings on a page that is higher than wide: the concept along the left edge, beside it one
// row for each effect, first what acts on it, then what it acts on. Lengths are in em of the concepts' text until
// they are placed.

import type { Point, Rect } from "../document";
import { BLOCK_GAP, CENTRAL_SCALE, ROW_GAP, RUN } from "../rules";
import type { Block, Row, Setting } from "./blocks";
import { boxHeight, pick, rowsHeight } from "./fit";
import { rounded, type Scene, type Size, wordsBox } from "./page";

const MARGIN_PX = 10;
const HEADING_PX = 13;
const HEADING_ROW_PX = 22;
/** Where everything does not fit in text of this size, in a small frame of the second, the view grows beyond the page. */
const LEAST_PX = 12,
  LEAST_FRAMED_PX = 16.3;
const STEP_PX = 0.5;
const SECTION_GAP = 0.8;
const WIDEST_AIR = 1.6;
/** A level line before an effect's words; after them there is room for the arrow head. */
const START = 0.9;
/** Shares of the room beside the central concept that names may take; words have the rest. */
const SHARES = [0.5, 0.56, 0.44, 0.62];
/** Share of the page's width that the central concept takes: what it likes, what it has at most, and with a long name. */
const CENTRAL_LIKED = 0.27,
  CENTRAL_MOST = 0.36,
  CENTRAL_LONG = 0.5;
/** Names longer than any column are set smaller than what is readable, rather than over each other. */
const SMALLEST_PX = 4;

/** What is put on the page: ways to set the central name, the blocks of both sides, self-effects. */
export interface Parts {
  central: readonly Setting[];
  sides: readonly [Block[], Block[]];
  loops: readonly Row[];
}
interface Plan {
  font: number;
  central: Setting;
  width: number;
  names: number;
  words: number;
  height: number;
}

/** Everything in the largest text that fits the page; where that were less than 12 px, on a page as high as needed. */
export function portraitScene(
  concept: string,
  parts: Parts,
  page: Size,
  largest: number,
): { scene: Scene; height: number } {
  const plan = bestPlan(parts, page, largest);
  const height = Math.max(page[1], Math.ceil(plan.height));
  return { scene: new Drawing(plan, concept, parts, [page[0], height]).scene, height };
}

function bestPlan(parts: Parts, page: Size, largest: number): Plan {
  const least = page[1] < 400 ? LEAST_FRAMED_PX : LEAST_PX;
  for (let font = largest; font > least; font -= STEP_PX) {
    const found = lowest(parts, font, page);
    if (found && found.height <= page[1]) return found;
  }
  for (let font = least; font > SMALLEST_PX; font -= STEP_PX) {
    const found = lowest(parts, font, page) ?? lowest(parts, font, page, CENTRAL_LONG);
    if (found) return found;
  }
  return planAt(parts, SMALLEST_PX, SHARES[0]!, page, CENTRAL_LONG);
}

/** The plan of the least height in text of this size; undefined when a name or words are wider than any column. */
function lowest(parts: Parts, font: number, page: Size, most = CENTRAL_MOST): Plan | undefined {
  const plans = SHARES.map((share) => planAt(parts, font, share, page, most)).filter((plan) =>
    isWideEnough(plan, parts),
  );
  return plans.sort((a, b) => a.height - b.height)[0];
}

function planAt(
  { central: centrals, sides, loops }: Parts,
  font: number,
  share: number,
  page: Size,
  most: number,
): Plan {
  const room = (page[0] - 2 * MARGIN_PX) / font;
  const central = pick(centrals, CENTRAL_LIKED * room);
  const width = Math.min(central.width, most * room);
  const rest = room - width - START - RUN;
  const names = share * rest,
    words = rest - names;
  const blocks = sum(sides.flat().map((block) => blockHeight(block, words, names) + BLOCK_GAP));
  const rows = blocks + sum(loops.map((row) => loopHeight(row, words) + BLOCK_GAP)) + SECTION_GAP;
  const headings = HEADING_ROW_PX * sides.filter((side) => side.length).length;
  return {
    font,
    central,
    width,
    names,
    words,
    height: Math.max(rows, central.height) * font + headings + 2 * MARGIN_PX,
  };
}

function isWideEnough({ central, width, names, words }: Plan, { sides, loops }: Parts): boolean {
  const narrowest = (settings: readonly Setting[]): number => settings[settings.length - 1]!.width;
  const blocks = sides.flat();
  return (
    central.width <= width &&
    blocks.every(({ settings }) => narrowest(settings) <= names) &&
    [...blocks.flatMap(({ rows }) => rows), ...loops].every(({ settings }) => narrowest(settings) <= words)
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function blockHeight(block: Block, words: number, names: number): number {
  return Math.max(boxHeight(block, [words, names]), rowsHeight(block.rows, words));
}

function loopHeight(row: Row, words: number): number {
  return pick(row.settings, words).height + 1;
}

class Drawing {
  readonly scene: Scene = { boxes: [], words: [], routes: [], headings: [] };
  readonly #plan: Plan;
  /** Right edge of the central concept, left and right edge of the names. */
  readonly #edge: number;
  readonly #left: number;
  readonly #right: number;
  #y: number;

  constructor(plan: Plan, concept: string, { sides, loops }: Parts, [width, height]: Size) {
    const { font, central } = plan;
    this.#plan = plan;
    this.#edge = MARGIN_PX + plan.width * font;
    this.#right = width - MARGIN_PX;
    this.#left = this.#right - plan.names * font;
    // What height is left stands between the rows, though not so much that they fall apart.
    const count = sides.flat().length + loops.length;
    const air = Math.min((height - plan.height) / Math.max(1, count), WIDEST_AIR * font);
    const top = MARGIN_PX + (height - plan.height - air * count) / 2;
    this.#y = top;
    this.#side(sides[0], "acts on it", air);
    this.#side(sides[1], "it acts on", air);
    for (const row of loops) this.#loop(row, air);
    const rect: Rect = [MARGIN_PX, top, plan.width * font, Math.max(this.#y - top, central.height * font)];
    this.scene.boxes.push({
      concept,
      rect,
      lines: central.lines,
      font: rounded(CENTRAL_SCALE * font),
      central: true,
    });
  }

  #side(blocks: readonly Block[], text: string, air: number): void {
    if (!blocks.length) return;
    const rect: Rect = [this.#edge, this.#y, this.#right - this.#edge, HEADING_ROW_PX];
    this.scene.headings.push({ text, rect, font: HEADING_PX, align: "center" });
    this.#y += HEADING_ROW_PX;
    for (const block of blocks) this.#block(block, air);
    this.#y += (SECTION_GAP / 2) * this.#plan.font;
  }

  #block(block: Block, air: number): void {
    const { font, words, names } = this.#plan;
    const tall = blockHeight(block, words, names) * font,
      box = boxHeight(block, [words, names]) * font;
    const rect: Rect = [this.#left, this.#y + (tall - box) / 2, names * font, box];
    this.scene.boxes.push({
      concept: block.concept,
      rect,
      lines: pick(block.settings, names).lines,
      font: rounded(font),
    });
    const settings = block.rows.map((row) => pick(row.settings, words));
    let y =
      this.#y +
      (tall - (sum(settings.map(({ height }) => height)) + ROW_GAP * (settings.length - 1)) * font) / 2;
    block.rows.forEach((row, index) => {
      const setting = settings[index]!,
        at = y + (setting.height * font) / 2;
      y += (setting.height + ROW_GAP) * font;
      this.scene.words.push(wordsBox(row, setting, [this.#middle(row.inward), at], font));
      const points: Point[] = [
        [this.#edge, at],
        [this.#left, at],
      ];
      this.scene.routes.push({ effect: row.effect, points: row.inward ? points.reverse() : points });
    });
    this.#y += tall + BLOCK_GAP * font + air;
  }

  /** The middle of words; the arrow head, which needs the wider gap, points at the concept or away from it. */
  #middle(inward: boolean): number {
    const { font, words } = this.#plan;
    return this.#edge + ((inward ? RUN : START) + words / 2) * font;
  }

  #loop(row: Row, air: number): void {
    const { font, words } = this.#plan;
    const setting = pick(row.settings, words),
      tall = loopHeight(row, words) * font;
    const middle = this.#middle(true),
      out = this.#left - 0.4 * font;
    const [top, bottom] = [this.#y + 0.25 * font, this.#y + tall - 0.25 * font];
    this.scene.words.push(wordsBox(row, setting, [middle, bottom], font));
    this.scene.routes.push({
      effect: row.effect,
      points: [
        [this.#edge, top],
        [out, top],
        [out, bottom],
        [this.#edge, bottom],
      ],
    });
    this.#y += tall + BLOCK_GAP * font + air;
  }
}
