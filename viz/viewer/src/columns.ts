// Many records as columns, as a large page carries them.
// Twin: viz/page/columns.py

/** Of each key the value of every record, or each value once and its place by record; `null` and -1: it has none. */
export type Columns = Record<string, { of: unknown[]; at?: number[] }>;

/** Records in full, from what was written of each or from columns; `blank` makes one of which nothing was. */
export function records<T extends object>(written: readonly Partial<T>[] | Columns, blank: () => T): T[] {
  if (Array.isArray(written)) return written.map((one: Partial<T>) => Object.assign(blank(), one));
  const columns = Object.entries(written as Columns);
  const [first] = columns;
  const found = Array.from({ length: (first?.[1].at ?? first?.[1].of ?? []).length }, blank);
  for (const [key, { of, at }] of columns)
    for (let place = 0; place < found.length; place += 1) {
      const value = at ? of[at[place]!] : of[place];
      if (value !== undefined && value !== null) found[place]![key as keyof T] = value as T[keyof T];
    }
  return found;
}
