// What the page carries as JSON: the graph, its views and its theme, in the words of the graph file.
// Lists, not objects keyed by id: an id may be anything.

import type { ARROWS, BLANKS, CERTAINTIES, LEVELS, SIGNS, STANCES, VERDICTS, VIEW_KINDS } from "./rules";

/** What an effect does to its target: more, less, either, both at once, nothing, not said. */
export type Sign = (typeof SIGNS)[number];
/** The head of an effect's line. */
export type Arrow = (typeof ARROWS)[number];
/** What the references, taken together, say of an effect. */
export type Verdict = (typeof VERDICTS)[number];
/** How sure the evidence is; "" where nobody judged it. */
export type Certainty = (typeof CERTAINTIES)[number] | "";
/** What one reference says of an effect. */
export type Stance = (typeof STANCES)[number];
/** Whether an effect stands in the overview, or only where it is seen closer. */
export type Level = (typeof LEVELS)[number];

/** A group of concepts; its place in the file gives its colour and shape. */
export interface Category {
  id: string;
  label: string;
  color: string;
  shape: string;
}
/** A concept: its label in a sentence, its title above one; `broader` and `opposite` are ids. */
export interface Concept {
  id: string;
  label: string;
  title: string;
  category: string;
  definition: string;
  aka: string[];
  broader: string;
  opposite: string[];
  holds?: string[]; // of the box of a shut group: the concepts in it
  more?: number; // neighbours in the corpus, of which this is a slice, that are not shown beside it
}
/** The corpus of which the graph is a slice, what was asked of it, and how much there is. */
export interface Corpus {
  address: string;
  query: string;
  date: string;
  engine: string;
  concepts: number;
  effects: number;
  sentences: number;
}
/** A kind of effect; `reading` is a pattern with {source} and {target}, `amount`: it says how much there is. */
export interface Relation {
  id: string;
  sign: Sign;
  arrow: Arrow;
  reading: string;
  foreign?: boolean; // English, of words that are not
  amount: boolean;
}
/** What one reference, by its id, found about an effect. */
export interface Evidence {
  reference: string;
  stance: Stance;
  finding: string;
  quote?: string; // a sentence of the reference itself
  kind?: "machine-read"; // who read it out of the reference; a person where it is not said
}
/** An arrow from one concept to another, with what backs it; `source` and `target` are ids. */
export interface Effect {
  id: string;
  source: string;
  target: string;
  label: string;
  relation: string;
  sign: Sign;
  level: Level;
  when: string;
  how: string;
  hedge: string;
  note: string;
  quote: string;
  verdict: Verdict;
  certainty: Certainty;
  evidence: Evidence[];
  sentence: string; // in its own words, no full stop
  reading: string; // in plain words, where they are not the pattern of its relation (`Graph.readingOf`)
  claim?: string; // the sentence told as no more than the verdict allows: as what is said, where it is not shown
  holds?: string[]; // of a line at a shut group: the effects that it stands for
  papers?: number; // how many papers of a corpus state it
  implied?: "verb" | "sign-word" | "turned" | "none"; // by which rule its words were read, where nothing is declared
}
/** A source of evidence. */
export interface Reference {
  id: string;
  title: string;
  citation: string; // citation: authors, year, venue as one line
  url: string; // http(s), mailto or doi link, already checked; "" when there is none
}
/** A sentence of the article. */
export interface Sentence {
  text: string;
  effects: string[];
} // effects quoted from this sentence
/** A paragraph of the article. */
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
  levels: Level[];
  references: string[];
  hide: boolean;
}
/** One step of a tour; `view` is the id of what it shows, `lit` ids of what stands out there. */
export interface Step {
  id: string; // its name in links, its own within the tour
  view: string;
  say: string;
  title: string;
  heading?: string; // what stands above it before an audience where it has no title: what it says first, or shows
  lit: string[];
  step: StepSource;
  ask?: string; // a question, posed before the rest is told
  blank?: (typeof BLANKS)[number]; // no picture: the words alone
  near?: string; // the view before an audience, when all of it could not be read from afar
  filter?: LeftIn;
  shut?: string[]; // groups that stand as one box each, by any name
  go?: string[]; // steps that one may go to from here: ids, or TOUR:STEP
}
/** Steps told in order. */
export interface Tour {
  id: string;
  title: string;
  steps: Step[];
  offered?: boolean; // made where the file tells none
}

/** The whole graph as the file has it. */
export interface GraphDocument {
  title: string;
  description: string;
  language: string;
  categories: Category[];
  concepts: Concept[];
  relations: Relation[];
  effects: Effect[];
  opposites?: Effect[]; // links between opposites, in the shape of effects, which they are not
  references: Reference[];
  article: Paragraph[];
  tours: Tour[];
  corpus?: Corpus;
  slice?: string; // the command that shows more of a concept, {concept} in the place of its name
}

/** A rectangle in px of the view, from its upper left corner. */
export type Rect = [x: number, y: number, width: number, height: number];
/** A place in px of the view, y down. */
export type Point = [x: number, y: number];
/** A concept in its place, its name wrapped; `font` in px. */
export interface ConceptBox {
  concept: string;
  rect: Rect;
  lines: string[];
  font: number;
  central?: boolean;
  bare?: boolean; // a name alone, on the card of its group
  below?: number; // room under the name for what is told of the concept, px
}
/** Words in their line; several effects may share them. `font` and `mark`, the width kept for a mark, in px. */
export interface WordsBox {
  effects: string[];
  rect: Rect;
  lines: string[];
  font: number;
  mark?: number;
}
/** The line of an effect from its source to its target. */
export interface Route {
  effect: string;
  points: Point[];
}
/** A text that stands for itself; `font` in px. */
export interface Heading {
  text: string;
  rect: Rect;
  font: number;
  align: "left" | "center" | "right";
}
/** A line of text beside boxes and arrows, `at` its edge by `align`; `leads` is the view that it opens, `of` what it tells of. */
export interface Note {
  text: string;
  at: Point;
  font: number;
  tone: "ink" | "quiet" | "accent" | Verdict;
  strong: boolean;
  align: "left" | "center" | "right";
  leads: string;
  of: string;
}
/** The ground of a group of names. */
export interface Card {
  key: string;
  rect: Rect;
  open: boolean;
  folded: boolean;
}
/** Effects of one verdict that are not drawn one by one. */
export interface Band {
  verdict: Verdict;
  effects: string[];
  outline: Point[];
}
/** A small drawing at its middle; `size` is half of a category's, the whole of others. */
export interface GroundSign {
  kind: "category" | "verdict" | "arrow";
  name: string;
  at: Point;
  size: number;
}
/** What the map has besides boxes, words and lines. */
export interface Ground {
  bands: Band[];
  cards: Card[];
  trunk: Point[];
  signs: GroundSign[];
  notes: Note[];
  mirrored: boolean;
}
/** The plan of the map: effects by id; one may be gone from a file that changes. */
export interface PackedPlan {
  hub: string;
  inward: boolean;
  across: string[];
  communities?: [key: string, name: string, concepts: string[]][]; // in a graph without categories
  groups: {
    key: string;
    title: string;
    start: string;
    categories: string[];
    first: number;
    rows: string[][];
  }[];
}
/** What is shown and where; `lit` stands out in it, `pages` are the views of its parts. */
export interface View {
  id: string;
  kind: (typeof VIEW_KINDS)[number];
  title: string;
  width: number;
  height: number;
  boxes: ConceptBox[];
  words: WordsBox[];
  routes: Route[];
  headings: Heading[];
  lit: string[];
  pages: string[];
  ground?: Ground;
  factor?: number; // px of the stage for one of the map, or of a view that is too long for its stage
  quiet?: boolean; // laid out to be read: lines are quiet until they are lit
  read?: boolean; // an overview in text of the size that is good to read; true: as the page's text draws it
  begin?: Point; // the middle of what is seen first, where it is long and has no central concept
  long?: boolean; // goes beyond the stage: it is moved there, not made smaller
}

/** Advance widths of the page's font in em, for texts laid out in the page. */
export interface FontMetrics {
  family: string;
  lineHeight: number;
  regular: Record<string, number>;
  semibold: Record<string, number>;
  /** Lengths of the pieces of texts, as drawn, that may not simply break at their blanks; behind a soft hyphen, where
   *  a word may be parted that has no room. */
  breaks?: Record<string, readonly number[]>;
}

/** All that the page carries, once it is unpacked; `start` is the id of its first view. */
export interface PageData {
  graph: GraphDocument;
  views: View[];
  start: string;
  map: PackedPlan;
  look: string;
  theme: unknown;
  font: FontMetrics;
}
