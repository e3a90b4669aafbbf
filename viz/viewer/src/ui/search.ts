// The search box: a combobox whose list begins with answers and is grouped by kind; keyboard only if one likes.

import { waiting } from "../waiting";
import { format } from "../words";
import type { Ui } from "./context";
import { button, type Child, fill, h, toStage, words } from "./dom";
import { headOf, verdictWord } from "./effect-link";
import { type Found, indexOf, KINDS, type Kind } from "./search-index";
import { icon } from "./signs";

/** At most so many hits of one kind, when all are asked for. */
const MOST = 200;
const SHOWN: Record<Kind, number> = {
  concepts: 6,
  aliases: 3,
  effects: 5,
  quotes: 3,
  categories: 3,
  references: 3,
};

/** The search, and a way to open it. */
export interface SearchBox {
  element: HTMLElement;
  open(): void;
}

/** Make the search. */
export function mountSearch(ui: Ui): SearchBox {
  return new Search(ui);
}

class Search implements SearchBox {
  readonly element: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #list = h("div", { class: "results", id: "results", role: "listbox", hidden: true });
  /** What choosing each row does, in the order of the rows. */
  #acts: (() => void)[] = [];
  /** The kind of which all hits are listed. */
  #whole: Kind | "" = "";
  #at = -1;
  readonly #ui: Ui;

  constructor(ui: Ui) {
    this.#ui = ui;
    this.#input = h("input", {
      type: "search",
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": "results",
      "aria-autocomplete": "list",
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: "false",
      enterkeyhint: "search",
      on: {
        input: () => {
          this.#whole = "";
          this.#search();
        },
        keydown: (event) => this.#key(event),
        focus: () => this.#search(),
      },
    });
    this.element = h(
      "div",
      { class: "search", role: "search", on: { focusout: (event) => this.#left(event) } },
      button(icon("search"), () => this.open(), { class: "search-open icon-button", tabindex: "-1" }),
      this.#input,
      h("kbd", { "aria-hidden": "true" }, "/"),
      this.#list,
    );
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#label();
    ui.store.subscribe((state, before) => {
      if (state.language !== before.language) this.#label();
    });
  }

  open(): void {
    this.element.classList.add("open");
    this.#input.focus();
    this.#input.select();
  }

  #label(): void {
    const { words: w } = this.#ui;
    this.#input.placeholder = w.search;
    for (const one of [this.element, this.#input, this.#list, this.element.querySelector("button")])
      one?.setAttribute("aria-label", w.search);
  }

  #search(): void {
    const ui = this.#ui;
    const query = this.#input.value;
    const found = indexOf(ui.graph).find(query);
    // What is called just so comes first: a name is no question, though it has verbs in it.
    const named = found[0]?.text.toLowerCase() === query.trim().toLowerCase();
    const answer = /\S\s+\S/.test(query) ? waiting("ask").answerTo(ui.graph, query) : undefined;
    this.#acts = [];
    const answers = (): Child =>
      answer && waiting("ask").answers(ui, answer, (...row) => this.#leaving(...row));
    const first = named ? null : answers();
    const groups = KINDS.map((kind) =>
      this.#group(
        kind,
        found.filter((one) => one.kind === kind),
      ),
    );
    const all = [first, ...groups, named ? answers() : null];
    fill(this.#list, all.some(Boolean) ? all : this.#nothing());
    this.#show(true);
    this.#mark(this.#acts.length ? 0 : -1);
    const n = found.length + (answer?.ways.length ?? 0);
    if (query.trim()) ui.say(format(ui.words, "results", { n }));
  }

  #nothing(): Child {
    const { words: w } = this.#ui;
    const query = this.#input.value.trim();
    return h(
      "p",
      { class: "quiet nothing", role: "option", "aria-disabled": "true" },
      query ? format(w, "noResults", { query: query.slice(0, 60) }) : w.searchHint,
    );
  }

  #group(kind: Kind, found: readonly Found[]): Child {
    const first = found.slice(0, this.#whole === kind ? MOST : SHOWN[kind]);
    if (!first.length) return null;
    const name = this.#ui.words[kind],
      rest = found.length - first.length;
    return h(
      "div",
      { role: "group", "aria-label": name },
      h("div", { class: "group-name", "aria-hidden": "true" }, name),
      first.map((one) => this.#hit(one)),
      rest > 0 &&
        this.#whole !== kind &&
        this.#row(
          "more",
          () => this.#showAll(kind),
          `${name} · ${format(this.#ui.words, "more", { n: rest })}`,
        ),
    );
  }

  #hit(found: Found): HTMLElement {
    const text = found.text.length > 160 ? `${found.text.slice(0, 160)}…` : found.text;
    return this.#row(found.kind, () => this.#open(found), [
      h("span", { class: "row-mark" }, this.#sign(found)),
      h("span", {}, words(text), this.#beside(found)),
    ]);
  }

  /** What a name stands for; what references say of an effect; who wrote one, and when. */
  #beside({ kind, id }: Found): Child {
    const { graph } = this.#ui;
    if (kind === "aliases") return [h("span", { class: "quiet" }, " = "), words(graph.titleOf(id))];
    const effect = (kind === "effects" || kind === "quotes") && graph.effects.get(id);
    if (effect) return verdictWord(this.#ui, effect.verdict);
    const head = kind === "references" && headOf(graph.references.get(id));
    return head && [h("br"), h("span", { class: "quiet" }, words(head))];
  }

  #row(kind: string, act: () => void, inside: Child): HTMLElement {
    const number = this.#acts.push(act) - 1;
    return h(
      "div",
      {
        role: "option",
        id: `result-${number}`,
        class: "result",
        "data-kind": kind,
        on: { click: () => this.#choose(number), pointermove: () => this.#mark(number) },
      },
      inside,
    );
  }

  #leaving(kind: string, act: () => void, inside: Child): HTMLElement {
    return this.#row(kind, () => this.#leave(act), inside);
  }

  #showAll(kind: Kind): void {
    const at = this.#at;
    this.#whole = kind;
    this.#search();
    this.#mark(at);
  }

  #sign({ kind, id }: Found): Child {
    const { graph, signs } = this.#ui;
    if (kind === "categories") return signs.shape(id);
    const concept = graph.concepts.get(id);
    if (concept && (kind === "concepts" || kind === "aliases")) return signs.shapeOf(concept);
    const effect = graph.effects.get(id);
    return effect && kind !== "references" ? signs.mark(effect.verdict) : null;
  }

  #show(open: boolean): void {
    this.#list.hidden = !open;
    this.#input.setAttribute("aria-expanded", String(open));
    if (!open) this.element.classList.remove("open");
  }

  #mark(number: number): void {
    this.#at = number;
    const rows = this.#list.querySelectorAll(".result");
    for (const [i, row] of rows.entries()) row.setAttribute("aria-selected", String(i === number));
    if (number >= 0) {
      this.#input.setAttribute("aria-activedescendant", `result-${number}`);
      rows[number]?.scrollIntoView({ block: "nearest" });
    } else this.#input.removeAttribute("aria-activedescendant");
  }

  #key(event: KeyboardEvent): void {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move && this.#acts.length) this.#mark((this.#at + move + this.#acts.length) % this.#acts.length);
    else if (event.key === "Enter") this.#choose(this.#at);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #close(): void {
    if (this.#input.value) {
      this.#input.value = "";
      this.#search();
      return;
    }
    this.#show(false);
    toStage();
  }

  #left(event: FocusEvent): void {
    if (!this.element.contains(event.relatedTarget as Node | null)) this.#show(false);
  }

  #choose(number: number): void {
    this.#acts[number]?.();
  }

  #open(found: Found): void {
    const { actions } = this.#ui;
    const use: Record<Kind, () => void> = {
      concepts: () => actions.openConcept(found.id),
      aliases: () => actions.openConcept(found.id),
      effects: () => actions.openEffect(found.id),
      quotes: () => actions.openEffect(found.id),
      categories: () => {
        actions.filter({ categories: [found.id] });
        this.#ui.store.set({ panel: "filter" });
      },
      references: () => {
        actions.filter({ references: [found.id] });
        this.#ui.store.set({ panel: "filter" });
      },
    };
    this.#leave(use[found.kind]);
  }

  /** Do what was chosen, and leave the list. */
  #leave(act: () => void): void {
    act();
    if (!this.#ui.graph.concepts.size) return;
    this.#input.value = "";
    this.#show(false);
    // What was opened stands on the stage: the keys that walk and open are its own.
    toStage();
  }
}
