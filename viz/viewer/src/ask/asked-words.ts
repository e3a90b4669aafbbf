// The words of a question before it is read: compounds taken apart, categories that it asks for.
// Twin: graph_data/ask/asked_words.py

import type { Graph } from "../graph";
import { ASK_BEHIND_KIND, ASK_OF_PEOPLE, ASK_PEOPLE, ASK_WHAT } from "../rules";
import { namesIn, SMALL } from "./names";
import { isVerb } from "./phrases";
import { closeness, cut, setOf, stem, stemsOf, terms } from "./terms";

/** Letters of a word that may be of two, and of each of these. */
const COMPOUND = 8,
  PART = 4;
const WHICH = setOf(`${ASK_WHAT} best better good`),
  BEHIND = setOf(ASK_BEHIND_KIND),
  PEOPLE = setOf(ASK_PEOPLE),
  OF_PEOPLE = stemsOf(ASK_OF_PEOPLE);

/** Words with compounds taken apart of which both halves stand in names: Knochendichte. */
export function apart(graph: Graph, words: readonly string[]): string[] {
  const { known } = namesIn(graph);
  return joined(words, known).flatMap((word) => {
    const lone = word.length >= COMPOUND && !isVerb(stem(word));
    return lone && !isNear(word, known) ? halves(word, known) : [word];
  });
}

const isNear = (word: string, known: ReadonlySet<string>): boolean =>
  [...known].some((other) => closeness(word, other) > 0);

/** Words with those joined that a name writes as one: build up, buildup. */
function joined(words: readonly string[], known: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (const word of words) {
    const last = found.at(-1);
    if (last !== undefined && known.has(last + word)) found[found.length - 1] = last + word;
    else found.push(word);
  }
  return found;
}

function halves(word: string, known: ReadonlySet<string>): string[] {
  for (let at = PART; at <= word.length - PART; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    for (const first of [left, left.replace(/s$/, ""), left.replace(/n$/, "")])
      if (first.length >= PART - 1 && isNear(first, known) && isNear(right, known)) return [first, right];
  }
  return [word];
}

/** The categories that are asked for ("which minerals", "who"), and where their words stand. */
export function ofCategories(
  graph: Graph,
  words: readonly string[],
): { categories: Set<string>; places: Set<number> } {
  const asked = kindPlaces(words);
  const who = words.some((word) => PEOPLE.has(word));
  const categories = new Set<string>(),
    places = new Set<number>();
  for (const { id, label } of graph.document.categories) {
    const telling = terms(cut(`${label} ${id}`, 200)).filter((word) => !SMALL.has(word));
    const called = new Set(telling.map(stem));
    const hits = asked.filter((at) => called.has(stem(words[at]!)));
    for (const at of hits) places.add(at);
    if (hits.length || (who && [...called].some((one) => OF_PEOPLE.has(one)))) categories.add(id);
  }
  return { categories, places };
}

/** Where a kind of things may be named that is asked for: behind "which", before "for". */
function kindPlaces(words: readonly string[]): number[] {
  return [...words.keys()].filter(
    (at) =>
      (at < 2 && BEHIND.has(words[at + 1] ?? "")) ||
      WHICH.has(words[at - 1] ?? "") ||
      WHICH.has(words[at - 2] ?? ""),
  );
}
