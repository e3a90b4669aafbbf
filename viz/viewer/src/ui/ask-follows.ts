// The question what follows if a concept rises.

import { type Consequence, follows, waysTo } from "../ask/follows";
import { effectPasses, isRestricting } from "../filter";
import { format } from "../words";
import { chain, lightButton } from "./chain";
import type { Ui } from "./context";
import { type Child, h, quiet, words } from "./dom";
import { conceptLink } from "./effect-link";
import { conceptPicker } from "./picker";

/** Which concept rises, and what then changes, the best backed first. */
export function askFollows(ui: Ui): Child {
  const { from } = ui.store.state;
  return [
    conceptPicker(ui, ui.words.concept, from, (id) => ui.actions.ask("follows", id)),
    h("div", { class: "follows", "aria-live": "polite" }, from ? consequences(ui, from) : null),
  ];
}

function consequences(ui: Ui, id: string): Child {
  const { words: w, graph } = ui;
  const { filter } = ui.store.state,
    filtered = isRestricting(filter) && quiet(w.followsFiltered);
  const found = follows(graph, id, (effect) => effectPasses(graph, filter, effect));
  const moved = found.filter(({ change }) => change !== "open"),
    open = found.filter(({ change }) => change === "open");
  const list = (all: readonly Consequence[]): HTMLElement =>
    h(
      "ul",
      { class: "changes" },
      all.map((one) => h("li", {}, consequence(ui, found, one))),
    );
  const changes = (title: string, all: readonly Consequence[]): Child =>
    all.length > 0 && [h("h4", {}, `${title} · ${all.length}`), list(all)];
  if (!found.length) return [filtered, quiet(w.nothingFollows)];
  return [
    filtered,
    quiet(w.followsCaution),
    h(
      "p",
      {},
      h("strong", {}, format(w, "ifRises", { concept: graph.labelOf(id) })),
      ": ",
      format(w, "followsCount", { n: moved.filter(({ verdict }) => verdict !== "contradicted").length }),
      " ",
      moved.length > 0 &&
        lightButton(
          ui,
          moved.flatMap(({ by }) => by),
          "follows",
        ),
    ),
    changes(
      w.followsBacked,
      moved.filter(({ verdict }) => verdict === "supported"),
    ),
    changes(
      w.followsUnsure,
      moved.filter(({ verdict }) => verdict !== "supported" && verdict !== "contradicted"),
    ),
    changes(
      w.followsContradicted,
      moved.filter(({ verdict }) => verdict === "contradicted"),
    ),
    open.length > 0 &&
      h("details", {}, h("summary", {}, h("h4", {}, `${w.followsOpen} · ${open.length}`)), list(open)),
  ];
}

const CHANGE_SIGNS = { rises: "↑", falls: "↓", conflict: "↕", open: "?" } as const;

/** A line that unfolds to the effects behind it, with a way on to the concept. */
function consequence(ui: Ui, found: readonly Consequence[], one: Consequence): HTMLElement {
  const { words: w } = ui,
    { concept, change, verdict, steps } = one;
  const told = verdict === "supported" ? w.changes : verdict === "mixed" ? w.changesMixed : w.changesSaid;
  const tail = [
    !/^(supported|mixed)$/.test(verdict) && w.verdicts[verdict],
    steps > 1 && format(w, "steps", { n: steps }),
  ]
    .filter(Boolean)
    .join(", ");
  const row: HTMLDetailsElement = h(
    "details",
    {
      "data-follows": concept,
      on: {
        toggle: () => {
          if (row.open && row.childElementCount === 1)
            row.append(
              h(
                "div",
                { class: "behind" },
                waysTo(found, one).map((way) => chain(ui, way)),
                conceptLink(ui, concept),
              ),
            );
        },
      },
    },
    h(
      "summary",
      {},
      h("span", { class: "row-mark" }, ui.signs.mark(verdict)),
      h("span", { class: "change", "aria-hidden": "true" }, CHANGE_SIGNS[change]),
      h(
        "span",
        {},
        words(ui.graph.titleOf(concept)),
        ` ${told[change]}`,
        tail && h("span", { class: "quiet" }, ` · ${tail}`),
      ),
    ),
  );
  return row;
}
