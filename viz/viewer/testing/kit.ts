// Small graphs for tests.

import type { Effect, FontMetrics, GraphDocument, Sign, View } from "../src/document";
import { Graph } from "../src/graph";
import { ViewBook } from "../src/views";

/** An effect of this sign; its id is its ends with the sign between them. */
export function link(source: string, sign: Sign, target: string, more: Partial<Effect> = {}): Effect {
  return {
    id: `${source}${sign}${target}`,
    source,
    target,
    sign,
    label: "affects",
    relation: "raises",
    level: "core",
    when: "",
    how: "",
    hedge: "",
    note: "",
    quote: "",
    verdict: "supported",
    certainty: "high",
    evidence: [],
    sentence: `${source} affects ${target}`,
    reading: "",
    ...more,
  };
}

/** A graph of these effects; its concepts are their ends, in order, with their ids as names. */
export function graphOf(effects: readonly Effect[], more: Partial<GraphDocument> = {}): Graph {
  const ids = new Set(effects.flatMap(({ source, target }) => [source, target]));
  const concepts = [...ids].map((id) => ({
    id,
    label: id,
    title: id,
    category: "",
    definition: "",
    aka: [],
    broader: "",
    opposite: [],
  }));
  return new Graph({
    title: "",
    description: "",
    language: "en",
    categories: [],
    concepts,
    relations: [],
    effects: [...effects],
    references: [],
    article: [],
    tours: [],
    ...more,
  });
}

/** A view of this name with nothing on it. */
export function viewOf(id: string, kind: View["kind"]): View {
  const nothing = { boxes: [], words: [], routes: [], headings: [], lit: [], pages: [] };
  return { id, kind, title: id, width: 100, height: 100, ...nothing };
}

/** Views of these names; the first is the start. */
export function viewsOf(...ids: readonly string[]): ViewBook {
  const views = ids.map((id) => viewOf(id, id.startsWith("focus:") ? "focus" : "overview"));
  return new ViewBook(views, ids[0] ?? "");
}

/** A font in which every letter of plain English is half an em wide. */
export function evenFont(): FontMetrics {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -/.,→";
  const table = Object.fromEntries([...letters].map((letter) => [letter, 0.5]));
  return { family: "", lineHeight: 1.16, regular: table, semibold: table };
}

/** Numbers from 0 to 1 that look like chance and are the same in every run. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
