// Where the camera belongs: at home with the whole view, or where the state says that the reader moved it.

import type { Point, Rect } from "../document";
import { isRestricting } from "../filter";
import type { State } from "../state";
import { textOf } from "../views";
import { atSomething, bounded, contentOf } from "./bounds";
import { beside, fitted, home, inSight, zoomed } from "./camera";
import { CameraMotion } from "./camera-motion";
import type { Ground } from "./ground";
import { rectOf } from "./items";
import { placeOf } from "./scene";
import type { Camera } from "./vis";

/** Air around what a filter leaves of an overview, px of the view; and how much larger it becomes at most. */
const THINNED_MARGIN = 16,
  THINNED_MOST = 2;
/** Words of this size (px) are good to read; of this they can still be read for a moment. */
const READABLE = 15.5,
  LEAST = 10;
/** Air on both sides of what was chosen, px of the view. */
const AROUND = 48;

/** The camera of a stage, kept the same as the state's. */
export class CameraHome {
  readonly eye: CameraMotion;
  /** The camera that was told to the state last. */
  #told: State["at"] = null;
  readonly #ground: Ground;

  /** `look` is told where the camera stands. */
  constructor(ground: Ground, look: (camera: Camera) => void) {
    this.#ground = ground;
    this.eye = new CameraMotion(this.#home(), look);
    this.asTold();
  }

  /** Stand where the state says that the reader moved the camera to, else at home. */
  asTold(): void {
    const { at } = this.#ground.store.state;
    this.eye.free = at !== null;
    this.eye.place(
      at ? this.#bounded({ x: at[0], y: at[1], scale: at[2] * this.#fitted().scale }) : this.#home(),
    );
  }

  /** Move the paper by so many px of the screen. */
  pan([dx, dy]: Point): void {
    const { scale, x, y } = this.eye.camera;
    this.eye.place(this.#bounded({ scale, x: x - dx / scale, y: y - dy / scale }));
  }

  /** Whatever the reader did with the camera, the picture stays in sight. */
  keepInSight(): void {
    const { network, store } = this.#ground;
    if (!network || !this.eye.free || store.state.moving) return;
    const { camera } = network,
      kept = this.#bounded(camera);
    const off = Math.hypot(kept.x - camera.x, kept.y - camera.y) * kept.scale;
    if (off > 0.5 || Math.abs(kept.scale / camera.scale - 1) > 1e-3) network.look(kept);
  }

  /** The reader's hand let go: the state knows where the camera stands. */
  settle(): void {
    const camera = this.#ground.network?.camera ?? this.eye.camera;
    this.tell(this.#bounded(camera));
  }

  /** A camera no farther away than that the picture stays in sight, and something of it is to be seen. */
  #bounded(camera: Camera): Camera {
    const { showing, size } = this.#ground;
    const { scene, emphasis } = showing;
    const near = bounded(camera, size, contentOf(scene, emphasis), this.#fitted().scale);
    return atSomething(near, size, scene, emphasis);
  }

  /** Go where a change of the state says, unless it is where the camera itself went. */
  follow(state: State, before: State): void {
    if (state.at !== before.at && state.at !== this.#told) this.asTold();
    this.#told = state.at;
  }

  /** The state keeps where the reader moved the camera to: its middle, and its scale as a share of the fitted one. */
  tell({ x, y, scale }: Camera): void {
    if (!this.eye.free) return;
    const share = scale / this.#fitted().scale;
    this.#told = [Math.round(x), Math.round(y), Math.round(share * 1000) / 1000];
    this.#ground.store.set({ at: this.#told });
  }

  /** Go home; `still` without a movement. */
  goHome(still: boolean): void {
    this.eye.glide(this.#home(), still || this.#ground.showing.isLarge);
  }

  /** The whole view as large as it goes. */
  fit(): void {
    this.eye.free = false;
    this.eye.place(this.#fitted());
    this.#told = null;
    this.#ground.store.set({ at: null });
  }

  /** Larger or smaller by this factor, with one point of the view staying where it is. */
  zoom(factor: number, at: Point): void {
    this.eye.place(zoomed(this.eye.camera, factor, at, this.#fitted()));
  }

  /** Where the camera has to stand so that a concept or an effect's words are in sight; null when they are already. */
  towards(id: string): Camera | null {
    const { scene } = this.#ground.showing,
      item = scene.boxes.get(id) ?? scene.words.get(id);
    if (!item) return null;
    const to = inSight(this.eye.camera, this.#ground.size, rectOf(item));
    return to === this.eye.camera ? null : to;
  }

  /** Of an overview only a part is to be seen. */
  get #isThinned(): boolean {
    const { showing, store } = this.#ground,
      { filter } = store.state;
    return showing.scene.view.kind === "overview" && filter.hide && isRestricting(filter);
  }

  #fitted(): Camera {
    const { showing, size } = this.#ground,
      { view } = showing.scene;
    if (view.factor && !view.long) return home(view, size);
    if (!this.#isThinned) return fitted(view, size);
    const [x, y, w, h] = contentOf(showing.scene, showing.emphasis);
    const around = { width: w + 2 * THINNED_MARGIN, height: h + 2 * THINNED_MARGIN };
    return { scale: Math.min(fitted(around, size).scale, THINNED_MOST), x: x + w / 2, y: y + h / 2 };
  }

  /** So far away that both ends of what was chosen are seen, if their names can be read from there. */
  #whole(eye: Camera, [, , width, height]: Rect): Camera {
    const { showing, size } = this.#ground,
      scale = Math.min(size.width / (width + AROUND), size.height / (height + AROUND));
    const text = (textOf(showing.scene.view, [size.width, size.height]) * scale) / eye.scale;
    return scale < eye.scale && text >= LEAST ? { ...eye, scale } : eye;
  }

  /** Where the camera stands unless the reader moved it: the whole view, or beside a panel what was chosen in it. */
  #home(): Camera {
    const { showing, size, store } = this.#ground,
      { scene } = showing,
      { effect, concept } = store.state;
    if (this.#isThinned) return this.#fitted();
    const chosen = placeOf(scene, effect) ?? placeOf(scene, concept),
      begin = home(scene.view, size);
    if (scene.view.kind !== "overview") return begin;
    if (scene.view.long) {
      const words = scene.words.get(effect),
        eye = chosen ? inSight(this.#whole(begin, chosen), size, chosen) : begin;
      return words ? inSight(eye, size, rectOf(words)) : eye;
    }
    // Text that stays good to read may become smaller: then nothing is cut off.
    if (textOf(scene.view, [size.width, size.height]) >= READABLE) return fitted(scene.view, size);
    const eye = beside(scene.view, size, innerWidth, chosen),
      content = contentOf(scene, showing.emphasis);
    return content[2] * eye.scale < size.width - 48 ? inSight(eye, size, content) : eye;
  }
}
