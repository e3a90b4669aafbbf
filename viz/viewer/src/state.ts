// The one place that knows what the reader sees. Parts of the page subscribe; nothing else is shared.

import type { LeftIn } from "./document";
import type { PAGE_THEMES } from "./rules";

/** Which colours the reader wants. */
export type Theme = (typeof PAGE_THEMES)[number];
/** The open panel; "" for none. */
export type PanelName = "" | "details" | "outline" | "legend" | "ask" | "filter" | "help";

/** A question of the Ask panel. */
export type Question = "paths" | "follows" | "loops";
/** What lit the lit. */
export type Reason = "" | "follows" | "loop" | "sentence";

/** What is left in: an empty list means no restriction on that side. `hide`: the rest is hidden, not dimmed. */
export type Filter = LeftIn;

/** What the reader sees and has chosen. */
export interface State {
  view: string; // id of the view on the stage
  concept: string; // chosen concept, "" for none
  effect: string; // chosen effect, "" for none
  lit: readonly string[]; // concepts and effects lit by a tour, a loop, a path; [] for all alike
  why: Reason; // told beside what is lit
  hover: string; // concept or effect under the pointer or the keyboard; not in the URL
  panel: PanelName;
  article: boolean; // the article beside the graph
  at: readonly [x: number, y: number, zoom: number] | null; // where the reader moved the camera: px of the view, share of the fitted size
  hops: 1 | 2 | 3;
  direction: "in" | "out" | "both";
  path: readonly [string, string] | null;
  shut: readonly string[]; // groups that stand as one box each, in overviews and steps
  ask: Question | "";
  from: string;
  to: string; // the open question, and the concepts it is about
  tour: string;
  step: number; // step counts from 1; 0 when no tour plays
  revealed: boolean; // the answer to the step's question is shown
  plain: boolean; // lines tell nothing of the evidence, as while a question waits for its answer
  opposites: boolean; // lines between opposites are drawn
  presenting: boolean; // before an audience: the picture large, the words below it
  filter: Filter;
  theme: Theme;
  language: string;
  large: boolean; // text of near views is as large as fits, as before an audience
  arranging: boolean; // a drag moves concepts and words, not the paper; not in the URL
  moving: boolean; // physics on, for play; not in the URL
  revision: number; // counts the changes of the graph itself, in a page that is served; not in the URL
}

/** A filter that leaves everything in. */
export const NO_FILTER: Filter = {
  categories: [],
  relations: [],
  signs: [],
  verdicts: [],
  certainties: [],
  levels: [],
  references: [],
  hide: false,
};

/** The state of a page that shows this view and of which nothing is asked. */
export function initialState(view: string, language: string): State {
  return {
    view,
    concept: "",
    effect: "",
    lit: [],
    why: "",
    hover: "",
    panel: "",
    article: false,
    at: null,
    hops: 1,
    direction: "both",
    path: null,
    shut: [],
    ask: "paths",
    from: "",
    to: "",
    tour: "",
    step: 0,
    revealed: false,
    plain: false,
    opposites: false,
    presenting: false,
    filter: NO_FILTER,
    theme: "system",
    language,
    large: false,
    arranging: false,
    moving: false,
    revision: 0,
  };
}

/** The drawn way from one concept to another, or back to itself, and the question that it answers. */
export function asked(path: readonly [string, string]): Partial<State> {
  const [from, to] = path,
    view = `path:${from}:${to}`;
  return from === to ? { view, path, ask: "loops" } : { view, path, ask: "paths", from, to };
}

/** Told of every change, with the state before it. */
export type Listener = (state: State, before: State) => void;

const CAMERA_KEYS = ["view", "hops", "direction"] as const;

/** The state, and those who follow it. */
export class Store {
  #listeners: Listener[] = [];
  #current: State;

  constructor(current: State) {
    this.#current = current;
  }

  get state(): State {
    return this.#current;
  }

  /** Change some of the state; listeners hear once, and only when something differs. */
  set(change: Partial<State>): void {
    const before = this.#current;
    const next = { ...before, ...change };
    // Another view has a camera of its own.
    if (!("at" in change) && CAMERA_KEYS.some((key) => next[key] !== before[key])) next.at = null;
    if ((Object.keys(change) as (keyof State)[]).every((key) => before[key] === next[key])) return;
    this.#current = next;
    for (const listener of this.#listeners) listener(next, before);
  }

  subscribe(listener: Listener): void {
    this.#listeners.push(listener);
  }
}
