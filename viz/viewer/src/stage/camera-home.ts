// Where the camera belongs: at home with the whole view, or where the state says that the reader moved it.

import type { Point, Rect } from "../document";
import type { State } from "../state";
import { beside, fitted, home, inSight, zoomed } from "./camera";
import { CameraMotion } from "./camera-motion";
import type { Ground } from "./ground";
import { placeOf } from "./scene";
import type { Camera } from "./vis";

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
    this.eye.place(at ? { x: at[0], y: at[1], scale: at[2] * this.#fitted().scale } : this.#home());
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
    this.eye.glide(this.#home(), still);
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

  /** Where the camera has to stand so that this rectangle of the view is in sight; null when it is already. */
  towards(rect: Rect): Camera | null {
    const to = inSight(this.eye.camera, this.#ground.size, rect);
    return to === this.eye.camera ? null : to;
  }

  #fitted(): Camera {
    const { showing, size } = this.#ground,
      { view } = showing.scene;
    return view.factor ? home(view, size) : fitted(view, size);
  }

  /** Where the camera stands unless the reader moved it: the whole view, or beside a panel what was chosen in it. */
  #home(): Camera {
    const { showing, size, store } = this.#ground,
      { scene } = showing,
      { effect, concept } = store.state;
    const wanted =
      scene.view.kind === "overview" ? (placeOf(scene, effect) ?? placeOf(scene, concept)) : null;
    return wanted ? beside(scene.view, size, innerWidth, wanted) : home(scene.view, size);
  }
}
