// The page's side of the table of twins: by the name of its entry in rules.py, what the page answers to a case.

import type {
  Concept,
  Effect,
  FontMetrics,
  GraphDocument,
  LeftIn,
  PackedPlan,
  Point,
  Rect,
  Sign,
  Verdict,
} from "../../viz/viewer/src/document";
import { netSign, weakest, weakness } from "../../viz/viewer/src/ask/backing";
import { follows } from "../../viz/viewer/src/ask/follows";
import { loops } from "../../viz/viewer/src/ask/loops";
import { paths } from "../../viz/viewer/src/ask/paths";
import { isUnshown } from "../../viz/viewer/src/ask/told";
import { mapView } from "../../viz/viewer/src/door/place";
import { planOf } from "../../viz/viewer/src/door/plan";
import { conceptPasses, effectPasses } from "../../viz/viewer/src/filter";
import { Graph } from "../../viz/viewer/src/graph";
import { focusView, pathView, type FocusOptions } from "../../viz/viewer/src/near";
import { measureOf, shown, type Weight } from "../../viz/viewer/src/near/text";
import { crowdPaths } from "../../viz/viewer/src/stage/crowd";
import { sharedStyle } from "../../viz/viewer/src/stage/draw";
import { drawnRoute } from "../../viz/viewer/src/stage/geometry";
import { Look, type LookTable, type ThemeName } from "../../viz/viewer/src/stage/look";
import type { RouteItem } from "../../viz/viewer/src/stage/items";
import { oppositeLines } from "../../viz/viewer/src/stage/opposites";
import { drawingScale } from "../../viz/viewer/src/stage/scene";
import { trunks } from "../../viz/viewer/src/stage/trunks";
import type { Words } from "../../viz/viewer/src/words";
import { unpacked, type PackedData } from "../../viz/viewer/src/unpack";

let font: FontMetrics;

/** Measure with this font from now on. */
export function useFont(metrics: FontMetrics): void {
  font = metrics;
}

interface OnGraph {
  graph: GraphDocument;
}
interface MapCase {
  plan: PackedPlan;
  page: [number, number];
  opened: string;
  rightward: boolean;
  said: Words;
}
type Sides = Omit<LeftIn, "hide">;

const ids = (effects: readonly Effect[]): string[] => effects.map(({ id }) => id);

/** A path in words and numbers, so that numbers can be compared as numbers. */
function told(d: string): (string | number)[] {
  return (d.match(/[A-Z]|-?[\d.]+/g) ?? []).map((part) => (/[A-Z]/.test(part) ? part : Number(part)));
}

/** The points of a path of M, L, H and V, without those that repeat the one before. */
function pointsOf(d: string): Point[] {
  const found: Point[] = [];
  for (const [, letter, first, second] of d.matchAll(/([MLHV])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    const [x, y] = found.at(-1) ?? [0, 0];
    const next: Point =
      letter === "H" ? [Number(first), y] : letter === "V" ? [x, Number(first)] : [Number(first), Number(second)];
    if (letter === "M" || next[0] !== x || next[1] !== y) found.push(next);
  }
  return found;
}

export const RULES = {
  focus: ({ graph, concept, options }: OnGraph & { concept: string; options: FocusOptions }) =>
    focusView(new Graph(graph), concept, options, font),
  map: ({ graph, plan, page, ...wish }: OnGraph & MapCase) => {
    const known = new Graph(graph);
    const { width, height, boxes, words, routes, ground } = mapView(known, planOf(plan, known, () => true), page, wish, font);
    return {
      size: [width, height],
      boxes: boxes.map((b) => [b.concept, b.rect, b.lines, b.font, b.bare ?? false, b.below ?? 0]),
      words: words.map((w) => [w.effects, w.rect, w.lines]),
      routes: routes.map((r) => [r.effect, r.points]),
      bands: ground!.bands.map((b) => [b.verdict, b.effects, b.outline]),
      cards: ground!.cards.map((c) => [c.key, c.rect, c.open, c.folded]),
      trunk: ground!.trunk,
      signs: ground!.signs.map((s) => [s.kind, s.name, s.at, s.size]),
      notes: ground!.notes.map((n) => [n.text, n.at, n.font, n.tone, n.strong, n.align, n.leads, n.of]),
    };
  },
  chain: ({ graph, path, page }: OnGraph & { path: string[]; page: [number, number] }) =>
    pathView(new Graph(graph), path, graph.effects, { page }, font),
  wrapping: ({ text, weight }: { text: string; weight: Weight }) => measureOf(font).wrappings(text, weight),
  backing: ({ graph, signs, verdict }: OnGraph & { signs: Sign[]; verdict: Verdict }) => ({
    sign: netSign(signs),
    weakest: weakest(graph.effects).id,
    weakness: graph.effects.map(weakness),
    unshown: isUnshown(verdict),
  }),
  paths: ({ graph, from, to, options }: OnGraph & { from: string; to: string; options: object }) =>
    paths(new Graph(graph), from, to, options).map(({ effects, sign, weakest }) => [
      ids(effects),
      sign,
      weakest.id,
    ]),
  loops: ({ graph, options }: OnGraph & { options: object }) =>
    loops(new Graph(graph), options).map(({ effects, kind, weakest }) => [ids(effects), kind, weakest.id]),
  follows: ({ graph, start, steps }: OnGraph & { start: string; steps: [number] | [] }) =>
    follows(new Graph(graph), start, () => true, ...steps).map((one) => ({ ...one, by: ids(one.by) })),
  filter: ({ graph, sides }: OnGraph & { sides: Sides }) => {
    const [known, filter] = [new Graph(graph), { ...sides, hide: false }];
    return {
      effects: graph.effects.map((effect) => effectPasses(known, filter, effect)),
      concepts: graph.concepts.map((concept) => conceptPasses(known, filter, concept, () => false)),
    };
  },
  opposites: ({ graph, rects, drawn }: OnGraph & { rects: [string, Rect][]; drawn: string[] }) =>
    oppositeLines(new Graph(graph), new Map(rects), drawn, [1000, 700]),
  route: ({ points, sizes }: { points: Point[]; sizes: [number, number, number, number] }) => {
    const drawn = drawnRoute(points, ...sizes);
    return { ...drawn, d: told(drawn.d) };
  },
  trunks: ({ lines }: { lines: Point[][] }) => trunks(lines),
  crowd: ({ lines }: { lines: Point[][] }) => {
    const items = lines.map((points) => ({ route: { effect: "", points } }) as RouteItem);
    return crowdPaths(items).map(pointsOf);
  },
  unpack: ({ page }: { page: PackedData }) => {
    const { graph, views, font } = unpacked(page);
    const { concepts, effects } = graph;
    const texts = [...concepts.map(({ title }) => title), ...effects.map(({ label }) => label)];
    const width = (text: string) => measureOf(font).width(shown(text)) / Math.max(1, [...text].length / 80);
    return { concepts, effects, views, widths: texts.map(width) };
  },
  look: ({ graph, effects, table, theme }: OnGraph & { effects: string[]; table: LookTable; theme: ThemeName }) => {
    const known = new Graph(graph);
    const look = new Look(table, known, theme);
    return {
      shared: sharedStyle(known, look, effects),
      concepts: graph.concepts.map((concept: Concept) => look.category(concept)),
      arrows: graph.effects.map((effect) => look.arrow(effect)),
    };
  },
  scale: ({ fonts }: { fonts: number[] }) => drawingScale(fonts.map((one) => ({ font: one }))),
} satisfies Record<string, (given: never) => unknown>;

