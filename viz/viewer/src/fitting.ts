// Views made to fit where they stand: at reading size in the middle of a page, in one column on a page higher than
// wide, and moved rather than made too small in a frame.

import type { ConceptBox, Effect, FontMetrics, Point, Rect, View } from "./document";
import type { Graph } from "./graph";
import { waysOf } from "./near/lanes";
import { uprightView as column } from "./near/upright";
import type { Page } from "./views";

/** Names on a telephone, and in a frame that is no higher than this, are no smaller, px. */
const LEAST_PX = 14,
  LEAST_FRAMED_PX = 16.5,
  LOW = 400;
/** Boxes whose middles are no farther apart stand in one column, px. */
const COLUMN = 60;
/** Air around what is seen first. */
const BEGIN_PX = 10;
/** What would have air at both sides if it were this little smaller is made so: else it touches them, or is cut there. */
const SNUG = 0.96;

/** A view in one column: along these concepts, else column by column as it is. */
export function uprightView(
  graph: Graph,
  font: FontMetrics,
  { id, boxes }: Pick<View, "id" | "boxes">,
  effects: readonly Effect[],
  along: readonly string[],
  page: Page,
): View {
  const place = ({ rect: [x, , w] }: ConceptBox): number => Math.round((x + w / 2) / COLUMN);
  const ordered = [...boxes].sort((a, b) => place(a) - place(b) || a.rect[1] - b.rect[1]);
  const concepts = [...new Set(along.length ? along : ordered.map(({ concept }) => concept))];
  const least = page[1] < LOW ? LEAST_FRAMED_PX : LEAST_PX;
  const ways = waysOf(concepts, effects);
  const made = column(graph, id, concepts, ways, page, font, least);
  return { ...made, begin: beginOf(made, page) };
}

/** A view at this size, to be moved on its stage; `exactly`: no smaller for the sake of air, as frames promise. */
export function framed(view: View, wanted: number, [width, height]: Page, exactly: boolean): View {
  const [left, right] = reach(view, 0),
    snug = (width - 2 * BEGIN_PX) / (right - left),
    factor = !exactly && snug > SNUG * wanted ? Math.min(wanted, snug) : wanted;
  return { ...view, long: true, factor, begin: beginOf(view, [width / factor, height / factor]) };
}

/** From where to where boxes stand, across or down. */
function reach({ boxes }: View, axis: 0 | 1): Point {
  const starts = boxes.map(({ rect }) => rect[axis]),
    ends = boxes.map(({ rect }) => rect[axis] + rect[axis + 2]!);
  return [Math.min(...starts), Math.max(...ends)];
}

/** The middle of what is seen first: of a view that is larger its left and its top. */
function beginOf(view: View, page: Page): Point {
  return ([0, 1] as const).map((axis) => {
    const [low, high] = reach(view, axis),
      room = page[axis];
    return high - low <= room - (axis && 2 * BEGIN_PX) ? (low + high) / 2 : low - BEGIN_PX + room / 2;
  }) as Point;
}

/** A view in the middle of a page, its names at most so large, px, and no larger than fits. */
export function inMiddle(view: View, [width, height]: Page, most: number): View {
  const points = view.routes.flatMap((route) => route.points);
  const ends = [...view.boxes, ...view.words].flatMap(({ rect: [x, y, w, h] }): Point[] => [
    [x, y],
    [x + w, y + h],
  ]);
  const [xs, ys] = [0, 1].map((at) => [...points, ...ends].map((point) => point[at]!)) as [
    number[],
    number[],
  ];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const font = Math.max(...view.boxes.map((box) => box.font));
  const scale = Math.min(most / font, (width - 16) / (right - left), (height - 16) / (bottom - top));
  // As it was drawn before any script ran, it stays where it is.
  const same = Math.abs(scale / Math.min(width / view.width, height / view.height) - 1) < 0.005;
  const fits = (room: number, size: number, low: number, high: number): boolean =>
    scale * Math.max(size - 2 * low, 2 * high - size) <= room - 16;
  const stays = same || (fits(width, view.width, left, right) && fits(height, view.height, top, bottom));
  const middle = stays ? [view.width / 2, view.height / 2] : [(left + right) / 2, (top + bottom) / 2];
  const moved = ([x, y]: Point): Point => [
    width / 2 + scale * (x - middle[0]!),
    height / 2 + scale * (y - middle[1]!),
  ];
  const placed = <One extends { rect: Rect; font: number }>(one: One): One => {
    const [x, y, w, h] = one.rect;
    return { ...one, rect: [...moved([x, y]), scale * w, scale * h], font: scale * one.font };
  };
  return {
    ...view,
    width,
    height,
    read: same,
    boxes: view.boxes.map(placed),
    words: view.words.map((one) => ({ ...placed(one), mark: scale * (one.mark ?? 0) })),
    routes: view.routes.map((route) => ({ ...route, points: route.points.map(moved) })),
  };
}
