// What stands beside a concept: its neighbours as blocks with their effects, on two sides, in order.
// Lengths are in em of the concepts' text.
// Twin: viz/near/blocks.py

import type { Effect } from "../document";
import type { Graph } from "../graph";
import {
  CENTRAL_ABOVE,
  CENTRAL_BESIDE,
  CENTRAL_SCALE,
  MARK,
  NAME_ABOVE,
  NAME_BESIDE,
  WORDS_ABOVE,
  WORDS_BESIDE,
  WORDS_SCALE,
} from "../rules";
import type { Measure, Weight } from "./text";

/** One way to set a text, its padding included. */
export interface Setting {
  width: number;
  height: number;
  lines: string[];
}
/** One effect beside the concept; inward: it points towards the middle of the view. */
export interface Row {
  effect: string;
  settings: Setting[];
  mark: number;
  inward: boolean;
}
/** A neighbour with the effects that lead to it, and what hangs on it in turn. */
export interface Block {
  concept: string;
  category: string;
  settings: Setting[];
  rows: Row[];
  children: Block[];
}

function settings(
  measure: Measure,
  text: string,
  weight: Weight,
  scale: number,
  beside: number,
  above: number,
  mark = 0,
): Setting[] {
  return measure.wrappings(text, weight).map(({ width, lines }) => ({
    width: scale * width + (beside + mark),
    height: scale * measure.lineHeight * Math.max(1, lines.length) + above,
    lines,
  }));
}

/** All ways to set a concept's name in its box, the widest first. */
export function nameSettings(measure: Measure, title: string, central = false): Setting[] {
  return central
    ? settings(measure, title, "semibold", CENTRAL_SCALE, CENTRAL_BESIDE, CENTRAL_ABOVE)
    : settings(measure, title, "semibold", 1, NAME_BESIDE, NAME_ABOVE);
}

/** The words of an effect as they are drawn: with the number of papers, where these were counted. */
export function wordsOf({ label, papers }: Effect): string {
  return papers ? `${label} · ${papers}` : label;
}

/** An effect with all ways to set its words, and room for its verdict's mark. */
export function effectRow(measure: Measure, effect: Effect, inward: boolean): Row {
  const mark = effect.verdict === "not-checked" ? 0 : MARK * WORDS_SCALE;
  const set = settings(measure, wordsOf(effect), "regular", WORDS_SCALE, WORDS_BESIDE, WORDS_ABOVE, mark);
  return { effect: effect.id, settings: set, mark, inward };
}

/** A neighbour with these rows, and nothing that hangs on it yet. */
export function block(graph: Graph, measure: Measure, concept: string, rows: Row[]): Block {
  const found = graph.concepts.get(concept);
  return {
    concept,
    category: found?.category ?? "",
    settings: nameSettings(measure, graph.titleOf(concept)),
    rows,
    children: [],
  };
}

/** Blocks at the left (what mostly acts on the concept) and at the right of a concept, in order. */
export function sideBlocks(
  graph: Graph,
  measure: Measure,
  concept: string,
  effects: readonly Effect[],
): [Block[], Block[]] {
  const between = new Map<string, Effect[]>();
  for (const effect of effects) {
    const other = effect.source === concept ? effect.target : effect.source;
    if (other === concept) continue;
    const list = between.get(other);
    if (list) list.push(effect);
    else between.set(other, [effect]);
  }
  const sides: [Block[], Block[]] = [[], []];
  for (const [other, shared] of between) {
    const coming = shared.filter((e) => e.source === other).length;
    const rows = shared.map((e) => effectRow(measure, e, e.source === other));
    sides[2 * coming > shared.length ? 0 : 1].push(block(graph, measure, other, rows));
  }
  return [inOrder(graph, sides[0]), inOrder(graph, sides[1])];
}

/** Blocks by category and, inside one, in the order of the graph: the same in every view. */
export function inOrder(graph: Graph, blocks: readonly Block[]): Block[] {
  const rank = new Map([...graph.categories.keys()].map((id, index) => [id, index]));
  const place = new Map([...graph.concepts.keys()].map((id, index) => [id, index]));
  const at = (b: Block): number => rank.get(b.category) ?? -1;
  return [...blocks].sort(
    (a, b) => at(a) - at(b) || (place.get(a.concept) ?? 0) - (place.get(b.concept) ?? 0),
  );
}

/** The most important blocks in their own order: core effects first, then concepts with many effects. */
export function mostImportant(graph: Graph, blocks: readonly Block[], count: number): Block[] {
  if (blocks.length <= count) return [...blocks];
  const core = blocks.map((b) => (b.rows.some((r) => graph.effects.get(r.effect)?.level === "core") ? 1 : 0));
  const degree = blocks.map((b) => graph.outgoing(b.concept).length + graph.incoming(b.concept).length);
  const ranked = blocks
    .map((_, index) => index)
    .sort(
      (a, b) =>
        (core[b] as number) - (core[a] as number) || (degree[b] as number) - (degree[a] as number) || a - b,
    );
  return ranked
    .slice(0, count)
    .sort((a, b) => a - b)
    .map((index) => blocks[index] as Block);
}
