// What backs an effect and what its words mean: a source that is pasted, a relation that is declared, its direction.

import type { Effect, Reference } from "../document";
import { STANCES } from "../rules";
import { h } from "../ui/dom";
import { toast } from "../ui/toast";
import type { Editor } from "./editor";
import { choiceField, formOf, textField } from "./form";
import { slug } from "./names";
import type { Operation } from "./server";
import { vocabulary } from "./server";
import { setKey, type Tool } from "./tools";
import { filled } from "./words";

/** A text that can only be a reference: a DOI, BibTeX, RIS or CSL-JSON. */
const REFERENCE =
  /^\s*(?:(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?10\.\d{4,9}\/\S+\s*$|@\w+\s*[{(]|TY {0,2}- )/i;
/** Signs that words may be given. */
const OFFERED_SIGNS = ["+", "-", "regulates", "mixed", "none"];

/** A field for a pasted reference. */
function referenceField({ words: w }: Editor, text: string): ReturnType<typeof textField> {
  const field = textField(w.source, text);
  field.input.placeholder = w.sourceHint;
  field.input.dataset.paste = "";
  return field;
}

/** References pasted become the file's, and evidence of the effect. */
export const SOURCE: Tool<Effect> = {
  name: "source",
  label: (w) => w.source,
  form: (editor, effect, close) => sourceForm(editor, effect.id, close),
};

/** The form for references; `effect` is the id of what they are evidence of, or "". */
export function sourceForm(editor: Editor, effect: string, close: () => void, pasted = ""): HTMLFormElement {
  const { words: w } = editor;
  const { element, input } = referenceField(editor, pasted);
  return formOf(editor, {
    fields: element,
    act: w.add,
    said: effect ? w.sourceAdded : w.referenceAdded,
    ops: () => {
      const value = input.value.trim();
      return value ? [{ do: "cite", ...(effect ? { id: effect } : {}), value }] : w.sourceWanted;
    },
    close,
  });
}

/** Pasted where nothing is typed, a reference opens the form for it: of the chosen effect, else of the file. */
export function mountPaste(editor: Editor): void {
  addEventListener("paste", (event) => {
    const target = event.target as Element | null;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (target?.closest("input, textarea") || editor.ui.store.state.presenting || !REFERENCE.test(text))
      return;
    event.preventDefault();
    const { panel, sheet, words: w } = editor;
    const chosen = panel.chosen();
    const effect = chosen?.kind === "effect" ? chosen.record.id : "";
    const title = effect
      ? filled(w.sourceOf, { effect: editor.ui.graph.effects.get(effect)!.sentence })
      : w.newReference;
    sheet.show(
      title,
      sourceForm(editor, effect, () => sheet.close(), text),
    );
  });
}

/** What each piece of evidence says of the effect; one can be taken out. */
export const EVIDENCE: Tool<Effect> = {
  name: "evidence",
  label: (w) => w.sourcesSay,
  form: (editor, { id, evidence }, close) => {
    const { words: w, ui } = editor;
    const stances = STANCES.map((each) => [each, ui.words.stances[each]] as const);
    const fields = evidence.map(({ reference, stance }) =>
      choiceField(
        called(ui.graph.references.get(reference)) || reference,
        [...stances, [OUT, w.takeOut]],
        stance,
      ),
    );
    return formOf(editor, {
      fields: fields.map(({ element }) => element),
      act: w.save,
      said: filled(w.saved, { what: w.sourcesSay }),
      ops: () =>
        evidenceEdits(
          id,
          evidence,
          fields.map(({ input }) => input.value),
        ),
      close,
    });
  },
};

const OUT = "out";
const called = (known?: Reference): string => known?.citation || known?.title || "";

/** The edits that give pieces of evidence other stances; those taken out go from the last to the first. */
function evidenceEdits(id: string, evidence: Effect["evidence"], chosen: readonly string[]): Operation[] {
  const set: Operation[] = [],
    out: Operation[] = [];
  evidence.forEach(({ reference, stance }, n) => {
    const value = chosen[n]!;
    const piece = `${id}:${n + 1}`;
    if (value === OUT) out.unshift({ do: "drop_evidence", id: piece, was: reference });
    else if (value !== stance) set.push({ do: "set_evidence", id: piece, key: "stance", value, was: stance });
  });
  return [...set, ...out];
}

/** The other way round, at once. */
export const TURN: Tool<Effect> = {
  name: "turn",
  label: (w) => w.turn,
  form: (editor, { id, source, target }) => {
    const { ui, words: w } = editor;
    const said = filled(w.turned, { from: ui.graph.titleOf(target), to: ui.graph.titleOf(source) });
    void editor.do([{ do: "turn_effect", id }], said).then((answer) => {
      if (answer.kind === "done") toast(ui, said);
      else editor.tell(answer);
    });
    return null;
  },
};

/** What the words mean: a relation for this effect alone, or one of the file's own for these words everywhere. */
export const RELATION: Tool<Effect> = {
  name: "relation",
  label: (_, ui) => ui.relation,
  form: (editor, effect, close) => {
    const { words: w, ui } = editor;
    const declared = effect.implied === undefined ? effect.relation : "";
    const select = h("select", {});
    const option = (value: string, name: string): HTMLElement =>
      h("option", { value, selected: value === declared }, name);
    const signed = (sign: string): string => (ui.words.signs as Record<string, string>)[sign] ?? sign;
    const draw = (known: readonly { id: string; sign: string }[]): void => {
      const own = ui.graph.document.relations.filter(({ id }) => !known.some((each) => each.id === id));
      const each = [...own, ...known].map(({ id, sign }) => option(id, `${id} (${signed(sign)})`));
      select.replaceChildren(
        option("", w.asWordsSay),
        h(
          "optgroup",
          { label: filled(w.newMeaning, { words: effect.label }) },
          OFFERED_SIGNS.map((sign) => option(`new:${sign}`, signed(sign))),
        ),
        h("optgroup", { label: w.knownRelations }, each),
      );
    };
    draw([]);
    void vocabulary().then(draw);
    const field = h(
      "label",
      { class: "edit-field" },
      h("span", { class: "quiet" }, ui.words.relation),
      h("span", { class: "select" }, select),
    );
    return formOf(editor, {
      fields: field,
      act: w.save,
      said: filled(w.saved, { what: ui.words.relation }),
      ops: () => declare(effect, select.value, declared),
      close,
    });
  },
};

function declare({ id, label }: Effect, value: string, was: string): Operation[] {
  if (!value.startsWith("new:")) return setKey("effect", id, "relation", value, was);
  const made: Operation = {
    do: "add_relation",
    id: slug(label),
    value: { sign: value.slice(4), verbs: [label] },
  };
  return [made, ...setKey("effect", id, "relation", "", was)];
}
