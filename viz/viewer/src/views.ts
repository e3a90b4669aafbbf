// The views that the page carries, and those that it lays out itself when they are asked for.

import type { View } from "./document";
import type { State } from "./state";

/** Lays out the view that a state asks for, or says that it cannot. */
export type Maker = (state: State) => View | undefined;

const MOST_MADE = 40;

export class ViewBook extends Map<string, View> {
  readonly first: View;
  private readonly made = new Map<string, View>();

  constructor(views: readonly View[], start: string, private readonly maker: Maker = () => undefined) {
    super(views.map((view) => [view.id, view]));
    const first = super.get(start) ?? views[0];
    if (!first) throw new Error("the page carries no view");
    this.first = first;
  }

  /** The view that a state shows; undefined when nothing is called so. */
  shown(state: State): View | undefined {
    const plain = state.hops === 1 && state.direction === "both";
    const carried = this.get(state.view);
    if (carried && (plain || !state.view.startsWith("focus:"))) return carried;
    const key = JSON.stringify([state.view, state.hops, state.direction]);
    const made = this.made.get(key) ?? this.maker(state);
    if (!made) return carried;
    if (this.made.size >= MOST_MADE) this.made.clear();
    this.made.set(key, made);
    if (plain) this.set(made.id, made);
    return made;
  }
}
