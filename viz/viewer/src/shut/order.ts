// In which order boxes, words and passing lines stand in their columns, and how often lines cross by that.
// A line is put where it crosses least by looking at every place in every column that it passes; so does
// viz/layout/order.py.

/** Things are numbers: boxes, then the words of each link, then the lanes in which lines pass columns. */
export interface Segment {
  q: number;
  left: number;
  right: number;
}

/** Places between things are nearly alike: a line rather stays level. */
const OFF_LEVEL = 1e-3;

/** Columns of things, each from the top, and the lines between them. */
export class Order {
  layers: number[][];
  /** How many lines cross. */
  crossed: number;
  /** All that the line of a link passes, from source to target. */
  ways: Map<number, readonly number[]>;
  #gaps: Segment[][];
  #next: number;
  #place: number[] = [];

  constructor(count: number, things: number, from?: Order) {
    this.layers = from ? from.layers.map((layer) => [...layer]) : Array.from({ length: count }, () => []);
    this.ways = new Map(from?.ways);
    this.#gaps = from ? from.#gaps.map((gap) => [...gap]) : Array.from({ length: count }, () => []);
    this.#next = from ? from.#next : things;
    this.crossed = from ? from.crossed : 0;
    for (const layer of this.layers) this.#number(layer);
  }

  copy(): Order {
    return new Order(0, 0, this);
  }

  #number(layer: readonly number[]): void {
    layer.forEach((thing, at) => {
      this.#place[thing] = at;
    });
  }

  put(thing: number, column: number, slot: number): void {
    const layer = this.layers[column]!;
    layer.splice(slot, 0, thing);
    this.#number(layer);
  }

  take(thing: number, column: number): void {
    const layer = this.layers[column]!;
    layer.splice(layer.indexOf(thing), 1);
    this.#number(layer);
  }

  /** Take a link's line away. */
  disconnect(q: number, columns: readonly number[]): void {
    const way = this.ways.get(q);
    if (!way) return;
    this.ways.delete(q);
    const mine: Segment[] = [];
    for (const column of new Set(columns)) {
      const gap = this.#gaps[column]!;
      for (let at = gap.length; at--; ) if (gap[at]!.q === q) mine.push(...gap.splice(at, 1));
    }
    for (const one of mine) this.crossed -= this.#crossing(one, columns);
    way.slice(1, -1).forEach((thing, at) => {
      this.take(thing, columns[at + 1]!);
    });
  }

  /** How many lines one segment crosses of those between its columns. */
  #crossing({ left, right }: Segment, columns: readonly number[]): number {
    const place = this.#place,
      column = Math.min(...columns.filter((one) => this.layers[one]![place[left]!] === left));
    let found = 0;
    for (const other of this.#gaps[column]!)
      if ((place[other.left]! - place[left]!) * (place[other.right]! - place[right]!) < 0) found++;
    return found;
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
      const thing = k + 1 === at ? words : this.#next++;
      this.put(thing, columns[k + 1]!, slot);
      return thing;
    });
    const all = [ends[0], ...way, ends[1]];
    this.ways.set(q, all);
    all.slice(1).forEach((thing, k) => {
      const [a, b] = [columns[k]!, columns[k + 1]!];
      const [left, right] = a < b ? [all[k]!, thing] : [thing, all[k]!];
      this.#gaps[Math.min(a, b)]!.push({ q, left, right });
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
    this.crossed += Math.floor(sums[slot]! + 1e-6);
    const found = [slot];
    for (const choice of choices.reverse()) found.unshift((slot = choice[slot]!));
    return found;
  }

  /** What it costs to reach every slot of the last of these columns from a thing in the first. */
  reach(thing: number, columns: readonly number[]): number[] {
    let costs = this.#from(thing, columns[0]!, columns[1]!);
    for (let k = 2; k < columns.length; k++) costs = this.#stepped(costs, columns[k - 1]!, columns[k]!, []);
    return costs;
  }

  /** How many lines a new one would cross from a thing to each slot of a column beside it. */
  #from(thing: number, column: number, beside: number): number[] {
    const place = this.#place[thing]!,
      size = this.layers[beside]!.length,
      share = place / Math.max(1, this.layers[column]!.length - 1);
    const counts = Array<number>(size + 2).fill(0);
    let above = 0;
    for (const [here, there] of this.#ends(column, beside))
      if (here < place) {
        above++;
        counts[there + 1]!--;
      } else if (here > place) counts[there + 1]!++;
    let now = above;
    return counts.slice(0, -1).map((more, slot) => {
      now += more;
      return now + OFF_LEVEL * Math.abs(slot / Math.max(1, size) - share);
    });
  }

  /** Costs at every slot of the next column, by those at every slot of this one; `choice`: from which each comes. */
  #stepped(costs: readonly number[], column: number, next: number, choice: number[]): number[] {
    const rows = this.layers[column]!.length,
      size = this.layers[next]!.length,
      wide = size + 1;
    // How many lines begin above a slot and end above another.
    const both = new Int16Array((rows + 1) * wide);
    for (const [here, there] of this.#ends(column, next)) both[(here + 1) * wide + there + 1]!++;
    for (let a = 1; a <= rows; a++) {
      let row = 0;
      for (let b = 0; b < wide; b++)
        both[a * wide + b] = (row += both[a * wide + b]!) + both[(a - 1) * wide + b]!;
    }
    const found: number[] = [];
    const before = costs.map((cost, a) => cost + both[a * wide + size]!);
    for (let b = 0; b <= size; b++) {
      const level = (b / Math.max(1, size)) * rows,
        slope = OFF_LEVEL / Math.max(1, rows);
      let best = Infinity,
        from = 0;
      for (let a = 0; a <= rows; a++) {
        const off = a - level;
        const cost = before[a]! - 2 * both[a * wide + b]! + slope * (off < 0 ? -off : off);
        if (cost < best) {
          best = cost;
          from = a;
        }
      }
      choice.push(from);
      found.push(best + both[rows * wide + b]!);
    }
    return found;
  }

  /** The places of the ends of all lines between a column and one beside it. */
  #ends(column: number, beside: number): [number, number][] {
    const place = this.#place;
    return this.#gaps[Math.min(column, beside)]!.map(({ left, right }) =>
      column < beside ? [place[left]!, place[right]!] : [place[right]!, place[left]!],
    );
  }

  /** Count anew how many lines cross. */
  count(): void {
    let found = 0;
    for (const gap of this.#gaps) {
      const ends = gap.map(({ left, right }) => [this.#place[left]!, this.#place[right]!] as const);
      for (let a = 0; a < ends.length; a++)
        for (let b = 0; b < a; b++)
          if ((ends[a]![0] - ends[b]![0]) * (ends[a]![1] - ends[b]![1]) < 0) found++;
    }
    this.crossed = found;
  }

  /** Put every thing of every column where its lines cross least, as long as that helps. */
  sift(rounds = 6): void {
    const beside: number[][][] = [];
    for (const gap of this.#gaps)
      for (const { left, right } of gap) {
        (beside[left] ??= [[], []])[1]!.push(right);
        (beside[right] ??= [[], []])[0]!.push(left);
      }
    for (let round = 0, better = true; better && round < rounds; round++) {
      better = false;
      const turn = round % 2 ? [...this.layers].reverse() : this.layers;
      for (const layer of turn)
        for (const thing of [...layer]) better = this.#moved(layer, thing, beside) || better;
    }
    this.count();
  }

  #moved(layer: number[], thing: number, beside: readonly number[][][]): boolean {
    const old = this.#place[thing]!;
    const others = layer.filter((one) => one !== thing);
    let [cost, most, best] = [0, 0, 0];
    const costs = [0];
    for (const other of others)
      costs.push((cost += this.#between(other, thing, beside) - this.#between(thing, other, beside)));
    best = old;
    most = costs[old]!;
    costs.forEach((one, at) => {
      if (one < most) [most, best] = [one, at];
    });
    if (best === old) return false;
    layer.splice(old, 1);
    layer.splice(best, 0, thing);
    this.#number(layer);
    return true;
  }

  /** How often lines of one thing cross those of another that stands below it. */
  #between(above: number, below: number, beside: readonly number[][][]): number {
    const [a, b] = [beside[above], beside[below]];
    return a && b ? this.#flips(a[0]!, b[0]!) + this.#flips(a[1]!, b[1]!) : 0;
  }

  /** How many pairs of one thing of each list stand the other way round. */
  #flips(above: readonly number[], below: readonly number[]): number {
    let found = 0;
    for (const one of above) for (const other of below) if (this.#place[one]! > this.#place[other]!) found++;
    return found;
  }
}

/** The place of the least value. */
export const least = (values: readonly number[]): number => values.indexOf(Math.min(...values));
