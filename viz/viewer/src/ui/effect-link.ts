// An effect as one line that can be chosen: mark, sentence, and in a word what the references say of it.

import { claimOf } from "../ask/told";
import type { Effect, Reference, Verdict } from "../document";
import type { Ui } from "./context";
import { type Child, h, words } from "./dom";

/** An effect that opens when it is chosen, and is lit in the picture when it is pointed at. */
export function effectLink(ui: Ui, effect: Effect): HTMLElement {
  return h(
    "button",
    {
      type: "button",
      class: "row effect-row",
      "data-effect": effect.id,
      on: {
        click: () => ui.actions.openEffect(effect.id),
        pointerenter: () => ui.actions.hover(effect.id),
        pointerleave: () => ui.actions.hover(""),
        focus: () => ui.actions.hover(effect.id),
        blur: () => ui.actions.hover(""),
      },
    },
    h("span", { class: "row-mark" }, ui.signs.mark(effect.verdict)),
    h("span", {}, words(claimOf(effect)), verdictWord(ui, effect.verdict)),
  );
}

/** What the references say, in a word behind a sentence; nothing where nobody has looked. */
export function verdictWord(ui: Ui, verdict: Verdict): Child {
  return (
    verdict !== "not-checked" &&
    h("span", { class: `verdict-word v-${verdict}` }, ` · ${ui.words.verdicts[verdict]}`)
  );
}

/** A concept that opens when it is chosen; a bare word when the graph has none of this id. */
export function conceptLink(ui: Ui, id: string): HTMLElement {
  const concept = ui.graph.concepts.get(id);
  if (!concept) return words(id);
  return h(
    "button",
    {
      type: "button",
      class: "row concept-row",
      "data-concept": id,
      on: { click: () => ui.actions.openConcept(id) },
    },
    h("span", { class: "row-mark" }, ui.signs.shapeOf(concept)),
    words(concept.title),
  );
}

/** A concept's name inside a line of text. */
export function conceptName(ui: Ui, id: string): HTMLElement {
  return h(
    "button",
    { type: "button", class: "link", "data-concept": id, on: { click: () => ui.actions.openConcept(id) } },
    words(ui.graph.titleOf(id)),
  );
}

/** Authors and year of a reference. */
export function headOf(reference: Reference | undefined): string {
  return /^.*?\(\d{4}\)|^.*?(?=\. )|^.*/.exec(reference?.citation ?? "")![0];
}
