// What the page carries is written small: here it becomes what the viewer uses.
// Twin: viz/page/packed.py
// Twin: viz/page/data.py

import type { Concept, Effect, FontMetrics, GraphDocument, PageData, Point, View } from "./document";

/** A place in the file; what belongs to a shut group, which is none of the graph's own, stands by its id. */
type Place = number | string;
type Box = [
  concept: Place,
  x: number,
  y: number,
  w: number,
  h: number,
  font: number,
  lines: string,
  central: number,
];
type Words = [
  effects: Place[],
  x: number,
  y: number,
  w: number,
  h: number,
  font: number,
  mark: number,
  lines: string,
];
type Heading = [
  text: string,
  x: number,
  y: number,
  w: number,
  h: number,
  font: number,
  align: "left" | "center" | "right",
];
type Line = [effect: Place, ...steps: number[]];
/** Ids are places in the file, lengths tenths of px; a route's points follow each other by steps. */
interface PackedView {
  id: string;
  kind: View["kind"];
  title: string;
  size: [number, number];
  boxes: Box[];
  words: Words[];
  routes: Line[] | string; // a text of them in a large page
  headings: Heading[];
  lit: string[];
  pages: string[];
}
type Advances = [characters: string, thousandths: number[]];
/** What stands in the page: ids as numbers, lengths in tenths of a px, what is usual left out. */
export interface PackedData extends Omit<PageData, "graph" | "views" | "font"> {
  graph: Omit<GraphDocument, "concepts" | "effects"> & {
    concepts: (Partial<Concept> & { id: string })[];
    effects: (Partial<Effect> & { id: string })[];
  };
  views: PackedView[];
  font: Omit<FontMetrics, "regular" | "semibold"> & { regular: Advances; semibold: Advances };
}

const BLANK_CONCEPT = {
  label: "",
  title: "",
  category: "",
  definition: "",
  aka: [],
  broader: "",
  opposite: [],
};
/** The effect in its own words, as `ConceptGraph.sentence` says it. */
function speak(effect: Effect, concepts: ReadonlyMap<string, Concept>): Effect {
  const source = concepts.get(effect.source)?.title ?? effect.source,
    target = concepts.get(effect.target)?.label ?? effect.target;
  effect.sentence = `${source} ${effect.label} ${target}${effect.when ? ` ${effect.when}` : ""}`;
  return effect;
}

const BLANK_EFFECT = {
  source: "",
  target: "",
  label: "",
  relation: "",
  sign: "unknown",
  level: "core",
  when: "",
  how: "",
  hedge: "",
  note: "",
  quote: "",
  verdict: "not-checked",
  certainty: "",
  evidence: [],
  sentence: "",
  reading: "",
} as const;

/** The same as the viewer uses it. */
export function unpacked(data: PackedData): PageData {
  const concepts = data.graph.concepts.map((concept): Concept => ({ ...BLANK_CONCEPT, ...concept }));
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const effects = data.graph.effects.map((effect) =>
    speak({ ...BLANK_EFFECT, evidence: [], ...effect }, byId),
  );
  const views = data.views.map((view) => unpackedView(view, concepts, effects));
  return { ...data, graph: { ...data.graph, concepts, effects }, views, font: metrics(data.font) };
}

function unpackedView(view: PackedView, concepts: readonly Concept[], effects: readonly Effect[]): View {
  const { size, boxes, words, routes, headings, ...rest } = view;
  const idOf = (of: readonly { id: string }[], place: Place): string =>
    typeof place === "number" ? of[place]!.id : place;
  return {
    ...rest,
    width: size[0] / 10,
    height: size[1] / 10,
    boxes: boxes.map(([concept, x, y, w, h, font, lines, central]) => ({
      concept: idOf(concepts, concept),
      rect: [x / 10, y / 10, w / 10, h / 10],
      font: font / 10,
      lines: rows(lines),
      central: central === 1,
    })),
    words: words.map(([ids, x, y, w, h, font, mark, lines]) => ({
      effects: ids.map((id) => idOf(effects, id)),
      rect: [x / 10, y / 10, w / 10, h / 10],
      font: font / 10,
      mark: mark / 10,
      lines: rows(lines),
    })),
    // Those of a large overview take long, and it may never be asked for.
    get routes() {
      const lines: Line[] = typeof routes === "string" ? JSON.parse(routes) : routes;
      const value = lines.map(([effect, ...steps]) => ({
        effect: idOf(effects, effect),
        points: points(steps),
      }));
      Object.defineProperty(this, "routes", { value });
      return value;
    },
    headings: headings.map(([text, x, y, w, h, font, align]) => ({
      text,
      rect: [x / 10, y / 10, w / 10, h / 10],
      font: font / 10,
      align,
    })),
  };
}

function rows(lines: string): string[] {
  return lines ? lines.split("\n") : [];
}

function points(steps: readonly number[]): Point[] {
  const found: Point[] = [];
  let x = 0,
    y = 0;
  for (let i = 0; i + 1 < steps.length; i += 2) {
    x += steps[i]!;
    y += steps[i + 1]!;
    found.push([x / 10, y / 10]);
  }
  return found;
}

function metrics(font: PackedData["font"]): FontMetrics {
  return { ...font, regular: advances(font.regular), semibold: advances(font.semibold) };
}

function advances([characters, thousandths]: Advances): Record<string, number> {
  return Object.fromEntries([...characters].map((char, index) => [char, thousandths[index]! / 1000]));
}
