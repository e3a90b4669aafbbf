// A view once some of its groups are shut: laid out anew for what is left, left to right as it was, in text as large
// as fits; a group stands about where its best connected concept stood.

import type { Concept, FontMetrics, Rect, View } from "../document";
import type { Graph } from "../graph";
import { SHEET_BOX_GAP, SHEET_LANE, SHEET_WORDS_SCALE } from "../rules";
import { Columns, columnsFor, dice, type Task } from "./columns";
import type { Content } from "./content";
import { Improver } from "./improve";
import { routeOf } from "./lines";
import { least } from "./order";
import { setTexts, sheetOf } from "./sheet";
import { markOf, nameSizes, type Size, wordsSizes } from "./sizes";
import { type Line, type Node, relax } from "./stack";

/** Middles of one column are no farther apart, px. */
const SAME_MIDDLE = 0.1;
/** More columns are no layout that a page shows at once. */
const MOST_COLUMNS = 16;
/** Around the picture, px. */
const MARGIN = 8;
/** So many moves a thing find its column. */
const MOVES = 30;
/** How often the best are improved. */
const ROUNDS = 2;
/** Of fewer things more is tried. */
const FEW = 100;

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
  const stood = content.boxes.map((box) => home(graph, view, box));
  const middles = columnsOf(view);
  const columnOf = ([x, , w]: Rect): number => least(middles.map((middle) => Math.abs(middle - x - w / 2)));
  const task: Task = {
    boxes: content.boxes.length,
    ends: content.links.map(({ source, target }) => {
      const place = (id: string): number => content.boxes.findIndex((box) => box.id === id);
      return [place(source), place(target)];
    }),
    sizes: sizesOf(content, font),
    homes: stood.map((rect) => columnOf(rect) / Math.max(1, middles.length - 1)),
    heights: stood.map(([, y, , h]) => (y + h / 2) / view.height),
    stood: middles.length,
    room: [page[0] - 2 * MARGIN, page[1] - 2 * MARGIN],
  };
  return drawn(view, content, draft(task, searched(task), content), page);
}

/** A layout that begins where things stood, or anew in about as many columns as are usual: the best, improved. */
function searched(task: Task): Improver {
  const usual = columnsFor(task),
    few = task.sizes.length < FEW;
  const begun = (few ? [0, 1, 2] : [0]).map((more) => usual + more);
  const found = [0, ...begun].map((anew) => {
    const count = anew || task.stood,
      columns = new Columns(task, count);
    if (anew) columns.anneal(MOVES * task.sizes.length, dice(count));
    return new Improver(task, columns, count);
  });
  const best = (all: Improver[]): Improver[] => all.sort((a, b) => a.total() - b.total());
  const finalists = best(found).slice(0, few ? 3 : 1);
  for (let round = 0; round < ROUNDS; round++)
    for (const one of finalists) {
      one.relocate();
      one.reinsert();
    }
  return best(finalists)[0]!;
}

/** Where a box stood, or the best connected concept of a group. */
function home(graph: Graph, { boxes }: View, { id, holds = [id] }: Concept): Rect {
  const degree = (one: string): number => graph.around(one).length;
  const best = holds.reduce((a, b) => (degree(b) > degree(a) ? b : a));
  return boxes.find(({ concept }) => concept === best)!.rect;
}

/** The middles of the columns of a view: what stands in one has the same, but for rounding. Of a crowd some of them. */
function columnsOf({ boxes, words }: View): number[] {
  const all = [...boxes, ...words].map(({ rect: [x, , w] }) => x + w / 2).sort((a, b) => a - b);
  const found = all.filter((middle, at) => !at || middle - all[at - 1]! > SAME_MIDDLE),
    step = Math.ceil(found.length / MOST_COLUMNS);
  return found.filter((_, at) => at % step === 0);
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
