// What stands out: from the state of the page, how strongly each concept and effect is drawn.

import type { Effect } from "../document";
import { conceptPasses, effectPasses, isRestricting } from "../filter";
import type { Graph } from "../graph";
import type { State } from "../state";
import type { Scene } from "./scene";

/** How strongly something is drawn. */
export type Strength = "hidden" | "dim" | "normal" | "strong";

/** How strongly text is drawn: dim text stays readable, where lines and boxes (`dim`) step farther back. */
export function textOpacity(dim: number, { faint = 0 }: { faint?: number }, strength: Strength): number {
  return strength === "dim" ? Math.max(dim, faint) : 1;
}

/** What one state lights in one scene. */
export class Emphasis {
  /** Ids that are lit; null: all alike. Concepts and effects have lists of their own: an id may be both. */
  readonly #concepts: ReadonlySet<string> | null;
  readonly #effects: ReadonlySet<string> | null;
  readonly #graph: Graph;
  readonly #scene: Scene;
  readonly #state: State;

  constructor(graph: Graph, scene: Scene, state: State) {
    this.#graph = graph;
    this.#scene = scene;
    this.#state = state;
    const lit = this.#lit();
    this.#concepts = lit?.concepts ?? null;
    this.#effects = lit?.effects ?? null;
  }

  concept(id: string): Strength {
    const concept = this.#graph.concepts.get(id);
    if (!concept) return "hidden";
    if (this.#filtering && !conceptPasses(this.#graph, this.#state.filter, concept, this.#drawnAt(id)))
      return this.#left;
    if (this.#concepts && !this.#concepts.has(id)) return "dim";
    const { hover, concept: chosen, effect } = this.#state;
    // What stands in the middle is seen to be chosen without a ring.
    return id === hover || (id === chosen && !effect && !this.#scene.boxes.get(id)?.box.central)
      ? "strong"
      : "normal";
  }

  effect(id: string): Strength {
    const effect = this.#graph.effects.get(id);
    if (!effect) return "hidden";
    if (this.#filtering && !effectPasses(this.#graph, this.#state.filter, effect)) return this.#left;
    if (this.#effects && !this.#effects.has(id)) return "dim";
    return id === this.#state.hover || id === this.#state.effect ? "strong" : "normal";
  }

  /** Dim text keeps a contrast of 3 : 1; under a filter, where one goes on reading, 4.5 : 1. */
  get faint(): number {
    return this.#filtering ? 0.64 : 0.5;
  }
  get #filtering(): boolean {
    return isRestricting(this.#state.filter);
  }
  get #left(): Strength {
    return this.#state.filter.hide ? "hidden" : "dim";
  }

  #lit(): { concepts: Set<string>; effects: Set<string> } | null {
    const { hover, effect, concept, lit } = this.#state;
    if (hover && this.#shown(hover)) return this.#around([hover]);
    if (lit.length) return this.#around(this.#held(lit), true);
    if (this.#scene.view.lit.length) return this.#around(this.#scene.view.lit, true);
    if (this.#scene.view.kind !== "overview" && this.#scene.view.kind !== "map") return null;
    const chosen = effect || concept;
    return chosen && this.#shown(chosen) ? this.#around([chosen]) : null;
  }

  /** Whether it stands on the stage; of an effect that is not drawn, whether both of its ends do. */
  #shown(id: string): boolean {
    const effect = this.#graph.effects.get(id),
      { boxes } = this.#scene;
    return boxes.has(id) || (effect !== undefined && boxes.has(effect.source) && boxes.has(effect.target));
  }

  /** These concepts and effects with the ends of the effects; unless `only`, with every effect drawn at the concepts too. */
  #around(ids: readonly string[], only = false): { concepts: Set<string>; effects: Set<string> } {
    const concepts = new Set<string>(),
      effects = new Set<string>();
    const named = ids.some((id) => this.#graph.effects.has(id));
    const add = (id: string): void => {
      const effect = this.#graph.effects.get(id)!;
      effects.add(id);
      concepts.add(effect.source).add(effect.target);
    };
    for (const id of ids) {
      if (this.#graph.effects.has(id)) add(id);
      if (!this.#graph.concepts.has(id)) continue;
      concepts.add(id);
      if (!only) for (const effect of this.#drawnAt(id)) add(effect.id);
    }
    if (only && !named) this.#among(concepts, effects);
    return { concepts, effects };
  }

  #drawnAt(concept: string): Effect[] {
    const drawn = [...this.#scene.routeOf.keys()].map((id) => this.#graph.effects.get(id)!);
    return drawn.filter(({ source, target }) => source === concept || target === concept);
  }

  /** These, with the boxes and lines of shut groups that hold some of them. */
  #held(ids: readonly string[]): readonly string[] {
    const { boxes, routeOf } = this.#scene;
    const holding = [
      ...[...boxes.keys()].map((id) => this.#graph.concepts.get(id)!),
      ...[...routeOf.keys()].map((id) => this.#graph.effects.get(id)!),
    ].filter(({ holds }) => holds?.some((one) => ids.includes(one)));
    return [...ids, ...holding.map(({ id }) => id)];
  }

  /** Where only concepts are named, the effects between them are lit with them. */
  #among(concepts: ReadonlySet<string>, effects: Set<string>): void {
    for (const id of concepts) {
      for (const effect of this.#graph.outgoing(id)) if (concepts.has(effect.target)) effects.add(effect.id);
    }
  }
}
