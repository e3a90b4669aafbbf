// What can be said otherwise of a concept: its names, definition, category; one with another; taken out.

import type { Concept } from "../document";
import { Combo } from "./combo";
import type { Editor } from "./editor";
import { formOf, lineField } from "./form";
import { conceptCalled, labelOf, slug } from "./names";
import { conceptOffers } from "./offers";
import type { Operation } from "./server";
import { deleteTool, setKey, type Tool, textTool } from "./tools";
import { filled } from "./words";

/** Another name: where the id says the name it becomes another, so that the file stays as it was written. */
function renamed(editor: Editor, { id, label }: Concept, name: string): Operation[] {
  if (name === label || !name) return [];
  const { concepts } = editor.ui.graph;
  const taken = (other: string): boolean => other !== id && concepts.has(other);
  if (labelOf(id) !== label)
    return [{ do: "set_key", kind: "concept", id, key: "label", value: name, was: label }];
  const next = id === slug(id) ? slug(name) : name;
  if (next === id || taken(next) || !/^[\p{L}\p{N}\p{M} -]+$/u.test(next))
    return [{ do: "set_key", kind: "concept", id, key: "label", value: name, was: label }];
  const rename: Operation = { do: "rename_concept", id, value: next };
  if (labelOf(next) === name) return [rename];
  return [rename, { do: "set_key", kind: "concept", id: next, key: "label", value: name }];
}

const NAME: Tool<Concept> = {
  name: "name",
  key: "F2",
  label: (w) => w.name,
  form: (editor, concept, close) => {
    const { words: w, ui } = editor;
    const { element, input } = lineField(w.name, concept.label);
    const name = (): string => input.value.trim().replace(/\s+/g, " ");
    return formOf(editor, {
      fields: element,
      act: w.save,
      said: filled(w.saved, { what: w.name }),
      ops: () => {
        if (!name()) return w.nameWanted;
        const other = conceptCalled(ui.graph, name());
        if (other && other !== concept.id) return filled(w.nameTaken, { name: ui.graph.titleOf(other) });
        return renamed(editor, concept, name());
      },
      close,
    });
  },
};

const AKA: Tool<Concept> = {
  name: "aka",
  label: (_, ui) => ui.alsoCalled,
  form: (editor, concept, close) => {
    const { words: w, ui } = editor;
    const { element, input } = lineField(w.akaHint, concept.aka.join(", "));
    return formOf(editor, {
      fields: element,
      act: w.save,
      said: filled(w.saved, { what: ui.words.alsoCalled }),
      ops: () => {
        const names = input.value.split(",").map((name) => name.trim().replace(/\s+/g, " "));
        return setKey("concept", concept.id, "aka", names.filter(Boolean), concept.aka);
      },
      close,
    });
  },
};

const CATEGORY: Tool<Concept> = {
  name: "category",
  label: (_, ui) => ui.category,
  form: (editor, concept, close) => {
    const { words: w, ui } = editor;
    const { categories } = ui.graph.document;
    const label = ui.graph.categories.get(concept.category)?.label ?? "";
    const field = new Combo({
      label: ui.words.category,
      value: label,
      placeholder: w.categoryHint,
      offers: (typed) =>
        categories
          .map(({ label }) => ({ value: label }))
          .filter(({ value }) => typed === label || value.toLowerCase().includes(typed.toLowerCase())),
    });
    return formOf(editor, {
      fields: field.element,
      act: w.save,
      said: filled(w.saved, { what: ui.words.category }),
      ops: () => recategorised(editor, concept, field.text),
      close,
    });
  },
};

/** The edits that put a concept into the category of this name, which is made where there is none. */
export function recategorised({ ui: { graph } }: Editor, concept: Concept, name: string): Operation[] {
  const { id, category } = concept;
  if (!name) return setKey("concept", id, "category", "", category);
  const wanted = name.toLowerCase();
  const known = graph.document.categories.find(
    (each) => each.label.toLowerCase() === wanted || each.id.toLowerCase() === wanted,
  );
  const put = (value: string): Operation => ({ do: "recategorise", id, value, was: category });
  if (known) return known.id === category ? [] : [put(known.id)];
  const made = slug(name);
  return [{ do: "add_category", id: made, value: { label: name } }, put(made)];
}

const CONNECT: Tool<Concept> = {
  name: "connect",
  key: "E",
  label: (w) => w.newEffect,
  form: (editor, concept) => {
    editor.sheet.effect({ source: concept.id });
    return null;
  },
};

const MERGE: Tool<Concept> = {
  name: "merge",
  label: (w) => w.merge,
  form: (editor, concept, close) => {
    const { words: w, ui } = editor;
    const field = new Combo({
      label: filled(w.mergeInto, { name: concept.title }),
      placeholder: ui.words.concept,
      offers: (typed) =>
        conceptOffers(ui.graph, "", typed).filter(
          ({ value, note }) => note === undefined && value !== concept.title,
        ),
    });
    let into = "";
    return formOf(editor, {
      fields: field.element,
      act: w.merge,
      said: w.merged,
      ops: () => {
        into = conceptCalled(ui.graph, field.text);
        if (!into || into === concept.id) return ui.words.noSuchConcept;
        return [{ do: "merge_concepts", id: into, value: concept.id }];
      },
      done: () => editor.choose(into),
      close,
    });
  },
};

/** Of a concept. */
export const CONCEPT_TOOLS: readonly Tool<Concept>[] = [
  NAME,
  textTool<Concept>("concept", "definition", (w) => w.definition, true),
  AKA,
  CATEGORY,
  CONNECT,
  MERGE,
  deleteTool<Concept>("concept"),
];
