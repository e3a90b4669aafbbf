// The sheet on which something new is made: a small form over the stage, near where it was asked for.

import { fill, h } from "../ui/dom";
import { Combo } from "./combo";
import type { Editor } from "./editor";
import { choiceField, formOf } from "./form";
import { conceptCalled, newConcept } from "./names";
import { conceptOffers, prepare, wordOffers } from "./offers";
import type { Operation } from "./server";

/** A place on the page, px; without one the sheet stands above the stage's middle. */
export type Place = readonly [x: number, y: number];

const MARGIN = 12;

/** What is known of an effect that is to be made: ids or names of its ends, its words, its sentence. */
export interface Known {
  source?: string;
  target?: string;
  words?: string;
  quote?: string;
  title?: string;
  /** What stands below the form. */
  more?: HTMLElement | null;
}

/** One sheet at a time. */
export class Sheet {
  readonly #editor: Editor;
  readonly #element = h("section", { id: "edit-sheet", role: "dialog", hidden: true });
  #back: Element | null = null;

  constructor(editor: Editor) {
    this.#editor = editor;
    document.body.append(this.#element);
  }

  get isOpen(): boolean {
    return !this.#element.hidden;
  }

  close(): void {
    if (!this.isOpen) return;
    this.#element.hidden = true;
    fill(this.#element);
    const back = this.#back;
    (back instanceof HTMLElement && back.isConnected && back !== document.body
      ? back
      : document.getElementById("canvas")
    )?.focus();
  }

  /** Show a form; its first field, or the one that is named, has the focus. */
  show(
    title: string,
    form: HTMLFormElement,
    at?: Place,
    focus?: HTMLElement,
    more?: HTMLElement | null,
  ): void {
    if (!this.isOpen) this.#back = document.activeElement;
    this.#element.setAttribute("aria-label", title);
    fill(this.#element, h("h2", {}, title), form, more);
    this.#element.hidden = false;
    this.#stand(at);
    (focus ?? form.querySelector<HTMLElement>("input, textarea, select"))?.focus();
  }

  #stand(at?: Place): void {
    const { style } = this.#element;
    const { width, height } = this.#element.getBoundingClientRect();
    const stage = document.getElementById("stage")!.getBoundingClientRect();
    const [x, y] = at ?? [stage.left + stage.width / 2, stage.top + 24];
    style.left = `${Math.max(MARGIN, Math.min(x - width / 2, innerWidth - width - MARGIN))}px`;
    style.top = `${Math.max(MARGIN, Math.min(at ? y + 14 : y, innerHeight - height - MARGIN))}px`;
  }

  /** A new concept. */
  concept(at?: Place, name = ""): void {
    const { ui, words: w } = this.#editor;
    const { categories } = ui.graph.document;
    const field = new Combo({
      label: w.name,
      value: name,
      offers: (typed) =>
        typed ? conceptOffers(ui.graph, "", typed).filter(({ note }) => note === undefined) : [],
    });
    const category = choiceField(
      ui.words.category,
      [["", "–"], ...categories.map(({ id, label }) => [id, label] as const)],
      "",
    );
    let made = "";
    const form = formOf(this.#editor, {
      fields: [field.element, categories.length > 0 && category.element],
      act: w.add,
      said: w.conceptAdded,
      ops: () => {
        if (!field.text) return w.nameWanted;
        made = conceptCalled(ui.graph, field.text);
        if (made) return [];
        const { id, label } = newConcept(ui.graph, field.text);
        made = id;
        const value = {
          ...(label ? { label } : {}),
          ...(category.input.value ? { category: category.input.value } : {}),
        };
        return [{ do: "add_concept", id, value }];
      },
      done: () => this.#editor.choose(made),
      close: () => {
        this.close();
        if (made && ui.graph.concepts.has(made)) this.#editor.choose(made);
      },
    });
    this.show(w.newConcept, form, at);
  }

  /** A new effect; ends that are known stand in their fields already. */
  effect(known: Known = {}, at?: Place): void {
    const { ui, words: w } = this.#editor;
    const { graph } = ui;
    const end = (label: string, id = ""): Combo =>
      new Combo({
        label,
        value: graph.concepts.get(id)?.title ?? id,
        placeholder: ui.words.concept,
        offers: (typed) => conceptOffers(graph, w.isNew, typed),
      });
    const source = end(ui.words.from, known.source),
      target = end(ui.words.to, known.target);
    const verb = new Combo({
      label: w.words,
      value: known.words,
      placeholder: w.wordsHint,
      offers: (typed) => wordOffers(graph, ui.words.signs, typed),
    });
    void prepare().then(() => verb.refresh());
    let wanted: Wanted | undefined;
    const form = formOf(this.#editor, {
      fields: [
        known.quote ? h("blockquote", { class: "edit-quote", dir: "auto" }, known.quote) : null,
        source.element,
        verb.element,
        target.element,
      ],
      act: w.add,
      said: w.effectAdded,
      ops: () => {
        if (!source.text || !target.text) return w.endsWanted;
        if (!verb.text) return w.wordsWanted;
        wanted = newEffect(this.#editor, source.text, verb.text, target.text, known.quote);
        return wanted.ops;
      },
      done: () => wanted && openNew(this.#editor, wanted),
      close: () => this.close(),
    });
    const empty = [source, verb, target].find(({ text }) => !text);
    this.show(known.title ?? w.newEffect, form, at, (empty ?? verb).input, known.more);
  }
}

interface Wanted {
  source: string;
  target: string;
  label: string;
  ops: Operation[];
}

/** The edits that make an effect; concepts that are not there yet are made with it. */
function newEffect(
  { ui: { graph } }: Editor,
  source: string,
  label: string,
  target: string,
  quote?: string,
): Wanted {
  const ops: Operation[] = [];
  const made = new Map<string, string>();
  const idOf = (name: string): string => {
    const found = conceptCalled(graph, name) || made.get(name.toLowerCase());
    if (found) return found;
    const { id, label: said } = newConcept(graph, name);
    made.set(name.toLowerCase(), id);
    ops.push({ do: "add_concept", id, value: said ? { label: said } : {}, was: null });
    return id;
  };
  const ends = { source: idOf(source), target: idOf(target) };
  ops.push({ do: "add_effect", value: { ...ends, label, ...(quote ? { quote } : {}) } });
  return { ...ends, label, ops };
}

/** Open the effect that was made, found by what it says. */
function openNew({ ui }: Editor, { source, target, label }: Wanted): void {
  const found = ui.graph.document.effects.filter(
    (effect) => effect.source === source && effect.target === target && effect.label === label,
  );
  const made = found.at(-1);
  if (made) ui.actions.openEffect(made.id);
}
