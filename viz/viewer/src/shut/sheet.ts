// The sheet of a view with groups shut: how its texts are set, how high its boxes are, and where its columns stand.

import { SHEET_BOX_GAP, SHEET_LANE } from "../rules";
import { fitting, type Size } from "./sizes";
import { type Line, type Node, stackOf } from "./stack";

/** Shares of the height that columns may take, the first that leaves gaps so wide (em) between them. */
const HEIGHTS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
  EASY_GAP = 3;
/** Between two columns at the least and at the most, and what each line asks for that rises beside others. */
const NARROWEST_GAP = 1.1,
  WIDEST_GAP = 7,
  ACROSS = 0.3;
/** Of a column's spare height what goes to boxes with several lines, and what each of these asks for. */
const SPARE = 0.85,
  ASKED = 1.2,
  ASKED_BY_MOST = 1.5;

/** Where columns stand across, em. */
export interface Sheet {
  /** Left of each column, its width, and the gap that follows it. */
  left: number[];
  width: number[];
  gap: number[];
}

/** Set every text as flat as the room, em, allows, and let boxes with many lines be high. */
export function setTexts(
  columns: readonly (readonly Node[])[],
  sizes: ReadonlyMap<Node, readonly Size[]>,
  [width, height]: readonly [number, number],
): void {
  let limits: number[] = [];
  for (const share of HEIGHTS) {
    limits = columns.map((column) => limitOf(column, sizes, share * height));
    if (limits.reduce((sum, one) => sum + one, 0) + EASY_GAP * (columns.length - 1) <= width) break;
  }
  const most = Math.max(...columns.flat().map(({ degree }) => degree));
  columns.forEach((column, at) => {
    for (const node of column) {
      const found = sizes.get(node);
      if (found) Object.assign(node, fitting(found, limits[at]!));
    }
    const spare = SPARE * (height - stackOf(column));
    const wanted = new Map(
      column
        .filter(({ degree }) => degree > 2)
        .map((node) => {
          const asked = node.degree * (node.degree === most ? ASKED_BY_MOST : ASKED);
          return [node, Math.max(0, asked - node.h)];
        }),
    );
    const total = [...wanted.values()].reduce((sum, one) => sum + one, 0);
    if (total > 0 && spare > 0)
      for (const [node, more] of wanted) node.h += more * Math.min(1, spare / total);
  });
}

/** How narrow a column may be to be no higher than this. */
function limitOf(column: readonly Node[], sizes: ReadonlyMap<Node, readonly Size[]>, height: number): number {
  const inside = column.flatMap((node) => sizes.get(node) ?? []);
  const texts = column.flatMap((node) => (sizes.has(node) ? [sizes.get(node)!] : []));
  const room = height - SHEET_LANE * (column.length - texts.length) + SHEET_BOX_GAP;
  const least = Math.max(0, ...texts.map((all) => all.at(-1)!.w));
  const widths = inside.map(({ w }) => w).filter((w) => w >= least);
  const fits = (width: number): boolean =>
    texts.reduce((sum, all) => sum + fitting(all, width).h + SHEET_BOX_GAP, 0) <= room;
  return widths.sort((a, b) => a - b).find(fits) ?? Math.max(least, ...widths);
}

/** Give the width that the columns leave to the gaps, most to those where many lines rise together. */
export function sheetOf(columns: readonly (readonly Node[])[], lines: readonly Line[], room: number): Sheet {
  const width = columns.map((column) => Math.max(0, ...column.map(({ w }) => w)));
  const asked = columns.slice(1).map((_, at) => 0.4 + ACROSS * besideIn(lines, at));
  const free = Math.max(0, room - sum(width) - NARROWEST_GAP * asked.length);
  const all = sum(asked) || 1;
  const gap = asked.map((share) => Math.min(NARROWEST_GAP + (free * share) / all, WIDEST_GAP));
  let x = (room - sum(width) - sum(gap)) / 2;
  const left = width.map((w, at) => {
    const here = x;
    x += w + (gap[at] ?? 0);
    return here;
  });
  return { left, width, gap: [...gap, 0] };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** How many lines rise or fall past the same height between a column and the next. */
function besideIn(lines: readonly Line[], column: number): number {
  const events = lines
    .flatMap(({ way, ports }) =>
      way.slice(1).flatMap((node, at): [number, number][] => {
        const before = way[at]!;
        if (Math.min(node.column, before.column) !== column || node.column === before.column) return [];
        const ends = [before.box ? ports[0] : before.y, node.box ? ports[1] : node.y];
        return [
          [Math.min(...ends) + 0.3, 1],
          [Math.max(...ends) - 0.3, -1],
        ];
      }),
    )
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let [now, found] = [0, 0];
  for (const [, step] of events) found = Math.max(found, (now += step));
  return found;
}
