// What stands on the map while it is laid out: rows, cards, bands and notes, added one after another.
// Twin: viz/door/sheet.py

import type {
  Band,
  Card,
  ConceptBox,
  GroundSign,
  Note,
  Point,
  Rect,
  Route,
  Verdict,
  View,
  WordsBox,
} from "../document";
import type { Graph } from "../graph";
import {
  DOOR_AFTER,
  DOOR_BEFORE,
  DOOR_BESIDE,
  DOOR_LINE,
  DOOR_MARK_PX,
  DOOR_NOTE,
  DOOR_PIECES,
  DOOR_TEXT,
  DOOR_THICK,
  DOOR_THICKEST,
  VERDICTS,
} from "../rules";
import type { Row } from "./plan";
import { type Frame, middleOf, type Ruler, type Texts } from "./texts";

/** The map of a graph as it grows; lengths are px of the view. */
export class Sheet {
  readonly boxes: ConceptBox[] = [];
  readonly words: WordsBox[] = [];
  readonly routes: Route[] = [];
  readonly bands: Band[] = [];
  readonly cards: Card[] = [];
  readonly signs: GroundSign[] = [];
  readonly notes: Note[] = [];
  readonly trunk: Point[] = [];

  constructor(
    readonly graph: Graph,
    readonly frame: Frame,
    readonly ruler: Ruler,
    readonly inward: boolean,
  ) {}

  /** Write a line of text. */
  note(text: string, at: Point, more: Partial<Note> = {}): void {
    this.notes.push({
      text,
      at,
      font: DOOR_NOTE,
      tone: "quiet",
      strong: false,
      align: "left",
      leads: "",
      of: "",
      ...more,
    });
  }

  /** Draw a row below `top`: the line from `start` through the words, and the name it ends at. */
  row(row: Row, texts: Texts, top: number, start: readonly Point[], far: string): void {
    const { frame, ruler } = this;
    const middle = middleOf(texts, top),
      effect = row.effects[0]!,
      high = DOOR_LINE * texts.words.length + 4;
    const width = DOOR_BEFORE + DOOR_MARK_PX + ruler.widest(texts.words) + DOOR_AFTER;
    const rect: Rect = [frame.marks - DOOR_BEFORE, middle - high / 2, width, high];
    this.words.push({ effects: [effect], rect, lines: texts.words, font: DOOR_TEXT, mark: DOOR_MARK_PX });
    const points: Point[] = [...start, [frame.arrows, middle]];
    this.routes.push({ effect, points: this.inward ? points.reverse() : points });
    this.#name(far, texts, middle);
    let after = frame.names + texts.width + DOOR_BESIDE;
    if (texts.told) {
      const verdict = this.graph.effects.get(effect)!.verdict;
      const at: Point = texts.under
        ? [frame.names, middle + (DOOR_LINE * texts.name.length) / 2]
        : [after, middle];
      this.note(texts.told, at, { tone: verdict === "contradicted" ? verdict : "quiet", of: effect });
      if (!texts.under) after += ruler.widest([texts.told], DOOR_NOTE) + DOOR_BESIDE;
    }
    if (texts.also) this.note(texts.also, [after, middle], { of: row.effects[1]! });
  }

  #name(concept: string, texts: Texts, middle: number): void {
    const high = DOOR_LINE * texts.name.length + 4;
    const y = middle - (texts.under ? DOOR_LINE / 2 : 0) - high / 2;
    this.ownName(concept, texts.name, [this.frame.names - 3, y, texts.width + 6, high]);
  }

  /** Write a name: once as the concept itself, and where it stands here already as its name alone. */
  ownName(concept: string, lines: string[], rect: Rect): void {
    if (this.boxes.every((box) => box.concept !== concept)) {
      this.boxes.push({ concept, rect, lines, font: DOOR_TEXT, bare: true });
      return;
    }
    lines.forEach((line, number) => {
      const at: Point = [rect[0] + 3, rect[1] + rect[3] / 2 + DOOR_LINE * (number + 0.5 - lines.length / 2)];
      this.note(line, at, { tone: "ink", font: DOOR_TEXT, strong: true, leads: `focus:${concept}` });
    });
  }

  /** Draw effects as a band from the hub to a card: a curve to `end`, then level to `far`. */
  band(effects: readonly string[], start: Point, end: Point, far: number): void {
    const thick = thickness(effects.length);
    const points: Point[] = [...curve(start, end), [far, end[1]]];
    let offset = -thick / 2;
    for (const verdict of VERDICTS) {
      const ids = effects.filter((id) => this.graph.effects.get(id)!.verdict === verdict);
      if (!ids.length) continue;
      const stripe = (thick * ids.length) / effects.length;
      this.bands.push({
        verdict: verdict as Verdict,
        effects: ids,
        outline: ribbon(points, offset, offset + stripe),
      });
      offset += stripe;
    }
  }

  /** What stands here as a view of that size, from right to left where it is mirrored. */
  view(empty: View, width: number, height: number, mirror: boolean): View {
    const { boxes, words, routes, bands, cards, signs, notes, trunk } = this;
    const ground = { bands, cards, trunk, signs, notes, mirrored: false };
    const view = { ...empty, width, height, boxes, words, routes, ground };
    return mirror ? mirrored(view) : view;
  }
}

/** How thick a band of so many effects is. */
export function thickness(count: number): number {
  return Math.min(DOOR_THICKEST, DOOR_THICK * count);
}

/** A curve that is level at both ends; curves in one order never cross. */
export function curve(start: Point, end: Point): Point[] {
  const middle = (start[0] + end[0]) / 2;
  return Array.from({ length: DOOR_PIECES + 1 }, (_, step): Point => {
    const t = step / DOOR_PIECES,
      rest = 1 - t;
    const x = rest ** 3 * start[0] + 3 * rest * t * middle + t ** 3 * end[0];
    return [x, (rest ** 3 + 3 * rest * rest * t) * start[1] + (3 * rest * t * t + t ** 3) * end[1]];
  });
}

/** The outline of a stripe that runs along a line, so far to its side. */
function ribbon(points: readonly Point[], low: number, high: number): Point[] {
  const side = (by: number): Point[] =>
    points.map(([x, y], at): Point => {
      const [x1, y1] = points[Math.max(0, at - 1)]!,
        [x2, y2] = points[Math.min(points.length - 1, at + 1)]!;
      const length = Math.hypot(x2 - x1, y2 - y1) || 1;
      return [x + (by * (y1 - y2)) / length, y + (by * (x2 - x1)) / length];
    });
  return [...side(low), ...side(high).reverse()];
}

const SIDES = { left: "right", right: "left", center: "center" } as const;

function mirrored(view: View): View {
  const { width, ground } = view;
  const point = ([x, y]: Point): Point => [width - x, y];
  const flip = <T extends { rect: Rect }>(one: T): T => {
    const [x, y, w, h] = one.rect;
    return { ...one, rect: [width - x - w, y, w, h] };
  };
  return {
    ...view,
    boxes: view.boxes.map(flip),
    words: view.words.map(flip),
    routes: view.routes.map((route) => ({ ...route, points: route.points.map(point) })),
    ground: {
      bands: ground!.bands.map((band) => ({ ...band, outline: band.outline.map(point) })),
      cards: ground!.cards.map(flip),
      trunk: ground!.trunk.map(point),
      signs: ground!.signs.map((sign) => ({ ...sign, at: point(sign.at) })),
      notes: ground!.notes.map((note) => ({ ...note, at: point(note.at), align: SIDES[note.align] })),
      mirrored: true,
    },
  };
}
