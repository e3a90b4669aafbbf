// What a reader can do, in one place: each action is one change of the state.

import type { View } from "../document";
import { isRestricting } from "../filter";
import { SHUT } from "../graph";
import { isLed, tellHost } from "../host";
import { isSmall } from "../options";
import {
  asked,
  type Filter,
  NO_FILTER,
  type PanelName,
  type Question,
  type Reason,
  type State,
} from "../state";
import { leaving, onward, stepState } from "../steps";
import { isMap, MAP } from "../views";
import type { Context } from "./context";

/** What readers can do, each as one change of the state. */
export class Actions {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  get #state(): State {
    return this.#context.store.state;
  }
  #set(change: Partial<State>): void {
    this.#context.store.set(change);
  }

  /** Everything that opening another view leaves behind. */
  get #fresh() {
    return {
      effect: "",
      lit: [] as readonly string[],
      why: "" as const,
      path: null,
      hover: "",
      ...leaving(this.#context.graph, this.#state),
    };
  }

  overviewId(): string {
    const start = this.#context.data.start;
    if (start.startsWith("overview:")) return start;
    return this.#context.views.has("overview:core") ? "overview:core" : "overview:all";
  }

  /** What a page without an address shows: the map, or the overview of a small graph. */
  get #begins(): string {
    return isMap(this.#context.data.start) ? MAP : this.overviewId();
  }

  /** The map, or one of its cards opened. */
  map(view: string): void {
    this.#set({ ...this.#overview(view), effect: "" });
  }

  overview(view = this.overviewId()): void {
    this.#set(this.#overview(view));
  }

  #overview(view: string): Partial<State> {
    return {
      ...this.#fresh,
      view,
      concept: "",
      panel: this.#state.panel === "details" ? "" : this.#state.panel,
      hops: 1,
      direction: "both",
    };
  }

  /** The overview by itself: no panel that asks or judges goes on beside it. */
  home(view = this.#begins): void {
    const { panel } = this.#state;
    this.#set({
      ...this.#overview(view),
      panel: panel === "legend" || panel === "outline" || panel === "help" ? panel : "",
    });
  }

  openConcept(id: string): void {
    if (!this.#context.graph.concepts.has(id)) return;
    this.#set({ ...this.#fresh, view: `focus:${id}`, concept: id, panel: "details" });
  }

  /**
   * Open an effect; the view stays when it shows the effect, else the effect's source comes into focus. On a
   * telephone, whose map or overview lies under the panel, its two concepts and the arrow stand alone.
   */
  openEffect(id: string): void {
    const effect = this.#context.graph.effects.get(id);
    if (!effect) return;
    if (effect.holds) {
      this.#set({ effect: id, panel: "details", hover: "" });
      return;
    }
    const { source, target } = effect,
      ends: Partial<State> = { concept: "", hops: 1, direction: "both" };
    const { view } = this.#state,
      small = (isMap(view) || view.startsWith("overview:")) && isSmall();
    if (small && source !== target)
      this.#set({
        ...this.#fresh,
        ...ends,
        ...asked([source, target]),
        lit: [source, id, target],
        effect: id,
        panel: "details",
      });
    else if (this.shows(id)) this.#set({ effect: id, panel: "details", hover: "" });
    else
      this.#set({ ...this.#fresh, view: `focus:${source}`, concept: source, effect: id, panel: "details" });
  }

  /** Whether the view on the stage draws this effect. */
  shows(effect: string): boolean {
    return this.shownView()?.routes.some((route) => route.effect === effect) ?? false;
  }

  /** The view on the stage. */
  shownView(): View | undefined {
    return this.#context.views.shown(this.#state);
  }

  /** Shut a group to one box, or open it again in its place; without a key all of them. */
  shut(key: string, yes: boolean): void {
    const { shut } = this.#state,
      groups = this.#context.graph.groups().filter(({ members }) => members.length),
      all = groups.map((group) => group.key);
    const keys = key ? [key] : all;
    this.#set({
      shut: all.filter((one) => (keys.includes(one) ? yes : shut.includes(one))),
      hover: "",
      ...(this.#state.effect.startsWith(SHUT) ? { effect: "", panel: "" } : {}),
    });
  }

  hover(id: string): void {
    this.#set({ hover: id });
  }

  light(ids: readonly string[], why: Reason = ""): void {
    this.#set({ lit: ids, why });
  }

  /** Show an overview in which only these are lit. */
  lightIn(view: string, lit: readonly string[], why: Reason = ""): void {
    this.#set({ ...this.#fresh, shut: [], view, concept: "", lit, why, hops: 1, direction: "both" });
  }

  panel(name: PanelName): void {
    this.#set({ panel: this.#state.panel === name ? "" : name });
  }

  closePanel(): void {
    this.#set({ panel: "", effect: "" });
  }

  /** Open a question; the way from one concept to another is drawn as soon as both are known. */
  ask(ask: Question | "", from = this.#state.from, to = this.#state.to): void {
    if (ask === "paths" && from && to && from !== to) this.showPath(from, to);
    else this.#set({ panel: "ask", ask, from, to });
  }

  showPath(from: string, to: string, lit: readonly string[] = []): void {
    this.#set({
      ...this.#fresh,
      ...asked([from, to]),
      lit,
      panel: "ask",
      concept: "",
      hops: 1,
      direction: "both",
    });
  }

  tour(id: string, step = 1, revealed = false): void {
    const { presenting } = this.#state;
    const chosen = stepState(this.#context.graph, id, step, revealed, presenting);
    if (chosen) this.#set({ ...this.#fresh, presenting, ...chosen, concept: "", panel: "" });
  }

  /** One step on in the tour, or back; a question comes before its answer. Who leads is told what leads on. */
  onward(by: number): void {
    const { tour, step, revealed } = onward(this.#context.graph, this.#state, by);
    if (isLed()) tellHost("key", { key: by < 0 ? "PageUp" : "PageDown", shift: false });
    else this.tour(tour, step, revealed);
  }

  present(presenting: boolean): void {
    const { tour, step, revealed } = this.#state;
    this.#set({
      presenting,
      panel: "",
      hover: "",
      ...stepState(this.#context.graph, tour, step, revealed, presenting),
    });
  }

  /** A concept or effect on the stage: opened, or before an audience lit until it is chosen again. */
  choose({ id, kind }: { id: string; kind: "concept" | "effect" }): void {
    const { presenting, lit, tour, step, revealed } = this.#state;
    const concept = kind === "concept";
    if (concept && id.startsWith(SHUT)) this.shut(id.slice(SHUT.length), false);
    else if (presenting && lit[0] === id) this.tour(tour, step, revealed);
    else if (presenting)
      this.light([id, ...(concept ? this.#context.graph.around(id).map((effect) => effect.id) : [])]);
    else if (concept) this.openConcept(id);
    else this.openEffect(id);
  }

  /** The empty stage: nothing is chosen any more; before an audience a step on, at the left a step back. */
  chooseNothing(share: number): void {
    const { presenting, panel, tour, step, revealed } = this.#state;
    if (presenting) this.onward(share < 1 / 3 ? -1 : 1);
    else if (tour) this.tour(tour, step, revealed);
    else this.#set({ effect: "", lit: [], why: "", hover: "", panel: panel === "details" ? "" : panel });
  }

  endTour(): void {
    this.overview(this.#begins);
  }

  hops(hops: State["hops"]): void {
    if (this.#state.concept) this.#set({ hops });
  }

  filter(change: Partial<Filter>): void {
    this.#set({ filter: { ...this.#state.filter, ...change } });
  }

  noFilter(): void {
    this.#set({ filter: NO_FILTER });
  }

  /** One step up: from an effect to its concept, from a panel or a tour to the view, from a view to the overview. */
  up(): void {
    const { effect, panel, concept, tour, lit, view, hops } = this.#state;
    if (panel && panel !== "details") this.#set({ panel: "" });
    else if (effect) this.#set({ effect: "", panel: concept ? "details" : "" });
    else if (tour) this.endTour();
    else if (hops > 1) this.#set({ hops: 1 });
    else if (lit.length) this.light([]);
    else if (isRestricting(this.#state.filter)) this.noFilter();
    else if (isMap(view) && view !== MAP) this.map(MAP);
    else if (concept || view !== this.#begins) this.overview(this.#begins);
    else this.#set({ hover: "" });
  }
}
