// The key of the map: what its arrow heads mean, in the free corner under the lines.
// Twin: viz/door/key.py

import type { Arrow } from "../document";
import {
  ARROWS,
  DOOR_APART,
  DOOR_ARROW,
  DOOR_CLEAR,
  DOOR_FOOT,
  DOOR_NOTE,
  DOOR_STEP,
  DOOR_TO_WORD,
} from "../rules";
import type { Words } from "../words";
import type { Sheet } from "./sheet";

type Line = { name: Arrow; word: string; x: number; end: number }[];

function keyOf({ graph }: Sheet, effects: readonly string[], said: Words): [Arrow, string][] {
  const drawn = new Set(
    effects.map((id) => graph.relations.get(graph.effects.get(id)!.relation)?.arrow ?? "open"),
  );
  return ARROWS.filter((name) => name !== "none" && drawn.has(name)).map((name) => [
    name,
    said.arrowShort[name],
  ]);
}

/** Draw the key above the foot of the page, where it is free; the height that the page then needs. */
export function drawKey(sheet: Sheet, said: Words, left: number, right: number, height: number): number {
  const items = keyOf(
    sheet,
    sheet.routes.map(({ effect }) => effect),
    said,
  );
  if (!items.length) return height;
  const sentence = sheet.graph.document.article.length ? said.arrowSentence : said.arrowReads;
  for (const [texts, columns] of [
    [[sentence], 9],
    [[], 9],
    [[], 2],
    [[], 1],
  ] as [string[], number][]) {
    const lines = linesOf(sheet, items, columns);
    const ends = [
      ...texts.map((text) => sheet.ruler.one(text, DOOR_NOTE)),
      ...lines.map((line) => line[line.length - 1]!.end),
    ].map((end) => left + end);
    const top = height - DOOR_FOOT - DOOR_STEP * (ends.length - 1);
    const free = (end: number, number: number): boolean =>
      end <= right && isFree(sheet, end, top + DOOR_STEP * number - DOOR_CLEAR);
    if (!ends.every(free)) continue;
    write(sheet, texts, lines, left, top);
    return height;
  }
  const lines = linesOf(sheet, items, 9);
  write(sheet, [sentence], lines, left, height + 8);
  return height + 8 + DOOR_STEP * lines.length + 14;
}

function linesOf({ ruler }: Sheet, items: readonly [Arrow, string][], columns: number): Line[] {
  const wide = (word: string): number => DOOR_ARROW + DOOR_TO_WORD + ruler.one(word, DOOR_NOTE);
  const step = Math.max(0, ...items.map(([, word]) => wide(word) + DOOR_APART));
  const lines: Line[] = [];
  for (let at = 0; at < items.length; at += columns) {
    let x = 0;
    lines.push(
      items.slice(at, at + columns).map(([name, word]) => {
        const item = { name, word, x, end: x + wide(word) };
        x = columns > 2 ? item.end + DOOR_APART : x + step;
        return item;
      }),
    );
  }
  return lines;
}

function isFree({ routes, bands, boxes }: Sheet, right: number, top: number): boolean {
  const points = [...routes.flatMap((route) => route.points), ...bands.flatMap((band) => band.outline)];
  return (
    !points.some(([x, y]) => x < right + 4 && y > top) &&
    !boxes.some(({ rect: [x, y, , h] }) => x < right && y + h > top)
  );
}

function write(
  sheet: Sheet,
  texts: readonly string[],
  lines: readonly Line[],
  left: number,
  top: number,
): void {
  let y = top;
  for (const text of texts) {
    sheet.note(text, [left, y]);
    y += DOOR_STEP;
  }
  for (const line of lines) {
    for (const { name, word, x } of line) {
      sheet.signs.push({ kind: "arrow", name, at: [left + x + DOOR_ARROW / 2, y], size: DOOR_ARROW });
      sheet.note(word, [left + x + DOOR_ARROW + DOOR_TO_WORD, y]);
    }
    y += DOOR_STEP;
  }
}

/** Write the key of these effects in lines as long as the page has room for; where it ends. */
export function writeKey(
  sheet: Sheet,
  said: Words,
  left: number,
  top: number,
  effects: readonly string[],
): number {
  const items = keyOf(sheet, effects, said),
    room = sheet.frame.right - left;
  const ways = [9, 2, 1].map((columns) => linesOf(sheet, items, columns));
  const lines = ways.find((way) => way.every((line) => line[line.length - 1]!.end <= room)) ?? ways[2]!;
  write(sheet, [], lines, left, top + DOOR_NOTE / 2);
  return top + DOOR_STEP * lines.length;
}
