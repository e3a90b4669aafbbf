// What the page carries as JSON: the graph, its views and its theme, in the words of the graph file.
// Lists, not objects keyed by id: an id may be anything.

export type Sign = "+" | "-" | "regulates" | "mixed" | "none" | "unknown";
export type Arrow = "triangle" | "bar" | "diamond" | "open" | "none";
export type Verdict = "supported" | "mixed" | "contradicted" | "not-found" | "not-checked";
export type Certainty = "high" | "moderate" | "low" | "none" | "";
export type Stance = "supports" | "partly" | "contradicts" | "no-evidence";

export interface Category {
  id: string;
  label: string;
  color: string;
  shape: string;
}
export interface Concept {
  id: string;
  label: string;
  title: string;
  category: string;
  definition: string;
  aka: string[];
  broader: string;
  opposite: string[];
}
export interface Relation {
  id: string;
  sign: Sign;
  arrow: Arrow;
  reading: string;
  amount: boolean;
}
export interface Evidence {
  reference: string;
  stance: Stance;
  finding: string;
}
export interface Effect {
  id: string;
  source: string;
  target: string;
  label: string;
  relation: string;
  sign: Sign;
  level: "core" | "detail";
  when: string;
  how: string;
  hedge: string;
  note: string;
  quote: string;
  verdict: Verdict;
  certainty: Certainty;
  evidence: Evidence[];
  sentence: string; // in its own words, no full stop
  reading: string; // the relation's plain reading
}
export interface Reference {
  id: string;
  title: string;
  citation: string; // citation: authors, year, venue as one line
  url: string; // http(s), mailto or doi link, already checked; "" when there is none
}
export interface Sentence {
  text: string;
  effects: string[];
} // effects quoted from this sentence
export interface Paragraph {
  heading: number;
  sentences: Sentence[];
} // heading: 0, or 1-3
/** What a step shows, in the words of the graph file; one of show, path, focus and overview is given, or nothing. */
export interface StepSource {
  show?: string[];
  path?: string[];
  focus?: string;
  hops?: number;
  overview?: string;
  effects?: string[];
}
/** What a step leaves in; as the `Filter` of state.ts. */
export interface LeftIn {
  categories: string[];
  relations: string[];
  signs: Sign[];
  verdicts: Verdict[];
  certainties: Certainty[];
  levels: ("core" | "detail")[];
  references: string[];
  hide: boolean;
}
export interface Step {
  view: string;
  say: string;
  title: string;
  lit: string[];
  step: StepSource;
  ask?: string; // a question, posed before the rest is told
  blank?: "dark" | "light"; // no picture: the words alone
  near?: string; // the view before an audience, when all of it could not be read from afar
  filter?: LeftIn;
}
export interface Tour {
  id: string;
  title: string;
  steps: Step[];
}

export interface GraphDocument {
  title: string;
  description: string;
  language: string;
  categories: Category[];
  concepts: Concept[];
  relations: Relation[];
  effects: Effect[];
  references: Reference[];
  article: Paragraph[];
  tours: Tour[];
}

export type Rect = [x: number, y: number, width: number, height: number];
export type Point = [x: number, y: number];
export interface ConceptBox {
  concept: string;
  rect: Rect;
  lines: string[];
  font: number;
  central?: boolean;
}
export interface WordsBox {
  effects: string[];
  rect: Rect;
  lines: string[];
  font: number;
  mark?: number;
}
export interface Route {
  effect: string;
  points: Point[];
}
export interface Heading {
  text: string;
  rect: Rect;
  font: number;
  align: "left" | "center" | "right";
}
export interface View {
  id: string;
  kind: "overview" | "focus" | "tour" | "path" | "category";
  title: string;
  width: number;
  height: number;
  boxes: ConceptBox[];
  words: WordsBox[];
  routes: Route[];
  headings: Heading[];
  lit: string[];
  pages: string[];
  long?: boolean; // goes beyond the stage: it is moved there, not made smaller
}

/** Advance widths of the page's font in em, for texts laid out in the page. */
export interface FontMetrics {
  family: string;
  lineHeight: number;
  regular: Record<string, number>;
  semibold: Record<string, number>;
}

export interface PageData {
  graph: GraphDocument;
  views: View[];
  start: string;
  look: string;
  theme: unknown;
  font: FontMetrics;
}
