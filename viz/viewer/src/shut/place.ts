// A view once some of its groups are shut: laid out anew for what is left, left to right as it was, in text as large
// as fits; a group stands about where its best connected concept stood.

import type { Concept, ConceptBox, FontMetrics, Rect, View } from "../document";
import type { Graph } from "../graph";
import { SHEET_BOX_GAP, SHEET_LANE, SHEET_WORDS_SCALE } from "../rules";
import { Columns, columnsFor, dice, type Task } from "./columns";
import type { Content } from "./content";
import { Improver } from "./improve";
import { routeOf } from "./lines";
import { setTexts, sheetOf } from "./sheet";
import { markOf, nameSizes, type Size, wordsSizes } from "./sizes";
import { type Line, type Node, relax } from "./stack";

/** Around the picture, px. */
const MARGIN = 8;
/** Numbers of columns that are tried beside the usual one, each with so many moves a box, and all together so many. */
const COLUMN_COUNTS = [0, 1, -1],
  MOVES = 90,
  MOST_MOVES = 6000;
/** The fewer things there are, the more starts are tried of each, and the longer the best of them are improved. */
const WORK = 240,
  MOST_STARTS = 4;

/** One layout in columns: what stands where, before its heights are known. */
interface Draft {
  text: number;
  columns: Node[][];
  lines: Line[];
  nodes: ReadonlyMap<number, Node>;
  sizes: ReadonlyMap<Node, readonly Size[]>;
}

/** The view with these boxes and lines, on a page of this size, px. */
export function shutView(
  graph: Graph,
  view: View,
  content: Content,
  font: FontMetrics,
  page: readonly [number, number] = [view.width, view.height],
): View {
  const old = new Map(view.boxes.map((box) => [box.concept, box]));
  const stood = content.boxes.map((box) => home(graph, old, content, box));
  const task: Task = {
    boxes: content.boxes.length,
    ends: content.links.map(({ source, target }) => {
      const place = (id: string): number => content.boxes.findIndex((box) => box.id === id);
      return [place(source), place(target)];
    }),
    sizes: sizesOf(content, font),
    homes: shares(stood.map(([x, , w]) => x + w / 2)),
    room: [page[0] - 2 * MARGIN, page[1] - 2 * MARGIN],
  };
  const heights = stood.map(([, y, , h]) => (y + h / 2) / view.height);
  return drawn(view, content, draft(task, searched(task, heights), content), page);
}

/** Layouts in different numbers of columns, improved, the best first. */
function searched(task: Task, heights: readonly number[]): Improver {
  const moves = Math.min(MOST_MOVES, MOVES * task.sizes.length);
  const usual = columnsFor(task);
  const counts = new Set(COLUMN_COUNTS.map((more) => Math.max(3, usual + more)));
  const starts = Math.max(1, Math.min(MOST_STARTS, Math.round(WORK / task.sizes.length)));
  const begun = [...counts].flatMap((count) =>
    Array.from({ length: starts }, (_, start) => [count, 1000 * (start + 1) + count] as const),
  );
  const found = begun.map(([count, seed]) => {
    const roll = dice(seed);
    const columns = new Columns(task, count, roll);
    columns.anneal(moves, roll);
    const improver = new Improver(task, columns, count, heights);
    return { improver, count, total: improver.total() };
  });
  found.sort((a, b) => a.total - b.total);
  const finalists = found.slice(0, starts + 1).map(({ improver, count }) => {
    for (let round = 0; round <= starts; round++) {
      improver.relocate(count);
      improver.reinsert();
    }
    return { improver, total: improver.total() };
  });
  return finalists.reduce((a, b) => (b.total < a.total ? b : a)).improver;
}

/** Where a box stood, or the best connected concept of a group. */
function home(
  graph: Graph,
  old: ReadonlyMap<string, ConceptBox>,
  { links }: Content,
  { id, holds = [id] }: Concept,
): Rect {
  const held = links.flatMap((link) => link.holds ?? []).map((one) => graph.effects.get(one)!);
  const degree = (one: string): number =>
    held.filter(({ source, target }) => source === one || target === one).length;
  const best = holds.reduce((a, b) => (degree(b) > degree(a) ? b : a));
  return old.get(best)!.rect;
}

/** Values as shares of the way from the least to the greatest. */
function shares(values: readonly number[]): number[] {
  const low = Math.min(...values),
    room = Math.max(...values) - low || 1;
  return values.map((value) => (value - low) / room);
}

function sizesOf({ boxes, links }: Content, font: FontMetrics): Size[][] {
  const ends = (id: string): number =>
    Math.max(
      ...(["source", "target"] as const).map((end) => links.filter((link) => link[end] === id).length),
    );
  return [
    ...boxes.map(({ id, title }) => nameSizes(font, title, ends(id))),
    ...links.map((link) => wordsSizes(font, link)),
  ];
}

/** What stands in the columns of a layout, from the top, and the lines between. */
function draft(task: Task, { order, columns }: Improver, { links }: Content): Draft {
  const sizes = new Map<Node, readonly Size[]>(),
    nodes = new Map<number, Node>();
  order.layers
    .filter((layer) => layer.length)
    .forEach((layer, column) => {
      layer.forEach((thing, at) => {
        const link = links[thing - task.boxes],
          box = thing < task.boxes;
        const node: Node = {
          ...{ column, y: at, w: 0, h: SHEET_LANE - SHEET_BOX_GAP, lines: [], box },
          mark: link ? markOf(link) : 0,
          degree: box ? columns.linksOf(thing).length : 0,
        };
        nodes.set(thing, node);
        if (task.sizes[thing]) sizes.set(node, task.sizes[thing]);
      });
    });
  return {
    text: columns.text,
    columns: order.layers.map((layer) => layer.map((thing) => nodes.get(thing)!)).filter((all) => all.length),
    lines: links.map(({ id }, q) => ({
      id,
      way: order.ways.get(q)!.map((thing) => nodes.get(thing)!),
      ports: [0, 0],
    })),
    nodes,
    sizes,
  };
}

/** All in px of the page. */
function drawn(
  view: View,
  content: Content,
  { text, columns, lines, nodes, sizes }: Draft,
  [width, height]: readonly [number, number],
): View {
  const room = [(width - 2 * MARGIN) / text, (height - 2 * MARGIN) / text] as const;
  setTexts(columns, sizes, room);
  relax(columns, lines, room[1]);
  const sheet = sheetOf(columns, lines, room[0]);
  const rectOf = ({ column, y, w, h }: Node): Rect => [
    MARGIN + text * (sheet.left[column]! + (sheet.width[column]! - w) / 2),
    MARGIN + text * (y - h / 2),
    text * w,
    text * h,
  ];
  const sized = (share: number): number => Math.floor(100 * share * text) / 100;
  return {
    ...view,
    width,
    height,
    boxes: content.boxes.map(({ id }, at) => ({
      concept: id,
      rect: rectOf(nodes.get(at)!),
      lines: [...nodes.get(at)!.lines],
      font: sized(1),
    })),
    words: lines.map(({ id }, q) => {
      const words = nodes.get(content.boxes.length + q)!;
      return {
        effects: [id],
        rect: rectOf(words),
        lines: [...words.lines],
        font: sized(SHEET_WORDS_SCALE),
        mark: text * words.mark,
      };
    }),
    routes: lines.map((line) => ({
      effect: line.id,
      points: routeOf(line, sheet).map(([x, y]): [number, number] => [MARGIN + text * x, MARGIN + text * y]),
    })),
    lit: [],
  };
}
