// The speaker's window: what is said now, what comes next, the time. An empty window, filled by this page.

import type { State } from "../state";
import { onward, stepOf, wordsOf } from "../steps";
import type { Ui } from "../ui/context";
import { button, fill, h, words, type Child } from "../ui/dom";
import { placeOf, said } from "./parts";

export interface Notes {
  /** Open the window, or bring it to the front; false where the browser allows none. */
  open(): boolean;
  draw(state: State): void;
  close(): void;
}

export function speakersNotes(ui: Ui, key: (event: KeyboardEvent) => void): Notes {
  const clock = h("span"),
    elapsed = h("span"),
    now = h("main"),
    next = h("aside");
  let opened: Window | null = null,
    began = 0,
    timer = 0;

  const tick = (): void => {
    clearTimeout(timer);
    if (!opened || opened.closed) return;
    timer = window.setTimeout(tick, 500);
    const seconds = Math.floor((Date.now() - began) / 1000);
    clock.textContent = new Date().toLocaleTimeString(ui.store.state.language, { timeStyle: "short" });
    elapsed.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  const restart = (): void => {
    began = Date.now();
    tick();
  };
  const close = (): void => opened?.close();
  addEventListener("pagehide", close);

  const furnish = ({ document: target }: Window): void => {
    const { words: w, actions, graph } = ui;
    target.title = `${w.notes}: ${graph.document.title}`;
    // The page's own styles: its policy, which the window inherits, allows these and no others.
    for (const style of document.querySelectorAll("style")) target.head.append(style.cloneNode(true));
    target.body.className = "notes";
    fill(
      target.body,
      h("header", {}, clock, h("span", {}, elapsed, " ", button(w.resetTime, restart, { class: "link" }))),
      now,
      next,
      h(
        "footer",
        {},
        button(w.previous, () => actions.onward(-1), { class: "step" }),
        button(w.next, () => actions.onward(1), { class: "step primary" }),
      ),
    );
    target.addEventListener("keydown", key);
  };

  const draw = (state: State): void => {
    if (!opened || opened.closed) return;
    const { graph, words: w } = ui;
    const root = opened.document.documentElement;
    root.lang = state.language;
    root.dataset["theme"] = document.documentElement.dataset["theme"] ?? "";
    const step = stepOf(graph, state)!,
      then = onward(graph, state, 1),
      { title, say } = wordsOf(graph, { ...state, revealed: true });
    const answer: Child = step.ask && h("h3", {}, w.answer);
    fill(
      now,
      h("p", { class: "quiet" }, placeOf(ui, state)),
      h("h2", {}, words(title)),
      step.ask && [h("h3", {}, w.question), words(step.ask, "p")],
      answer,
      words(say, "p"),
    );
    fill(next, stepOf(graph, then) && [h("h3", {}, w.next), said(ui, { ...state, ...then })]);
  };

  return {
    open() {
      try {
        if (!opened || opened.closed) {
          opened = window.open("", "", "popup,width=960,height=640");
          furnish(opened!);
          restart();
          draw(ui.store.state);
        }
        opened!.focus();
        return true;
      } catch {
        // No window at all, or one that may not be touched (in a sandbox).
        opened?.close();
        return false;
      }
    },
    draw,
    close,
  };
}
