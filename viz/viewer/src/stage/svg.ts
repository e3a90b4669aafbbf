// A drawing put down as SVG text.

import type { Paint, Painter, Place, TextStyle } from "./paint";

/** Letters that the page's font lacks: how wide they are is only guessed. */
const GUESSED = /[^\u0000-\u024f\u0370-\u052f\u1e00-\u22ff]/u;

/** Width of a line in em. */
type Width = (line: string, weight: 400 | 600) => number;

/** Puts a drawing down as elements of SVG. */
export class SvgPainter implements Painter {
  readonly parts: string[] = [];
  #alpha = 1;
  readonly #width: Width;

  /** Every line is given the width that it has here, so that it fits its box in whatever font it is drawn. */
  constructor(width: Width) {
    this.#width = width;
  }

  opacity(value: number): void {
    this.#alpha = value;
  }

  path(d: string, paint: Paint, place?: Place): void {
    const turn = place?.angle ? ` rotate(${num((place.angle * 180) / Math.PI)})` : "";
    const transform =
      place && `translate(${num(place.at[0])} ${num(place.at[1])})${turn} scale(${num(place.size)})`;
    this.#add("path", { d, transform, ...attributes(paint) });
  }

  rect(x: number, y: number, width: number, height: number, radius: number, paint: Paint): void {
    this.#add("rect", {
      x: num(x),
      y: num(y),
      width: num(width),
      height: num(height),
      rx: radius ? num(radius) : undefined,
      ...attributes(paint),
    });
  }

  text(line: string, x: number, y: number, { size, weight, align, fill, rtl }: TextStyle): void {
    const anchor = { left: undefined, center: "middle", right: "end" }[align];
    const shape = {
      x: num(x),
      y: num(y),
      "font-size": num(size),
      "font-weight": weight === 600 ? "600" : undefined,
      "text-anchor": anchor,
      fill,
      ...(GUESSED.test(line)
        ? {}
        : { textLength: num(size * this.#width(line, weight)), lengthAdjust: "spacingAndGlyphs" }),
    };
    this.#add("text", shape, rtl ? `\u202b${escaped(line)}\u202c` : escaped(line));
  }

  #add(name: string, values: Record<string, string | undefined>, content?: string): void {
    const opacity = this.#alpha < 1 ? num(this.#alpha) : undefined;
    const text = Object.entries({ ...values, opacity }).map(([key, value]) =>
      value === undefined ? "" : ` ${key}="${escaped(value)}"`,
    );
    this.parts.push(`<${name}${text.join("")}${content === undefined ? "/>" : `>${content}</${name}>`}`);
  }
}

function attributes(paint: Paint): Record<string, string | undefined> {
  return {
    fill: paint.fill ?? "none",
    "fill-rule": paint.evenodd ? "evenodd" : undefined,
    stroke: paint.stroke,
    "stroke-width": paint.stroke ? num(paint.width ?? 1) : undefined,
    "stroke-dasharray": paint.stroke && paint.dash?.length ? paint.dash.map(num).join(" ") : undefined,
    "stroke-linecap": paint.stroke && paint.round ? "round" : undefined,
    "stroke-linejoin": paint.stroke && paint.round ? "round" : undefined,
  };
}

function num(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for SVG: escaped, without what XML cannot hold or what would turn the words around it. */
export function escaped(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g,
      "",
    )
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "")
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}
