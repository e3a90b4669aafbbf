// Things one below the other in columns: as level with those beside them as their order allows.

import { SHEET_BOX_GAP, SHEET_PORT } from "../rules";

/** A box, words or the lane of a line, in a column; `y` is its middle. Lengths are em of the names. */
export interface Node {
  column: number;
  y: number;
  w: number;
  h: number;
  lines: readonly string[];
  mark: number;
  box: boolean;
  /** How many lines a box has. */
  degree: number;
}
/** An effect, all that its line passes from end to end, and the heights at which it leaves and arrives. */
export interface Line {
  id: string;
  way: Node[];
  ports: [number, number];
}

/** Room at a box's corners; how far lines are apart that are not pressed; how much a box stays where it was. */
const CORNER = 0.3,
  APART = 0.7,
  HOLD = 0.15;
const ROUNDS = 40;

/** Something that wants its middle at `wish`, half as high as it is. */
interface Wish {
  wish: number;
  half: number;
}

/** The middles of things in their order, `gap` apart, within `start` and `start + room`. */
function packed(things: readonly Wish[], room: number, gap: number, start = 0): number[] {
  // Without their heights they only must not pass each other: runs of those that would share one place.
  const runs: { sum: number; count: number }[] = [];
  const offsets: number[] = [];
  let used = 0;
  for (const { wish, half } of things) {
    used += half;
    offsets.push(used);
    runs.push({ sum: wish - used, count: 1 });
    used += half + gap;
    for (let last = runs.at(-1)!, before = runs.at(-2); before; before = runs.at(-2)) {
      if (before.sum / before.count <= last.sum / last.count) break;
      last = { sum: before.sum + last.sum, count: before.count + last.count };
      runs.splice(-2, 2, last);
    }
  }
  const most = start + Math.max(0, room - used + gap);
  const places = runs.flatMap(({ sum, count }) =>
    Array<number>(count).fill(Math.min(most, Math.max(start, sum / count))),
  );
  return places.map((place, at) => place + offsets[at]!);
}

/** Give every node its height, and every line where it meets its boxes. */
export function relax(columns: readonly (readonly Node[])[], lines: readonly Line[], height: number): void {
  const homes = new Map(columns.flat().map((node) => [node, node.y]));
  const gap = airOf(columns, height),
    levels = new Levels(lines);
  for (let round = 0; round < ROUNDS; round++) {
    setPorts(lines);
    for (const column of round % 2 ? [...columns].reverse() : columns) {
      const wishes = column.map((node) => {
        const level = levels.of(node);
        return { wish: node.box ? level + HOLD * (homes.get(node)! - level) : level, half: node.h / 2 };
      });
      packed(wishes, height, gap).forEach((y, at) => {
        column[at]!.y = y;
      });
    }
  }
  const all = columns.flat();
  const top = Math.min(...all.map(({ y, h }) => y - h / 2)),
    bottom = Math.max(...all.map(({ y, h }) => y + h / 2));
  for (const node of all) node.y += (height - top - bottom) / 2;
  setPorts(lines);
}

/** Where each thing's lines come from and go to. */
class Levels {
  readonly #beside = new Map<Node, (() => number)[]>();

  constructor(lines: readonly Line[]) {
    for (const { way, ports } of lines)
      way.slice(1).forEach((node, at) => {
        const before = way[at]!;
        this.#add(node, () => (before.box ? ports[0] : before.y));
        this.#add(before, () => (node.box ? ports[1] : node.y));
      });
  }

  #add(node: Node, level: () => number): void {
    const known = this.#beside.get(node);
    if (known) known.push(level);
    else this.#beside.set(node, [level]);
  }

  /** The mean height of what is beside a thing. */
  of(node: Node): number {
    const beside = this.#beside.get(node);
    return beside ? beside.reduce((sum, level) => sum + level(), 0) / beside.length : node.y;
  }
}

/** The least distance of two things: where there is room to spare, boxes get air. */
function airOf(columns: readonly (readonly Node[])[], height: number): number {
  const free = columns
    .filter(({ length }) => length > 1)
    .map((column) => (height - stackOf(column)) / (column.length - 1));
  return SHEET_BOX_GAP + Math.max(0, Math.min(0.9, 0.5 * Math.min(...free, Infinity) - 0.15));
}

/** How high a column is whose things stand as close as they may. */
export const stackOf = (column: readonly Node[]): number =>
  column.reduce((sum, { h }) => sum + h + SHEET_BOX_GAP, -SHEET_BOX_GAP);

/** An end of a line, and what is next to it on the way. */
interface End {
  line: Line;
  end: 0 | 1;
  next: Node;
}

/** Where each line leaves its source and meets its target: one below the other, in the order of where they go. */
function setPorts(lines: readonly Line[]): void {
  const sides = new Map<Node, [End[], End[]]>();
  const add = (line: Line, end: 0 | 1): void => {
    const at = line.way.at(-end)!,
      next = line.way.at(end ? -2 : 1)!;
    const both = sides.get(at) ?? [[], []];
    sides.set(at, both);
    both[next.column < at.column ? 0 : 1].push({ line, end, next });
  };
  for (const line of lines) {
    add(line, 0);
    add(line, 1);
  }
  for (const [node, both] of sides) for (const here of both) setSide(node, here);
}

function setSide(node: Node, here: End[]): void {
  here.sort((a, b) => a.next.y - b.next.y);
  const room = Math.max(0.1, node.h - 2 * CORNER),
    pitch = here.length > 1 ? Math.min(APART, room / (here.length - 1)) : Math.min(SHEET_PORT, room),
    top = node.y - room / 2 - pitch / 2;
  const wishes = here.map(({ next }) => ({ wish: next.y - top, half: pitch / 2 }));
  const places = packed(wishes, room + pitch, 0);
  here.forEach(({ line, end }, k) => {
    line.ports[end] = top + places[k]!;
  });
}
