// What can be found: concepts, other names, effects, words in quotes, categories, references; typing errors forgiven.

import { claimOf } from "../ask/told";
import type { Graph } from "../graph";
import { closeness, plain, terms } from "./fuzzy";

/** What something found is. */
export type Kind = "concepts" | "aliases" | "effects" | "quotes" | "categories" | "references";
/** All kinds in the order in which they are shown. */
export const KINDS: readonly Kind[] = [
  "concepts",
  "aliases",
  "effects",
  "quotes",
  "categories",
  "references",
];

/** Something found; the higher its score, the nearer it is to what was typed. */
export interface Found {
  kind: Kind;
  id: string;
  text: string;
  score: number;
}
interface Entry {
  kind: Kind;
  id: string;
  text: string;
  more: string;
}

const WEIGHT: Record<Kind, number> = {
  concepts: 4,
  aliases: 3,
  effects: 1.5,
  quotes: 1,
  categories: 2,
  references: 1,
};
/** What stands in the name counts more than what stands in a definition, a note or a citation. */
const IN_TEXT = 3,
  IN_MORE = 1;
/** Longer texts are cut for the index: a label of a megabyte must not stop the page. */
const LONGEST = 2000;

function entries({ document }: Graph): Entry[] {
  const list: Entry[] = [];
  for (const { id, title, definition, aka } of document.concepts) {
    list.push({ kind: "concepts", id, text: title, more: definition });
    for (const name of aka) list.push({ kind: "aliases", id, text: name, more: "" });
  }
  const quoted = new Set<string>();
  for (const effect of document.effects) {
    const { id, label, quote, note } = effect;
    list.push({ kind: "effects", id, text: claimOf(effect), more: `${label} ${note}` });
    if (quote && !quoted.has(quote)) list.push({ kind: "quotes", id, text: quote, more: "" });
    quoted.add(quote);
  }
  for (const { id, label } of document.categories)
    list.push({ kind: "categories", id, text: label, more: "" });
  for (const { id, title, citation } of document.references)
    list.push({ kind: "references", id, text: title || id, more: citation });
  return list;
}

const known = new WeakMap<object, SearchIndex>();

/** The index of a graph, made when it is first asked for. */
export function indexOf(graph: Graph): SearchIndex {
  const index = known.get(graph.document) ?? new SearchIndex(graph);
  known.set(graph.document, index);
  return index;
}

class SearchIndex {
  readonly #graph: Graph;
  readonly #list: readonly Entry[];
  /** For each word of the vocabulary the entries that have it, with the weight it has there. */
  readonly #places = new Map<string, Map<number, number>>();

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#list = entries(graph);
    this.#list.forEach(({ text, more }, number) => {
      this.#add(text, number, IN_TEXT);
      this.#add(more, number, IN_MORE);
    });
  }

  /** Everything in which every typed word is found, best first; nothing for an empty query. */
  find(query: string): Found[] {
    const typed = terms(query.slice(0, 200)).slice(0, 12);
    const [first, ...rest] = typed.map((term) => this.#hits(term));
    const wanted = plain(query).trim();
    const found: Found[] = [];
    for (const [number, score] of first ?? []) {
      const others = rest.map((hits) => hits.get(number) ?? 0);
      if (others.includes(0)) continue;
      const { kind, id, text } = this.#list[number] as Entry;
      const sum = others.reduce((total, one) => total + one, score);
      // Of equal hits the shorter text is the nearer one; among names, that of which the graph says more.
      const length = kind === "concepts" || kind === "aliases" ? 0 : text.length;
      found.push({
        kind,
        id,
        text,
        score: (sum * WEIGHT[kind] * nearness(plain(text.slice(0, 200)), wanted)) / (1 + length / 400),
      });
    }
    const effects = ({ id }: Found): number => this.#graph.around(id).length;
    return found.sort(
      (a, b) => b.score - a.score || effects(b) - effects(a) || a.text.length - b.text.length,
    );
  }

  #add(text: string, number: number, weight: number): void {
    for (const term of terms(text.slice(0, LONGEST))) {
      const numbers = this.#places.get(term) ?? new Map<number, number>();
      numbers.set(number, Math.max(weight, numbers.get(number) ?? 0));
      this.#places.set(term, numbers);
    }
  }

  /** Entries that have a word which `typed` means, with the best score there. */
  #hits(typed: string): Map<number, number> {
    const best = new Map<number, number>();
    for (const [word, numbers] of this.#places) {
      const close = closeness(typed, word);
      if (close)
        for (const [number, weight] of numbers)
          best.set(number, Math.max(best.get(number) ?? 0, close * weight));
    }
    return best;
  }
}

function nearness(text: string, wanted: string): number {
  return text === wanted ? 4 : text.startsWith(wanted) ? 2 : 1;
}
