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

/** What stands before a noun, so that what looks like a verb behind it is none. */
const BEFORE_NOUN =
  /(?:^|\s)(?:the|an?|of|in|on|at|with|by|from|for|its|their|our|this|these|those|der|die|das|den|dem|des|eine?|einer|von|mit|im|am)\s+$/i;
const BEHIND_NOUN = /^\s+(?:that|which|who|whose|is|are|was|were)\s/i;
const HELPERS = "can|may|might|could|will|would|should|must|kann|können|könnte|wird|soll|muss";
const HELPED = new RegExp(`(?:^|\\s)(?:${HELPERS})\\s+(?:\\w+ly\\s+|also\\s+|not\\s+)?$`, "i");
/** What stands between a name and its verb. */
const BETWEEN = new RegExp(
  `\\s+(?:${HELPERS}|not|also|often|usually|always|never|sometimes|still|even|only|then|thus|therefore|roughly|hardly|generally|is|are|was|were|oft|auch|daher|nicht|kaum)$`,
  "i",
);
/** What begins another clause: a name ends before it. */
const CLAUSE =
  /[,;:.!?()]\s*|(?<!\S)(?:and|but|or|because|since|if|when|while|where|that|which|who|so|und|aber|oder|weil|wenn|dass|denn)\s+/i;
/** What begins a piece that is no name: it stands for one, or says where or when. */
const NO_NAME =
  /^(?:in|on|at|by|with|for|of|from|after|before|during|it|them|they|he|she|we|you|this|that|these|those|which|who|es|sie|er|ihn|ihm|ihnen)(?:\s|$)/i;
const PARTICLE = /^\s+(?:off|up|out|down|away|back)(?=\s)/i;

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
  /** 2 behind a verb that helps it, 1 with an ending, 0 where it may be a noun as well. */
  sure: number;
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
  return found.filter(
    ({ from, to, passive }) =>
      passive || !(BEFORE_NOUN.test(sentence.slice(0, from)) || BEHIND_NOUN.test(sentence.slice(to))),
  );
}

function verbAt(sentence: string, verb: string, from: number, text: string): Verb {
  const to = from + text.length,
    before = sentence.slice(0, from),
    behind = sentence.slice(to);
  const passive = /\b(?:is|are|was|were|be|been)\s+(?:\w+ly\s+)?$/i.test(before) && /^\s+by\b/i.test(behind);
  const more = PARTICLE.exec(behind)?.[0] ?? "";
  return {
    verb: verb + more.replace(/\s+/, " ").toLowerCase(),
    from,
    to: to + (passive ? 3 : more.length),
    passive,
    sure: HELPED.test(before) ? 2 : Number(/(?:s|ed|t)$/i.test(text.split(" ")[0]!)),
  };
}

/** A piece of a sentence as a name; "" where it is too long to be one, or is none. */
function asName(piece: string, last: boolean): string {
  const cut = last ? piece.split(BEHIND)[0] : piece.split(CLAUSE).at(-1);
  let name = (cut ?? "").trim().replace(/\s+/g, " ");
  if (!last) name = less(name, BETWEEN);
  if (NO_NAME.test(name)) return "";
  name = less(name, SMALL);
  return name.split(" ").length <= MOST_WORDS ? name : "";
}

/** A name with which a sentence begins without its capital, unless it is written with one within sentences too. */
function lowered(name: string, sentence: string, { document: { language, article } }: Graph): string {
  const word = /^\p{Lu}\p{Ll}[^\p{Lu}\s]*(?=\s|$)/u.exec(name)?.[0];
  // A capital in a later word is that of a proper name, but for a letter alone: Vitamin D.
  if (!word || !sentence.startsWith(name) || /^de\b/i.test(language) || /\s\p{Lu}\p{L}/u.test(name))
    return name;
  const within = new RegExp(`[\\p{L}\\p{N},;]\\s${escaped(word)}(?![\\p{L}\\p{N}])`, "u");
  if (article.some(({ sentences }) => sentences.some(({ text }) => within.test(text)))) return name;
  return name[0]!.toLowerCase() + name.slice(1);
}

/** A text without what a pattern finds, for as long as it finds something. */
function less(text: string, pattern: RegExp): string {
  const shorter = text.replace(pattern, "");
  return shorter === text ? text : less(shorter, pattern);
}

/** What a sentence may say of two concepts. */
export function proposed(graph: Graph, sentence: string, known: readonly Verbs[]): Proposal {
  const names = namedIn(graph, sentence);
  const verbs = verbsIn(sentence, known).filter(
    ({ from, to }) => !names.some((name) => name.from < to && name.to > from),
  );
  const between = (verb: Verb): number =>
    Number(names.some(({ to }) => to <= verb.from)) + Number(names.some(({ from }) => from >= verb.to));
  const verb = verbs.sort(
    (a, b) => between(b) - between(a) || b.sure - a.sure || a.from - b.from || b.to - a.to,
  )[0];
  if (!verb) {
    const [first, second] = names.filter(({ name }, n) => names.findIndex((one) => one.name === name) === n);
    return { source: first?.name ?? "", words: "", target: second?.name ?? "" };
  }
  const before =
    names.filter(({ to }) => to <= verb.from).at(-1)?.name ||
    lowered(asName(sentence.slice(0, verb.from), false), sentence, graph);
  const after = names.find(({ from }) => from >= verb.to)?.name || asName(sentence.slice(verb.to), true);
  const [source, target] = verb.passive ? [after, before] : [before, after];
  return { source, words: verb.verb, target };
}
