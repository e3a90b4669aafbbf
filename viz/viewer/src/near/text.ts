// How wide words are and how they wrap, by the widths that the page carries.
// Twin: viz/look/text.py

import type { FontMetrics } from "../document";

/** The weights of the page's font. */
export type Weight = "regular" | "semibold";
/** A text in lines; `width` of the widest in em. */
export interface Wrapping {
  width: number;
  lines: string[];
}

const MOST_CHARACTERS = 240;
const WIDEST_PIECE = 14;
const MOST_LINES = 4;
const BREAK_AFTER = new Set("-/–—·、。，；：");
const CLOSING = new Set("、。，；：）」");
const WIDE =
  /[\u1100-\u115f\u231a-\u231b\u2329-\u232a\u23e9-\u23ec\u23f0\u23f3\u25fd-\u25fe\u2614-\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa-\u26ab\u26bd-\u26be\u26c4-\u26c5\u26ce\u26d4\u26ea\u26f2-\u26f3\u26f5\u26fa\u26fd\u2705\u270a-\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b-\u2b1c\u2b50\u2b55\u2e80-\u303e\u3041-\u3247\u3250-\u4dbf\u4e00-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufad9\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2fb}\u{1f004}\u{1f0cf}\u{1f18e}\u{1f191}-\u{1f19a}\u{1f200}-\u{1f320}\u{1f32d}-\u{1f335}\u{1f337}-\u{1f37c}\u{1f37e}-\u{1f393}\u{1f3a0}-\u{1f3ca}\u{1f3cf}-\u{1f3d3}\u{1f3e0}-\u{1f3f0}\u{1f3f4}\u{1f3f8}-\u{1f43e}\u{1f440}\u{1f442}-\u{1f4fc}\u{1f4ff}-\u{1f53d}\u{1f54b}-\u{1f54e}\u{1f550}-\u{1f567}\u{1f57a}\u{1f595}-\u{1f596}\u{1f5a4}\u{1f5fb}-\u{1f64f}\u{1f680}-\u{1f6c5}\u{1f6cc}\u{1f6d0}-\u{1f6d2}\u{1f6d5}-\u{1f6df}\u{1f6eb}-\u{1f6ec}\u{1f6f4}-\u{1f6fc}\u{1f7e0}-\u{1f7f0}\u{1f90c}-\u{1f93a}\u{1f93c}-\u{1f945}\u{1f947}-\u{1f9ff}\u{1fa70}-\u{1faf6}\u{20000}-\u{3134a}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;
const COMBINING = /\p{M}/u;
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const LEFT_OUT = /[\p{Cc}\p{Cs}\p{Cn}]/u;
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
    return WIDE.test(char) ? 1.05 : 0.75;
  }

  #wrapped(text: string, weight: Weight): Wrapping[] {
    const pieces = this.#pieces([...shown(text)], weight);
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

  #pieces(chars: readonly string[], weight: Weight): string[] {
    const pieces: string[] = [];
    let current = "";
    let length = 0;
    let wide = 0;
    chars.forEach((char, index) => {
      current += char;
      length += 1;
      wide += this.#advance(char, weight);
      const next = chars[index + 1];
      if (next === undefined || next === " ") return;
      const ideographic = WIDE.test(char) && !CLOSING.has(next);
      const tooWide = wide > WIDEST_PIECE - 1.1 && !COMBINING.test(next);
      if (char !== " " && !ideographic && !tooWide && !(BREAK_AFTER.has(char) && length > 3)) return;
      pieces.push(current);
      [current, length, wide] = ["", 0, 0];
    });
    return current ? [...pieces, current] : pieces;
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
