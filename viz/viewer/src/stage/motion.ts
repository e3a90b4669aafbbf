// From one view to the next: boxes that both have move, the others and all lines fade.

import type { ConceptBox, Rect } from "../document";
import { type Drawing, drawAllWords, drawHeadings, drawRoutes } from "./draw";
import { drawBox } from "./draw-boxes";
import { drawOver, drawUnder } from "./draw-ground";
import { type BoxItem, rectOf } from "./items";
import type { CanvasPainter } from "./paint";
import type { Camera } from "./vis";

/** Length of a movement, ms. */
export const DURATION = 300;
/** Above this many effects a frame takes too long to be part of a movement. */
const MOST_EFFECTS = 300;

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Whether the reader wants nothing to move by itself, or cannot see it. */
export function calm(): boolean {
  return still.matches || document.hidden;
}

/** Whether going from one drawing to another is shown as a movement. */
export function moves(from: Drawing, to: Drawing): boolean {
  return !calm() && from.scene.routes.length + to.scene.routes.length <= MOST_EFFECTS;
}

/** One movement from a drawing to the next, drawn frame by frame. */
export class Motion {
  readonly #start = performance.now();
  readonly #from: Drawing;
  readonly #to: Drawing;
  readonly #seen: Camera;
  readonly #now: Camera;

  /** `seen` and `now` are the cameras of the two views. */
  constructor(from: Drawing, to: Drawing, seen: Camera, now: Camera) {
    this.#from = from;
    this.#to = to;
    this.#seen = seen;
    this.#now = now;
  }

  get over(): boolean {
    return performance.now() - this.#start >= DURATION;
  }

  draw(context: CanvasRenderingContext2D, painter: CanvasPainter): void {
    const t = Math.min(1, (performance.now() - this.#start) / DURATION);
    if (this.#from.scene === this.#to.scene) {
      this.#blend(context, painter, t);
      return;
    }
    if (t < 0.5) this.#lines(context, painter, this.#from, 1 - 2 * t, true);
    else this.#lines(context, painter, this.#to, 2 * t - 1, false);
    const s = t * t * (3 - 2 * t);
    painter.on(context);
    for (const item of this.#from.scene.boxes.values()) {
      if (!this.#to.scene.boxes.has(item.box.concept))
        drawBox(this.#from, painter, this.#carried(item), 1 - t);
    }
    for (const [id, item] of this.#to.scene.boxes) {
      const old = this.#from.scene.boxes.get(id);
      drawBox(this.#to, painter, old ? between(this.#carried(old), item, s) : item, old ? 1 : t);
    }
  }

  /** Of one view only the light changes: the old one fades into the new. */
  #blend(context: CanvasRenderingContext2D, painter: CanvasPainter, t: number): void {
    for (const [drawing, alpha] of [
      [this.#from, 1 - t],
      [this.#to, t],
    ] as const) {
      this.#lines(context, painter, drawing, alpha, false);
      painter.on(context);
      for (const item of drawing.scene.boxes.values()) drawBox(drawing, painter, item, alpha);
    }
  }

  #lines(
    context: CanvasRenderingContext2D,
    painter: CanvasPainter,
    drawing: Drawing,
    alpha: number,
    old: boolean,
  ): void {
    context.save();
    if (old) {
      const share = this.#seen.scale / this.#now.scale;
      context.translate(this.#now.x - share * this.#seen.x, this.#now.y - share * this.#seen.y);
      context.scale(share, share);
    }
    painter.on(context, alpha);
    drawUnder(drawing, painter);
    drawHeadings(drawing, painter);
    drawRoutes(drawing, painter);
    drawAllWords(drawing, painter);
    drawOver(drawing, painter);
    context.restore();
  }

  /** A box of the old view where it stood on the screen, in px of the new view. */
  #carried(item: BoxItem): BoxItem {
    const share = this.#seen.scale / this.#now.scale;
    const [x, y, w, h] = rectOf(item);
    const place: Rect = [
      this.#now.x + share * (x - this.#seen.x),
      this.#now.y + share * (y - this.#seen.y),
      share * w,
      share * h,
    ];
    return { ...item, home: place, shift: [0, 0], box: { ...item.box, font: item.box.font * share } };
  }
}

function between(a: BoxItem, b: BoxItem, t: number): BoxItem {
  const mix = (from: number, to: number): number => from + t * (to - from);
  const end = rectOf(b);
  const home = a.home.map((value, index) => mix(value, end[index]!)) as Rect;
  const box: ConceptBox = { ...b.box, font: mix(a.box.font, b.box.font) };
  // Lines that were wrapped otherwise would jump out of the box half way.
  if (t < 0.5) box.lines = a.box.lines;
  return { ...b, home, shift: [0, 0], box };
}
