// What the map of a graph tells, as Python chose it (viz/door/plan.py): its hub, and the rows of its groups in order.
// Twin: viz/door/plan.py

import type { PackedPlan } from "../document";
import type { Graph } from "../graph";

/** Effects from one concept to another: the first is drawn, the others are named after it. */
export interface Row {
  readonly source: string;
  readonly target: string;
  readonly effects: readonly string[];
}
/** Rows whose far ends belong together; `key` opens them, `start` is the name of the sources without a hub. */
export interface Group {
  readonly key: string;
  readonly title: string;
  readonly start: string;
  readonly categories: readonly string[];
  readonly first: number;
  readonly rows: readonly Row[];
}
/** The map before anything is placed; `inward`: the rows act on the hub; `across` are effects the other way. */
export interface Plan {
  readonly hub: string;
  readonly inward: boolean;
  readonly across: readonly string[];
  readonly groups: readonly Group[];
}

/** The plan of the effects that pass, a row without any left out. */
export function planOf(packed: PackedPlan, graph: Graph, passes: (effect: string) => boolean): Plan {
  const left = (ids: readonly string[]): string[] => ids.filter((id) => graph.effects.has(id) && passes(id));
  const row = (all: readonly string[]): Row => {
    const effects = left(all),
      { source = "", target = "" } = graph.effects.get(effects[0] ?? "") ?? {};
    return { source, target, effects };
  };
  const groups = packed.groups.map((group) => {
    const all = group.rows.map(row);
    const kept = (one: Row): boolean => one.effects.length > 0;
    return { ...group, rows: all.filter(kept), first: all.slice(0, group.first).filter(kept).length };
  });
  const hub = graph.concepts.has(packed.hub) ? packed.hub : "";
  return { ...packed, hub, across: left(packed.across), groups: groups.filter(({ rows }) => rows.length) };
}
