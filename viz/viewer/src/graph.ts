// The graph document with its look-ups. Maps throughout: an id may be "__proto__" or anything else.

import type { Category, Concept, Effect, GraphDocument, Reference, Relation, Verdict } from "./document";

function byId<T extends { id: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((item) => [item.id, item]));
}

function group(effects: readonly Effect[], end: "source" | "target"): Map<string, Effect[]> {
  const found = new Map<string, Effect[]>();
  for (const effect of effects) {
    const list = found.get(effect[end]);
    if (list) list.push(effect);
    else found.set(effect[end], [effect]);
  }
  return found;
}

/** Where a sentence of the article stands. */
export interface SentencePlace {
  paragraph: number;
  sentence: number;
}

/** A document that can be asked: by id, and for the effects at a concept. */
export class Graph {
  document!: GraphDocument;
  concepts!: ReadonlyMap<string, Concept>;
  effects!: ReadonlyMap<string, Effect>;
  categories!: ReadonlyMap<string, Category>;
  references!: ReadonlyMap<string, Reference>;
  relations!: ReadonlyMap<string, Relation>;
  /** Place of the first sentence that quotes an effect, by effect. */
  quoted!: ReadonlyMap<string, SentencePlace>;
  #from!: ReadonlyMap<string, readonly Effect[]>;
  #into!: ReadonlyMap<string, readonly Effect[]>;
  #over!: ReadonlyMap<string, readonly Effect[]>;

  constructor(document: GraphDocument) {
    this.take(document);
  }

  /** Become the graph of another document: all parts of the page hold this one. */
  take(document: GraphDocument): void {
    this.document = document;
    this.concepts = byId(document.concepts);
    this.effects = byId(document.effects);
    this.categories = byId(document.categories);
    this.references = byId(document.references);
    this.relations = byId(document.relations);
    this.#from = group(document.effects, "source");
    this.#into = group(document.effects, "target");
    this.#over = group(document.opposites ?? [], "source");
    this.quoted = this.#placesOfQuotes();
  }

  outgoing(concept: string): readonly Effect[] {
    return this.#from.get(concept) ?? [];
  }
  incoming(concept: string): readonly Effect[] {
    return this.#into.get(concept) ?? [];
  }

  /** Links from a concept to its opposites: no effects, but a chain may pass them. */
  opposites(concept: string): readonly Effect[] {
    return this.#over.get(concept) ?? [];
  }

  /** Every effect at a concept, once; a self-effect stands in both lists but only once here. */
  around(concept: string): readonly Effect[] {
    return [...this.incoming(concept), ...this.outgoing(concept).filter((e) => e.target !== concept)];
  }

  titleOf(concept: string): string {
    return this.concepts.get(concept)?.title ?? concept;
  }
  labelOf(concept: string): string {
    return this.concepts.get(concept)?.label ?? concept;
  }

  /** Concepts whose `broader` is this one. */
  narrower(concept: string): readonly Concept[] {
    return this.document.concepts.filter((other) => other.broader === concept);
  }

  /** Position of a category in the file from 1, as the CSS variables count them; 0: none. */
  categoryNumber(category: string): number {
    return this.document.categories.findIndex((one) => one.id === category) + 1;
  }

  hasVerdicts(): boolean {
    return this.document.effects.some((effect) => effect.verdict !== "not-checked");
  }

  countVerdict(verdict: Verdict): number {
    return this.document.effects.filter((effect) => effect.verdict === verdict).length;
  }

  #placesOfQuotes(): Map<string, SentencePlace> {
    const places = new Map<string, SentencePlace>();
    for (const [paragraph, { sentences }] of this.document.article.entries()) {
      for (const [sentence, { effects }] of sentences.entries())
        for (const id of effects) if (!places.has(id)) places.set(id, { paragraph, sentence });
    }
    return places;
  }
}
