// What the page carries is written small: here it becomes what the viewer uses.
// Twin: viz/page/packed.py
// Twin: viz/page/data.py

import { type Columns, records } from "./columns";
import type { Concept, Effect, FontMetrics, GraphDocument, PageData, Point, Rect, View } from "./document";

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
interface PackedView extends Partial<Drawn> {
  id: string;
  kind: View["kind"];
  title: string;
  size: [number, number];
  drawn?: string; // all that is drawn, as a text, in a large page
  lit: string[];
  pages: string[];
}
interface Drawn {
  boxes: Box[];
  words: Words[];
  routes: Line[];
  headings: Heading[];
}
type Advances = [characters: string, thousandths: number[]];
/** What stands in the page: ids as numbers, lengths in tenths of a px, what is usual left out. */
export interface PackedData extends Omit<PageData, "graph" | "views" | "font"> {
  graph: Omit<GraphDocument, "concepts" | "effects"> & {
    concepts: (Partial<Concept> & { id: string })[] | Columns;
    effects: (Partial<Effect> & { id: string })[] | Columns;
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
/** Makes an effect of which nothing was written; what it says in its own words is put together when it is read. */
function blankEffect(concepts: ReadonlyMap<string, Concept>): () => Effect {
  class Blank implements Effect {
    id = "";
    source = "";
    target = "";
    label = "";
    relation = "";
    sign = "unknown" as const;
    level = "core" as const;
    when = "";
    how = "";
    hedge = "";
    note = "";
    quote = "";
    verdict = "not-checked" as const;
    certainty = "" as const;
    evidence = [];
    reading = "";

    /** As `ConceptGraph.sentence` says it. */
    get sentence(): string {
      const source = concepts.get(this.source)?.title ?? this.source,
        target = concepts.get(this.target)?.label ?? this.target;
      return `${source} ${this.label} ${target}${this.when ? ` ${this.when}` : ""}`;
    }
  }
  return () => new Blank();
}

/** The same as the viewer uses it. */
export function unpacked(data: PackedData): PageData {
  const concepts = records<Concept>(data.graph.concepts, () => ({ id: "", ...BLANK_CONCEPT }));
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const effects = records(data.graph.effects, blankEffect(byId));
  const views = data.views.map((view) => unpackedView(view, concepts, effects));
  return { ...data, graph: { ...data.graph, concepts, effects }, views, font: metrics(data.font) };
}

function unpackedView(
  { size, drawn, boxes, words, routes, headings, ...rest }: PackedView,
  concepts: readonly Concept[],
  effects: readonly Effect[],
): View {
  const idOf = (of: readonly { id: string }[], place: Place): string =>
    typeof place === "number" ? of[place]!.id : place;
  let whole = { boxes, words, routes, headings } as Drawn;
  const made: { [Key in keyof Drawn]: () => View[Key] } = {
    boxes: () =>
      whole.boxes.map(([concept, x, y, w, h, font, lines, central]) => ({
        concept: idOf(concepts, concept),
        ...placed(x, y, w, h, font),
        lines: rows(lines),
        central: central === 1,
      })),
    words: () =>
      whole.words.map(([ids, x, y, w, h, font, mark, lines]) => ({
        effects: ids.map((id) => idOf(effects, id)),
        ...placed(x, y, w, h, font),
        lines: rows(lines),
        mark: mark / 10,
      })),
    routes: () =>
      whole.routes.map(([effect, ...steps]) => ({ effect: idOf(effects, effect), points: points(steps) })),
    headings: () =>
      whole.headings.map(([text, x, y, w, h, font, align]) => ({ text, ...placed(x, y, w, h, font), align })),
  };
  const view = { ...rest, width: size[0] / 10, height: size[1] / 10 } as View;
  // What is drawn is made when it is asked for: in a large page that takes long.
  for (const [key, make] of Object.entries(made))
    Object.defineProperty(view, key, {
      enumerable: true,
      configurable: true,
      get: () => {
        if (drawn) whole = JSON.parse(drawn);
        drawn = "";
        const value = make();
        Object.defineProperty(view, key, { value });
        return value;
      },
    });
  return view;
}

function placed(x: number, y: number, w: number, h: number, font: number): { rect: Rect; font: number } {
  return { rect: [x / 10, y / 10, w / 10, h / 10], font: font / 10 };
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
