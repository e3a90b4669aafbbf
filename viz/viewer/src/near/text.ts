// How wide words are and how they wrap, by the widths that the page carries.
// Twin: viz/look/text.py

import type { FontMetrics } from "../document";
import { MOST_CHARACTERS, MOST_LINES, WIDE } from "../rules";

/** The weights of the page's font. */
export type Weight = "regular" | "semibold";
/** A text in lines; `width` of the widest in em. */
export interface Wrapping {
  width: number;
  lines: string[];
}

const AS_WIDE = new RegExp(`[${WIDE}]`, "u");
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const LEFT_OUT = /[\p{Cc}\p{Cs}\p{Cn}]/u;
/** Texts that are drawn as they are. */
const PLAIN = /^[!-~]+( [!-~]+)*$/;
const SPACE = /[^\S\ufeff]|[\u001c-\u001f\u0085]/u;

/** Measures and wraps texts; what it has wrapped once it remembers. */
export class Measure {
  readonly #known = new Map<string, Wrapping[]>();
  readonly lineHeight: number;
  readonly #font: FontMetrics;

  constructor(font: FontMetrics) {
    this.#font = font;
    this.lineHeight = font.lineHeight;
  }

  /** Width of one line in em. */
  width(text: string, weight: Weight = "regular"): number {
    let total = 0;
    for (const char of text) total += this.#advance(char, weight);
    return total;
  }

  /** The best wrapping for each number of lines, widest and flattest first. */
  wrappings(text: string, weight: Weight): readonly Wrapping[] {
    const key = `${weight} ${text}`;
    let found = this.#known.get(key);
    if (!found) this.#known.set(key, (found = this.#wrapped(text, weight)));
    return found;
  }

  #advance(char: string, weight: Weight): number {
    const table = this.#font[weight];
    if (Object.hasOwn(table, char)) return table[char] as number;
    if (NO_WIDTH.test(char)) return 0;
    return AS_WIDE.test(char) ? 1.05 : 0.75;
  }

  #wrapped(text: string, weight: Weight): Wrapping[] {
    const pieces = this.#pieces(shown(text));
    if (pieces.length === 0) return [{ width: 0, lines: [] }];
    const widths = pieces.map((piece) => this.width(piece, weight));
    const total = widths.reduce((a, b) => a + b, 0);
    const most = Math.min(pieces.length, Math.max(MOST_LINES, Math.ceil(total / 12)));
    const found: Wrapping[] = [];
    for (const lines of leastWidths(pieces, widths, this.width(" ", weight), most)) {
      const width = Math.max(...lines.map((line) => this.width(line, weight)));
      const last = found[found.length - 1];
      if (!last || width < last.width - 1e-6) found.push({ width, lines });
    }
    return found;
  }

  /** Texts that may break elsewhere than at their blanks come with the lengths of their pieces. */
  #pieces(line: string): string[] {
    const { breaks } = this.#font;
    if (!breaks || !Object.hasOwn(breaks, line)) return line.match(/[^ ]+ ?/g) ?? [];
    let end = 0;
    return breaks[line]!.map((length) => line.slice(end, (end += length)));
  }
}

const measures = new WeakMap<FontMetrics, Measure>();

/** What measures texts in this font: one for each, so that it remembers. */
export function measureOf(font: FontMetrics): Measure {
  let found = measures.get(font);
  if (!found) measures.set(font, (found = new Measure(font)));
  return found;
}

/** What is drawn of a text: one line, without what a page must not be given. */
export function shown(text: string): string {
  if (text.length <= MOST_CHARACTERS && PLAIN.test(text)) return text;
  const chars = [...text];
  const head = chars.slice(0, 4 * MOST_CHARACTERS);
  const clean = head.filter((c) => SPACE.test(c) || (!DIRECTION.test(c) && !LEFT_OUT.test(c)));
  const words = clean
    .map((c) => (SPACE.test(c) ? " " : c))
    .join("")
    .split(" ")
    .filter(Boolean);
  const line = [...words.join(" ")];
  if (line.length <= MOST_CHARACTERS && chars.length <= head.length) return line.join("");
  return `${line
    .slice(0, MOST_CHARACTERS - 1)
    .join("")
    .trimEnd()}…`;
}

function* leastWidths(
  pieces: readonly string[],
  widths: readonly number[],
  blank: number,
  most: number,
): Generator<string[]> {
  const count = pieces.length;
  const ends = [0];
  for (const width of widths) ends.push((ends[ends.length - 1] as number) + width);
  const blanks = pieces.map((piece) => (piece.endsWith(" ") ? blank : 0));
  let best = [0, ...Array<number>(count).fill(Infinity)];
  const cuts: number[][] = [];
  for (let lines = 0; lines < most; lines += 1) {
    const after = Array<number>(count + 1).fill(Infinity);
    const cut = Array<number>(count + 1).fill(0);
    for (let end = 1; end <= count; end += 1) {
      for (let start = 0; start < end; start += 1) {
        const line = (ends[end] as number) - (ends[start] as number) - (blanks[end - 1] as number);
        const widest = Math.max(best[start] as number, line);
        if (widest < (after[end] as number) - 1e-9) [after[end], cut[end]] = [widest, start];
      }
    }
    best = after;
    cuts.push(cut);
    const found = linesOf(pieces, cuts);
    if (found.every(Boolean)) yield found;
  }
}

function linesOf(pieces: readonly string[], cuts: readonly number[][]): string[] {
  const lines: string[] = [];
  let end = pieces.length;
  for (const row of [...cuts].reverse()) {
    const start = row[end] as number;
    lines.push(pieces.slice(start, end).join("").trimEnd());
    end = start;
  }
  return lines.reverse();
}
