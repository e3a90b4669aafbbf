// Where the reader is: Overview > Muscle cramps > an effect; each part leads there.

import { claimOf } from "../ask/told";
import type { Verdict } from "../document";
import type { State } from "../state";
import { isMap } from "../views";
import type { Ui } from "./context";
import { button, type Child, h, words } from "./dom";
import { verdictWord } from "./effect-link";

interface Crumb {
  name: string;
  verdict?: Verdict;
  go: () => void;
}

function trail(ui: Ui, state: State): Crumb[] {
  const { graph, actions, words: w } = ui;
  const begins = isMap(ui.data.start);
  const list: Crumb[] = [{ name: begins ? w.map : w.overview, go: () => actions.home() }];
  const tour = graph.document.tours.find((one) => one.id === state.tour);
  if (tour) list.push({ name: tour.title, go: () => actions.tour(tour.id) });
  else if (state.view.startsWith("path:") && state.path) {
    const [a, b] = state.path;
    list.push({
      name: `${graph.titleOf(a)} ${a === b ? "↻" : `→ ${graph.titleOf(b)}`}`,
      go: () => actions.showPath(a, b),
    });
  } else if (state.concept)
    list.push({ name: graph.titleOf(state.concept), go: () => actions.openConcept(state.concept) });
  const effect = graph.effects.get(state.effect);
  if (effect)
    list.push({ name: claimOf(effect), verdict: effect.verdict, go: () => actions.openEffect(effect.id) });
  return list;
}

/** The way here as links; nothing on the overview itself. */
export function crumbs(ui: Ui, state: State): Child {
  const list = trail(ui, state);
  // On the overview itself the ways of looking say all there is to say.
  return (
    list.length > 1 &&
    h(
      "ol",
      {},
      list.map((crumb, i) =>
        h(
          "li",
          { title: crumb.name },
          i === list.length - 1
            ? h(
                "span",
                { "aria-current": "location" },
                words(crumb.name),
                crumb.verdict && verdictWord(ui, crumb.verdict),
              )
            : button(words(crumb.name), crumb.go, { class: "link quiet" }),
        ),
      ),
    )
  );
}
