// The small drawings of the interface: verdict marks, category shapes, arrow heads, icons; paths from the theme.

import type { Arrow, Concept, Effect, Verdict } from "../document";
import type { Graph } from "../graph";
import { OPPOSITE_DASH, OPPOSITE_WIDTH } from "../rules";
import { button, h, type Props, s } from "./dom";

interface Mark {
  path: string;
  stroke: number;
}
interface Head {
  path: string;
  fill: "line" | "paper" | "none";
  stroke: number;
  back: number;
}
interface LineStyle {
  width: number;
  dash: number[];
  mark: string;
}
interface ThemeTable {
  shapes: Record<string, string>;
  marks: Record<string, Mark>;
  arrows: Record<string, Head>;
  themes: { light: { verdicts: Record<string, LineStyle>; categories: { id: string; shape: string }[] } };
}

/** Icons that the template of the page carries. */
export type IconName =
  | "search"
  | "plus"
  | "minus"
  | "close"
  | "fit"
  | "menu"
  | "next"
  | "previous"
  | "swap"
  | "legend"
  | "play"
  | "reach"
  | "notes"
  | "caption"
  | "dark";

/** A small drawing for a button. */
export function icon(name: IconName): SVGElement {
  return s(
    "svg",
    { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" },
    s("use", { href: `#icon-${name}` }),
  );
}

/** A button of an icon alone: its name is told to those who rest on it or do not see it. */
export function iconButton(
  sign: IconName,
  name: string,
  act: () => void,
  props: Props = {},
): HTMLButtonElement {
  return button(icon(sign), act, { class: "icon-button", "aria-label": name, title: name, ...props });
}

/** Draws the signs of this graph for lists and legend. */
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
    return s(
      "svg",
      { class: `mark v-${verdict}`, viewBox: "-.6 -.6 1.2 1.2", "aria-hidden": "true" },
      s("path", { d: mark.path, "stroke-width": mark.stroke }),
    );
  }

  /** A category's shape in its colour. */
  shape(category: string): SVGElement {
    const path =
      this.#table.shapes[this.#shapes.get(category) ?? "circle"] ?? this.#table.shapes.circle ?? "";
    const number = this.#graph.categoryNumber(category);
    const drawing = s(
      "svg",
      { class: "shape", viewBox: "-1.3 -1.3 2.6 2.6", "aria-hidden": "true" },
      s("path", { d: path, "fill-rule": "evenodd" }),
    );
    drawing.style.setProperty("--own", `var(--c${number})`);
    return drawing;
  }

  shapeOf(concept: Concept): SVGElement {
    return this.shape(concept.category);
  }

  /** A short arrow with this head, in ink or in a verdict's line. */
  arrow(arrow: Arrow, verdict?: Verdict): SVGElement {
    const head = this.#table.arrows[arrow];
    const line = this.#line(verdict ?? "supported");
    const end = 42 - 9 * (head?.back ?? 0);
    return s(
      "svg",
      { class: `arrow ${verdict ? `v-${verdict}` : ""}`, viewBox: "0 0 44 16", "aria-hidden": "true" },
      s("path", {
        class: "line",
        d: `M 1 8 H ${end}`,
        "stroke-width": line.width,
        "stroke-dasharray": line.dash.join(" ") || "none",
      }),
      head?.path
        ? s("path", {
            d: head.path,
            transform: "translate(42 8) scale(9)",
            class: `head fill-${head.fill}`,
            "stroke-width": head.stroke,
          })
        : null,
    );
  }

  /** A piece of the line between opposites. */
  opposites(): SVGElement {
    return s(
      "svg",
      { class: "arrow", viewBox: "0 0 44 16", "aria-hidden": "true" },
      s("path", {
        class: "line",
        d: "M 3 8 H 41",
        "stroke-width": OPPOSITE_WIDTH,
        "stroke-dasharray": OPPOSITE_DASH.join(" "),
        "stroke-linecap": "round",
      }),
    );
  }

  arrowOf(effect: Effect): Arrow {
    return this.#graph.relations.get(effect.relation)?.arrow ?? "open";
  }

  /** Mark and word of a verdict on the verdict's colour. */
  chip(verdict: Verdict, word: string): HTMLElement {
    return h("span", { class: `chip v-${verdict}` }, this.mark(verdict), word);
  }

  #line(verdict: Verdict): LineStyle {
    return this.#table.themes.light.verdicts[verdict] ?? { width: 1.3, dash: [], mark: "" };
  }
}
