// Panning and zooming of a drawing that takes long: a kept picture of it moves, and is drawn anew when the gesture ends.

import type { Snapshot } from "./snapshot";

/** A zoom ends when no more of it comes for so long, ms. */
const SETTLE_MS = 160;
/** While a pointer is held down the gesture goes on; this is for a release that was never told. */
const HELD_MS = 1500;

/** Holds the kept picture as long as a gesture goes on. */
export class Gestures {
  readonly #snapshot: Snapshot;
  readonly #redraw: () => void;
  #timer = 0;

  constructor(snapshot: Snapshot, redraw: () => void) {
    this.#snapshot = snapshot;
    this.#redraw = redraw;
  }

  /** A gesture goes on; `take` keeps the picture that moves. */
  goOn(held: boolean, take: () => void): void {
    if (!this.#snapshot.held) take();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.end(), held ? HELD_MS : SETTLE_MS);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#snapshot.release();
    this.#redraw();
  }
}
