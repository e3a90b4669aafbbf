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
import { leads } from "../../viz/viewer/src/ask/leads";
import { paths } from "../../viz/viewer/src/ask/paths";
import { question } from "../../viz/viewer/src/ask/question";
import { understood } from "../../viz/viewer/src/ask/understood";
import { isUnshown } from "../../viz/viewer/src/ask/told";
import { mapView } from "../../viz/viewer/src/door/place";
import { planOf } from "../../viz/viewer/src/door/plan";
import { conceptPasses, effectPasses } from "../../viz/viewer/src/filter";
import { Graph } from "../../viz/viewer/src/graph";
import { focusView, pathView, ringView, type FocusOptions } from "../../viz/viewer/src/near";
import { measureOf, shown, type Weight } from "../../viz/viewer/src/near/text";
import { shutContent } from "../../viz/viewer/src/shut/content";
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

interface Broken {
  breaks: Record<string, number[]>;
}
interface OnGraph extends Broken {
  graph: GraphDocument;
}
interface MapCase {
  plan: PackedPlan;
  page: [number, number];
  opened: string;
  rightward: boolean;
  said: Words;
}
interface ShutCase {
  plan: PackedPlan;
  names: string[];
  plain: boolean;
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
  focus: ({ graph, concept, options, breaks }: OnGraph & { concept: string; options: FocusOptions }) =>
    focusView(new Graph(graph), concept, options, { ...font, breaks }),
  chain: ({ graph, path, page, breaks }: OnGraph & { path: string[]; page: [number, number] }) =>
    pathView(new Graph(graph), path, graph.effects, { page }, { ...font, breaks }),
  ring: ({ graph, ring, page, breaks }: OnGraph & { ring: string[]; page: [number, number] }) =>
    ringView(new Graph(graph), ring, graph.effects, { page, id: "ring" }, { ...font, breaks }),
  wrapping: ({ text, weight, breaks }: Broken & { text: string; weight: Weight }) =>
    measureOf({ ...font, breaks }).wrappings(text, weight),
  shut: ({ graph, plan, names, plain, said }: OnGraph & ShutCase) => {
    const known = new Graph(graph);
    known.communities = plan.communities;
    const { boxes, links } = shutContent(
      known, said, graph.concepts.map(({ id }) => id), graph.effects, known.keysOf(names), plain,
    );
    return {
      boxes: boxes.map((box) => [box.id, box.label, box.category]),
      links: links.map((e) => [e.id, e.source, e.target, e.label, e.verdict, e.relation, e.sign, e.level]),
    };
  },
  map: ({ graph, plan, page, breaks, ...wish }: OnGraph & MapCase) => {
    const known = new Graph(graph);
    const { width, height, boxes, words, routes, ground } = mapView(known, planOf(plan, known, () => true), page, wish, { ...font, breaks });
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
  leads: ({ graph, goal, steps }: OnGraph & { goal: string; steps: [number] | [] }) =>
    leads(new Graph(graph), goal, () => true, ...steps).map((one) => ({ ...one, way: ids(one.way) })),
  question: ({ graph, text }: OnGraph & { text: string }) => {
    const known = new Graph(graph);
    const asked = understood(known, text);
    const sides = [asked.sources, asked.targets, asked.either];
    return {
      words: asked.words,
      sides: sides.map((side) => side.map(({ places, concepts }) => [places, [...concepts]])),
      relation: asked.relation,
      verdicts: asked.verdicts,
      rows: question(known, text).map(ids),
    };
  },
  filter: ({ graph, sides }: OnGraph & { sides: Sides }) => {
    const [known, filter] = [new Graph(graph), { ...sides, hide: false }];
    return {
      effects: graph.effects.map((effect) => effectPasses(known, filter, effect)),
      concepts: graph.concepts.map((concept) => conceptPasses(known, filter, concept, [])),
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
    const known = new Graph(graph);
    const { concepts } = graph;
    const effects = graph.effects.map((effect) => ({ ...effect, sentence: effect.sentence, reading: known.readingOf(effect) }));
    const texts = [...concepts.map(({ title }) => title), ...effects.map(({ label }) => label)];
    return { concepts, effects, views, widths: texts.map((text) => measureOf(font).width([...shown(text)].slice(0, 80).join(""))) };
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

