// The article before its script runs: it runs when somebody first reads.

import type { State } from "../state";
import { waiting } from "../waiting";
import type { Ui } from "./context";

/** Put the article beside the graph once it is asked for. */
export function mountReading(ui: Ui, article: HTMLElement, main: HTMLElement): void {
  let mounted = false;
  const follow = (state: State): void => {
    if (!state.article || mounted) return;
    mounted = true;
    waiting("panels").mountArticle(ui, article, main);
  };
  follow(ui.store.state);
  ui.store.subscribe(follow);
}
