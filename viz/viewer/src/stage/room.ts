// How much room the stage has in the page, and how the page is arranged for the view on it.

import type { Point, View } from "../document";
import type { State } from "../state";
import { isMap, type ViewBook } from "../views";
import type { CameraMotion } from "./camera-motion";
import type { Ground } from "./ground";

/** The map is laid out for no less height, px; in a lower window it is scrolled. */
const LEAST = 420;

/** Arrange the page for the view of a state: the map has a column beside it, and is as high as it needs. */
export function arrange(host: HTMLElement, state: State, views: ViewBook): void {
  const root = document.documentElement,
    main = host.parentElement!;
  const map = isMap(state.view);
  if (map !== root.hasAttribute("data-map")) {
    root.toggleAttribute("data-map", map);
    main.scrollTop = 0;
  }
  if (!map) return;
  views.room = [host.clientWidth, Math.max(main.clientHeight - host.offsetTop, LEAST)];
  tellHeight(host, views.map(state));
}

/** Let the page know how high a view is that goes beyond its stage. */
function tellHeight({ parentElement: main }: HTMLElement, view: View | undefined): void {
  if (view) main!.style.setProperty("--high", `${Math.ceil(view.height * (view.factor ?? 0))}px`);
}

/** Knows the size of the stage. */
export class Room {
  readonly #ground: Ground;
  readonly #eye: CameraMotion;
  /** Where the upper left corner of the canvas was in the window. */
  #corner: Point | null = null;

  constructor(ground: Ground, eye: CameraMotion) {
    this.#ground = ground;
    this.#eye = eye;
  }

  /** Take the size that the stage has now; whether it has any. What is seen stays where it is on the screen. */
  take(): boolean {
    const { canvasHost, host, network, size, store, views } = this.#ground;
    arrange(host, store.state, views);
    const { clientWidth: width, clientHeight: height } = canvasHost;
    // A frame that is not shown has no size; it is measured again when it is shown.
    if (!width || !height) return false;
    const { left, top } = canvasHost.getBoundingClientRect(),
      [x, y] = this.#corner ?? [left, top];
    this.#corner = [left, top];
    const same = width === size.width && height === size.height;
    if (!same) {
      this.#ground.size = { width, height };
      views.page = [width, height];
      network?.resize(width, height);
    }
    tellHeight(host, views.shown(store.state));
    if (same && x === left && y === top) return true;
    const { camera } = this.#eye;
    this.#eye.place({
      ...camera,
      x: camera.x + (left - x + (width - size.width) / 2) / camera.scale,
      y: camera.y + (top - y + (height - size.height) / 2) / camera.scale,
    });
    return true;
  }
}
