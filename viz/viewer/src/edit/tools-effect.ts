// What can be said otherwise of an effect: its words, evidence, circumstances and quote; taken out.

import type { Effect } from "../document";
import { CERTAINTIES, VERDICTS } from "../rules";
import { Combo } from "./combo";
import { choiceField, formOf } from "./form";
import { prepare, wordOffers } from "./offers";
import { deleteTool, setKey, type Tool, textTool } from "./tools";
import { EVIDENCE, RELATION, SOURCE, TURN } from "./tools-evidence";
import { filled } from "./words";

const WORDS: Tool<Effect> = {
  name: "words",
  key: "F2",
  label: (w) => w.words,
  form: (editor, effect, close) => {
    const { words: w, ui } = editor;
    const field = new Combo({
      label: w.words,
      value: effect.label,
      offers: (typed) => wordOffers(ui.graph, ui.words.signs, typed === effect.label ? "" : typed),
    });
    void prepare().then(() => field.refresh());
    return formOf(editor, {
      fields: field.element,
      act: w.save,
      said: filled(w.saved, { what: w.words }),
      ops: () =>
        field.text ? setKey("effect", effect.id, "label", field.text, effect.label) : w.wordsWanted,
      close,
    });
  },
};

const VERDICT: Tool<Effect> = {
  name: "verdict",
  label: (_, ui) => ui.verdict,
  form: (editor, effect, close) => {
    const { words: w, ui } = editor;
    const verdict = choiceField(
      ui.words.verdict,
      VERDICTS.map((each) => [each, ui.words.verdicts[each]] as const),
      effect.verdict,
    );
    const certainty = choiceField(
      ui.words.certainty,
      [["", "–"], ...CERTAINTIES.map((each) => [each, ui.words.certainties[each]] as const)],
      effect.certainty,
    );
    return formOf(editor, {
      fields: [verdict.element, certainty.element],
      act: w.save,
      said: filled(w.saved, { what: ui.words.verdict }),
      ops: () => {
        const { value } = verdict.input;
        const next = value === "not-checked" ? "" : value;
        const was = effect.verdict === "not-checked" ? "" : effect.verdict;
        return [
          ...setKey("effect", effect.id, "verdict", next, was),
          ...setKey("effect", effect.id, "certainty", certainty.input.value, effect.certainty),
        ];
      },
      close,
    });
  },
};

/** Of an effect. */
export const EFFECT_TOOLS: readonly Tool<Effect>[] = [
  WORDS,
  VERDICT,
  SOURCE,
  EVIDENCE,
  textTool<Effect>("effect", "when", (_, ui) => ui.when, false),
  textTool<Effect>("effect", "how", (_, ui) => ui.how, false),
  textTool<Effect>("effect", "note", (_, ui) => ui.note, true),
  textTool<Effect>("effect", "quote", (w) => w.quote, true),
  RELATION,
  TURN,
  deleteTool<Effect>("effect"),
];
