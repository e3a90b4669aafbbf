// The arrangement of a focus view: how many columns, which headings, the largest text.
// Twin: viz/near/scene.py

import type { Effect, Heading, Rect } from "../document";
import type { Graph } from "../graph";
import {
  SCENE_COLUMNS,
  SCENE_ENOUGH,
  SCENE_HEADING_ABOVE,
  SCENE_HEADING_PX,
  SCENE_HEADINGS_COST,
  SCENE_MARGIN,
  SCENE_STRIP,
  SCENE_WORTH,
} from "../rules";
import { type Block, effectRow, mostImportant, nameSettings } from "./blocks";
import { balanced, makeStack, nearest, type Stack } from "./fit";
import { ONE_LINE_WORTH, rounded, type Scene, type Size, textScale } from "./page";
import { place } from "./place";
import { type Loops, makeLoops, type Plan, plan } from "./plan";
import type { Measure } from "./text";

/** Everything on the stage; less important blocks go when there is no room. */
export function focusScene(
  graph: Graph,
  measure: Measure,
  concept: string,
  sides: [Block[], Block[]],
  loops: readonly Effect[],
  page: Size,
  largest: number,
  reading = false,
): Scene {
  const scale = textScale(page);
  let [left, right] = sides;
  const strip = left.length || right.length ? SCENE_STRIP * scale : 0;
  const margin = SCENE_MARGIN * scale;
  const room: Rect = [margin, margin + strip, page[0] - 2 * margin, page[1] - 2 * margin - strip];
  const rows = loops
    .map((e) => effectRow(measure, e, true))
    .map((row) => ({ row, setting: nearest(row.settings, 7) }));
  let nested = makeLoops(rows);
  let found = reading ? best(graph, measure, concept, nested, [left, right], room, largest, true) : null;
  if (!found || found.font < ONE_LINE_WORTH * largest)
    found = best(graph, measure, concept, nested, [left, right], room, largest);
  while (!found) {
    const count = Math.floor((left.length + right.length) / 2);
    const kept = new Set(mostImportant(graph, [...left, ...right], count));
    left = left.filter((b) => kept.has(b));
    right = right.filter((b) => kept.has(b));
    nested = makeLoops(nested.rows.slice(0, Math.floor(nested.rows.length / 2)));
    found = best(graph, measure, concept, nested, [left, right], room, largest);
  }
  const scene = place(found, concept, room, measure);
  scene.headings.push(...sideHeadings(scene, measure, [left, right], room, scale));
  return scene;
}

function best(
  graph: Graph,
  measure: Measure,
  concept: string,
  loops: Loops,
  sides: [Block[], Block[]],
  room: Rect,
  largest: number,
  level = false,
): Plan | null {
  const central = nearest(nameSettings(measure, graph.titleOf(concept), true), 6.5);
  const deep = sides.some((side) => side.some((b) => b.children.length));
  const [lefts, rights] = sides.map((blocks) => arrangements(blocks, deep ? 1 : SCENE_COLUMNS, level)) as [
    Stack[][],
    Stack[][],
  ];
  const at = (left: Stack[], right: Stack[]): Plan | null =>
    plan(central, loops, [left, right], [room[2], room[3]], largest, level);
  const found = largestOf(lefts, rights, SCENE_ENOUGH * largest, at);
  if (!found) return null;
  const plain = [found.left, found.right].map((side) => side.map(({ stack }) => stack)) as [Stack[], Stack[]];
  const headed = plain.map((stacks) => withHeadings(graph, stacks, level));
  if (!headed[0] && !headed[1]) return found;
  const tried = at(headed[0] ?? plain[0], headed[1] ?? plain[1]);
  return tried && tried.font >= SCENE_HEADINGS_COST * found.font ? tried : found;
}

/** The plan in the largest text; more columns only where they are worth it, and none once text is large enough. */
function largestOf(
  lefts: readonly Stack[][],
  rights: readonly Stack[][],
  enough: number,
  at: (left: Stack[], right: Stack[]) => Plan | null,
): Plan | null {
  let found: Plan | null = null;
  for (const left of lefts) {
    for (const right of rights) {
      if (found && found.font >= enough) break;
      const tried = at(left, right);
      if (tried && (!found || tried.font > found.font * SCENE_WORTH)) found = tried;
    }
  }
  return found;
}

function arrangements(blocks: Block[], mostColumns: number, oneLine: boolean): Stack[][] {
  if (!blocks.length) return [[]];
  const found: Stack[][] = [];
  for (let columns = 1; columns <= mostColumns; columns += 1) {
    if (columns > 1 && blocks.length < 3 * columns) break;
    const parts = columns > 1 ? balanced(blocks, columns) : [blocks];
    found.push(parts.map((part) => makeStack(part, depth(part), [], oneLine)));
  }
  return found;
}

function depth(blocks: readonly Block[]): number {
  return 1 + Math.max(0, ...blocks.filter((b) => b.children.length).map((b) => depth(b.children)));
}

function withHeadings(graph: Graph, stacks: readonly Stack[], oneLine: boolean): Stack[] | null {
  const blocks = stacks.flatMap((stack) => stack.blocks);
  const groups = new Set(blocks.map((b) => b.category)).size;
  if (blocks.length < 4 || groups < 2 || 2 * groups > blocks.length) return null;
  return stacks.map((stack) => {
    const headings: [number, string][] = [];
    let before: string | null = null;
    stack.blocks.forEach(({ category }, index) => {
      const found = graph.categories.get(category);
      if (category !== before && found) headings.push([index, found.label]);
      before = category;
    });
    return makeStack(stack.blocks, stack.levels, headings, oneLine);
  });
}

function sideHeadings(
  scene: Scene,
  measure: Measure,
  sides: [Block[], Block[]],
  room: Rect,
  scale: number,
): Heading[] {
  const central = scene.boxes.find((box) => box.central)?.rect ?? room;
  const font = SCENE_HEADING_PX * scale;
  return (["acts on it", "it acts on"] as const).flatMap((text, side) => {
    if (!sides[side]?.length) return [];
    const rects = scene.boxes
      .filter((b) => !b.central && b.rect[0] > central[0] === side > 0)
      .map((b) => b.rect);
    const start = Math.min(...rects.map((r) => r[0]));
    const end = Math.max(...rects.map((r) => r[0] + r[2]));
    const wide = measure.width(text) * font;
    const x = Math.min(Math.max((start + end - wide) / 2, room[0]), room[0] + room[2] - wide);
    const y = Math.max(
      room[1] - SCENE_STRIP * scale,
      topOfSide(scene, central, side) - SCENE_HEADING_ABOVE * font,
    );
    const rect: Rect = [x, y, wide, 1.3 * font];
    return [{ text, rect, font: rounded(font), align: "center" as const }];
  });
}

/** The height of the uppermost thing that stands beside the central box. */
function topOfSide(scene: Scene, central: Rect, side: number): number {
  const middle = central[0] + central[2] / 2;
  const rects = [...scene.boxes.filter((b) => !b.central), ...scene.words, ...scene.headings].map(
    (item) => item.rect,
  );
  const tops = rects.filter((r) => r[0] + r[2] / 2 > middle === side > 0).map((r) => r[1]);
  const points = scene.routes.flatMap((route) => route.points);
  return Math.min(...tops, ...points.filter(([x]) => x > middle === side > 0).map(([, y]) => y));
}

/** The words that count the effects left out, at the bottom right of the page. */
export function waitingHeading(count: number, page: Size): Heading[] {
  if (count <= 0) return [];
  const font = 12 * textScale(page);
  const rect: Rect = [page[0] / 2, page[1] - 1.15 * font, page[0] / 2 - font, 1.1 * font];
  return [{ text: `${count} more`, rect, font: rounded(font), align: "right" }];
}
