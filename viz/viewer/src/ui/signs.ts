// The small drawings of the interface: verdict marks, category shapes, arrow heads, icons; paths from the theme.

import type { Arrow, Concept, Effect, Verdict } from "../document";
import type { Graph } from "../graph";
import { h, s } from "./dom";

interface Mark { path: string; stroke: number }
interface Head { path: string; fill: "line" | "paper" | "none"; stroke: number; back: number }
interface LineStyle { width: number; dash: number[]; mark: string }
interface ThemeTable {
  shapes: Record<string, string>; marks: Record<string, Mark>; arrows: Record<string, Head>;
  themes: { light: { verdicts: Record<string, LineStyle>; categories: { id: string; shape: string }[] } };
}

const ICONS = {
  search: "M10.5 10.5 L14 14 M11.5 7 A4.5 4.5 0 1 1 2.5 7 A4.5 4.5 0 1 1 11.5 7",
  plus: "M8 3 V13 M3 8 H13", minus: "M3 8 H13", close: "M4 4 L12 12 M12 4 L4 12",
  fit: "M2.5 6 V2.5 H6 M10 2.5 H13.5 V6 M13.5 10 V13.5 H10 M6 13.5 H2.5 V10",
  menu: "M3 4.5 H13 M3 8 H13 M3 11.5 H13", next: "M6 3.5 L10.5 8 L6 12.5", previous: "M10 3.5 L5.5 8 L10 12.5",
  swap: "M3 5.5 H12.5 M10 3 L12.5 5.5 L10 8 M13 10.5 H3.5 M6 8 L3.5 10.5 L6 13",
  notes: "M3 2.5 H13 V13.5 H3 Z M5.5 6 H10.5 M5.5 9 H10.5", caption: "M2 3.5 H14 V12.5 H2 Z M4.5 9.8 H11.5",
  dark: "M13 9.6 A5.6 5.6 0 1 1 6.4 3 A4.6 4.6 0 0 0 13 9.6 Z",
  legend: "M2.5 4 H5 M2.5 8 H5 M2.5 12 H5 M7.5 4 H13.5 M7.5 8 H13.5 M7.5 12 H13.5",
} as const;
export type IconName = keyof typeof ICONS;

export function icon(name: IconName): SVGElement {
  return s("svg", { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" }, s("path", { d: ICONS[name] }));
}

export class Signs {
  readonly #shapes: ReadonlyMap<string, string>;
  readonly #graph: Graph;
  readonly #table: ThemeTable;

  constructor(graph: Graph, theme: unknown) {
    this.#graph = graph;
    this.#table = theme as ThemeTable;
    this.#shapes = new Map(this.#table.themes.light.categories.map(({ id, shape }) => [id, shape]));
  }

  /** A verdict's mark, drawn in the verdict's colour; nothing for what was not checked. */
  mark(verdict: Verdict): SVGElement | null {
    const mark = this.#table.marks[this.#line(verdict).mark];
    if (!mark) return null;
    return s("svg", { class: `mark v-${verdict}`, viewBox: "-.6 -.6 1.2 1.2", "aria-hidden": "true" },
      s("path", { d: mark.path, "stroke-width": mark.stroke }));
  }

  /** A category's shape in its colour. */
  shape(category: string): SVGElement {
    const path = this.#table.shapes[this.#shapes.get(category) ?? "circle"] ?? this.#table.shapes["circle"] ?? "";
    const number = this.#graph.categoryNumber(category);
    const drawing = s("svg", { class: "shape", viewBox: "-1.3 -1.3 2.6 2.6", "aria-hidden": "true" },
      s("path", { d: path, "fill-rule": "evenodd" }));
    drawing.style.setProperty("--own", `var(--c${number})`);
    return drawing;
  }

  shapeOf(concept: Concept): SVGElement { return this.shape(concept.category); }

  /** A short arrow with this head, in ink or in a verdict's line. */
  arrow(arrow: Arrow, verdict?: Verdict): SVGElement {
    const head = this.#table.arrows[arrow];
    const line = this.#line(verdict ?? "supported");
    const end = 42 - 9 * (head?.back ?? 0);
    return s("svg", { class: `arrow ${verdict ? `v-${verdict}` : ""}`, viewBox: "0 0 44 16", "aria-hidden": "true" },
      s("path", { class: "line", d: `M 1 8 H ${end}`, "stroke-width": line.width, "stroke-dasharray": line.dash.join(" ") || "none" }),
      head?.path ? s("path", {
        d: head.path, transform: "translate(42 8) scale(9)", class: `head fill-${head.fill}`, "stroke-width": head.stroke,
      }) : null);
  }

  arrowOf(effect: Effect): Arrow { return this.#graph.relations.get(effect.relation)?.arrow ?? "open"; }

  /** Mark and word of a verdict on the verdict's colour. */
  chip(verdict: Verdict, word: string): HTMLElement {
    return h("span", { class: `chip v-${verdict}` }, this.mark(verdict), word);
  }

  #line(verdict: Verdict): LineStyle {
    return this.#table.themes.light.verdicts[verdict] ?? { width: 1.3, dash: [], mark: "" };
  }
}
