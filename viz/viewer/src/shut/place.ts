// A view once some of its groups are shut: what stays keeps its column and its order, a group stands where its
// best connected concept stood, and what has become free makes all text larger.

import type { ConceptBox, Effect, FontMetrics, Rect, View, WordsBox } from "../document";
import type { Graph } from "../graph";
import { measureOf, type Weight } from "../near/text";
import { compact, GAP, lanesOf, MARGIN, PORT, type Sheet, sheetOf } from "./columns";
import type { Content } from "./content";
import { portsOf, routeOf } from "./lines";
import { relaxed } from "./stack";

/** Room at a box's corners, em of the names; widths of a group's name and of a bundle's words that are wished for. */
const CORNER = 0.35,
  NAME = 6.5,
  WORDS = 8;
/** Effects' words, and the mark before them, to the names. */
const SCALE = 0.85;

/** A box, words or the lane of a line, in a column; `y` is its middle. */
export interface Node {
  column: number;
  y: number;
  w: number;
  h: number;
  lines: readonly string[];
  mark: number;
  /** Boxes hold to their place more than words and lines do. */
  box: boolean;
  beside: Node[];
}
/** An effect with its words, and all that its line passes from end to end. */
export interface Line {
  id: string;
  way: Node[];
  words: Node;
}

/** The view with these boxes and lines, in the room of the one that it was. */
export function shutView(graph: Graph, view: View, content: Content, font: FontMetrics): View {
  const em = Math.max(...view.boxes.map((box) => box.font), 1);
  const old = new Old(view, font, em);
  const nodes = boxNodes(graph, old, content);
  const lines = content.links.map((link) => lineOf(old, link, nodes));
  const standing = [...nodes.values(), ...lines.map(({ words }) => words)];
  compact(standing, lines, view, em);
  const all = [...new Set([...standing, ...lanesOf(lines, em)])];
  const sheet = sheetOf(all, view, em);
  for (const node of all) node.y /= sheet.scale;
  relaxed(sheet.columns, sheet.height, GAP * em);
  return drawn(view, nodes, lines, sheet, em);
}

/** What stood in the view, and how texts are set there. */
class Old {
  readonly boxes: ReadonlyMap<string, ConceptBox>;
  readonly words: ReadonlyMap<string, WordsBox>;
  /** Left and right of each column, from the left. */
  readonly #spans: [number, number][] = [];
  readonly #font: FontMetrics;

  constructor(
    { boxes, words }: View,
    font: FontMetrics,
    readonly em: number,
  ) {
    this.#font = font;
    this.boxes = new Map(boxes.map((box) => [box.concept, box]));
    this.words = new Map(words.flatMap((one) => one.effects.map((id) => [id, one] as const)));
    for (const { rect } of [...boxes, ...words].sort((a, b) => a.rect[0] - b.rect[0])) {
      const last = this.#spans.at(-1);
      if (last && rect[0] < last[1] - 1) last[1] = Math.max(last[1], rect[0] + rect[2]);
      else this.#spans.push([rect[0], rect[0] + rect[2]]);
    }
  }

  /** Column and middle of what stood there. */
  at([x, y, w, h]: Rect): { column: number; y: number } {
    return { column: this.#spans.findIndex(([, right]) => x + w / 2 <= right), y: y + h / 2 };
  }

  height(lines: number, scale: number): number {
    return this.em * (scale * measureOf(this.#font).lineHeight * lines + 0.3 * scale);
  }

  /** A text in the fewest lines that are no wider than is wished, em. */
  set(text: string, weight: Weight, scale: number, wish: number): Pick<Node, "w" | "h" | "lines"> {
    const all = measureOf(this.#font).wrappings(text, weight);
    const { width, lines } = all.find((one) => scale * one.width <= wish) ?? all.at(-1)!;
    return { w: this.em * (scale * width + 0.6 * scale), h: this.height(lines.length, scale), lines };
  }
}

function boxNodes(graph: Graph, old: Old, { boxes, links }: Content): Map<string, Node> {
  const held = links.flatMap(({ holds }) => holds ?? []).map((id) => graph.effects.get(id)!);
  const degree = ({ concept }: ConceptBox): number =>
    held.filter(({ source, target }) => source === concept || target === concept).length;
  const ends = (id: string): number =>
    Math.max(
      ...(["source", "target"] as const).map((end) => links.filter((link) => link[end] === id).length),
    );
  return new Map(
    boxes.map(({ id, title, holds }) => {
      const members = (holds ?? [id]).map((one) => old.boxes.get(one)!);
      const at = members.reduce((best, one) => (degree(one) > degree(best) ? one : best));
      const { w, h, lines } = holds
        ? old.set(title, "semibold", 1, NAME)
        : { w: at.rect[2], h: old.height(at.lines.length, 1), lines: at.lines };
      const high = Math.max(h, old.em * (PORT * (ends(id) - 1) + 2 * CORNER));
      return [id, { ...old.at(at.rect), w, h: high, lines, mark: 0, box: true, beside: [] }];
    }),
  );
}

/** An effect's words stay where they stood, or go between its ends: where nothing is there, into a column of their own. */
function lineOf(old: Old, link: Effect, nodes: ReadonlyMap<string, Node>): Line {
  const { id, source, target, holds } = link;
  const [a, b] = [nodes.get(source)!, nodes.get(target)!];
  const [low, high] = [Math.min(a.column, b.column), Math.max(a.column, b.column)];
  const stood = (holds ?? [id]).flatMap((one) => old.words.get(one) ?? []);
  const places = stood.map(({ rect }) => old.at(rect));
  const between = places.find(({ column }) => column > low && column < high);
  const place = between ??
    (holds ? undefined : places[0]) ?? {
      column: high - low > 1 ? Math.round((low + high) / 2) : low + 0.5,
      y: (a.y + b.y) / 2,
    };
  const words: Node = { ...place, ...textOf(old, link, stood[0]), box: false, beside: [] };
  return { id, words, way: [a, words, b] };
}

/** The words of a single effect as they stood; those of a bundle set anew. */
function textOf(
  old: Old,
  { label, verdict, holds }: Effect,
  stood: WordsBox | undefined,
): Pick<Node, "w" | "h" | "lines" | "mark"> {
  if (stood && (holds?.length ?? 1) === 1)
    return { w: stood.rect[2], h: stood.rect[3], lines: stood.lines, mark: stood.mark ?? 0 };
  const mark = verdict === "not-checked" ? 0 : SCALE * SCALE * old.em;
  const set = old.set(label, "regular", SCALE, WORDS);
  return { ...set, w: set.w + mark, mark };
}

/** All in px of the view. */
function drawn(
  view: View,
  nodes: ReadonlyMap<string, Node>,
  lines: readonly Line[],
  sheet: Sheet,
  em: number,
): View {
  const { scale } = sheet;
  const rectOf = (node: Node): Rect => [
    MARGIN + scale * (sheet.middle(node) - node.w / 2),
    MARGIN + scale * (node.y - node.h / 2),
    scale * node.w,
    scale * node.h,
  ];
  const sized = (share: number): number => Math.floor(100 * share * scale * em) / 100;
  const ports = portsOf(nodes, lines, em, CORNER);
  return {
    ...view,
    boxes: [...nodes].map(([concept, node]) => ({
      concept,
      rect: rectOf(node),
      lines: [...node.lines],
      font: sized(1),
    })),
    words: lines.map(({ id, words }) => ({
      effects: [id],
      rect: rectOf(words),
      lines: [...words.lines],
      font: sized(SCALE),
      mark: scale * words.mark,
    })),
    routes: lines.map((line) => ({ effect: line.id, points: routeOf(line, ports.get(line.id)!, sheet, em) })),
    lit: [],
  };
}
