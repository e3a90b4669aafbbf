// A layout in columns and in order, improved: lines drawn anew, boxes put elsewhere, while that makes it better.

import type { Columns, Task } from "./columns";
import { least, Order } from "./order";

/** How far a box is moved at once. */
const REACH = 2;
/** What it costs to stand elsewhere than before, from top to bottom, in crossings. */
const ASIDE = 1;

/** Which columns things take, and in which order they stand there. */
export class Improver {
  order: Order;
  readonly columns: Columns;
  readonly #task: Task;
  readonly #perCrossing: number;

  constructor(task: Task, columns: Columns, count: number) {
    this.#task = task;
    this.columns = columns;
    this.order = new Order(count, task.sizes.length);
    const scarce = 88 / Math.max(1, task.ends.length);
    this.#perCrossing = 0.18 * Math.min(3, scarce ** (scarce > 1 ? 1.2 : 1.8));
    this.#begin();
  }

  /** Put one box after another, what is most joined with those that stand first, and draw its lines. */
  #begin(): void {
    const { homes } = this.#task,
      waiting = new Set(homes.keys()),
      joined = homes.map(() => 0);
    const worth = (box: number): number => 100 * joined[box]! + this.columns.linksOf(box).length;
    while (waiting.size) {
      const box = [...waiting].reduce((a, b) => (worth(b) > worth(a) ? b : a));
      waiting.delete(box);
      const links = this.columns.linksOf(box);
      this.#place(
        box,
        links.filter((q) => this.#task.ends[q]!.every((end) => !waiting.has(end))),
      );
      for (const q of links) for (const end of this.#task.ends[q]!) joined[end]!++;
    }
  }

  /** What layouts are compared by, px of text. */
  total(): number {
    return this.columns.total() + this.#perCrossing * this.order.crossed;
  }

  #cost(): number {
    return this.columns.cost() + this.#perCrossing * this.order.crossed;
  }

  /** Take every line out twice and put it back. */
  reinsert(): void {
    for (const _ of "12")
      for (const q of this.#task.ends.keys()) {
        this.order.disconnect(q, this.#path(q));
        this.#insert(q);
      }
  }

  /** Draw a line that is not drawn, its words where that costs least. */
  #insert(q: number): void {
    const { boxes } = this.#task,
      { columns } = this;
    const allowed = columns.allowed(q),
      crossed = allowed.length > 1 ? this.#crossed(q, allowed) : [0];
    let [best, cost] = [columns.at[boxes + q]!, Infinity];
    allowed.forEach((column, k) => {
      columns.move([[boxes + q, column]]);
      const now = columns.cost() + this.#perCrossing * crossed[k]!;
      if (now < cost - 1e-9) [best, cost] = [column, now];
    });
    columns.move([[boxes + q, best]]);
    this.#connect(q);
  }

  /** How often the line of a link would cross others with its words in each of these columns. */
  #crossed(q: number, allowed: readonly number[]): number[] {
    const sides = this.#task.ends[q]!.map((end) => {
      const at = this.columns.at[end]!,
        costs = new Map<number, number[]>();
      for (const far of [Math.min(at, ...allowed), Math.max(at, ...allowed)])
        if (far !== at) {
          const way = walk(at, far);
          this.order.reach(end, way).forEach((found, k) => {
            costs.set(way[k + 1]!, found);
          });
        }
      return costs;
    });
    const [from, to] = sides as [Map<number, number[]>, Map<number, number[]>];
    return allowed.map((column) =>
      Math.min(...from.get(column)!.map((cost, slot) => cost + to.get(column)![slot]!)),
    );
  }

  #connect(q: number): void {
    const { ends, boxes } = this.#task;
    const path = this.#path(q),
      column = this.columns.at[boxes + q]!;
    this.order.connect(q, path, ends[q]!, boxes + q, path.indexOf(column, 1));
  }

  /** The columns that a link's line goes through. */
  #path(q: number): number[] {
    const { ends, boxes } = this.#task,
      { at } = this.columns;
    const [source, target] = ends[q]!;
    return [...walk(at[source]!, at[boxes + q]!), ...walk(at[boxes + q]!, at[target]!).slice(1)];
  }

  /** Try every box in the columns beside its own. */
  relocate(): void {
    const last = this.order.layers.length - 1;
    for (const box of this.#task.homes.keys()) {
      const at = this.columns.at[box]!;
      let best = { cost: this.#cost(), order: this.order, at: [...this.columns.at] };
      const links = this.columns.linksOf(box);
      const bare = this.order.copy();
      for (const q of links) bare.disconnect(q, this.#path(q));
      bare.take(box, at);
      const start = [...this.columns.at];
      for (let column = Math.max(0, at - REACH); column <= Math.min(last, at + REACH); column++) {
        this.order = bare.copy();
        this.columns.moveBox(box, column);
        this.#place(box, links, best.cost);
        const cost = this.#cost();
        if (cost < best.cost - 1e-9) best = { cost, order: this.order, at: [...this.columns.at] };
        this.#restore(start);
      }
      this.order = best.order;
      this.#restore(best.at);
    }
  }

  #restore(at: readonly number[]): void {
    const changes = at.flatMap((column, item): [number, number][] =>
      column === this.columns.at[item] ? [] : [[item, column]],
    );
    if (changes.length) this.columns.move(changes);
  }

  /** Put a box that is not drawn where its lines will cross least, and draw them. */
  #place(box: number, links: readonly number[], most = Infinity): void {
    const { ends, heights } = this.#task,
      column = this.columns.at[box]!;
    const size = this.order.layers[column]!.length;
    const costs = Array.from(
      { length: size + 1 },
      (_, slot) => ASIDE * Math.abs((slot + 0.5) / (size + 1) - heights[box]!),
    );
    for (const q of links) {
      const other = ends[q]![0] === box ? ends[q]![1] : ends[q]![0];
      if (this.columns.at[other] === column) continue;
      const more = this.order.reach(other, walk(this.columns.at[other]!, column)).at(-1)!;
      for (const slot of costs.keys()) costs[slot]! += more[slot]!;
    }
    this.order.put(box, column, least(costs));
    // More lines only cost more.
    for (const q of links) if (this.#cost() <= most) this.#insert(q);
  }
}

/** Every column from one to another. */
function walk(from: number, to: number): number[] {
  const step = Math.sign(to - from);
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, k) => from + step * k);
}
