// The rows of the search that answer a question, and the way from them to all ways between two concepts.

import type { Answer } from "../ask/answer";
import { weakest } from "../ask/backing";
import { idsOf } from "../ask/paths";
import type { Way } from "../ask/question";
import { claimOf } from "../ask/told";
import { format } from "../words";
import type { Ui } from "./context";
import { type Child, h, words } from "./dom";
import { verdictWord } from "./effect-link";

/** Characters of a row that are shown. */
const LONGEST = 300;
/** Makes a row of the list: its kind, what choosing it does, what stands in it. */
type MakeRow = (kind: string, act: () => void, inside: Child) => HTMLElement;

/** The group of the rows that answer; nothing where none does. */
export function answers(ui: Ui, { ways, between }: Answer, row: MakeRow): Child {
  const { graph, actions, words: w } = ui;
  if (!ways.length) return null;
  return h(
    "div",
    { role: "group", "aria-label": w.answers },
    h("div", { class: "group-name", "aria-hidden": "true" }, w.answers),
    ways.map((way) => answerRow(ui, way, row)),
    between &&
      row(
        "more",
        () => actions.ask("paths", ...between),
        format(w, "allWays", { from: graph.labelOf(between[0]), to: graph.labelOf(between[1]) }),
      ),
  );
}

/** A way as one sentence: what follows begins with the name as it is written within one. */
function sentenceOf({ graph }: Ui, way: Way): string {
  const claims = way.map((one, at) => {
    const claim = claimOf(one),
      title = graph.titleOf(one.source);
    return at && claim.startsWith(title) ? graph.labelOf(one.source) + claim.slice(title.length) : claim;
  });
  return claims.join("; ");
}

function answerRow(ui: Ui, way: Way, row: MakeRow): HTMLElement {
  const { actions, words: w, signs } = ui;
  const { verdict } = weakest(way);
  const [first, last] = [way[0]!, way.at(-1)!];
  const open = (): void =>
    way.length > 1 ? actions.showPath(first.source, last.target, idsOf(way)) : actions.openEffect(first.id);
  const told = sentenceOf(ui, way);
  return row("answer", open, [
    h("span", { class: "row-mark" }, signs.mark(verdict)),
    h(
      "span",
      {},
      words(told.length > LONGEST ? `${told.slice(0, LONGEST)}…` : told),
      way.length > 1 && h("span", { class: "verdict-word" }, ` · ${w.weakestLink}`),
      verdictWord(ui, verdict),
    ),
  ]);
}
