// Two ways to put the same drawing down: on a canvas, and as SVG text.

import type { Point } from "../document";

/** How a shape is filled and outlined; `width` and `dash` in px of the view. */
export interface Paint {
  fill?: string;
  stroke?: string;
  width?: number;
  dash?: readonly number[];
  round?: boolean;
  evenodd?: boolean;
}
/** Where a unit path is drawn: its origin, the length of its unit, and its direction in radians. */
export interface Place {
  at: Point;
  size: number;
  angle?: number;
}
/** How a line of text is set; `size` in px of the view. */
export interface TextStyle {
  size: number;
  weight: 400 | 600;
  align: "left" | "center" | "right";
  fill: string;
  /** Whether the text of which it is a part runs from right to left. */
  rtl?: boolean;
}

/** As the colour of a rectangle: nothing is left there, so that what lies behind the canvas is seen. */
export const ERASE = "transparent";

/** What a drawing is put down with. */
export interface Painter {
  /** What follows is drawn with this opacity, 0 to 1. */
  opacity(value: number): void;
  path(d: string, paint: Paint, place?: Place): void;
  rect(x: number, y: number, width: number, height: number, radius: number, paint: Paint): void;
  text(line: string, x: number, y: number, style: TextStyle): void;
}

/** The page's font, then faces as narrow, then what every system has (as in static pictures). */
export const FAMILIES =
  '"Fira Sans Condensed","Roboto Condensed","Arial Narrow","Liberation Sans Narrow","Noto Sans",Arial,sans-serif';

/** The page's font in CSS, by size in px. */
export function fontOf(size: number, weight: 400 | 600): string {
  return `${weight} ${size}px ${FAMILIES}`;
}

/** Puts a drawing on a canvas; `alpha` is for drawings that come or go. */
export class CanvasPainter implements Painter {
  readonly #paths = new Map<string, Path2D>();
  #base = 1;
  #context!: CanvasRenderingContext2D;

  /** Draw on this canvas from now on, everything with this opacity. */
  on(context: CanvasRenderingContext2D, opacity = 1): this {
    this.#context = context;
    this.#base = opacity;
    context.textBaseline = "alphabetic";
    this.opacity(1);
    return this;
  }

  opacity(value: number): void {
    this.#context.globalAlpha = this.#base * value;
  }

  path(d: string, paint: Paint, place?: Place): void {
    const context = this.#context;
    const path = this.#pathOf(d);
    if (!place) {
      this.#put(path, paint);
      return;
    }
    context.save();
    context.translate(place.at[0], place.at[1]);
    if (place.angle) context.rotate(place.angle);
    context.scale(place.size, place.size);
    this.#put(path, paint);
    context.restore();
  }

  rect(x: number, y: number, width: number, height: number, radius: number, paint: Paint): void {
    const context = this.#context;
    if (paint.fill === ERASE) context.clearRect(x, y, width, height);
    if (!radius && paint.fill && !paint.stroke) {
      context.fillStyle = paint.fill;
      context.fillRect(x, y, width, height);
      return;
    }
    const path = new Path2D();
    path.roundRect(x, y, width, height, radius);
    this.#put(path, paint);
  }

  text(line: string, x: number, y: number, { size, weight, align, fill, rtl = false }: TextStyle): void {
    const context = this.#context;
    context.direction = rtl ? "rtl" : "ltr";
    context.font = fontOf(size, weight);
    context.textAlign = align;
    context.fillStyle = fill;
    context.fillText(line, x, y);
  }

  #put(path: Path2D, paint: Paint): void {
    const context = this.#context;
    if (paint.fill) {
      context.fillStyle = paint.fill;
      context.fill(path, paint.evenodd ? "evenodd" : "nonzero");
    }
    if (!paint.stroke) return;
    context.strokeStyle = paint.stroke;
    context.lineWidth = paint.width ?? 1;
    context.lineCap = paint.round ? "round" : "butt";
    context.lineJoin = paint.round ? "round" : "miter";
    context.setLineDash(paint.dash ? [...paint.dash] : []);
    context.stroke(path);
  }

  #pathOf(d: string): Path2D {
    const known = this.#paths.get(d);
    if (known) return known;
    if (this.#paths.size > 8000) this.#paths.clear();
    const made = new Path2D(d);
    this.#paths.set(d, made);
    return made;
  }
}

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
      textLength: num(size * this.#width(line, weight)),
      lengthAdjust: "spacingAndGlyphs",
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
