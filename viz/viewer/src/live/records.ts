// What the server tells of a change, and the page's data after it.

import type { FontMetrics } from "../document";
import type { PackedData } from "../unpack";

/** A list after a change: what is new or other, and the ids in their order where that is another. */
interface ListChange {
  records?: readonly Identified[];
  ids?: readonly string[];
}
interface Identified {
  id: string;
}

/** Something that is wrong in the file; line 0 is the whole of it. */
export interface Problem {
  code: string;
  severity: "error" | "warning" | "hint";
  message: string;
  told: string;
  example: string;
  line: number;
  column: number;
  /** Kind and id of the record that it is of; a step by TOUR:NUMBER; empty texts where it is of none. */
  of: readonly [kind: "concept" | "effect" | "step" | "", id: string];
}

/** A new state of the file: what differs from the state `from`; everything where that is "". */
export interface StateMessage {
  from: string;
  hash: string;
  problems: readonly Problem[];
  graph: { set: Record<string, unknown>; lists: Record<string, ListChange> };
  renamed: Record<string, string>;
  views: PackedData["views"];
  map?: PackedData["map"];
  look?: { css: string; theme: object; font: PackedData["font"] };
}

/** Views of a state that were laid out better meanwhile. */
export interface LayoutMessage {
  hash: string;
  views: PackedData["views"];
}

/** The page's data with a change brought onto it; its views are those of the message. */
export function merged(
  data: PackedData,
  { graph, views, map, look }: Omit<StateMessage, "problems">,
): PackedData {
  const lists = Object.entries(graph.lists).map(([part, change]) => [
    part,
    listAfter((data.graph as unknown as Record<string, readonly Identified[]>)[part] ?? [], change),
  ]);
  return {
    ...data,
    graph: { ...data.graph, ...graph.set, ...Object.fromEntries(lists) },
    views,
    map: map ?? data.map,
    font: look?.font ?? data.font,
  };
}

function listAfter(before: readonly Identified[], { records = [], ids }: ListChange): readonly Identified[] {
  const known = new Map([...before, ...records].map((record) => [record.id, record]));
  return (ids ?? before.map(({ id }) => id)).flatMap((id) => known.get(id) ?? []);
}

/** What of the state of a page names things of the graph, under their names of now; what is gone is left. */
export function renamedIn<T>(value: T, names: ReadonlyMap<string, string>, kept: (id: string) => boolean): T {
  if (typeof value === "string") {
    const now = names.get(value) ?? value;
    return (kept(now) ? now : "") as T;
  }
  if (Array.isArray(value))
    return value.map((each) => renamedIn(each, names, kept)).filter((each) => each !== "") as T;
  return value;
}

/** The font's measures as the viewer uses them, put in the place of earlier ones. */
export function refont(old: FontMetrics, now: FontMetrics): void {
  Object.assign(old, now);
}
