// The one place that knows what the reader sees. Parts of the page subscribe; nothing else is shared.

import type { Certainty, Sign, Verdict } from "./document";

export type Theme = "system" | "light" | "dark" | "contrast";
export type PanelName = "" | "details" | "outline" | "legend" | "ask" | "filter" | "help";

/** What is left in: an empty list means no restriction on that side. */
export interface Filter {
  categories: string[]; relations: string[]; signs: Sign[]; verdicts: Verdict[];
  certainties: Certainty[]; levels: ("core" | "detail")[]; references: string[];
  hide: boolean;                      // hide what is filtered out, instead of dimming it
}

export interface State {
  view: string;                       // id of the view on the stage
  concept: string;                    // chosen concept, "" for none
  effect: string;                     // chosen effect, "" for none
  lit: readonly string[];             // concepts and effects lit by a tour, a loop, a path; [] for all alike
  hover: string;                      // concept or effect under the pointer or the keyboard; not in the URL
  panel: PanelName;
  article: boolean;                   // the article beside the graph
  hops: 1 | 2 | 3;
  direction: "in" | "out" | "both";
  path: readonly [string, string] | null;
  tour: string; step: number;         // step counts from 1; 0 when no tour plays
  filter: Filter;
  theme: Theme;
  language: string;
  moving: boolean;                    // physics on, for play; not in the URL
}

export const NO_FILTER: Filter = {
  categories: [], relations: [], signs: [], verdicts: [], certainties: [], levels: [], references: [], hide: false,
};

export function initialState(view: string, language: string): State {
  return {
    view, concept: "", effect: "", lit: [], hover: "", panel: "", article: false, hops: 1, direction: "both",
    path: null, tour: "", step: 0, filter: NO_FILTER, theme: "system", language, moving: false,
  };
}

export type Listener = (state: State, before: State) => void;

export class Store {
  #listeners: Listener[] = [];
  #current: State;

  constructor(current: State) {
    this.#current = current;
  }

  get state(): State { return this.#current; }

  /** Change some of the state; listeners hear once, and only when something differs. */
  set(change: Partial<State>): void {
    const before = this.#current;
    const next = { ...before, ...change };
    if ((Object.keys(change) as (keyof State)[]).every((key) => before[key] === next[key])) return;
    this.#current = next;
    for (const listener of this.#listeners) listener(next, before);
  }

  subscribe(listener: Listener): void { this.#listeners.push(listener); }
}
