// The page of a view near a concept: how large it is, how text grows with it, and what is put on it.

import type { ConceptBox, Heading, Point, Rect, Route, View, WordsBox } from "../document";
import { STAGE, WORDS_SCALE } from "../rules";
import type { Row, Setting } from "./blocks";

/** Width and height in px. */
export type Size = readonly [width: number, height: number];
/** Smaller text is hard to read on a screen near by; what is shown to a room is larger (`READABLE_PX` of view.py). */
export const LEGIBLE_PX = 11;
/** How large a page is beside the usual one, by the side that is shorter of it. */
export const scaleOf = (page: Size, usual: Size = STAGE): number =>
  Math.min(page[0] / usual[0], page[1] / usual[1]);

/** How text grows with the page: readers of a small one sit nearer, and their text becomes smaller only slowly. */
export function textScale(page: Size): number {
  const scale = scaleOf(page);
  return scale >= 1 ? scale : 0.64 + 0.36 * scale;
}

/** Text of concepts on a page that is read: then that of effects is 16 px. Before an audience it is as large as fits. */
const READING_PX = 18.6;
/** Readers of a larger window sit farther off: reading sizes grow with it, though not without end. */
const MOST_GROWN = 1.6;

/** Where it is read, words stand on one line if text need not be smaller than this share of its size for it. */
export const ONE_LINE_WORTH = 0.87;

/** The largest text of concepts on a page that is read; `usual` is the one that needs no larger text. */
export function readingPx(page: Size, usual?: Size): number {
  return READING_PX * Math.min(Math.max(scaleOf(page, usual), 1), MOST_GROWN);
}

/** What stands on a page: boxes, words, lines and headings, in px. */
export interface Scene {
  boxes: ConceptBox[];
  words: WordsBox[];
  routes: Route[];
  headings: Heading[];
}

/** A view of this kind with nothing on it. */
export function emptyView(id: string, kind: View["kind"], title: string, page: Size): View {
  const [width, height] = page;
  return {
    id,
    kind,
    title,
    width,
    height,
    boxes: [],
    words: [],
    routes: [],
    headings: [],
    lit: [],
    pages: [],
  };
}

/** A length as it is kept, to two decimals. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Words of an effect about this middle; `font` is that of the concepts, px. */
export function wordsBox(row: Row, setting: Setting, middle: Point, font: number): WordsBox {
  const [width, height] = [setting.width * font, setting.height * font];
  const rect: Rect = [middle[0] - width / 2, middle[1] - height / 2, width, height];
  const words: WordsBox = {
    effects: [row.effect],
    rect,
    lines: setting.lines,
    font: rounded(WORDS_SCALE * font),
  };
  if (row.mark) words.mark = row.mark * font;
  return words;
}
