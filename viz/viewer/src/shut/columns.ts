// Which column each box and each effect's words take: as Python's search judges them, from where the boxes stood.
// What a layout costs follows viz/layout/columns.py.

import { SHEET_BOX_GAP, SHEET_EASY_PX, SHEET_LANE, SHEET_LARGEST_PX } from "../rules";
import type { Size } from "./sizes";

/** What is to be put into columns: boxes first, then the words of each link. */
export interface Task {
  boxes: number;
  /** Source and target of each link, by their numbers. */
  ends: readonly (readonly [number, number])[];
  sizes: readonly (readonly Size[])[];
  /** Which of the columns each box stood in, and how high, as shares. */
  homes: readonly number[];
  heights: readonly number[];
  /** How many columns there were. */
  stood: number;
  /** Width and height, px. */
  room: readonly [number, number];
}

/** Steps of widths that are looked at, em; and how wide a column is at most. */
const STEP = 0.5,
  WIDEST = 16;
/** What a px of text counts that is larger than is needed; what an em of height too much costs, em of width. */
const BEYOND = 0.3,
  OVERFULL = 3;
/** What links are charged: to the left, out and back, past a column, away from the nearer end; boxes away from home. */
const LEFTWARD = 9,
  TURNED = 40,
  LANES = 2.5,
  FAR = 0.5,
  AWAY = 2.5;
/** Moves between two measurings of the text; and how much worse a move may be at first. */
const MEASURED = 250,
  HEAT = 0.6;

/** Numbers from 0 to 1 that are the same every time. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A layout in columns that knows what it costs. */
export class Columns {
  readonly at: number[];
  text = 1;
  readonly #task: Task;
  readonly #count: number;
  readonly #gap: number;
  readonly #heights: Float64Array[];
  readonly #stacks: Float64Array[];
  readonly #lanes: number[];
  readonly #members: number[];
  readonly #linksOf: number[][];
  #charge = 0;
  #rate = 1;
  #room = 1;

  constructor(task: Task, count: number) {
    this.#task = task;
    this.#count = count;
    this.#gap = gapOf(task);
    const grid = Array.from({ length: WIDEST / STEP }, (_, k) => (k + 1) * STEP);
    this.#heights = task.sizes.map((sizes) =>
      Float64Array.from(grid, (w) => {
        const size = sizes.find((one) => one.w <= w);
        return size ? size.h + SHEET_BOX_GAP : 1e6;
      }),
    );
    this.#stacks = Array.from({ length: count }, () => new Float64Array(grid.length));
    this.#lanes = Array<number>(count).fill(0);
    this.#members = Array<number>(count).fill(0);
    this.#linksOf = task.homes.map((_, box) =>
      task.ends.flatMap((ends, q) => (ends.includes(box) ? [q] : [])),
    );
    this.at = task.homes.map((home) => Math.round(home * (count - 1)));
    task.ends.forEach((_, q) => {
      this.at.push(this.#wordsColumn(q, 0.5));
    });
    this.at.forEach((column, item) => {
      this.#stack(item, column, 1);
      if (item < task.boxes) this.#charge += this.#away(item);
    });
    task.ends.forEach((_, q) => {
      this.#link(q, 1);
    });
    this.#measure();
  }

  /** What layouts are compared by, px of text. */
  total(): number {
    this.#measure();
    return this.#charge / Math.max(1, this.#task.ends.length) - worth(this.text);
  }

  /** Move boxes and words about; the best that was seen stays. */
  anneal(moves: number, roll: () => number): void {
    let cost = this.cost(),
      least = Infinity,
      best = [...this.at];
    for (let step = 0; step < moves; step++) {
      if (step % MEASURED === 0) {
        this.#measure();
        cost = this.cost();
        if (step < moves * 0.9) least = Infinity;
      }
      const changes = this.#drawn(roll);
      if (!changes.length) continue;
      const before = changes.map(([item]): [number, number] => [item, this.at[item]!]);
      this.move(changes);
      const now = this.cost(),
        heat = HEAT * (1 - step / moves) ** 2 + 1e-3;
      if (now <= cost || roll() < Math.exp((cost - now) / heat)) {
        cost = now;
        if (cost < least) {
          least = cost;
          best = [...this.at];
        }
      } else this.move(before);
    }
    this.move(best.map((column, item) => [item, column]));
    this.#measure();
  }

  #measure(): void {
    const [width, height] = this.#task.room;
    let low = 0.5,
      high = SHEET_LARGEST_PX;
    for (let k = 0; k < 14; k++) {
      const middle = (low + high) / 2;
      this.#room = height / middle;
      if (this.#wide() * middle <= width) low = middle;
      else high = middle;
    }
    this.text = low;
    this.#rate = ((low > SHEET_EASY_PX ? BEYOND : 1) * low * low) / width;
    // A little larger than what fits: there the columns feel their limits.
    this.#room = height / (low * 1.01);
  }

  /** What changes are compared by since the text was measured. */
  cost(): number {
    const wide = Math.max(this.#wide(), this.#task.room[0] / SHEET_LARGEST_PX);
    return wide * this.#rate + this.#charge / Math.max(1, this.#task.ends.length);
  }

  /** How wide all columns are together. */
  #wide(): number {
    let wide = -this.#gap;
    for (let column = 0; column < this.#count; column++)
      if (this.#members[column]) wide += this.#width(column) + this.#gap;
    return wide;
  }

  #width(column: number): number {
    const stack = this.#stacks[column]!,
      room = this.#room - SHEET_LANE * this.#lanes[column]!;
    let [low, high] = [0, stack.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (stack[middle]! <= room) high = middle;
      else low = middle + 1;
    }
    return low < stack.length ? (low + 1) * STEP : WIDEST + OVERFULL * (stack.at(-1)! - room);
  }

  #stack(item: number, column: number, sign: number): void {
    const stack = this.#stacks[column]!,
      row = this.#heights[item]!;
    for (let k = 0; k < row.length; k++) stack[k]! += sign * row[k]!;
    this.#members[column]! += sign;
  }

  #away(box: number): number {
    return AWAY * Math.abs(this.at[box]! - this.#task.homes[box]! * (this.#count - 1)) ** 1.5;
  }

  /** Count a link's lanes and charge in or out. */
  #link(q: number, sign: number): void {
    const [source, target] = this.#task.ends[q]!;
    const a = this.at[source]!,
      r = this.at[this.#task.boxes + q]!,
      b = this.at[target]!;
    for (let c = Math.min(a, r) + 1; c < Math.max(a, r); c++) this.#lanes[c]! += sign;
    for (let c = Math.min(r, b) + 1; c < Math.max(r, b); c++) this.#lanes[c]! += sign;
    const [first, second] = [Math.abs(r - a), Math.abs(b - r)];
    const passed = Math.max(0, first - 1) + Math.max(0, second - 1);
    let charge = LANES * passed + FAR * (Math.min(first, second) - 1);
    if (b < a) charge += LEFTWARD;
    if ((r - a) * (b - r) <= 0) charge += TURNED;
    this.#charge += sign * charge;
  }

  /** Put things into other columns. */
  move(changes: readonly (readonly [number, number])[]): void {
    const { boxes } = this.#task;
    const [first] = changes;
    const links =
      changes.length === 1 && first![0] >= boxes
        ? [first![0] - boxes]
        : new Set(changes.flatMap(([item]) => (item < boxes ? this.#linksOf[item]! : [item - boxes])));
    for (const q of links) this.#link(q, -1);
    for (const [item, column] of changes) {
      if (this.at[item] === column) continue;
      this.#stack(item, this.at[item]!, -1);
      if (item < boxes) this.#charge -= this.#away(item);
      this.at[item] = column;
      this.#stack(item, column, 1);
      if (item < boxes) this.#charge += this.#away(item);
    }
    for (const q of links) this.#link(q, 1);
  }

  /** A change by chance: other words' column, or another column of a box and of the words that must go with it. */
  #drawn(roll: () => number): [number, number][] {
    const { boxes, ends } = this.#task;
    if (ends.length && roll() < 0.55) {
      const q = Math.floor(roll() * ends.length),
        column = this.#wordsColumn(q, roll());
      return column === this.at[boxes + q] ? [] : [[boxes + q, column]];
    }
    const box = Math.floor(roll() * boxes),
      old = this.at[box]!;
    const step =
      roll() < 0.8 ? [-2, -1, 1, 2][Math.floor(roll() * 4)]! : Math.floor(roll() * this.#count) - old;
    const column = Math.max(0, Math.min(this.#count - 1, old + step));
    if (column === old) return [];
    return this.#changes(box, column, roll);
  }

  /** What moving a box means: words that would no longer stand well go with it. */
  #changes(box: number, column: number, roll: () => number): [number, number][] {
    const { boxes } = this.#task,
      old = this.at[box]!;
    const changes: [number, number][] = [[box, column]];
    this.at[box] = column;
    for (const q of this.#linksOf[box]!)
      if (!this.allowed(q).includes(this.at[boxes + q]!))
        changes.push([boxes + q, this.#wordsColumn(q, roll())]);
    this.at[box] = old;
    return changes;
  }

  /** Put a box, and the words that must go with it, into another column. */
  moveBox(box: number, column: number): void {
    this.move(this.#changes(box, column, () => 0.5));
  }

  /** The links of a box. */
  linksOf(box: number): readonly number[] {
    return this.#linksOf[box]!;
  }

  #wordsColumn(q: number, share: number): number {
    const [source, target] = this.#task.ends[q]!;
    const low = Math.min(this.at[source]!, this.at[target]!),
      between = Math.max(this.at[source]!, this.at[target]!) - low - 1;
    if (between > 0) return low + 1 + Math.floor(share * between);
    const allowed = this.allowed(q);
    return allowed[Math.floor(share * allowed.length)]!;
  }

  /** The columns that may hold a link's words: between its ends, else beside them. */
  allowed(q: number): number[] {
    const [source, target] = this.#task.ends[q]!;
    const low = Math.min(this.at[source]!, this.at[target]!),
      high = Math.max(this.at[source]!, this.at[target]!);
    if (high - low > 1) return Array.from({ length: high - low - 1 }, (_, k) => low + 1 + k);
    return [low - 1, high + 1].filter((column) => column >= 0 && column < this.#count);
  }
}

/** What a size of text is worth: little more where all is easy to read. */
export const worth = (text: number): number =>
  Math.min(text, SHEET_EASY_PX) + BEYOND * Math.max(0, text - SHEET_EASY_PX);

/** Width between two columns, em: more where many lines meet. */
export const gapOf = ({ ends }: Task): number => Math.max(1.6, Math.min(2.6, ends.length / 62));

/** How many columns so many boxes and words ask for. */
export function columnsFor({ sizes, room, boxes }: Task): number {
  const usual = Math.round(0.62 * Math.sqrt(sizes.length * (room[0] / room[1])) + 0.6);
  return Math.max(3, Math.min(2 * boxes + 1, usual));
}
