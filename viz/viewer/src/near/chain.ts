// A chain of concepts, left to right, in large text. Lengths are in em of the concepts' text.
// Twin: viz/near/chain.py

import type {
  ConceptBox,
  Effect,
  FontMetrics,
  Heading,
  Point,
  Rect,
  Route,
  View,
  WordsBox,
} from "../document";
import type { Graph } from "../graph";
import {
  CHAIN_AFTER,
  CHAIN_BEFORE,
  CHAIN_LARGE,
  CHAIN_MARGIN,
  CHAIN_MOST_PX,
  CHAIN_MOST_ROWS,
  CHAIN_NAMES,
  CHAIN_TURN,
  CHAIN_WORDS,
  CHAIN_WORTH,
  ROW_GAP,
  STAGE,
} from "../rules";
import { effectRow, nameSettings, type Row, type Setting } from "./blocks";
import { most, pick, rowsHeight } from "./fit";
import { emptyView, ONE_LINE_WORTH, rounded, type Size, scaleOf, textScale, wordsBox } from "./page";
import { type Measure, measureOf } from "./text";

interface Shape {
  font: number;
  perLine: number;
  names: number[];
  words: number[];
  height: number;
  turns: number[];
}
interface Parts {
  boxes: ConceptBox[];
  words: WordsBox[];
  routes: Route[];
  headings: Heading[];
}

/** Concepts in a row, left to right, with those of the effects that link one to the next. */
export function pathView(
  graph: Graph,
  concepts: readonly string[],
  effects: readonly Effect[],
  options: { page?: Size; id?: string; most?: number },
  font: FontMetrics,
): View {
  const page = options.page ?? STAGE;
  const known = concepts.filter((id) => graph.concepts.has(id));
  const [first, last] = [known[0] ?? "", known[known.length - 1] ?? ""];
  const title = `${graph.titleOf(first)} → ${graph.titleOf(last)}`;
  const made = emptyView(options.id ?? `path:${first}:${last}`, "path", title, page);
  if (!known.length) return made;
  const largest = Math.min(options.most ?? Infinity, CHAIN_MOST_PX * textScale(page));
  return {
    ...made,
    quiet: (options.most ?? Infinity) < Infinity,
    ...chainParts(
      graph,
      measureOf(font),
      known,
      effects,
      page,
      largest,
      (options.most ?? Infinity) < Infinity,
    ),
  };
}

function chainParts(
  graph: Graph,
  measure: Measure,
  concepts: readonly string[],
  effects: readonly Effect[],
  page: Size,
  largest: number,
  reading: boolean,
): Parts {
  const names = concepts.map((c) => nameSettings(measure, graph.titleOf(c)));
  const links = concepts.slice(1).map((b, i) => link(measure, concepts[i] as string, b, effects));
  const margin = CHAIN_MARGIN * scaleOf(page);
  const shape = bestShape(names, links, [page[0] - 2 * margin, page[1] - 2 * margin], largest, reading);
  const rects = rectsOf(concepts.length, shape, page);
  const parts: Parts = { boxes: [], words: [], routes: [], headings: [] };
  concepts.forEach((concept, i) => {
    const { lines } = pick(names[i] as Setting[], shape.names[i] as number);
    parts.boxes.push({ concept, rect: rects[i] as Rect, lines, font: rounded(shape.font) });
  });
  links.forEach((rows, i) => {
    const [a, b] = [rects[i] as Rect, rects[i + 1] as Rect];
    if ((i + 1) % shape.perLine) straight(rows, a, b, shape.font, shape.words[i] as number, parts);
    else turned(rows, a, b, shape.font, parts);
  });
  return parts;
}

function link(measure: Measure, a: string, b: string, effects: readonly Effect[]): Row[] {
  const between = effects.filter(
    (e) => (e.source === a && e.target === b) || (e.source === b && e.target === a),
  );
  return between.slice(0, CHAIN_MOST_ROWS).map((e) => effectRow(measure, e, e.source !== a));
}

function bestShape(names: Setting[][], links: Row[][], room: Size, largest: number, reading: boolean): Shape {
  // Where it is read the widest come first, and others only where text would be much smaller.
  const widths = (all: readonly number[]): readonly number[] => (reading ? [...all].reverse() : all);
  const better = reading ? 1 / ONE_LINE_WORTH : 1.001;
  const wider = (best: Shape | null, perLine: number): Shape => {
    let found = best;
    for (const wide of widths(CHAIN_NAMES)) {
      for (const words of widths(CHAIN_WORDS)) {
        const tried = shapeOf(names, links, perLine, wide, words, room, largest);
        const step = found?.perLine === perLine ? better : CHAIN_WORTH;
        if (!found || tried.font > found.font * step) found = tried;
      }
    }
    return found as Shape;
  };
  let found = wider(null, names.length);
  for (let lines = 2; lines <= names.length && found.font < CHAIN_LARGE * largest; lines += 1) {
    found = wider(found, Math.ceil(names.length / lines));
  }
  return found;
}

function shapeOf(
  names: Setting[][],
  links: Row[][],
  perLine: number,
  wideName: number,
  wideWords: number,
  room: Size,
  largest: number,
): Shape {
  const wide = names.map((s) => pick(s, wideName).width);
  const words = links.map((rows) => most(rows.map((r) => pick(r.settings, wideWords).width)));
  const ends = links.filter((_, i) => (i + 1) % perLine === 0);
  const boxes = most(names.map((s) => pick(s, wideName).height));
  const height = most(
    links.map((rows, i) => (rows.length && (i + 1) % perLine ? rowsHeight(rows, words[i] as number) : 0)),
    boxes,
  );
  const turns = ends.map(turnHeight);
  const across = acrossAll(wide, words, perLine);
  const turnWidth = most(ends.flatMap((rows) => rows.map((r) => (r.settings[0] as Setting).width)));
  const down = (ends.length + 1) * height + turns.reduce((a, b) => a + b, 0);
  const font = Math.min(largest, room[0] / Math.max(across, turnWidth + 2), room[1] / down);
  return { font, perLine, names: wide, words, height, turns };
}

/** The least width of the widest line of boxes. */
function acrossAll(names: readonly number[], words: readonly number[], perLine: number): number {
  let widest = 0;
  for (let start = 0; start < names.length; start += perLine) {
    const end = Math.min(names.length, start + perLine);
    const boxes = names.slice(start, end).reduce((a, b) => a + b, 0);
    widest = Math.max(
      widest,
      words.slice(start, end - 1).reduce((all, w) => all + w + CHAIN_BEFORE + CHAIN_AFTER, boxes),
    );
  }
  return widest;
}

function turnHeight(rows: Row[]): number {
  return rows.reduce((all, r) => all + (r.settings[0] as Setting).height + ROW_GAP, 0) + 2 * CHAIN_TURN;
}

function rectsOf(count: number, shape: Shape, page: Size): Rect[] {
  const { font, turns } = shape;
  const between = Math.min(count, shape.perLine) - 1;
  const used = acrossAll(shape.names, shape.words, shape.perLine) * font;
  const spare = page[0] - 2 * CHAIN_MARGIN * scaleOf(page) - used;
  const more = between ? Math.min(Math.max(0, spare) / between, 3 * font) : 0;
  const tall = shape.height * font;
  const total = Math.ceil(count / shape.perLine) * tall + turns.reduce((a, b) => a + b, 0) * font;
  let y = (page[1] - total) / 2;
  const left = (page[0] - used - more * between) / 2;
  let x = left;
  return shape.names.map((name, index): Rect => {
    const line = Math.floor(index / shape.perLine);
    if (index % shape.perLine === 0 && line) [x, y] = [left, y + tall + (turns[line - 1] as number) * font];
    const rect: Rect = [x, y, name * font, tall];
    x += rect[2] + ((shape.words[index] ?? 0) + CHAIN_BEFORE + CHAIN_AFTER) * font + more;
    return rect;
  });
}

function straight(rows: Row[], a: Rect, b: Rect, font: number, words: number, parts: Parts): void {
  const chosen = rows.map((row) => pick(row.settings, words));
  const total = chosen.reduce((all, s) => all + s.height, 0) + ROW_GAP * (chosen.length - 1);
  let y = a[1] + a[3] / 2 - (total * font) / 2;
  const [start, end] = [a[0] + a[2], b[0]];
  rows.forEach((row, i) => {
    const setting = chosen[i] as Setting;
    const at = y + (setting.height * font) / 2;
    y += (setting.height + ROW_GAP) * font;
    const shift = (((CHAIN_AFTER - CHAIN_BEFORE) * font) / 2) * (row.inward ? 1 : -1);
    parts.words.push(wordsBox(row, setting, [(start + end) / 2 + shift, at], font));
    add(parts, row, [
      [start, at],
      [end, at],
    ]);
  });
}

function turned(rows: Row[], a: Rect, b: Rect, font: number, parts: Parts): void {
  let y = a[1] + a[3] + CHAIN_TURN * font;
  rows.forEach((row, index) => {
    const setting = row.settings[0] as Setting;
    const at = y + (setting.height * font) / 2;
    y += (setting.height + ROW_GAP) * font;
    const apart = 0.8 * font * (index - (rows.length - 1) / 2);
    const [down, up] = [a[0] + a[2] / 2 + apart, b[0] + b[2] / 2 + apart];
    parts.words.push(wordsBox(row, setting, [(a[0] + a[2] / 2 + b[0] + b[2] / 2) / 2, at], font));
    add(parts, row, [
      [down, a[1] + a[3]],
      [down, at],
      [up, at],
      [up, b[1]],
    ]);
  });
}

function add(parts: Parts, row: Row, points: Point[]): void {
  parts.routes.push({ effect: row.effect, points: row.inward ? points.reverse() : points });
}
