// What a graph says, as questions look it up: the names of its concepts by their words, and the words of its effects.

import type { Effect } from "../document";
import type { Graph } from "../graph";
import { ASK_AFTER_HEAD, ASK_SMALL } from "../rules";
import { cut, setOf, terms } from "./terms";

/** Words that say nothing of what a question is about. */
export const SMALL: ReadonlySet<string> = setOf(ASK_SMALL);
const AFTER_HEAD = setOf(ASK_AFTER_HEAD);

/** One of the names of a concept; `head` is the place of the word that the others say more of. */
export interface Name {
  concept: string;
  words: readonly string[];
  head: number;
}

/** The words of an effect and its ends' names, and of their definitions and its quote. */
export interface Said {
  said: ReadonlySet<string>;
  told: ReadonlySet<string>;
}

/** A graph as questions look it up; made once. */
export class Names {
  readonly all: readonly Name[];
  /** All words of names. */
  readonly words: ReadonlySet<string>;
  /** Those of labels and other names that are not small. */
  readonly known: ReadonlySet<string>;
  readonly #graph: Graph;
  readonly #effects = new Map<Effect, Said>();
  #everything: Set<string> | undefined;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.all = namesOf(graph);
    this.words = new Set(this.all.flatMap(({ words }) => words));
    const labels = graph.document.concepts.flatMap(({ label, aka }) => [label, ...aka]);
    this.known = new Set(
      labels.flatMap((label) => terms(cut(label, 200))).filter((word) => !SMALL.has(word)),
    );
  }

  of(effect: Effect): Said {
    let found = this.#effects.get(effect);
    if (!found) {
      const [first, last] = [effect.source, effect.target].map((end) => this.#graph.concepts.get(end)!);
      found = {
        said: wordsIn(effect.label, effect.when, first!.label, last!.label),
        told: wordsIn(first!.definition, last!.definition, effect.quote),
      };
      this.#effects.set(effect, found);
    }
    return found;
  }

  /** All words that the graph has. */
  get everything(): ReadonlySet<string> {
    const { concepts, effects } = this.#graph.document;
    this.#everything ??= wordsIn(
      ...concepts.flatMap(({ label, definition, aka }) => [label, definition, ...aka]),
      ...effects.flatMap(({ label, when, quote }) => [label, when, quote]),
    );
    return this.#everything;
  }
}

function namesOf(graph: Graph): Name[] {
  const found = new Map<string, Name>();
  for (const { id, label, aka } of graph.document.concepts)
    for (const called of [label, id, ...aka]) {
      const name = nameOf(id, terms(cut(called, 200)));
      const key = JSON.stringify([id, name.words]);
      if (name.words.length && !found.has(key)) found.set(key, name);
    }
  return [...found.values()];
}

function nameOf(concept: string, words: readonly string[]): Name {
  const behind = words.findIndex((word, at) => at && AFTER_HEAD.has(word));
  const ahead = behind < 0 ? words.length : behind;
  const places = [...words.keys()];
  const telling = places.filter((at) => !SMALL.has(words[at]!));
  const kept = telling.length ? telling : places;
  const before = kept.filter((place) => place < ahead).length;
  return { concept, words: kept.map((place) => words[place]!), head: (before || kept.length) - 1 };
}

function wordsIn(...texts: string[]): Set<string> {
  return new Set(texts.flatMap((text) => terms(cut(text, 1000))));
}

const made = new WeakMap<Graph, Names>();

/** The names of a graph, gathered when they are first asked for. */
export function namesIn(graph: Graph): Names {
  let names = made.get(graph);
  if (!names) made.set(graph, (names = new Names(graph)));
  return names;
}
