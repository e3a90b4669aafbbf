// The page spoken to by a page around it: {ns: "conceptgraph", v: 1, type, data}, both ways.
// Any origin may speak (a file's is "null"), so only plain data that passes every check has an effect.

import { applied } from "./api";
import type { Graph } from "./graph";
import { isMessage, lead, type Message, message, refusal, tellHost } from "./host";
import { FRAMED } from "./options";
import { initialState, type State, type Store } from "./state";
import type { ViewBook } from "./views";

/** The change of the state that a message asks for. */
function changeFor(type: string, data: unknown): unknown {
  switch (type) {
    case "apply":
      return data;
    case "focus":
      return { concept: data, effect: "", lit: [], tour: "", step: 0 };
    case "effect":
      return { effect: data, panel: "details" };
    case "show":
      return { lit: data };
    case "view":
      return { view: data, concept: "", effect: "", lit: [], tour: "", step: 0 };
    case "path":
      return { path: data, concept: "", effect: "", lit: [], tour: "", step: 0 };
    case "step":
      return typeof data === "object" ? data : { step: data };
    case "theme":
      return { theme: data };
    default:
      throw new TypeError(`no message is called ${JSON.stringify(type)}`);
  }
}

/** Keys that a deck uses; told to the page around, which may act on them. */
const DECK_KEYS = ["PageUp", "PageDown"];

/** Hears what the page around says, and in a frame tells it what the reader does. */
export class Messages {
  readonly #store: Store;
  readonly #graph: Graph;
  readonly #views: ViewBook;
  readonly #start: State;

  constructor(store: Store, graph: Graph, views: ViewBook, start: State) {
    this.#store = store;
    this.#graph = graph;
    this.#views = views;
    this.#start = start;
    addEventListener("message", (event) => this.#receive(event));
    if (!FRAMED) return;
    store.subscribe((state, before) => this.#tell(state, before));
    addEventListener("keydown", ({ key, shiftKey }) => {
      if (DECK_KEYS.includes(key) || store.state.presenting) tellHost("key", { key, shift: shiftKey });
    });
  }

  /** Say that the page stands; a deck answers with the step that it shows. */
  ready(): void {
    const { concepts, effects, tours } = this.#graph.document;
    tellHost("ready", {
      title: this.#graph.document.title,
      concepts: concepts.length,
      effects: effects.length,
      tours: tours.map(({ id, title, steps }) => ({
        id,
        title,
        steps: steps.length,
        asked: steps.flatMap(({ ask }, at) => (ask ? [at + 1] : [])),
      })),
      state: this.#store.state,
    });
  }

  #tell(state: State, before: State): void {
    const { hover: _, ...now } = state,
      { hover: __, ...then } = before;
    if (JSON.stringify(now) !== JSON.stringify(then)) tellHost("state", now);
    if (state.concept !== before.concept && state.concept) tellHost("select", { concept: state.concept });
    if (state.effect !== before.effect && state.effect) tellHost("select", { effect: state.effect });
  }

  #receive(event: MessageEvent): void {
    const heard: unknown = event.data;
    if (!isMessage(heard)) return;
    const answer = (given: Message): void => (event.source as Window | null)?.postMessage(given, "*");
    const refused = refusal(heard);
    if (refused) {
      answer(refused);
      return;
    }
    try {
      this.#obey(heard.type, heard.data);
      if (heard.type === "get") answer(message("state", this.#store.state));
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      answer(message("error", { type: heard.type, message: told }));
    }
  }

  #obey(type: string, data: unknown): void {
    if (type === "get") return;
    if (type === "lead") lead(data === true);
    else if (type === "reset") {
      const { view, language, theme } = this.#start;
      this.#store.set({ ...initialState(view, language), theme });
    } else applied(changeFor(type, data), this.#store, this.#graph, this.#views);
  }
}
