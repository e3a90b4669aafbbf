// A binary heap: the least comes out first, equals in the order in which they went in.

interface Entry<T> {
  rank: readonly number[];
  order: number;
  item: T;
}

function before<T>(a: Entry<T>, b: Entry<T>): boolean {
  for (let i = 0; i < a.rank.length; i++) {
    const difference = (a.rank[i] ?? 0) - (b.rank[i] ?? 0);
    if (difference) return difference < 0;
  }
  return a.order < b.order;
}

/** Items by rank, compared number by number. */
export class Heap<T> {
  #entries: Entry<T>[] = [];
  #pushed = 0;

  /** Number of all items ever put in. */
  get work(): number {
    return this.#pushed;
  }

  push(rank: readonly number[], item: T): void {
    const entry = { rank, order: this.#pushed++, item };
    let at = this.#entries.length;
    this.#entries.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.#entries[parent] as Entry<T>;
      if (!before(entry, above)) break;
      this.#entries[at] = above;
      at = parent;
    }
    this.#entries[at] = entry;
  }

  pop(): { rank: readonly number[]; item: T } | undefined {
    const first = this.#entries[0];
    const last = this.#entries.pop();
    if (first && last && this.#entries.length) this.#sink(last);
    return first;
  }

  #sink(entry: Entry<T>): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#entries.length) break;
      const right = this.#entries[child + 1];
      if (right && before(right, this.#entries[child] as Entry<T>)) child++;
      const below = this.#entries[child] as Entry<T>;
      if (!before(below, entry)) break;
      this.#entries[at] = below;
      at = child;
    }
    this.#entries[at] = entry;
  }
}
