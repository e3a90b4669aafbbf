// Mouse, pen and touch on the stage: hover, choose, drag, wheel. Panning and pinching are vis-network's.

import type { Point } from "../document";
import type { Hit } from "./hit";

/** What the stage does for the pointer; all places are px of the stage's host. */
interface Press {
  hit: Hit;
  x: number;
  y: number;
  id: number;
  moved: boolean;
}

/** What the pointer's gestures mean; places are px of the stage's host. */
export interface Pointed {
  at(x: number, y: number, touch: boolean): Hit | null;
  hover(hit: Hit | null): void;
  choose(hit: Hit | null): void;
  grab(): void;
  drag(node: string, by: Point): void;
  dropped(node: string): void;
  zoom(event: WheelEvent, x: number, y: number): void;
}

/** A press that moves less than this is a click: a box is moved by a clear drag only. */
const CLICK_PX = 8;

/** Hears the pointer on the stage. */
export class PointerInput {
  #pressed: Press | null = null;
  readonly #host: HTMLElement;
  readonly #stage: Pointed;
  readonly #framed: boolean;

  constructor(host: HTMLElement, stage: Pointed, framed: boolean) {
    this.#host = host;
    this.#stage = stage;
    this.#framed = framed;
    // Before vis-network hears of it: what is pressed on a box or on words is ours.
    host.addEventListener("pointerdown", (event) => this.#down(event), { capture: true });
    host.addEventListener("pointermove", (event) => this.#move(event));
    host.addEventListener("pointerup", (event) => this.#up(event));
    host.addEventListener("pointercancel", () => this.#release());
    host.addEventListener("pointerleave", () => {
      if (!this.#pressed) this.#stage.hover(null);
    });
    host.addEventListener("wheel", (event) => this.#wheel(event), { capture: true, passive: false });
  }

  #place(event: MouseEvent): Point {
    const { left, top } = this.#host.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 || event.pointerType === "touch") return;
    const [x, y] = this.#place(event);
    const hit = this.#stage.at(x, y, false);
    if (!hit?.node) return;
    event.stopPropagation();
    this.#pressed = { hit, x, y, id: event.pointerId, moved: false };
    try {
      this.#host.setPointerCapture(event.pointerId);
    } catch {
      // A pointer that a program made up cannot be captured; the drag then ends at the stage's border.
    }
  }

  #move(event: PointerEvent): void {
    const [x, y] = this.#place(event);
    if (!this.#pressed) {
      if (!event.buttons && event.pointerType !== "touch") this.#stage.hover(this.#stage.at(x, y, false));
      return;
    }
    const { hit } = this.#pressed;
    if (!this.#pressed.moved && Math.hypot(x - this.#pressed.x, y - this.#pressed.y) < CLICK_PX) return;
    if (!this.#pressed.moved) this.#stage.grab();
    this.#stage.drag(hit.node, [x - this.#pressed.x, y - this.#pressed.y]);
    this.#pressed = { ...this.#pressed, x, y, moved: true };
  }

  #up(event: PointerEvent): void {
    const pressed = this.#release();
    if (!pressed) return;
    event.stopPropagation();
    if (pressed.moved) this.#stage.dropped(pressed.hit.node);
    else this.#stage.choose(pressed.hit);
  }

  #release(): Press | null {
    const pressed = this.#pressed;
    this.#pressed = null;
    return pressed;
  }

  /** In a frame the wheel belongs to the page around it; with Ctrl it zooms there too. */
  #wheel(event: WheelEvent): void {
    event.stopPropagation();
    if (this.#framed && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    if (event.deltaY) this.#stage.zoom(event, ...this.#place(event));
  }
}
