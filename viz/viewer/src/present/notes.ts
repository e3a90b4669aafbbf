// The speaker's window: what is said now, what comes next, the time. An empty window, filled by this page.

import type { State } from "../state";
import { onward, stepOf } from "../steps";
import type { Ui } from "../ui/context";
import { button, fill, h, words } from "../ui/dom";
import { placeOf } from "../ui/step-parts";
import { pointOf } from "./point";

const TICK_MS = 500;

/** The speaker's window, which is opened when it is asked for. */
export class SpeakersNotes {
  readonly #ui: Ui;
  readonly #key: (event: KeyboardEvent) => void;
  readonly #clock = h("span");
  readonly #elapsed = h("span");
  readonly #now = h("main");
  readonly #next = h("aside");
  #opened: Window | null = null;
  #began = 0;
  #timer = 0;

  /** `key` hears the keys that are pressed in the window. */
  constructor(ui: Ui, key: (event: KeyboardEvent) => void) {
    this.#ui = ui;
    this.#key = key;
    addEventListener("pagehide", () => this.close());
  }

  /** Open the window, or bring it to the front; false where the browser allows none. */
  open(): boolean {
    try {
      if (!this.#opened || this.#opened.closed) {
        this.#opened = window.open("", "", "popup,width=960,height=640");
        this.#furnish(this.#opened!);
        this.#restart();
        this.draw(this.#ui.store.state);
      }
      this.#opened!.focus();
      return true;
    } catch {
      // No window at all, or one that may not be touched (in a sandbox).
      this.close();
      return false;
    }
  }

  close(): void {
    this.#opened?.close();
  }

  /** Say what this step says, and what comes next. */
  draw(state: State): void {
    if (!this.#opened || this.#opened.closed) return;
    const { graph, words: w } = this.#ui;
    const root = this.#opened.document.documentElement;
    root.lang = state.language;
    root.dataset.theme = document.documentElement.dataset.theme ?? "";
    const step = stepOf(graph, state)!,
      then = onward(graph, state, 1);
    const { title, say } = pointOf(graph, { ...state, revealed: true });
    fill(
      this.#now,
      h("p", { class: "quiet" }, placeOf(this.#ui, state)),
      h("h2", {}, words(title)),
      step.ask && [h("h3", {}, w.question), words(step.ask, "p"), h("h3", {}, w.answer)],
      words(say, "p"),
    );
    const follows = pointOf(graph, { ...state, ...then });
    const next = stepOf(graph, then) && [
      h("h3", {}, w.next),
      h("h2", {}, words(follows.title)),
      words(follows.say, "p"),
    ];
    fill(this.#next, next);
  }

  #restart(): void {
    this.#began = Date.now();
    this.#tick();
  }

  #tick(): void {
    clearTimeout(this.#timer);
    if (!this.#opened || this.#opened.closed) return;
    this.#timer = window.setTimeout(() => this.#tick(), TICK_MS);
    const seconds = Math.floor((Date.now() - this.#began) / 1000);
    const { language } = this.#ui.store.state;
    this.#clock.textContent = new Date().toLocaleTimeString(language, { timeStyle: "short" });
    this.#elapsed.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  #furnish({ document: target }: Window): void {
    const { words: w, actions, graph } = this.#ui;
    target.title = `${w.notes}: ${graph.document.title}`;
    // The page's own styles: its policy, which the window inherits, allows these and no others.
    for (const style of document.querySelectorAll("style")) target.head.append(style.cloneNode(true));
    target.body.className = "notes";
    const reset = button(w.resetTime, () => this.#restart(), { class: "link" });
    fill(
      target.body,
      h("header", {}, this.#clock, h("span", {}, this.#elapsed, " ", reset)),
      this.#now,
      this.#next,
      h(
        "footer",
        {},
        button(w.previous, () => actions.onward(-1), { class: "step" }),
        button(w.next, () => actions.onward(1), { class: "step primary" }),
      ),
    );
    target.addEventListener("keydown", this.#key);
  }
}
