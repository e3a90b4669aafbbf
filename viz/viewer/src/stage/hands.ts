// What the pointer does on the stage: finds, chooses, and drags, with a way back.

import type { Point } from "../document";
import { wheelFactor } from "./camera";
import type { CameraMotion } from "./camera-motion";
import type { Ground } from "./ground";
import { type Hit, hit, nearest } from "./hit";
import { centreOf, type Places } from "./items";
import type { Pointed } from "./pointer";
import { LEAST_PX } from "./showing";

/** Who is told of what the hands do. */
export interface Told {
  zoomAt(factor: number, at: Point): void;
  /** The paper moves by so many px of the screen; null: it is let go. */
  panned(by: Point | null): void;
  /** A drag moves something: the canvas must show it. */
  dragged(): void;
  /** Something was dropped; so many drags can be taken back now. */
  dropped(moves: number): void;
  /** Everything was put where it was before a drag; so many are left. */
  putBack(moves: number): void;
}

/** How far the pointer may be off, px: a finger, anything else. */
const TOUCH_PX = 14,
  POINTER_PX = 7;
/** Nothing that is drawn slips between points so far apart: each is felt from half as far. */
const PROBE_PX = 10;

/** The pointer's acts; places are px of the stage's host. */
export class Hands implements Pointed {
  readonly #ground: Ground;
  readonly #eye: CameraMotion;
  readonly #told: Told;
  /** Where everything was before each drag, and what a hand had put there. */
  #moves: { places: Places; put: ReadonlySet<string> }[] = [];

  constructor(ground: Ground, eye: CameraMotion, told: Told) {
    this.#ground = ground;
    this.#eye = eye;
    this.#told = told;
  }

  /** What lies there; a finger over words that are not drawn means what is nearest. */
  at(x: number, y: number, touch: boolean): Hit | null {
    const { network, showing } = this.#ground,
      { scene, look, emphasis } = showing,
      { scale } = this.#eye.camera;
    if (!network) return null;
    const [wx, wy] = network.toWorld(x, y);
    if (touch && (scene.spoken[0]?.words.font ?? LEAST_PX) * scale < LEAST_PX)
      return nearest(scene, emphasis, wx, wy);
    return hit(scene, look, emphasis, wx, wy, (touch ? TOUCH_PX : POINTER_PX) / scale);
  }

  hover(found: Hit | null): void {
    const { host, store } = this.#ground;
    const hover = found?.id ?? "";
    if (hover === store.state.hover) return;
    if (hover) host.dataset.over = found!.kind;
    else delete host.dataset.over;
    store.set({ hover });
  }

  choose(found: Hit | null, share = 1): void {
    if (found) this.#ground.choices.something(found);
    else this.#ground.choices.nothing(share);
  }

  /** Whether a drag moves what it began on, and not the paper: concepts move in a mode of its own only. */
  get #arranges(): boolean {
    const { showing, store } = this.#ground;
    return (store.state.arranging || store.state.moving) && showing.scene.view.kind !== "map";
  }

  grab(): void {
    if (!this.#arranges) return;
    const { scene } = this.#ground.showing;
    this.#moves.push({ places: scene.places(), put: scene.put });
  }

  /** Move what is held by so many px of the screen. */
  drag(node: string, [dx, dy]: Point): void {
    if (!this.#arranges) {
      this.#told.panned([dx, dy]);
      return;
    }
    const { host, network, showing, store } = this.#ground,
      { moving } = store.state,
      { scale } = this.#eye.camera;
    const item = showing.scene.items.get(node);
    if (!item) return;
    const [x, y] = centreOf(item);
    const place: Point = [x + dx / scale, y + dy / scale];
    host.dataset.held = "";
    showing.scene.move(node, place, !moving);
    if (moving) network?.hold(node, place);
    this.#told.dragged();
  }

  /** What was dropped on something else goes to the nearest free place, or back to where it was. */
  dropped(node: string): void {
    if (!this.#arranges) {
      this.#told.panned(null);
      return;
    }
    const { host, network, showing, store } = this.#ground,
      { moving } = store.state;
    delete host.dataset.held;
    showing.scene.put = new Set([...showing.scene.put, node]);
    if (!moving) {
      const place = showing.scene.freePlace(node);
      if (place) showing.scene.move(node, place, true);
      else this.undo();
    }
    const item = showing.scene.items.get(node);
    if (item && moving) network?.hold(node, centreOf(item));
    this.#told.dropped(this.#moves.length);
  }

  zoom(event: WheelEvent, x: number, y: number): void {
    const { network } = this.#ground;
    if (network) this.#told.zoomAt(wheelFactor(event), network.toWorld(x, y));
  }

  /** Take the last drag back. */
  undo(): void {
    const before = this.#moves.pop();
    if (!before) return;
    const { scene } = this.#ground.showing;
    scene.putBack(before.places);
    scene.put = before.put;
    this.#told.putBack(this.#moves.length);
  }

  /** No drag can be taken back any more. */
  forget(): void {
    this.#moves = [];
  }

  /** Whether no concept, words, line or heading is drawn where this rectangle of the page lies. */
  isFree({ left, top, right, bottom }: DOMRect): boolean {
    const { canvasHost, network, showing } = this.#ground;
    if (!network) return false;
    const host = canvasHost.getBoundingClientRect();
    const [x1, y1] = network.toWorld(left - host.left, top - host.top);
    const [x2, y2] = network.toWorld(right - host.left, bottom - host.top);
    const { headings } = showing.scene.view;
    if (headings.some(({ rect: [x, y, w, h] }) => x < x2 && x + w > x1 && y < y2 && y + h > y1)) return false;
    for (let y = top; y < bottom + PROBE_PX; y += PROBE_PX) {
      for (let x = left; x < right + PROBE_PX; x += PROBE_PX)
        if (this.at(Math.min(x, right) - host.left, Math.min(y, bottom) - host.top, false)) return false;
    }
    return true;
  }
}
