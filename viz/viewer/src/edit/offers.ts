// What fields suggest: the words of the vocabulary and of the graph itself, and the graph's concepts.

import type { Graph } from "../graph";
import type { Suggestion } from "./combo";
import { conceptCalled } from "./names";
import { type Verbs, vocabulary } from "./server";

let verbs: readonly Verbs[] = [];

/** Ask for the vocabulary, so that it is there when somebody types. */
export async function prepare(): Promise<readonly Verbs[]> {
  verbs = await vocabulary();
  return verbs;
}

/** Words for an arrow: those that the graph uses already, most used first, then those of the vocabulary. */
export function wordOffers(graph: Graph, signs: Record<string, string>, typed: string): Suggestion[] {
  const wanted = typed.toLowerCase();
  const used = new Map<string, number>();
  for (const { label } of graph.document.effects) if (label) used.set(label, (used.get(label) ?? 0) + 1);
  const own = [...used].sort((a, b) => b[1] - a[1]).map(([label]) => label);
  const all = new Map<string, string>(own.map((label) => [label, ""]));
  for (const { sign, verbs: known } of verbs)
    for (const verb of known) all.set(verb, all.get(verb) || (signs[sign] ?? ""));
  const begins = [...all].filter(([verb]) => verb.toLowerCase().startsWith(wanted));
  const holds = wanted
    ? [...all].filter(
        ([verb]) => !verb.toLowerCase().startsWith(wanted) && verb.toLowerCase().includes(wanted),
      )
    : [];
  return [...begins, ...holds].filter(([verb]) => verb !== typed).map(([value, note]) => ({ value, note }));
}

/** Concepts whose names hold what is typed, those that begin with it first; `fresh` is said beside a name that is new. */
export function conceptOffers(graph: Graph, fresh: string, typed: string): Suggestion[] {
  const wanted = typed.toLowerCase();
  const named = (names: readonly string[], test: (name: string) => boolean): boolean =>
    names.some((name) => test(name.toLowerCase()));
  const ranked = graph.document.concepts.map((concept) => {
    const names = [concept.title, concept.label, ...concept.aka];
    const rank = named(names, (name) => name.startsWith(wanted))
      ? 2
      : named(names, (name) => name.includes(wanted))
        ? 1
        : 0;
    return { rank, concept };
  });
  const found = ranked
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.concept.title.length - b.concept.title.length)
    .map(({ concept }): Suggestion => ({ value: concept.title }));
  const isNew = typed !== "" && !conceptCalled(graph, typed);
  return isNew ? [...found.slice(0, 7), { value: typed, note: fresh }] : found;
}
