// Where the camera stands, and its movements: at once, gliding, or by the reader's hand.

import { between } from "./camera";
import { calm } from "./motion";
import type { Camera } from "./vis";

const GLIDE_MS = 220;

/** A camera that is told to `look` wherever it stands. */
export class CameraMotion {
  camera: Camera;
  /** The reader moved it: it does not go home by itself when the stage changes its size. */
  free = false;
  readonly #look: (camera: Camera) => void;
  #gliding = 0;

  /** `look` is told where the camera stands. */
  constructor(camera: Camera, look: (camera: Camera) => void) {
    this.camera = camera;
    this.#look = look;
  }

  /** Stand there now; any movement ends. */
  place(camera: Camera): void {
    cancelAnimationFrame(this.#gliding);
    this.camera = camera;
    this.#look(camera);
  }

  /** Go there, seen as a movement where that is wanted. */
  glide(to: Camera, still: boolean): void {
    const from = this.camera,
      start = performance.now();
    this.place(from);
    const same = Math.abs(from.scale - to.scale) < 1e-4 && Math.hypot(from.x - to.x, from.y - to.y) < 0.1;
    if (same || still || calm()) {
      this.place(to);
      return;
    }
    const step = (): void => {
      const t = Math.min(1, (performance.now() - start) / GLIDE_MS);
      this.place(between(from, to, t * (2 - t)));
      if (t < 1) this.#gliding = requestAnimationFrame(step);
    };
    step();
  }

  /** The reader takes it. */
  take(): void {
    this.free = true;
    cancelAnimationFrame(this.#gliding);
  }
}
