// What can be found: concepts, other names, effects, words in quotes, categories, references; typing errors forgiven.

import MiniSearch from "minisearch";
import type { Graph } from "../graph";

export type Kind = "concepts" | "aliases" | "effects" | "quotes" | "categories" | "references";
export const KINDS: readonly Kind[] = ["concepts", "aliases", "effects", "quotes", "categories", "references"];

export interface Found { kind: Kind; id: string; text: string; score: number }
interface Entry { number: number; kind: Kind; id: string; text: string; more: string }

const BOOST: Record<Kind, number> = { concepts: 4, aliases: 3, effects: 1.4, quotes: 1, categories: 2, references: 1 };
/** Longer texts are cut for the index: a label of a megabyte must not stop the page. */
const LONGEST = 2000;

function entries({ document }: Graph): Entry[] {
  const list: Omit<Entry, "number">[] = [];
  for (const { id, title, definition, aka } of document.concepts) {
    list.push({ kind: "concepts", id, text: title, more: definition });
    for (const name of aka) list.push({ kind: "aliases", id, text: name, more: "" });
  }
  const quoted = new Set<string>();
  for (const { id, sentence, quote, note } of document.effects) {
    list.push({ kind: "effects", id, text: sentence, more: note });
    if (quote && !quoted.has(quote)) list.push({ kind: "quotes", id, text: quote, more: "" });
    quoted.add(quote);
  }
  for (const { id, label } of document.categories) list.push({ kind: "categories", id, text: label, more: "" });
  for (const { id, title, citation } of document.references) list.push({ kind: "references", id, text: title || id, more: citation });
  return list.map((entry, number) => ({ ...entry, number, text: entry.text.slice(0, LONGEST), more: entry.more.slice(0, LONGEST) }));
}

/** Letters without their accents, so that "calcitriol" and "Büro" are found however they are typed. */
function plain(term: string): string {
  return term.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
}

export class SearchIndex {
  private readonly list: readonly Entry[];
  private readonly index: MiniSearch<Entry>;

  constructor(graph: Graph) {
    this.list = entries(graph);
    this.index = new MiniSearch<Entry>({
      idField: "number", fields: ["text", "more"], processTerm: (term) => plain(term).slice(0, 60) || null,
      searchOptions: {
        boost: { text: 3 }, prefix: true, combineWith: "AND",
        fuzzy: (term) => (term.length > 7 ? 2 : term.length > 3 ? 1 : 0),
        boostDocument: (number) => BOOST[this.list[number as number]?.kind ?? "quotes"],
      },
    });
    this.index.addAll(this.list);
  }

  /** Everything found, best first; nothing for an empty query. */
  find(query: string): Found[] {
    const asked = query.trim().slice(0, 200);
    if (!asked) return [];
    const hits = this.index.search(asked);
    const wanted = plain(asked);
    return hits.map(({ id, score }) => {
      const { kind, id: of, text } = this.list[id as number] as Entry;
      const closeness = plain(text) === wanted ? 4 : plain(text).startsWith(wanted) ? 2 : 1;
      return { kind, id: of, text, score: score * closeness };
    }).sort((a, b) => b.score - a.score);
  }
}
