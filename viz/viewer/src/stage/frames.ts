// What a frame of the canvas shows: the drawing, a movement from another one, or a picture kept while a hand moves it.

import type { CameraMotion } from "./camera-motion";
import { type Drawing, drawScene } from "./draw";
import type { Ground } from "./ground";
import { Motion, moves } from "./motion";
import { CanvasPainter } from "./paint";
import { Snapshot } from "./snapshot";
import type { Camera } from "./vis";

/** So long a pointer rests on something before that is lit. */
const REST_MS = 90;

/** Paints the frames of a stage. */
export class Frames {
  readonly snapshot: Snapshot;
  /** Told after each drawing how many effects have no words on the screen. */
  readonly onDrawn: ((waiting: number) => void)[] = [];
  readonly #ground: Ground;
  readonly #eye: CameraMotion;
  readonly #painter = new CanvasPainter();
  #motion: Motion | null = null;
  #resting = 0;

  constructor(ground: Ground, eye: CameraMotion) {
    this.#ground = ground;
    this.#eye = eye;
    this.snapshot = new Snapshot(() => ground.showing.scene.view);
  }

  /** What is drawn now. */
  drawing(): Drawing {
    const { showing, size } = this.#ground,
      { scale, y } = this.#eye.camera,
      half = size.height / scale / 2;
    return showing.drawing(scale, [y - half, y + half]);
  }

  /** Whether a movement from one drawing to the next is shown. */
  get isMoving(): boolean {
    return this.#motion !== null;
  }

  /** Show the way from an old drawing, `seen` by its camera, to the one of now, where that is wanted. */
  move(old: Drawing, seen: Camera): boolean {
    const next = this.drawing();
    if (!moves(old, next)) return false;
    this.#motion = new Motion(old, next, seen, this.#eye.camera);
    return true;
  }

  /** Let stand out what the state now lights; it may fade from what was lit before. */
  relight(fades: boolean): void {
    clearTimeout(this.#resting);
    const old = this.drawing();
    this.#ground.showing.emphasise();
    this.snapshot.forget();
    if (fades) this.move(old, this.#eye.camera);
  }

  /** Light what is pointed at once the pointer rests there: one that only passes by lights nothing. */
  relightAtRest(then: () => void): void {
    clearTimeout(this.#resting);
    this.#resting = window.setTimeout(() => {
      this.relight(true);
      then();
    }, REST_MS);
  }

  /** No movement goes on. */
  stop(): void {
    this.#motion = null;
  }

  /** Draw before vis-network is there, on a canvas of its own, which that takes away; whether it was worth it. */
  ahead(): boolean {
    const { canvasHost, showing, size } = this.#ground,
      { scale, x, y } = this.#eye.camera;
    if (showing.isLarge) return false;
    const canvas = document.createElement("canvas"),
      context = canvas.getContext("2d")!,
      ratio = devicePixelRatio;
    canvas.width = size.width * ratio;
    canvas.height = size.height * ratio;
    context.scale(ratio, ratio);
    context.translate(size.width / 2 - x * scale, size.height / 2 - y * scale);
    context.scale(scale, scale);
    drawScene(this.drawing(), this.#painter.on(context));
    canvasHost.append(canvas);
    return true;
  }

  /** Paint one frame; whether another one must follow. */
  paint(context: CanvasRenderingContext2D): boolean {
    const { network, showing, store } = this.#ground;
    // vis-network draws once while it is being made.
    if (!network) return false;
    this.#eye.camera = network.camera;
    const { scene } = showing;
    if (store.state.moving)
      for (const { node } of scene.items.values()) scene.move(node, network.position(node), false);
    if (this.#motion && !this.#motion.over) {
      this.#motion.draw(context, this.#painter);
      return true;
    }
    if (this.snapshot.held) this.snapshot.draw(context);
    else {
      this.#motion = null;
      drawScene(this.drawing(), this.#painter.on(context));
      for (const told of this.onDrawn) told(showing.waiting(this.#eye.camera.scale));
    }
    return false;
  }

  /** Keep a picture of a large view, for gestures to come. */
  prepare(): void {
    if (this.snapshot.prepared || !this.#ground.showing.isLarge) return;
    this.snapshot.prepare((context) =>
      drawScene({ ...this.drawing(), leastFont: Infinity }, this.#painter.on(context)),
    );
  }

  /** Keep what stands on the canvas, to be moved by a gesture, where drawing anew takes long. */
  hold(): void {
    const { network, showing, store } = this.#ground;
    if (!showing.isLarge || store.state.moving || this.#motion || !network) return;
    this.prepare();
    this.snapshot.take(network.canvas, this.#eye.camera);
  }
}
