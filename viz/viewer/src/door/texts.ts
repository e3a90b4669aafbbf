// The texts of a row of the map: how its words and its name are set, and what stands beside or under them.
// Twin: viz/door/texts.py

import type { FontMetrics } from "../document";
import type { Graph } from "../graph";
import { type Measure, measureOf, shown, type Weight } from "../near/text";
import {
  DOOR_BESIDE,
  DOOR_LEAST,
  DOOR_LINE,
  DOOR_NOTE,
  DOOR_ROW,
  DOOR_SIGN_ROOM,
  DOOR_TEXT,
  UNSHOWN,
} from "../rules";
import { format, type Words } from "../words";
import type { Plan, Row } from "./plan";

/** A soft hyphen, which long words have before them in the table of breaks. */
const SOFT = "\u00ad";

/** Where the columns of a card stand, px; `above`: categories stand above their rows; `also`: other words have room. */
export interface Frame {
  readonly marks: number;
  readonly words: number;
  readonly wordsRoom: number;
  readonly arrows: number;
  readonly names: number;
  readonly right: number;
  readonly left: number;
  readonly above: boolean;
  readonly also: boolean;
}
/** The texts of one row; `under` is a verdict's word below the name, `heading` a line for the category. */
export interface Texts {
  readonly words: string[];
  readonly name: string[];
  readonly told: string;
  readonly under: boolean;
  readonly also: string;
  readonly heading: boolean;
  readonly width: number;
  readonly height: number;
}

/** Measures texts of the map in px. */
export class Ruler {
  readonly #measure: Measure;
  readonly #breaks: FontMetrics["breaks"];

  constructor(font: FontMetrics) {
    this.#measure = measureOf(font);
    this.#breaks = font.breaks;
  }

  one(text: string, size = DOOR_TEXT, weight: Weight = "regular"): number {
    return this.#measure.width(shown(text), weight) * size;
  }
  widest(lines: readonly string[], size = DOOR_TEXT, weight: Weight = "regular"): number {
    return Math.max(0, ...lines.map((line) => this.#measure.width(line, weight) * size));
  }
  /** A text in as few lines as fit into so much room; a word without room is parted, behind a syllable where one ends. */
  fitted(text: string, room: number, size = DOOR_TEXT, weight: Weight = "regular"): string[] {
    const ways = this.#measure.wrappings(text, weight);
    const { lines } = ways.find(({ width }) => width * size <= room) ?? ways[ways.length - 1]!;
    return lines.flatMap((line) => {
      const found: string[] = [],
        chars = [...line],
        from = (begun: number): string => chars.slice(begun).join("");
      let begun = 0;
      while (chars.length - begun > DOOR_LEAST && this.widest([from(begun)], size, weight) > room) {
        const near = this.#head(chars.slice(begun, 1 - DOOR_LEAST), "-", room, size, weight),
          most = begun + [...near].length,
          syllables = (this.#breaks?.[SOFT + line] ?? []).filter((end) => end > begun && end <= most);
        const end = syllables.pop() ?? most;
        found.push(`${chars.slice(begun, end).join("")}-`);
        begun = end;
      }
      return [...found, from(begun)];
    });
  }
  /** The same of names. */
  widestName(lines: readonly string[], size?: number): number {
    return this.widest(lines, size, "semibold");
  }
  name(text: string, room: number, size?: number): string[] {
    return this.fitted(text, room, size, "semibold");
  }
  /** What a group is called in so much room: the first of two names where both are too long. */
  title(title: string, room: number): string {
    if (this.one(title, DOOR_NOTE) <= room) return title;
    const first = shown(title.split(", ")[0]!);
    if (this.one(first, DOOR_NOTE) <= room) return first;
    return `${this.#head([...first], "…", room, DOOR_NOTE).trimEnd()}…`;
  }
  /** As much of a text as has room before its end, at least one character. */
  #head(text: string[], end: string, room: number, size: number, weight?: Weight): string {
    while (text.length > 1 && this.#measure.width(text.join("") + end, weight) * size > room) text.pop();
    return text.join("");
  }
}

/** The middle of a row's line, when the row begins at `top`. */
export function middleOf({ heading, height }: Texts, top: number): number {
  const above = heading ? DOOR_LINE : 0;
  return top + above + (height - above) / 2;
}

/** The words of a second effect, where there is room for them. */
function alsoOf(graph: Graph, said: Words, frame: Frame, ruler: Ruler, row: Row, room: number): string {
  const other = frame.also && graph.effects.get(row.effects[1] ?? "");
  const also = other ? format(said, "also", { words: other.label }) : "";
  return DOOR_BESIDE + ruler.one(also, DOOR_NOTE) > room ? "" : also;
}

/** The texts of a row; `label` is that of the category which begins with it. */
function rowTexts(
  graph: Graph,
  said: Words,
  frame: Frame,
  ruler: Ruler,
  row: Row,
  far: string,
  label: string,
): Texts {
  const effect = graph.effects.get(row.effects[0]!)!;
  const room = frame.right - frame.names;
  const name = ruler.name(graph.titleOf(far), room);
  const told = (UNSHOWN as readonly string[]).includes(effect.verdict) ? said.verdicts[effect.verdict] : "";
  const width = ruler.widestName(name);
  const beside = told ? ruler.one(told, DOOR_NOTE) + DOOR_BESIDE : 0;
  const under = told !== "" && (width + beside > room || (frame.above && !frame.also));
  const used = width + (under ? 0 : beside);
  const taken = label && !frame.above ? ruler.one(label, DOOR_NOTE) + DOOR_SIGN_ROOM + DOOR_BESIDE : 0;
  const heading = label !== "" && (frame.above || used + taken > room);
  const also = alsoOf(graph, said, frame, ruler, row, room - used - (heading ? 0 : taken));
  const words = ruler.fitted(effect.label, frame.wordsRoom);
  const lines = Math.max(1, words.length, name.length + (under ? 1 : 0));
  const height = (heading ? DOOR_LINE : 0) + DOOR_ROW + DOOR_LINE * (lines - 1);
  return { words, name, told, under, also, heading, width, height };
}

/** What is made of a row when it is asked for: of thousands of rows a map shows some. */
export class OfRows<T> extends Map<Row, T> {
  readonly #make: (row: Row) => T;

  constructor(make: (row: Row) => T) {
    super();
    this.#make = make;
  }

  override get(row: Row): T {
    if (!this.has(row)) this.set(row, this.#make(row));
    return super.get(row)!;
  }
}

/** The texts of rows; the first of each group has its category with it. */
export function textsOf(graph: Graph, plan: Plan, said: Words, frame: Frame, ruler: Ruler): Map<Row, Texts> {
  const titles = new Map(plan.groups.map(({ rows, title }) => [rows[0], title]));
  return new OfRows((row) => {
    const far = plan.inward ? row.source : row.target;
    return rowTexts(graph, said, frame, ruler, row, far, titles.get(row) ?? "");
  });
}

/** How wide the longest words of the map's arrows are. */
export function longestWords(graph: Graph, plan: Plan, ruler: Ruler): number {
  const rows = plan.groups.flatMap((group) => group.rows);
  const labels = new Set(rows.map((row) => graph.effects.get(row.effects[0]!)!.label));
  return Math.max(0, ...[...labels].map((label) => ruler.one(label)));
}
