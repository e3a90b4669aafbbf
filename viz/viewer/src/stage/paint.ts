// What a drawing is put down with, and how it is put on a canvas; svg.ts puts it down as text.

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
