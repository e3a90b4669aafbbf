// The stream of events from the server: opened again after a break, closed while nobody sees the page.

import type { LayoutMessage, Problem, StateMessage } from "./records";
import type { Asked } from "./remote";
import type { Source, Way } from "./way";

/** What a page has and shows, and who hears what. */
export interface Heard {
  hash(): string;
  shown(): string;
  state(message: StateMessage): void;
  problems(problems: readonly Problem[]): void;
  layout(message: LayoutMessage): void;
  gone(name: string): void;
  lost(lost: unknown): void;
  remote(asked: Asked): void;
  bye(): void;
  back(): void;
}

const FIRST_WAIT = 250,
  LONGEST_WAIT = 5000;
/** A browser opens six connections to a server: a page that nobody sees takes none. */
const HIDDEN_WAIT = 1000;

/** Hears the server for as long as the page is seen. */
export class Hearing {
  #source: Source | null = null;
  #told = "";
  #wait = FIRST_WAIT;
  #timer = 0;
  readonly #way: Way;
  readonly #heard: Heard;

  constructor(way: Way, heard: Heard) {
    this.#way = way;
    this.#heard = heard;
    document.addEventListener("visibilitychange", () => {
      clearTimeout(this.#timer);
      if (!document.hidden) this.again();
      else this.#timer = window.setTimeout(() => this.#close(), HIDDEN_WAIT);
    });
    addEventListener("pagehide", () => this.#close());
    this.again();
  }

  /** Open the stream anew, from the state that the page has. */
  again(): void {
    this.#close();
    const { hash, shown } = this.#heard;
    this.#told = shown();
    const source = this.#way.hear(
      `events?from=${encodeURIComponent(hash())}&shown=${encodeURIComponent(this.#told)}`,
    );
    this.#source = source;
    const on = (name: string, heard: (data: never) => void): void =>
      source.addEventListener(name, ({ data }) => heard(JSON.parse(data) as never));
    on("state", (message: StateMessage) => this.#heard.state(message));
    on("problems", ({ problems }: { problems: readonly Problem[] }) => this.#heard.problems(problems));
    on("layout", (message: LayoutMessage) => this.#heard.layout(message));
    on("gone", ({ name }: { name: string }) => this.#heard.gone(name));
    on("lost", (lost: unknown) => this.#heard.lost(lost));
    on("remote", (asked: Asked) => this.#heard.remote(asked));
    on("bye", () => this.#heard.bye());
    source.onopen = () => {
      this.#wait = FIRST_WAIT;
      this.#heard.back();
    };
    source.onerror = () => {
      this.#close();
      // One break is nothing; a server that is not there at the second asking may have ended without a word.
      if (this.#wait > FIRST_WAIT) this.#heard.bye();
      this.#timer = window.setTimeout(() => this.again(), this.#wait);
      this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT);
    };
  }

  /** The reader looks at another view: the server sends it first from now on. */
  shows(): void {
    if (this.#source && this.#heard.shown() && this.#heard.shown() !== this.#told) this.again();
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }
}
