// What a reader can do, in one place: each action is one change of the state.

import type { View } from "../document";
import { isRestricting } from "../filter";
import { asked, NO_FILTER, type Filter, type PanelName, type Question, type Reason, type State } from "../state";
import type { Context } from "./context";

/** Everything that opening another view leaves behind. */
const FRESH = { effect: "", lit: [] as readonly string[], why: "", path: null, tour: "", step: 0, hover: "" } as const;

export class Actions {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  get #state(): State { return this.#context.store.state; }
  #set(change: Partial<State>): void { this.#context.store.set(change); }

  overviewId(): string {
    const start = this.#context.data.start;
    if (start.startsWith("overview:")) return start;
    return this.#context.views.has("overview:core") ? "overview:core" : "overview:all";
  }

  overview(view = this.overviewId()): void {
    this.#set({ ...FRESH, view, concept: "", panel: this.#state.panel === "details" ? "" : this.#state.panel, hops: 1, direction: "both" });
  }

  openConcept(id: string): void {
    if (!this.#context.graph.concepts.has(id)) return;
    this.#set({ ...FRESH, view: `focus:${id}`, concept: id, panel: "details" });
  }

  /** Open an effect; the view stays when it shows the effect, else the effect's source comes into focus. */
  openEffect(id: string): void {
    const effect = this.#context.graph.effects.get(id);
    if (!effect) return;
    if (this.shows(id)) this.#set({ effect: id, panel: "details", hover: "" });
    else this.#set({ ...FRESH, view: `focus:${effect.source}`, concept: effect.source, effect: id, panel: "details" });
  }

  /** Whether the view on the stage draws this effect. */
  shows(effect: string): boolean {
    return this.shownView()?.routes.some((route) => route.effect === effect) ?? false;
  }

  /** The view on the stage. */
  shownView(): View | undefined { return this.#context.views.shown(this.#state); }

  hover(id: string): void { this.#set({ hover: id }); }

  light(ids: readonly string[], why: Reason = ""): void { this.#set({ lit: ids, why }); }

  /** Show an overview in which only these are lit. */
  lightIn(view: string, lit: readonly string[], why: Reason = ""): void { this.#set({ ...FRESH, view, concept: "", lit, why, hops: 1, direction: "both" }); }

  panel(name: PanelName): void { this.#set({ panel: this.#state.panel === name ? "" : name }); }

  closePanel(): void { this.#set({ panel: "", effect: "" }); }

  /** Open a question; the way from one concept to another is drawn as soon as both are known. */
  ask(ask: Question | "", from = this.#state.from, to = this.#state.to): void {
    if (ask === "paths" && from && to && from !== to) this.showPath(from, to);
    else this.#set({ panel: "ask", ask, from, to });
  }

  showPath(from: string, to: string, lit: readonly string[] = []): void {
    this.#set({ ...FRESH, ...asked([from, to]), lit, panel: "ask", concept: "", hops: 1, direction: "both" });
  }

  tour(id: string, step = 1): void {
    const tour = this.#context.graph.document.tours.find((one) => one.id === id);
    const chosen = tour?.steps[step - 1];
    if (!tour || !chosen) return;
    this.#set({ ...FRESH, tour: id, step, view: chosen.view, lit: chosen.lit, concept: "", panel: "" });
  }

  endTour(): void { this.overview(); }

  hops(hops: State["hops"]): void { if (this.#state.concept) this.#set({ hops }); }

  filter(change: Partial<Filter>): void { this.#set({ filter: { ...this.#state.filter, ...change } }); }

  noFilter(): void { this.#set({ filter: NO_FILTER }); }

  /** One step up: from an effect to its concept, from a panel or a tour to the view, from a view to the overview. */
  up(): void {
    const { effect, panel, concept, tour, lit, view, hops } = this.#state;
    if (panel && panel !== "details") this.#set({ panel: "" });
    else if (effect) this.#set({ effect: "", panel: concept ? "details" : "" });
    else if (tour) this.endTour();
    else if (hops > 1) this.#set({ hops: 1 });
    else if (lit.length) this.light([]);
    else if (isRestricting(this.#state.filter)) this.noFilter();
    else if (concept || view !== this.overviewId()) this.overview();
    else this.#set({ hover: "" });
  }
}
