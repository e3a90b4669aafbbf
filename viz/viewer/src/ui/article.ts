// The article beside the graph: sentences light their effects, a chosen effect marks its sentence.

import type { Paragraph, Sentence } from "../document";
import type { State } from "../state";
import { format } from "../words";
import { closeButton } from "./bar";
import { changed } from "./changed";
import type { Ui } from "./context";
import { type Child, fill, h, words } from "./dom";
import { effectLink } from "./effect-link";
import { splitter } from "./splitter";

/** Put the article beside the graph: sentences lead to effects and effects to sentences. */
export function mountArticle(ui: Ui, article: HTMLElement, main: HTMLElement): void {
  let drawn: unknown;
  const grip = splitter(ui, article, main);
  article.after(grip);
  const draw = (state: State): void => {
    const open = state.article && ui.graph.document.article.length > 0;
    article.hidden = grip.hidden = !open;
    if (open && (drawn !== ui.graph.document || article.lang !== state.language)) {
      drawn = ui.graph.document;
      article.lang = state.language;
      fill(
        article,
        closeButton(ui, () => ui.store.set({ article: false })),
        h("div", { class: "article-body", lang: ui.graph.document.language, dir: "auto" }, body(ui)),
      );
      article.setAttribute("aria-label", ui.words.article);
      article.tabIndex = 0;
    }
    if (open) mark(article, state);
  };
  draw(ui.store.state);
  // An address that names an effect and the article leads to its sentence, once the page stands.
  const { article: reads, effect } = ui.store.state;
  if (reads && effect)
    requestAnimationFrame(() => requestAnimationFrame(() => scrollToMarked(article, true)));
  ui.store.subscribe((state, before) => {
    if (changed(state, before, "article", "effect", "language")) draw(state);
    else if (state.hover !== before.hover) markHover(article, state);
    if (state.article && (state.effect !== before.effect || !before.article)) scrollToMarked(article);
  });
}

function body(ui: Ui): Child[] {
  const { document, effects, quoted } = ui.graph;
  const unquoted = document.effects.filter(({ id }) => !quoted.has(id));
  return [
    document.article.map((paragraph) => paragraphOf(ui, paragraph)),
    unquoted.length && effects.size
      ? h(
          "details",
          { class: "unquoted" },
          h("summary", {}, format(ui.words, "unquoted", { n: unquoted.length })),
          h(
            "ul",
            { class: "rows" },
            unquoted.map((effect) => h("li", {}, effectLink(ui, effect))),
          ),
        )
      : null,
  ];
}

function paragraphOf(ui: Ui, { heading, sentences }: Paragraph): HTMLElement {
  const inside = sentences.map((sentence, i) => [i ? " " : null, sentenceOf(ui, sentence)]);
  if (heading) return h(`h${Math.min(heading + 1, 4)}` as "h2", { dir: "auto" }, inside);
  return h("p", { dir: "auto" }, inside);
}

function sentenceOf(ui: Ui, { text, effects }: Sentence): Child {
  if (!effects.length) return words(text, "span", "sentence plain");
  return h(
    "span",
    {
      class: "sentence quoted",
      role: "button",
      tabindex: "0",
      dir: "auto",
      "data-effects": JSON.stringify(effects),
      "aria-description": format(ui.words, "effectsOfSentence", { n: effects.length }),
      on: {
        click: () => choose(ui, effects),
        keydown: (event) => {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            choose(ui, effects);
          }
        },
        pointerenter: () => ui.actions.hover(effects[0] ?? ""),
        pointerleave: () => ui.actions.hover(""),
      },
    },
    text,
  );
}

/** One effect opens; of several all are lit, and the first not yet chosen opens. */
function choose(ui: Ui, effects: readonly string[]): void {
  const next = effects[(effects.indexOf(ui.store.state.effect) + 1) % effects.length] ?? "";
  ui.actions.openEffect(next);
  if (effects.length > 1) ui.actions.light([...effects], "sentence");
}

function effectsOf(sentence: HTMLElement): readonly string[] {
  return JSON.parse(sentence.dataset.effects ?? "[]") as string[];
}

function mark(article: HTMLElement, state: State): void {
  for (const sentence of article.querySelectorAll<HTMLElement>(".quoted")) {
    const effects = effectsOf(sentence);
    sentence.classList.toggle("marked", effects.includes(state.effect));
    if (effects.includes(state.effect)) sentence.setAttribute("aria-current", "true");
    else sentence.removeAttribute("aria-current");
  }
  markHover(article, state);
}

function markHover(article: HTMLElement, state: State): void {
  if (article.hidden) return;
  for (const sentence of article.querySelectorAll<HTMLElement>(".quoted")) {
    sentence.classList.toggle("lit", state.hover !== "" && effectsOf(sentence).includes(state.hover));
  }
}

/** A sentence in sight stays where it is, so that the pointer stays on it. */
function scrollToMarked(article: HTMLElement, atOnce = false): void {
  const marked = article.querySelector(".marked"),
    box = marked?.getBoundingClientRect(),
    room = article.getBoundingClientRect();
  if (!marked || !box || (box.top >= room.top && box.bottom <= room.bottom)) return;
  const still = atOnce || matchMedia("(prefers-reduced-motion: reduce)").matches;
  marked.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}
