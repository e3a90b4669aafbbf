// The theme as the page carries it, and which of its four sets of colours is in force.
// Twin: viz/look/drawing.py

import type { Concept, Effect, Verdict } from "../document";
import type { Graph } from "../graph";
import type { THEME_NAMES } from "../rules";
import type { Theme } from "../state";

/** The line of a verdict; `mark` is a name in the table of marks. */
export interface VerdictStyle {
  color: string;
  width: number;
  dash: number[];
  mark: string;
  tint: string; // of lines that are read by their words and marks
}
/** The box of a category; `shape` is a name in the table of shapes. */
export interface CategoryStyle {
  id: string;
  shape: string;
  color: string;
  tint: string;
  text: string;
}
/** One set of colours; `dim` is the opacity of what is not lit. */
export interface Colours {
  paper: string;
  surface: string;
  ink: string;
  quiet: string;
  hairline: string;
  accent: string;
  on_accent: string;
  dim: number;
  verdicts: Record<Verdict, VerdictStyle>;
  categories: CategoryStyle[];
}
/** The sign of a verdict, in units of its size. */
export interface Mark {
  path: string;
  stroke: number;
}
/** An arrow head that points along x, in units of its length; the line ends `back` of it. */
export interface ArrowHead {
  path: string;
  fill: "line" | "paper" | "none";
  stroke: number;
  back: number;
}
/** Lengths in px at the scale 1. */
export interface Geometry {
  headLength: number;
  tipGap: number;
  bendRadius: number;
  boxRadius: number;
  border: number;
  centralBorder: number;
}
/** The look of every output, as the page carries it. */
export interface LookTable {
  geometry: Geometry;
  shapes: Record<string, string>;
  marks: Record<string, Mark>;
  arrows: Record<string, ArrowHead>;
  themes: Record<(typeof THEME_NAMES)[number], Colours>;
}
/** The name of a set of colours. */
export type ThemeName = keyof LookTable["themes"];

const dark = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(prefers-contrast: more)");

/** The set of colours that a chosen theme means now. */
export function themeInForce(theme: Theme): ThemeName {
  if (theme !== "system") return theme;
  if (contrast.matches) return "contrast";
  return dark.matches ? "dark" : "light";
}

/** Tell when the system's wish for dark or for contrast changes. */
export function onSystemTheme(listener: () => void): void {
  dark.addEventListener("change", listener);
  contrast.addEventListener("change", listener);
}

/** Everything that a drawing asks about colours and shapes. */
export class Look {
  readonly colours: Colours;
  readonly geometry: Geometry;
  readonly #categories: ReadonlyMap<string, CategoryStyle>;
  readonly #plain: CategoryStyle;
  readonly #table: LookTable;
  readonly #graph: Graph;

  constructor(
    table: LookTable,
    graph: Graph,
    readonly name: ThemeName,
    clear = false,
    readonly told = true,
  ) {
    this.#table = table;
    this.#graph = graph;
    this.colours = clear ? { ...table.themes[name], paper: "transparent" } : table.themes[name];
    this.geometry = table.geometry;
    this.#categories = new Map(this.colours.categories.map((style) => [style.id, style]));
    const { ink, surface, quiet } = this.colours;
    this.#plain = this.#categories.get("") ?? { id: "", shape: "", color: quiet, tint: surface, text: ink };
  }

  category(concept: Concept): CategoryStyle {
    return this.#categories.get(concept.category) ?? this.#plain;
  }
  /** The style of a category by its id. */
  named(category: string): CategoryStyle {
    return this.#categories.get(category) ?? this.#plain;
  }
  /** An arrow head by its name. */
  head(name: string): ArrowHead {
    return this.#table.arrows[name] ?? { path: "", fill: "none", stroke: 0, back: 0 };
  }
  /** Where the evidence is not told, every line looks as if nobody had looked. */
  verdict(verdict: Verdict): VerdictStyle {
    return this.colours.verdicts[this.told ? verdict : "not-checked"];
  }
  shape(name: string): string {
    return this.#table.shapes[name] ?? "";
  }
  mark(name: string): Mark | undefined {
    return name ? this.#table.marks[name] : undefined;
  }

  arrow(effect: Effect): ArrowHead {
    return this.head(this.#graph.relations.get(effect.relation)?.arrow ?? "open");
  }
}
