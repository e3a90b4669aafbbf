// Presentations before their script runs: it runs when the first begins, or a step without a picture is told.

import type { State } from "../state";
import { stepOf } from "../steps";
import { waiting } from "../waiting";
import type { Ui } from "./context";

/** Let presentations be held; the function begins one at the present step. */
export function mountPresenting(ui: Ui, stage: HTMLElement): () => void {
  let begin: (() => void) | undefined;
  const presenter = (): (() => void) => (begin ??= waiting("present").mountPresenter(ui, stage));
  const follow = (state: State): void => {
    if (state.presenting || stepOf(ui.graph, state)?.blank) presenter();
  };
  follow(ui.store.state);
  ui.store.subscribe(follow);
  return () => presenter()();
}
