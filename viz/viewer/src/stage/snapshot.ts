// A picture of a large drawing that stands in for it while it is panned or zoomed.

import type { Camera } from "./vis";

interface Kept {
  canvas: HTMLCanvasElement;
  camera: Camera;
  width: number;
  height: number;
}

/** Size of the far picture, px of its longer side. */
const FAR = 2048;

/** Two pictures: what is in sight, sharp, and the whole view, coarse. */
export class Snapshot {
  #near: Kept | null = null;
  #far: HTMLCanvasElement | null = null;
  readonly #size: () => { width: number; height: number };

  constructor(size: () => { width: number; height: number }) {
    this.#size = size;
  }

  get held(): boolean {
    return this.#near !== null;
  }

  /** Keep what stands on the canvas now. */
  take(source: HTMLCanvasElement, camera: Camera): void {
    const canvas = document.createElement("canvas");
    canvas.width = source.width;
    canvas.height = source.height;
    canvas.getContext("2d")!.drawImage(source, 0, 0);
    this.#near = { canvas, camera, width: source.clientWidth, height: source.clientHeight };
  }

  /** Draw the whole view once at a middling size, for what lies outside the near picture. */
  prepare(draw: (context: CanvasRenderingContext2D) => void): void {
    const { width, height } = this.#size();
    const scale = FAR / Math.max(width, height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext("2d")!;
    context.scale(scale, scale);
    draw(context);
    this.#far = canvas;
  }

  get prepared(): boolean {
    return this.#far !== null;
  }

  /** Draw the kept pictures; the context is in px of the view. */
  draw(context: CanvasRenderingContext2D): void {
    const near = this.#near,
      far = this.#far;
    if (!near) return;
    if (far) {
      const { width, height } = this.#size();
      context.drawImage(far, 0, 0, width, height);
    }
    const { scale, x, y } = near.camera;
    const w = near.width / scale,
      h = near.height / scale;
    context.clearRect(x - w / 2, y - h / 2, w, h);
    context.drawImage(near.canvas, x - w / 2, y - h / 2, w, h);
  }

  release(): void {
    this.#near = null;
  }
  forget(): void {
    this.#near = this.#far = null;
  }
}
