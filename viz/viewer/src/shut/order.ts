// In which order boxes, words and passing lines stand in their columns, and how often lines cross by that.
// A line is put where it crosses least by looking at every place in every column that it passes; so does
// viz/layout/order.py.

/** Things are numbers: boxes, then the words of each link, then the lanes in which lines pass columns. */
export interface Segment {
  q: number;
  left: number;
  right: number;
}

/** How many lines begin above a slot of a column and end above one of the next, and how many cross. */
interface Counts {
  sums: readonly number[];
  crossed: number;
}

/** Places between things are nearly alike: a line rather stays level. */
const OFF_LEVEL = 1e-3;

/** Columns of things, each from the top, and the lines between them. */
export class Order {
  layers: number[][];
  /** All that the line of a link passes, from source to target. */
  ways: Map<number, readonly number[]>;
  #gaps: Segment[][];
  #next: number;
  readonly #things: number;
  /** Lanes that stand nowhere any more. */
  readonly #free: number[];
  #place: number[] = [];
  /** What is known of the gap behind a column while nothing moves there. */
  #counts: (Counts | undefined)[];

  constructor(count: number, things: number, from?: Order) {
    this.layers = from ? from.layers.map((layer) => [...layer]) : Array.from({ length: count }, () => []);
    this.ways = new Map(from?.ways);
    this.#gaps = from ? from.#gaps.map((gap) => [...gap]) : Array.from({ length: count }, () => []);
    this.#counts = from ? [...from.#counts] : [];
    this.#next = from ? from.#next : things;
    this.#things = things;
    this.#free = from ? [...from.#free] : [];
    if (from) this.#place = from.#place.slice();
  }

  copy(): Order {
    return new Order(0, this.#things, this);
  }

  #number(layer: readonly number[]): void {
    layer.forEach((thing, at) => {
      this.#place[thing] = at;
    });
  }

  /** How many lines cross. */
  get crossed(): number {
    let found = 0;
    for (let gap = this.layers.length - 1; gap--; ) found += this.#known(gap).crossed;
    return found;
  }

  #changed(column: number): void {
    this.#counts[column] = undefined;
    if (column) this.#counts[column - 1] = undefined;
  }

  put(thing: number, column: number, slot: number): void {
    const layer = this.layers[column]!;
    layer.splice(slot, 0, thing);
    this.#number(layer);
    this.#changed(column);
  }

  take(thing: number, column: number): void {
    const layer = this.layers[column]!;
    layer.splice(this.#place[thing]!, 1);
    this.#number(layer);
    this.#changed(column);
  }

  /** Take a link's line away. */
  disconnect(q: number, columns: readonly number[]): void {
    const way = this.ways.get(q);
    if (!way) return;
    this.ways.delete(q);
    for (const column of new Set(columns)) {
      this.#gaps[column] = this.#gaps[column]!.filter((one) => one.q !== q);
      this.#counts[column] = undefined;
    }
    way.slice(1, -1).forEach((thing, at) => {
      this.take(thing, columns[at + 1]!);
      if (thing >= this.#things) this.#free.push(thing);
    });
  }

  /** Draw a link's line through these columns where it crosses least; `words` stand in the column at `at`. */
  connect(
    q: number,
    columns: readonly number[],
    ends: readonly [number, number],
    words: number,
    at: number,
  ): void {
    const slots = this.#slots(columns, ends);
    const way = slots.map((slot, k) => {
      const thing = k + 1 === at ? words : (this.#free.pop() ?? this.#next++);
      this.put(thing, columns[k + 1]!, slot);
      return thing;
    });
    const all = [ends[0], ...way, ends[1]];
    this.ways.set(q, all);
    all.slice(1).forEach((thing, k) => {
      const [a, b] = [columns[k]!, columns[k + 1]!];
      const [left, right] = a < b ? [all[k]!, thing] : [thing, all[k]!];
      this.#gaps[Math.min(a, b)]!.push({ q, left, right });
      this.#counts[Math.min(a, b)] = undefined;
    });
  }

  /** The slots between the ends of a line at which it crosses least. */
  #slots(columns: readonly number[], ends: readonly [number, number]): number[] {
    let costs = this.#from(ends[0], columns[0]!, columns[1]!);
    const choices: number[][] = [];
    for (let k = 2; k < columns.length - 1; k++) {
      const choice: number[] = [];
      costs = this.#stepped(costs, columns[k - 1]!, columns[k]!, choice);
      choices.push(choice);
    }
    const last = this.#from(ends[1], columns.at(-1)!, columns.at(-2)!);
    const sums = costs.map((cost, at) => cost + last[at]!);
    let slot = least(sums);
    const found = [slot];
    for (const choice of choices.reverse()) found.unshift((slot = choice[slot]!));
    return found;
  }

  /** What it costs to reach every slot of these columns, but the first, from a thing in that. */
  reach(thing: number, columns: readonly number[]): number[][] {
    let costs = this.#from(thing, columns[0]!, columns[1]!);
    const found = [costs];
    for (let k = 2; k < columns.length; k++)
      found.push((costs = this.#stepped(costs, columns[k - 1]!, columns[k]!, [])));
    return found;
  }

  /** How many lines a new one would cross from a thing to each slot of a column beside it. */
  #from(thing: number, column: number, beside: number): number[] {
    const { sums, down, across } = this.#between(column, beside),
      rows = this.layers[column]!.length,
      size = this.layers[beside]!.length;
    const place = this.#place[thing]!,
      share = place / Math.max(1, rows - 1),
      found: number[] = [];
    for (let slot = 0; slot <= size; slot++) {
      const above = sums[place * down + size * across]! - sums[place * down + slot * across]!;
      const below = sums[rows * down + slot * across]! - sums[(place + 1) * down + slot * across]!;
      found.push(above + below + OFF_LEVEL * Math.abs(slot / Math.max(1, size) - share));
    }
    return found;
  }

  /** Costs at every slot of the next column, by those at every slot of this one; `choice`: from which each comes. */
  #stepped(costs: readonly number[], column: number, next: number, choice: number[]): number[] {
    const { sums, down, across } = this.#between(column, next),
      rows = this.layers[column]!.length,
      size = this.layers[next]!.length;
    const found: number[] = [],
      before = costs.map((cost, a) => cost + sums[a * down + size * across]!),
      slope = OFF_LEVEL / Math.max(1, rows),
      flat = rows / Math.max(1, size);
    // The lower the slot, the lower the best one before it: half of them bound the others.
    const between = (top: number, end: number, least: number, most: number): void => {
      if (top > end) return;
      const b = (top + end) >> 1,
        level = b * flat;
      let best = Infinity,
        from = least;
      for (let a = least, at = least * down + b * across; a <= most; a++, at += down) {
        const off = a - level,
          cost = before[a]! - 2 * sums[at]! + slope * (off < 0 ? -off : off);
        if (cost < best) {
          best = cost;
          from = a;
        }
      }
      choice[b] = from;
      found[b] = best + sums[rows * down + b * across]!;
      between(top, b - 1, least, from);
      between(b + 1, end, from, most);
    };
    found.length = size + 1;
    between(0, size, 0, rows);
    return found;
  }

  /** How many lines begin above a slot of one column and end above one of another, and the steps to the next slots. */
  #between(column: number, beside: number): { sums: readonly number[]; down: number; across: number } {
    const gap = Math.min(column, beside),
      wide = this.layers[gap + 1]!.length + 1,
      { sums } = this.#known(gap);
    return column < beside ? { sums, down: wide, across: 1 } : { sums, down: 1, across: wide };
  }

  #known(gap: number): Counts {
    return (this.#counts[gap] ??= this.#counted(gap));
  }

  #counted(gap: number): Counts {
    const place = this.#place,
      lines = this.#gaps[gap]!,
      wide = this.layers[gap + 1]!.length + 1,
      sums = Array<number>((this.layers[gap]!.length + 1) * wide).fill(0);
    for (const { left, right } of lines) sums[(place[left]! + 1) * wide + place[right]! + 1]!++;
    for (let at = wide; at < sums.length; at += wide) {
      let row = 0;
      for (let b = 0; b < wide; b++) sums[at + b] = (row += sums[at + b]!) + sums[at + b - wide]!;
    }
    let crossed = 0;
    for (const { left, right } of lines) {
      const row = place[left]! * wide;
      crossed += sums[row + wide - 1]! - sums[row + place[right]! + 1]!;
    }
    return { sums, crossed };
  }
}

/** The place of the least value. */
export const least = (values: readonly number[]): number => values.indexOf(Math.min(...values));
