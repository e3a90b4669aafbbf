// The article of a page that is edited: a sentence becomes an effect, or the quote of the one that is chosen.

import type { State } from "../state";
import { button, h } from "../ui/dom";
import type { Editor } from "./editor";
import { formOf } from "./form";
import { prepare } from "./offers";
import { proposed } from "./sentence";
import { filled } from "./words";

/** Watches the article, whose sentences lead to the sheet of a new effect. */
export class ArticleTools {
  readonly #editor: Editor;
  readonly #article = document.getElementById("article")!;
  /** Stands behind a sentence that has effects already: its click chooses those. */
  readonly #more: HTMLButtonElement;
  #of: HTMLElement | null = null;
  /** The sentence that was come to last, by its number: the article is written anew with each change. */
  #at = -1;

  constructor(editor: Editor) {
    this.#editor = editor;
    this.#more = button("+", () => this.#of && this.#open(this.#of), { class: "edit-more", hidden: true });
    this.#article.addEventListener("click", ({ target }) => this.#click(target as Element));
    this.#article.addEventListener("keydown", (event) => this.#key(event));
    this.#article.addEventListener("pointerover", ({ target }) => this.#near(target as Element));
    this.#article.addEventListener("focusin", ({ target }) => this.#near(target as Element));
    new MutationObserver(() => this.#mark()).observe(this.#article, { childList: true });
    this.#mark();
  }

  /** How many sentences have no effect. */
  left(): number {
    const { article } = this.#editor.ui.graph.document;
    return article
      .filter(({ heading }) => !heading)
      .reduce((sum, { sentences }) => sum + sentences.filter(({ effects }) => !effects.length).length, 0);
  }

  /** Go to the next sentence without an effect; the article opens for it. */
  next(): void {
    const { store } = this.#editor.ui;
    if (!store.state.article) store.set({ article: true });
    this.#mark();
    const all = this.#sentences();
    const here = all.indexOf(document.activeElement as HTMLElement);
    const behind = all.slice((here < 0 ? this.#at : here) + 1);
    const found = [...behind, ...all].find((each) => each.matches(".plain"));
    if (found) this.#at = all.indexOf(found);
    found?.focus();
    found?.scrollIntoView({ block: "center" });
  }

  #sentences(): HTMLElement[] {
    return [...this.#article.querySelectorAll<HTMLElement>("p > .sentence")];
  }

  /** Sentences without effects can be chosen too. */
  #mark(): void {
    for (const sentence of this.#sentences()) {
      if (sentence.tabIndex === 0 || !sentence.matches(".plain")) continue;
      sentence.tabIndex = 0;
      sentence.setAttribute("role", "button");
      sentence.setAttribute("aria-description", this.#editor.words.makeEffect);
    }
  }

  #click(target: Element): void {
    const sentence = target.closest<HTMLElement>("p > .sentence.plain");
    if (sentence) this.#open(sentence);
  }

  #key(event: KeyboardEvent): void {
    const sentence = (event.target as Element).closest<HTMLElement>(".sentence");
    if (!sentence || event.ctrlKey || event.metaKey || event.altKey) return;
    const plain = sentence.matches(".plain");
    // A sentence that has effects is opened by Enter as in every page; E makes another effect of it.
    if (!((plain && (event.key === "Enter" || event.key === " ")) || event.key.toLowerCase() === "e")) return;
    event.preventDefault();
    event.stopPropagation();
    this.#open(sentence);
  }

  /** The sign behind a sentence with effects. */
  #near(target: Element): void {
    if (target === this.#more) return;
    const sentence = target.closest<HTMLElement>(".sentence.quoted");
    this.#more.hidden = !sentence;
    if (!sentence) return;
    this.#of = sentence;
    this.#more.title = this.#editor.words.makeEffect;
    this.#more.setAttribute("aria-label", this.#editor.words.makeEffect);
    if (sentence.nextSibling !== this.#more) sentence.after(this.#more);
  }

  #open(sentence: HTMLElement): void {
    this.#of = sentence;
    this.#at = this.#sentences().indexOf(sentence);
    const quote = (sentence.textContent ?? "").trim();
    const { ui, words: w } = this.#editor;
    const at = sentence.getBoundingClientRect();
    const place = [at.left + at.width / 2, at.bottom - 6] as const;
    void prepare().then((verbs) => {
      const { source, words, target } = proposed(ui.graph, quote, verbs);
      this.#editor.sheet.effect(
        { source, words, target, quote, title: w.fromSentence, more: this.#asQuote(ui.store.state, quote) },
        place,
      );
    });
  }

  /** A way to make the sentence the quote of what is chosen. */
  #asQuote({ effect: id }: State, quote: string): HTMLElement | null {
    const { ui, words: w, sheet } = this.#editor;
    const effect = ui.graph.effects.get(id);
    if (!effect || effect.quote === quote) return null;
    const form = formOf(this.#editor, {
      fields: h("p", { class: "quiet", dir: "auto" }, filled(w.orQuote, { effect: effect.sentence })),
      act: w.setQuote,
      said: filled(w.saved, { what: w.quote }),
      ops: () => [{ do: "set_quote", id, value: quote, was: effect.quote }],
      close: () => sheet.close(),
    });
    form.classList.add("edit-or");
    return form;
  }
}
