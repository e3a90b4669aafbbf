// The graph document with its look-ups. Maps throughout: an id may be "__proto__" or anything else.

import type {
  Category,
  Concept,
  Effect,
  GraphDocument,
  PackedPlan,
  Reference,
  Relation,
  Verdict,
} from "./document";

/** How the id of a shut group's box, and of a line at one, begins. */
export const SHUT = "shut:";

/** What can be shut to one box: a category, or a community where there are none. */
export interface Group {
  key: string;
  name: string;
  members: readonly string[];
  /** Whether its key is a category. */
  category: boolean;
}

/** A map in which more is found than is listed: boxes and lines of groups that are shut. */
class Lookup<T extends { id: string }> extends Map<string, T> {
  readonly more = new Map<string, T>();

  constructor(list: readonly T[]) {
    super();
    for (const item of list) this.set(item.id, item);
  }

  override get(id: string): T | undefined {
    return super.get(id) ?? this.more?.get(id);
  }
  override has(id: string): boolean {
    return super.has(id) || this.more.has(id);
  }
}

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
  /** The communities of a graph without categories. */
  communities: PackedPlan["communities"] = [];
  categories!: ReadonlyMap<string, Category>;
  references!: ReadonlyMap<string, Reference>;
  relations!: ReadonlyMap<string, Relation>;
  /** Place of the first sentence that quotes an effect, by effect. */
  quoted!: ReadonlyMap<string, SentencePlace>;
  /** Effects by one of their ends, made when they are asked for: in a large graph that takes long. */
  readonly #by = new Map<"source" | "target", ReadonlyMap<string, readonly Effect[]>>();
  #over!: ReadonlyMap<string, readonly Effect[]>;

  constructor(document: GraphDocument) {
    this.take(document);
  }

  /** Become the graph of another document: all parts of the page hold this one. */
  take(document: GraphDocument): void {
    this.document = document;
    this.concepts = new Lookup(document.concepts);
    this.effects = new Lookup(document.effects);
    this.categories = byId(document.categories);
    this.references = byId(document.references);
    this.relations = byId(document.relations);
    this.#by.clear();
    this.#over = group(document.opposites ?? [], "source");
    this.quoted = this.#placesOfQuotes();
  }

  /** Let boxes and lines of shut groups be found, though they are none of the graph's own. */
  lend(boxes: readonly Concept[], links: readonly Effect[]): void {
    for (const box of boxes) if (box.holds) (this.concepts as Lookup<Concept>).more.set(box.id, box);
    for (const link of links) if (link.holds) (this.effects as Lookup<Effect>).more.set(link.id, link);
  }

  /** The groups that can be shut. */
  groups(): Group[] {
    const { categories, concepts } = this.document;
    const found = categories.map(({ id, label }) => ({
      key: id,
      name: label,
      members: concepts.filter((one) => one.category === id).map((one) => one.id),
      category: true,
    }));
    return found.some(({ members }) => members.length)
      ? found
      : (this.communities ?? []).map(([key, name, members]) => ({ key, name, members, category: false }));
  }

  /** The keys of groups that are named by key, by name, or by a concept of a community. */
  keysOf(names: readonly string[]): string[] {
    const groups = this.groups();
    return names.flatMap((name) => {
      const found = [
        ({ key }: Group) => key === name,
        (group: Group) => group.name.toLowerCase() === name.toLowerCase(),
        (group: Group) => !group.category && group.members.includes(name),
      ].map((is) => groups.find(is));
      return found.find(Boolean)?.key ?? [];
    });
  }

  #at(end: "source" | "target", concept: string): readonly Effect[] {
    const found = this.#by.get(end) ?? group(this.document.effects, end);
    this.#by.set(end, found);
    return found.get(concept) ?? [];
  }

  outgoing(concept: string): readonly Effect[] {
    return this.#at("source", concept);
  }
  incoming(concept: string): readonly Effect[] {
    return this.#at("target", concept);
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

  /** An effect in plain words: those that the file gives it, or the pattern of its relation. */
  readingOf({ reading, relation, source, target }: Effect): string {
    const pattern = this.relations.get(relation)?.reading ?? "{source} affects {target}";
    return (
      reading ||
      pattern.replace(/\{source\}|\{target\}/g, (end) =>
        end === "{source}" ? this.titleOf(source) : this.labelOf(target),
      )
    );
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
