// What a sentence of the article proposes: two concepts that it names, and the verb between them.

import type { Graph } from "../graph";
import type { Verbs } from "./server";

/** What may be an effect of a sentence; "" where nothing is proposed. Ends are names as concepts have them, or new ones. */
export interface Proposal {
  source: string;
  words: string;
  target: string;
}

interface Named {
  name: string;
  from: number;
  to: number;
}

/** Longest name that is proposed of words that no concept has, in words. */
const MOST_WORDS = 4;
const SMALL =
  /^(the|a|an|this|that|these|those|its|their|our|your|some|many|most|more|much|too|also|der|die|das|ein|eine|viel|zu)\s+/i;
/** What ends the name behind a verb: what follows says when, where or how. */
const BEHIND =
  /[,;:.!?()]|\s(?:in|at|on|when|while|during|because|since|if|by|for|with|without|after|before|and|but|or|which|who|that|where|so|as|than|through|under|over|between|among|bei|wenn|weil|durch|und|oder|aber|denn|nach|vor|mit|ohne)\s/i;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A name wherever it stands as whole words, with an ending of number or case. */
function places(sentence: string, name: string): [from: number, to: number][] {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?:s|es|n|en)?(?![\\p{L}\\p{N}])`, "giu");
  return [...sentence.matchAll(pattern)].map((found) => [found.index, found.index + found[0].length]);
}

/** Concepts that a sentence names, in its order; of names within each other the longest. */
function namedIn(graph: Graph, sentence: string): Named[] {
  const found: Named[] = [];
  for (const { title, label, aka } of graph.document.concepts)
    for (const name of new Set([label, title, ...aka]))
      if (name.length > 1)
        for (const [from, to] of places(sentence, name)) found.push({ name: title, from, to });
  found.sort((a, b) => b.to - b.from - (a.to - a.from));
  const kept: Named[] = [];
  for (const one of found) if (!kept.some(({ from, to }) => one.from < to && one.to > from)) kept.push(one);
  return kept.sort((a, b) => a.from - b.from);
}

interface Verb {
  verb: string;
  from: number;
  to: number;
  passive: boolean;
}

/** A verb in its plain forms; null for one that a text cannot hold. */
function formsOf(verb: string, text: string): RegExp | null {
  const [first = "", ...rest] = verb.split(" ");
  const stem = first.replace(/(?<=\w{2})(?:es|s)$/, "").replace(/e$/, "");
  if (stem.length < 2 || !text.includes(stem)) return null;
  const doubled = `(?:${escaped(stem.at(-1)!)})?`,
    more = rest.map((word) => `\\s+${escaped(word)}`).join("");
  const forms = `(?:${escaped(first)}|${escaped(stem)}${doubled}(?:e|es|s|ed|d|ing)?)${more}`;
  return new RegExp(`(?<![\\p{L}\\p{N}])${forms}(?![\\p{L}\\p{N}])`, "giu");
}

/** The verbs of a vocabulary in a sentence, the longest first. */
function verbsIn(sentence: string, known: readonly Verbs[]): Verb[] {
  const lower = sentence.toLowerCase();
  const found = known
    .flatMap(({ verbs }) => verbs)
    .flatMap((verb) => {
      const forms = formsOf(verb, lower);
      return forms
        ? [...sentence.matchAll(forms)].map(({ index, 0: text }) => verbAt(sentence, verb, index, text))
        : [];
    });
  return found.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
}

function verbAt(sentence: string, verb: string, from: number, text: string): Verb {
  const to = from + text.length;
  const passive =
    /\b(?:is|are|was|were|be|been)\s+(?:\w+ly\s+)?$/i.test(sentence.slice(0, from)) &&
    /^\s+by\b/i.test(sentence.slice(to));
  return { verb, from, to: to + (passive ? 3 : 0), passive };
}

/** A piece of a sentence as a name; "" where it is too long to be one. */
function asName(piece: string, last: boolean): string {
  const cut = last ? (piece.split(BEHIND)[0] ?? "") : (piece.split(/[,;:.!?()]\s*/).at(-1) ?? "");
  let name = cut.trim().replace(/\s+/g, " ");
  for (let shorter = name.replace(SMALL, ""); shorter !== name; shorter = name.replace(SMALL, ""))
    name = shorter;
  if (!last)
    name = name.replace(
      /\s+(?:can|may|might|could|often|usually|also|is|are|was|were|kann|können|oft)$/i,
      "",
    );
  return name.split(" ").length <= MOST_WORDS ? name : "";
}

/** What a sentence may say of two concepts. */
export function proposed(graph: Graph, sentence: string, known: readonly Verbs[]): Proposal {
  const names = namedIn(graph, sentence);
  const verbs = verbsIn(sentence, known).filter(
    ({ from, to }) => !names.some((name) => name.from < to && name.to > from),
  );
  const between = (verb: Verb): number =>
    Number(names.some(({ to }) => to <= verb.from)) + Number(names.some(({ from }) => from >= verb.to));
  const verb = [...verbs].sort((a, b) => between(b) - between(a) || b.to - b.from - (a.to - a.from))[0];
  if (!verb) {
    const [first, second] = names.filter(({ name }, n) => names.findIndex((one) => one.name === name) === n);
    return { source: first?.name ?? "", words: "", target: second?.name ?? "" };
  }
  const before =
    names.filter(({ to }) => to <= verb.from).at(-1)?.name || asName(sentence.slice(0, verb.from), false);
  const after = names.find(({ from }) => from >= verb.to)?.name || asName(sentence.slice(verb.to), true);
  const [source, target] = verb.passive ? [after, before] : [before, after];
  return { source, words: verb.verb, target };
}
