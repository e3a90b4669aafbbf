// What the stage shows and how: the scene of one view, its look, and what stands out in it.

import type { Point, View } from "../document";
import type { Graph } from "../graph";
import { option } from "../options";
import type { Store } from "../state";
import { isPlain } from "../steps";
import { wordsFor } from "../words";
import type { Drawing } from "./draw";
import { Emphasis } from "./emphasis";
import { Look, type LookTable, themeInForce } from "./look";
import { ERASE } from "./paint";
import { Ruler } from "./ruler";
import { Numbers, Scene } from "./scene";

/** Words smaller than this on the screen (px) are left out. */
export const LEAST_PX = 6;
/** Headings are not smaller than this where there is room; before an audience than this share of the width. */
const LEAST_HEADING_PX = 14,
  SHOWN_HEADING = 1 / 67;
/** Above this many effects a gesture moves a kept picture. */
const MANY_EFFECTS = 300;

/** The view on the stage, as it is drawn now. */
export class Showing {
  scene: Scene;
  look: Look;
  emphasis: Emphasis;
  numbers: Numbers;
  readonly ruler = new Ruler();
  readonly #store: Store;
  readonly #graph: Graph;
  readonly #table: LookTable;

  constructor(store: Store, graph: Graph, table: LookTable, view: View) {
    this.#store = store;
    this.#graph = graph;
    this.#table = table;
    this.numbers = new Numbers(graph);
    this.look = this.#inForce();
    this.scene = new Scene(view, graph, this.numbers);
    this.emphasis = new Emphasis(graph, this.scene, store.state);
  }

  /** Show this view, with everything at its home. */
  show(view: View): void {
    this.scene = new Scene(view, this.#graph, this.numbers);
  }

  /** The graph is another: its concepts and effects are counted anew. */
  renew(): void {
    this.numbers = new Numbers(this.#graph);
    this.restyle();
  }

  /** Let stand out what the state now lights. */
  emphasise(): void {
    this.emphasis = new Emphasis(this.#graph, this.scene, this.#store.state);
  }

  /** Take the colours that the state and the system now want. */
  restyle(): void {
    const { theme } = this.#store.state;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    this.look = this.#inForce();
  }

  /** So many effects that a frame takes too long to be drawn anew at every step of a movement. */
  get isLarge(): boolean {
    return this.scene.routes.length > MANY_EFFECTS;
  }

  /** What is drawn at this scale, px of the screen for one of the view; down the view all is `seen`, or this. */
  drawing(scale: number, seen: Point = [-Infinity, Infinity]): Drawing {
    const { scene, look, emphasis, ruler } = this;
    return {
      graph: this.#graph,
      scene,
      look,
      emphasis,
      ruler,
      seen,
      words: wordsFor(this.#store.state.language),
      leastFont: LEAST_PX / scale,
      leastHeading: this.#leastHeading() / scale,
      opposites: this.#store.state.opposites,
    };
  }

  /** What is a slide, or on one, has headings as large as slides have. */
  #leastHeading(): number {
    const shown = this.#store.state.presenting || this.look.colours.paper === ERASE;
    return Math.max(LEAST_HEADING_PX, shown ? innerWidth * SHOWN_HEADING : 0);
  }

  /** What a saved picture draws; for `paper` in light colours, with nothing dimmed by what is merely chosen. */
  kept(paper: boolean): Drawing {
    const state = { ...this.#store.state, hover: "", ...(paper ? { effect: "", concept: "" } : {}) };
    const look = paper ? new Look(this.#table, this.#graph, "light") : this.look;
    const emphasis = new Emphasis(this.#graph, this.scene, state);
    return { ...this.drawing(1), look, emphasis, leastFont: 0, leastHeading: 0 };
  }

  /** Width and height of a box or of words in the network, px of the view. */
  sizeOf(node: string): { width: number; height: number } {
    const home = this.scene.items.get(node)?.home;
    return { width: home?.[2] ?? 1, height: home?.[3] ?? 1 };
  }

  /** How many effects are without words at this scale: not part of the view, or too small to read now. */
  waiting(scale: number): number {
    const least = LEAST_PX / scale;
    let spoken = 0;
    for (const { words } of this.scene.spoken) if (words.font >= least) spoken += words.effects.length;
    return this.scene.routes.length - spoken;
  }

  #inForce(): Look {
    const { state } = this.#store;
    const bare = option("background") === "none";
    return new Look(this.#table, this.#graph, themeInForce(state.theme), bare, !isPlain(this.#graph, state));
  }
}
