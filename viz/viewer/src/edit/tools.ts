// What tools share: a form for one text of a record, one that takes a record out, and the edit of a key.

import type { Concept, Effect } from "../document";
import { h } from "../ui/dom";
import type { Words } from "../words";
import type { Editor } from "./editor";
import { formOf, lineField, textField } from "./form";
import type { Operation } from "./server";
import { type EditWords, filled } from "./words";

/** Something that can be changed of a record; `form` makes the form, or does it at once. */
export interface Tool<T = Concept | Effect> {
  name: string;
  key?: string;
  label(w: EditWords, ui: Words): string;
  form(editor: Editor, record: T, close: () => void): HTMLFormElement | null;
}

/** The same text under a key, or the edit that puts another there; an empty one takes the key out. */
export function setKey(
  kind: "concept" | "effect",
  id: string,
  key: string,
  value: string | readonly string[],
  was: string | readonly string[],
): Operation[] {
  const text = (each: string | readonly string[]): string =>
    typeof each === "string" ? each : each.join("\n");
  if (text(value) === text(was)) return [];
  const usual = { kind, id, key, was };
  return [value.length ? { do: "set_key", ...usual, value } : { do: "unset_key", ...usual }];
}

/** A tool for one text of a record. */
export function textTool<T extends Concept | Effect>(
  kind: "concept" | "effect",
  key: keyof T & string,
  label: Tool["label"],
  long: boolean,
): Tool<T> {
  return {
    name: key,
    label,
    form: (editor, record, close) => {
      const was = String(record[key] ?? "");
      const name = label(editor.words, editor.ui.words);
      const { element, input } = long ? textField(name, was) : lineField(name, was);
      return formOf(editor, {
        fields: element,
        act: editor.words.save,
        said: filled(editor.words.saved, { what: name }),
        ops: () => setKey(kind, record.id, key, input.value.trim().replace(/\s+/g, " "), was),
        close,
      });
    },
  };
}

/** Taking a record out; how much goes with it is said first. */
export function deleteTool<T extends Concept | Effect>(kind: "concept" | "effect"): Tool<T> {
  return {
    name: "delete",
    key: "Del",
    label: (w) => w.delete,
    form: (editor, record, close) => {
      const { words: w, ui } = editor;
      const count = kind === "concept" ? ui.graph.around(record.id).length : 0;
      const text = kind === "effect" ? w.deleteEffect : count ? w.deleteWith : w.deleteConcept;
      const name = kind === "concept" ? ui.graph.titleOf(record.id) : (record as unknown as Effect).sentence;
      return formOf(editor, {
        fields: h("p", { dir: "auto" }, filled(text, { name, n: count })),
        act: w.delete,
        danger: true,
        said: filled(w.deleted, { name }),
        ops: () => [{ do: `delete_${kind}`, id: record.id }],
        close,
      });
    },
  };
}
