// The views that the page carries, and those that it lays out itself when they are asked for.

import type { View } from "./document";
import type { State } from "./state";

export type Page = [width: number, height: number];
/** Lays out the view that a state asks for on a page of this size, or says that it cannot. */
export type Maker = (state: State, page: Page) => View | undefined;

const MOST_MADE = 60;

export class ViewBook extends Map<string, View> {
  readonly first: View;
  /** Size of the stage, for views that are laid out here. */
  page: Page = [1280, 668];
  readonly #made = new Map<string, View>();
  readonly #maker: Maker;

  constructor(views: readonly View[], start: string, maker: Maker = () => undefined) {
    super(views.map((view) => [view.id, view]));
    this.#maker = maker;
    const first = super.get(start) ?? views[0];
    if (!first) throw new Error("the page carries no view");
    this.first = first;
  }

  /** The view that a state shows; undefined when nothing is called so. */
  shown(state: State): View | undefined {
    const carried = this.get(state.view);
    const ordinary = state.hops === 1 && state.direction === "both" && !state.filter.hide;
    if (carried && (ordinary || carried.kind !== "focus")) return carried;
    const { view, hops, direction, lit, filter } = state;
    const way = view.startsWith("path:") ? lit : 0;
    const key = JSON.stringify([view, hops, direction, way, filter.hide ? filter : 0, this.page]);
    const known = this.#made.get(key);
    if (known) return known;
    const made = this.#maker(state, this.page);
    if (!made) return carried;
    if (this.#made.size >= MOST_MADE) this.#made.clear();
    this.#made.set(key, made);
    return made;
  }
}
