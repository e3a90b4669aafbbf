// The map of a graph without a hub: a card of sources at the left of each card, level arrows between them.
// Twin: viz/door/tiers.py

import type { View } from "../document";
import {
  DOOR_EDGE,
  DOOR_ENOUGH,
  DOOR_FEWER_CARDS,
  DOOR_GAP,
  DOOR_LINE,
  DOOR_MARGIN,
  DOOR_MOST_CARDS,
  DOOR_PADDING,
  DOOR_SIGN,
  DOOR_SIGN_ROOM,
  TIERS_FEWEST,
  TIERS_KEY,
  TIERS_TITLE,
} from "../rules";
import { writeKey } from "./key";
import { drawMore } from "./more";
import type { Wish } from "./place";
import type { Group, Plan, Row } from "./plan";
import { type Height, hiddenOf, rowsOf, type Shown, share, tallOf } from "./share";
import { Sheet } from "./sheet";
import { type Frame, longestWords, middleOf, OfRows, type Texts, textsOf } from "./texts";

/** The map for a page; it may become higher. */
export function tiersMap(wish: Wish, plan: Plan, empty: View, width: number, height: number): View {
  const { graph, said, ruler } = wish;
  const [frame, start] = frameOf(wish, plan, width);
  const sheet = new Sheet(graph, frame, ruler, false);
  const texts = textsOf(graph, plan, said, frame, ruler);
  const room = start - DOOR_MARGIN - 34;
  const names = new OfRows((row) => ruler.name(graph.titleOf(row.source), room));
  const tall = (row: Row): number => {
    const { height: own, heading } = texts.get(row)!;
    return Math.max(own - (heading ? DOOR_LINE : 0), DOOR_LINE * names.get(row)!.length + 4);
  };
  const titled = new Set(plan.groups.map(({ title, rows }) => title && rows[0]));
  const shown = (row: Row): number => tall(row) + (titled.has(row) ? TIERS_TITLE : 0);
  const tiers = new Tiers(sheet, wish, texts, names, start, tall);
  let y = DOOR_EDGE;
  for (const card of fitting(plan, height, shown)) y = tiers.draw(card, y) + DOOR_GAP;
  y = writeKey(
    sheet,
    said,
    DOOR_MARGIN,
    y + 6,
    sheet.routes.map(({ effect }) => effect),
  );
  return sheet.view(empty, width, Math.max(height, y + 8), !wish.rightward);
}

/** As many cards as fit, at least a few. */
function fitting({ groups }: Plan, height: number, tall: Height): Shown[] {
  const room = height - 2 * DOOR_EDGE - TIERS_KEY;
  let cards: Shown[] = [];
  for (
    let count = height < DOOR_ENOUGH ? DOOR_FEWER_CARDS : DOOR_MOST_CARDS;
    count >= TIERS_FEWEST;
    count -= 1
  ) {
    cards = share(groups, room, count, tall);
    if (cards.reduce((sum, card) => sum + tallOf(card, tall) + DOOR_GAP, 0) - DOOR_GAP <= room) break;
  }
  return cards;
}

/** The columns, and the right edge of the cards of sources: words have what they need, names the rest. */
function frameOf({ graph, ruler }: Wish, plan: Plan, width: number): [Frame, number] {
  const wordsRoom = Math.max(120, Math.min(longestWords(graph, plan, ruler), 0.3 * width));
  const card = (width - 2 * DOOR_MARGIN - wordsRoom - 20 - 24 - 38) / 2;
  const start = DOOR_MARGIN + card,
    marks = start + 24,
    left = marks + 20 + wordsRoom + 38;
  const names = left + 17,
    right = width - DOOR_MARGIN - 17;
  return [
    { marks, words: marks + 20, wordsRoom, arrows: left, names, right, left, above: true, also: true },
    start,
  ];
}

/** Draws pairs of cards. */
class Tiers {
  constructor(
    readonly sheet: Sheet,
    readonly wish: Wish,
    readonly texts: ReadonlyMap<Row, Texts>,
    readonly names: ReadonlyMap<Row, string[]>,
    readonly start: number,
    readonly tall: Height,
  ) {}

  /** Draw a pair of cards; where it ends. */
  draw(card: Shown, top: number): number {
    const { frame, cards } = this.sheet,
      key = card.parts[0]!.key,
      open = card.parts.some((part) => part.key === this.wish.opened);
    let y = top + DOOR_PADDING / 2,
      before = "";
    for (const row of open ? card.group.rows : rowsOf(card)) {
      const part = card.parts.find(({ rows }) => rows[0] === row);
      if (part?.title) {
        this.#titles(part, y + TIERS_TITLE / 2);
        y += TIERS_TITLE;
        before = "";
      }
      y += this.#row(row, y, before);
      before = row.source;
    }
    if (hiddenOf(card)) y += drawMore(this.sheet, this.wish.said, card, open, y - 2);
    const high = y + DOOR_PADDING / 2 - top;
    cards.push(
      { key: `${key}:from`, rect: [DOOR_MARGIN, top, this.start - DOOR_MARGIN, high], open, folded: false },
      { key, rect: [frame.left, top, frame.right + 17 - frame.left, high], open, folded: false },
    );
    return top + high;
  }

  #titles(part: Group, y: number): void {
    const { frame, signs, ruler } = this.sheet;
    const room = frame.right - frame.names - DOOR_SIGN_ROOM;
    for (const [title, x, ids] of [
      [part.start, DOOR_MARGIN + 17, part.categories.slice(0, 1)],
      [part.title, frame.names, part.categories.slice(-1)],
    ] as const) {
      for (const name of ids) signs.push({ kind: "category", name, at: [x + 5, y], size: DOOR_SIGN });
      const at: [number, number] = [x + (ids.length ? DOOR_SIGN_ROOM : 0), y];
      this.sheet.note(ruler.title(title, room), at, { leads: `map:${part.key}` });
    }
  }

  /** Draw a row, its source's name where it is not that of the row above; its height. */
  #row(row: Row, top: number, before: string): number {
    const { sheet } = this,
      texts = this.texts.get(row)!,
      lines = this.names.get(row)!,
      high = this.tall(row),
      middle = top + high / 2;
    sheet.row(
      row,
      texts,
      middle - middleOf(texts, 0),
      [
        [this.start, middle],
        [sheet.frame.marks - 8, middle],
      ],
      row.target,
    );
    if (row.source === before) return high;
    const tall = DOOR_LINE * lines.length + 4;
    const wide = sheet.ruler.widestName(lines) + 6;
    sheet.ownName(row.source, lines, [DOOR_MARGIN + 14, middle - tall / 2, wide, tall]);
    return high;
  }
}
