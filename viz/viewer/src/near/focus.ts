// A concept and what surrounds it, in one to three hops, left to right.
// Twin: viz/near/focus.py

import type { Effect, FontMetrics, View } from "../document";
import type { Graph } from "../graph";
import {
  FOCUS_MOST_BLOCKS,
  FOCUS_MOST_LEAVES,
  FOCUS_MOST_LOOPS,
  FOCUS_MOST_PX,
  FOCUS_MOST_ROWS,
  STAGE,
} from "../rules";
import { type Block, block, effectRow, inOrder, mostImportant, nameSettings, sideBlocks } from "./blocks";
import { emptyView, LEGIBLE_PX, type Size, textScale } from "./page";
import { portraitScene } from "./portrait";
import { focusScene, waitingHeading } from "./scene";
import { type Measure, measureOf } from "./text";

/** What a reader may ask of the surroundings of a concept. */
export interface FocusOptions {
  page?: Size;
  /** The largest text of concepts, px, where it is not to be as large as fits. */
  most?: number;
  hops?: 1 | 2 | 3;
  /** Only what acts on the concept, only what it acts on, or both. */
  direction?: "in" | "out" | "both";
  /** Leaves out effects for which this is false. */
  keep?: (effect: Effect) => boolean;
  id?: string;
}

/** A view goes beyond a small stage rather than be in smaller text than legible, though not farther than this. */
const MOST_BEYOND = 3;

/** The view of a concept and its surroundings. An unknown concept gives an empty view. */
export function focusView(graph: Graph, concept: string, options: FocusOptions, font: FontMetrics): View {
  const { page: stage = STAGE, most = Infinity, hops = 1, direction = "both", keep = () => true } = options;
  let page = stage;
  const measure = measureOf(font);
  const id = options.id ?? `focus:${concept}`;
  if (!graph.concepts.has(concept)) return emptyView(id, "focus", concept, page);
  const wanted = (e: Effect): boolean =>
    keep(e) && (direction !== "in" || e.target === concept) && (direction !== "out" || e.source === concept);
  const effects = [
    ...graph.incoming(concept).filter((e) => e.source !== concept),
    ...graph.outgoing(concept),
  ].filter(wanted);
  const sides = limited(graph, sideBlocks(graph, measure, concept, effects), hops);
  limitRows([...sides[0], ...sides[1]]);
  if (hops > 1) grow(graph, measure, concept, sides, hops, keep);
  const loops = effects.filter((e) => e.source === e.target).slice(0, FOCUS_MOST_LOOPS);
  if (hops === 1 && isPortrait(page)) {
    const parts = {
      central: nameSettings(measure, graph.titleOf(concept), true),
      sides,
      loops: loops.map((e) => effectRow(measure, e, true)),
    };
    const largest = Math.min(most, FOCUS_MOST_PX * textScale(page));
    const { scene, height } = portraitScene(concept, parts, page, largest);
    return {
      ...emptyView(id, "focus", graph.titleOf(concept), [page[0], height]),
      ...scene,
      long: height > page[1],
      quiet: most < Infinity,
    };
  }
  const usual = FOCUS_MOST_PX * textScale(page),
    largest = Math.min(most, usual);
  let scene = focusScene(graph, measure, concept, sides, loops, page, largest, most < usual);
  const least = Math.min(...scene.boxes.map(({ font }) => font));
  if (usual < FOCUS_MOST_PX && least < LEGIBLE_PX) {
    // Beyond a small stage: read part by part, instead of seen whole and not read.
    const more = Math.min(MOST_BEYOND, LEGIBLE_PX / least);
    page = [Math.round(page[0] * more), Math.round(page[1] * more)];
    scene = focusScene(graph, measure, concept, sides, loops, page, largest);
  }
  const drawn = new Set(scene.words.flatMap((words) => words.effects)).size;
  const headings = [...scene.headings, ...waitingHeading(hops === 1 ? effects.length - drawn : 0, page)];
  return {
    ...emptyView(id, "focus", graph.titleOf(concept), page),
    ...scene,
    headings,
    long: page !== stage,
    quiet: most < usual,
  };
}

/** Whether a page is so narrow, or so much higher than wide, that sides stand better one above the other. */
function isPortrait([width, height]: Size): boolean {
  return width < 480 || (width < 700 && width < 1.25 * height);
}

function limited(graph: Graph, [left, right]: [Block[], Block[]], hops: number): [Block[], Block[]] {
  if (hops > 1)
    return [mostImportant(graph, left, FOCUS_MOST_LEAVES), mostImportant(graph, right, FOCUS_MOST_LEAVES)];
  const chosen = new Set(mostImportant(graph, [...left, ...right], FOCUS_MOST_BLOCKS));
  return [left.filter((b) => chosen.has(b)), right.filter((b) => chosen.has(b))];
}

/** Keep one row of every block, and more while the view has room for them. */
function limitRows(blocks: readonly Block[]): void {
  let left = Math.max(0, FOCUS_MOST_ROWS - blocks.length);
  for (const b of blocks) {
    const kept = 1 + Math.min(left, b.rows.length - 1);
    left -= kept - 1;
    b.rows = b.rows.slice(0, kept);
  }
}

/** Hang on the blocks what acts on them (left) and what they act on (right), each concept once. */
function grow(
  graph: Graph,
  measure: Measure,
  concept: string,
  sides: [Block[], Block[]],
  hops: number,
  keep: (effect: Effect) => boolean,
): void {
  const seen = new Set([concept, ...sides.flat().map((b) => b.concept)]);
  sides.forEach((blocks, side) => {
    let level = blocks;
    for (let hop = 1; hop < hops; hop += 1) level = nextLevel(graph, measure, level, seen, side === 0, keep);
  });
}

/** Effects by the concept at their other end, without those that are seen already. */
function byOther(
  effects: readonly Effect[],
  inward: boolean,
  seen: ReadonlySet<string>,
): Map<string, Effect[]> {
  const found = new Map<string, Effect[]>();
  for (const effect of effects) {
    const other = inward ? effect.source : effect.target;
    if (!seen.has(other)) found.set(other, [...(found.get(other) ?? []), effect]);
  }
  return found;
}

function nextLevel(
  graph: Graph,
  measure: Measure,
  parents: readonly Block[],
  seen: Set<string>,
  inward: boolean,
  keep: (effect: Effect) => boolean,
): Block[] {
  const found: (readonly [Block, Block])[] = [];
  for (const parent of parents) {
    const linked = inward ? graph.incoming(parent.concept) : graph.outgoing(parent.concept);
    for (const [other, effects] of byOther(linked.filter(keep), inward, seen)) {
      seen.add(other);
      const rows = effects.slice(0, 3).map((e) => effectRow(measure, e, inward));
      found.push([parent, block(graph, measure, other, rows)]);
    }
  }
  const childless = parents.filter((parent) => !found.some(([one]) => one === parent)).length;
  const room = Math.max(0, FOCUS_MOST_LEAVES - childless);
  const kept = new Set(
    mostImportant(
      graph,
      found.map(([, child]) => child),
      room,
    ),
  );
  for (const [parent, child] of found) if (kept.has(child)) parent.children.push(child);
  for (const parent of parents) parent.children = inOrder(graph, parent.children);
  return parents.flatMap((parent) => parent.children);
}
