// Cards of the map: their rows, what waits behind them, their categories, and where their lines leave the hub.
// Twin: viz/door/cards.py

import type { Point, Rect } from "../document";
import type { Graph } from "../graph";
import {
  DOOR_BESIDE,
  DOOR_CLOSE,
  DOOR_EDGE,
  DOOR_ENOUGH,
  DOOR_FEWER_CARDS,
  DOOR_FOLDED,
  DOOR_GAP,
  DOOR_LEVEL,
  DOOR_LINE,
  DOOR_LOWER,
  DOOR_MORE,
  DOOR_MOST_CARDS,
  DOOR_NOTE,
  DOOR_PADDING,
  DOOR_PITCH,
  DOOR_SIGN,
  DOOR_SIGN_ROOM,
  DOOR_TEXT,
  DOOR_TITLE,
  VERDICTS,
} from "../rules";
import { format, type Words } from "../words";
import { drawMore } from "./more";
import type { Group, Plan, Row } from "./plan";
import { rowsOf, type Shown, share, tallOf } from "./share";
import { curve, type Sheet, thickness } from "./sheet";
import { middleOf, type Texts } from "./texts";

/** A card with its rows in their order, how it is drawn, its height and the gap below it. */
export interface Placed {
  readonly card: Shown;
  readonly rows: readonly Row[];
  readonly how: "shut" | "open" | "folded";
  readonly tall: number;
  readonly gap: number;
}
type Told = ReadonlyMap<Row, Texts>;

function waitingOf({ card, rows, how }: Placed): string[] {
  return card.group.rows
    .filter((row) => how === "folded" || !rows.includes(row))
    .flatMap((row) => row.effects);
}

/** The cards for a page of this height, one of them opened if it is called so. */
export function placedCards(
  graph: Graph,
  groups: readonly Group[],
  opened: string,
  texts: Told,
  height: number,
): Placed[] {
  const room = height - 2 * DOOR_EDGE,
    most = height < DOOR_ENOUGH ? DOOR_FEWER_CARDS : DOOR_MOST_CARDS;
  const tall = (row: Row): number => texts.get(row)!.height;
  const found = share(groups, room, most, tall);
  const whole = found.find((card) => card.parts.some(({ key }) => key === opened));
  if (!whole)
    return found.map((card) => ({
      card,
      rows: rowsOf(card),
      how: "shut",
      tall: tallOf(card, tall),
      gap: DOOR_GAP,
    }));
  const rows = allRows(graph, whole);
  const high = rows.reduce((sum, row) => sum + tall(row) - DOOR_LOWER, DOOR_PADDING + DOOR_TITLE);
  const others = found.filter((card) => card !== whole);
  const left = room - high - DOOR_CLOSE * others.length;
  const shut = share(
    others.map(({ group }) => group),
    left + (DOOR_GAP - DOOR_CLOSE) * (others.length - 1),
    others.length,
    tall,
  );
  const fits = shut.reduce((sum, card) => sum + tallOf(card, tall), 0) <= left;
  const rest = others.map((card, at): Shown => ({ ...card, rows: shut[at]!.rows }));
  return found.map((one): Placed => {
    if (one === whole) return { card: one, rows, how: "open", tall: high, gap: DOOR_CLOSE };
    const card = rest[others.indexOf(one)]!;
    const how = fits ? "shut" : "folded";
    return { card, rows: rowsOf(card), how, tall: fits ? tallOf(card, tall) : DOOR_FOLDED, gap: DOOR_CLOSE };
  });
}

/** All rows: those that stood there first, the others by verdict. */
function allRows(graph: Graph, card: Shown): Row[] {
  const rank = (row: Row): number => VERDICTS.indexOf(graph.effects.get(row.effects[0]!)!.verdict);
  return [...rowsOf(card), ...card.group.rows.slice(card.rows).sort((a, b) => rank(a) - rank(b))];
}

/** Where lines leave the hub: in the order of the cards, so that none crosses another. */
export class Ports {
  readonly #x: number;
  readonly #scale: number;
  #y: number;

  constructor(cards: readonly Placed[], x: number, middle: number, room: number) {
    this.#x = x;
    const total =
      cards.reduce((sum, card) => sum + portRoom(card), 0) + DOOR_PITCH * Math.max(0, cards.length - 1);
    this.#scale = total ? Math.min(1, room / total) : 1;
    this.#y = middle - (total * this.#scale) / 2;
  }

  /** The next place, in the middle of so much room. */
  next(room = DOOR_PITCH): Point {
    this.#y += room * this.#scale;
    return [this.#x, this.#y - (room * this.#scale) / 2];
  }

  /** Leave the gap between two cards. */
  skip(): void {
    this.#y += DOOR_PITCH * this.#scale;
  }
}

function portRoom(card: Placed): number {
  const count = waitingOf(card).length;
  return (
    (count ? Math.max(DOOR_PITCH, thickness(count)) : 0) +
    (card.how === "folded" ? 0 : DOOR_PITCH * card.rows.length)
  );
}

/** Draws cards one below the other. */
export class Cards {
  constructor(
    readonly sheet: Sheet,
    readonly plan: Plan,
    readonly said: Words,
    readonly texts: Told,
    readonly ports: Ports,
  ) {}

  /** Draw a card and the lines to it; the space below it at the hub too. */
  draw(placed: Placed, top: number): void {
    const { frame, cards } = this.sheet,
      { how, tall, card } = placed;
    const rect: Rect = [frame.left, top, frame.right + 17 - frame.left, tall];
    cards.push({ key: card.parts[0]!.key, rect, open: how === "open", folded: how === "folded" });
    if (how === "folded") this.#folded(placed, top);
    else this.#rows(placed, top);
    this.ports.skip();
  }

  #rows(placed: Placed, top: number): void {
    const { frame } = this.sheet,
      open = placed.how === "open";
    let y = top + DOOR_PADDING / 2;
    if (open) {
      this.#title(placed, y + DOOR_TITLE / 2 - 1);
      y += DOOR_TITLE;
    }
    for (const row of placed.rows) {
      const texts = this.texts.get(row)!,
        middle = middleOf(texts, y);
      const port = this.ports.next(),
        { inward } = this.plan,
        // What ends at the hub ends level, for its arrow head.
        start = curve([port[0] + (inward ? DOOR_LEVEL : 0), port[1]], [frame.marks - 8, middle]);
      if (inward) start.unshift(port);
      this.sheet.row(row, texts, y, start, inward ? row.source : row.target);
      if (open) this.#leads(row, texts, middle);
      else this.#label(placed, row, texts, y);
      y += texts.height - (open ? DOOR_LOWER : 0);
    }
    if (waitingOf(placed).length) this.#more(placed, y + DOOR_MORE / 2 - 2);
  }

  #leads(row: Row, texts: Texts, middle: number): void {
    const { sheet, plan, said } = this,
      { frame, ruler, graph } = sheet;
    const count = (plan.inward ? graph.incoming(row.source) : graph.outgoing(row.target)).length;
    const text = format(said, plan.inward ? "comesFrom" : "leadsTo", { n: count });
    const beside = [texts.told, texts.also]
      .filter(Boolean)
      .map((one) => ruler.one(one, DOOR_NOTE) + DOOR_BESIDE);
    const used = beside.reduce((sum, one) => sum + one, texts.width);
    if (count > 1 && frame.names + used + 2 * DOOR_BESIDE + ruler.one(text, DOOR_NOTE) <= frame.right)
      sheet.note(text, [frame.right - 4, middle], { align: "right" });
  }

  #more(placed: Placed, middle: number): void {
    const { frame } = this.sheet,
      effects = waitingOf(placed);
    const start = this.ports.next(Math.max(DOOR_PITCH, thickness(effects.length)));
    this.sheet.band(effects, start, [frame.marks - 8, middle], frame.left);
    drawMore(this.sheet, this.said, placed.card, false, middle - DOOR_MORE / 2);
  }

  /** Write the category of the rows that begin with this one. */
  #label(placed: Placed, row: Row, texts: Texts, top: number): void {
    const part = placed.card.parts.find(({ rows }) => rows[0] === row);
    if (!part?.title) return;
    const { frame, ruler, signs } = this.sheet;
    const y = texts.heading ? top + DOOR_LINE / 2 : middleOf(texts, top);
    const signed = part.categories.length ? DOOR_SIGN_ROOM - 2 : 0;
    const title = ruler.title(part.title, frame.right - signed - frame.names);
    this.sheet.note(title, [frame.right - signed, y], { align: "right", leads: `map:${part.key}` });
    for (const name of part.categories.slice(-1))
      signs.push({ kind: "category", name, at: [frame.right - 4, y], size: DOOR_SIGN });
  }

  /** Write what an open card is called, its effects by verdict, and how it is shut. */
  #title(placed: Placed, y: number): void {
    const { sheet, said } = this,
      { frame, ruler, signs, graph } = sheet;
    let x = frame.names;
    for (const name of signedOf(placed)) {
      signs.push({ kind: "category", name, at: [x + 5, y], size: DOOR_SIGN });
      x += DOOR_SIGN_ROOM;
    }
    const title = titleOf(placed);
    sheet.note(title, [x, y], { tone: "ink", font: DOOR_TEXT, strong: true });
    const shut = format(said, "showOnly", { n: placed.card.rows });
    sheet.note(shut, [frame.right - 4, y], { tone: "accent", font: DOOR_TEXT, align: "right", leads: "map" });
    x += ruler.one(title, DOOR_TEXT, "semibold") + 16;
    const end = frame.right - 4 - ruler.one(shut) - 12;
    const verdicts = placed.rows.flatMap((row) => row.effects.map((id) => graph.effects.get(id)!.verdict));
    for (const verdict of VERDICTS) {
      const count = verdicts.filter((one) => one === verdict).length,
        wide = 17 + ruler.one(String(count), DOOR_NOTE) + 11;
      if (!count || x + wide > end) continue;
      signs.push({ kind: "verdict", name: verdict, at: [x + 6, y], size: 13 });
      sheet.note(String(count), [x + 17, y]);
      x += wide;
    }
  }

  /** Draw a card of one line: the first of its names, and its categories. */
  #folded(placed: Placed, top: number): void {
    const { sheet } = this,
      { frame, ruler, signs } = sheet,
      y = top + DOOR_FOLDED / 2,
      effects = waitingOf(placed);
    sheet.band(
      effects,
      this.ports.next(Math.max(DOOR_PITCH, thickness(effects.length))),
      [frame.marks - 8, y],
      frame.left,
    );
    let x = frame.right;
    for (const name of signedOf(placed).reverse()) {
      signs.push({ kind: "category", name, at: [x - 4, y], size: DOOR_SIGN });
      x -= DOOR_SIGN_ROOM - 2;
    }
    const leads = `map:${placed.card.parts[0]!.key}`,
      title = titleOf(placed),
      room = x - frame.names,
      left = room - ruler.one(title, DOOR_NOTE) - DOOR_BESIDE;
    let names = this.#names(placed, left);
    if (ruler.one(names) > left) names = this.#names(placed, room);
    else if (title) sheet.note(title, [x, y], { align: "right", leads });
    sheet.note(names, [frame.names, y], { font: DOOR_TEXT, leads });
  }

  /** As many names of a card as fit, and how many more there are. */
  #names({ card }: Placed, room: number): string {
    const { graph, ruler } = this.sheet;
    const concepts = card.group.rows.map((row) => (this.plan.inward ? row.source : row.target));
    let said = "";
    for (const [number, id] of concepts.entries()) {
      const longer = said ? `${said}, ${graph.labelOf(id)}` : graph.titleOf(id);
      const more = concepts.length - number - 1;
      if (said && ruler.one(longer + (more ? ` + ${more}` : "")) > room) return `${said} + ${more + 1}`;
      said = longer;
    }
    return said;
  }
}

function signedOf({ card }: Placed): string[] {
  return card.parts.flatMap(({ categories }) => categories.slice(-1));
}

function titleOf({ card }: Placed): string {
  return card.parts
    .map(({ title }) => title)
    .filter(Boolean)
    .join(", ");
}
