// A layout in columns and in order, improved: lines drawn anew, boxes put elsewhere, while that makes it better.

import type { Columns, Task } from "./columns";
import { least, Order } from "./order";

/** How far a box is moved at once. */
const REACH = 2;

/** Which columns things take, and in which order they stand there. */
export class Improver {
  order: Order;
  readonly columns: Columns;
  readonly #task: Task;
  readonly #perCrossing: number;

  constructor(task: Task, columns: Columns, count: number, heights: readonly number[]) {
    this.#task = task;
    this.columns = columns;
    this.order = new Order(count, task.sizes.length);
    const scarce = 88 / Math.max(1, task.ends.length);
    this.#perCrossing = 0.18 * Math.min(3, scarce ** (scarce > 1 ? 1.2 : 1.8));
    const waiting = task.homes.map((_, box) => box).sort((a, b) => heights[a]! - heights[b]!);
    for (const box of waiting) this.order.put(box, columns.at[box]!, Infinity);
    const near = task.ends.map((_, q) => q).sort((a, b) => this.#path(a).length - this.#path(b).length);
    for (const q of near) this.#connect(q);
    this.reinsert();
  }

  /** What layouts are compared by, px of text. */
  total(): number {
    return this.columns.total() + this.#perCrossing * this.order.crossed;
  }

  #cost(): number {
    return this.columns.cost() + this.#perCrossing * this.order.crossed;
  }

  /** Take every line out once and put it back, then put everything in its best order. */
  reinsert(): void {
    for (const q of this.#task.ends.keys()) this.#reconnect(q);
    this.order.sift();
    for (const q of this.#task.ends.keys()) this.#reconnect(q);
  }

  #reconnect(q: number): void {
    this.order.disconnect(q, this.#path(q));
    const { boxes } = this.#task,
      { columns } = this;
    let [best, cost] = [columns.at[boxes + q]!, Infinity];
    for (const column of columns.allowed(q)) {
      columns.move([[boxes + q, column]]);
      const now = columns.cost();
      if (now < cost - 1e-9) [best, cost] = [column, now];
    }
    columns.move([[boxes + q, best]]);
    this.#connect(q);
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
  relocate(count: number): void {
    const { homes } = this.#task;
    for (const box of homes.keys()) {
      const at = this.columns.at[box]!;
      let best = { cost: this.#cost(), order: this.order, at: [...this.columns.at] };
      const links = this.columns.linksOf(box);
      const bare = this.order.copy();
      for (const q of links) bare.disconnect(q, this.#path(q));
      bare.take(box, at);
      const start = [...this.columns.at];
      for (let column = Math.max(0, at - REACH); column <= Math.min(count - 1, at + REACH); column++) {
        this.order = bare.copy();
        this.columns.moveBox(box, column);
        this.#place(box, links);
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
  #place(box: number, links: readonly number[]): void {
    const { ends } = this.#task,
      column = this.columns.at[box]!;
    const costs = Array<number>(this.order.layers[column]!.length + 1).fill(0);
    for (const q of links) {
      const other = ends[q]![0] === box ? ends[q]![1] : ends[q]![0];
      if (this.columns.at[other] === column) continue;
      const more = this.order.reach(other, walk(this.columns.at[other]!, column));
      for (const slot of costs.keys()) costs[slot]! += more[slot]!;
    }
    this.order.put(box, column, least(costs));
    for (const q of links) this.#connect(q);
  }
}

/** Every column from one to another. */
function walk(from: number, to: number): number[] {
  const step = Math.sign(to - from);
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, k) => from + step * k);
}
