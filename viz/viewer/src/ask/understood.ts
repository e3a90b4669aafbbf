// What a question asks for: between which concepts, of which relation, with which verdict.
// Twin: graph_data/ask/understood.py

import type { Verdict } from "../document";
import type { Graph } from "../graph";
import {
  ASK_BAD_OF,
  ASK_GOOD_OF,
  ASK_HOW,
  ASK_NOT,
  ASK_NOT_CHECKED,
  ASK_NOT_FOUND,
  ASK_OBJECT,
  ASK_VERDICT_WORDS,
  ASK_WAY,
  ASK_WHAT,
  ASK_WHETHER,
  ASK_WHY,
} from "../rules";
import { apart, ofCategories } from "./asked-words";
import { mentions } from "./mentions";
import { SMALL } from "./names";
import { type Sides, sidesOf } from "./sides";
import { Spoken } from "./spoken";
import { setOf, stemsOf, terms } from "./terms";

/** Words of a question that are looked at. */
const WORDS_ASKED = 40;

const HOWS = setOf(ASK_HOW),
  NOT = setOf(ASK_NOT),
  NOT_FOUND = setOf(ASK_NOT_FOUND),
  NOT_CHECKED = setOf(ASK_NOT_CHECKED),
  WHETHER = setOf(ASK_WHETHER),
  OBJECT = setOf(ASK_OBJECT),
  WAY = stemsOf(ASK_WAY),
  GOOD_OF = stemsOf(ASK_GOOD_OF),
  BAD_OF = stemsOf(ASK_BAD_OF),
  ASKING = new Set([...SMALL, ...setOf(`${ASK_WHAT} ${ASK_HOW} ${ASK_WHY}`)]);
const OF_WORDS = new Map(
  ASK_VERDICT_WORDS.split("\n").flatMap((line) => {
    const [wanted = "", said = ""] = line.split(":");
    return said.split(" ").map((word) => [word, wanted.split(" ") as Verdict[]] as const);
  }),
);

/** A question taken apart. Mentions of neither side may be either. */
export interface Asked extends Sides {
  words: readonly string[];
  /** The relation that its verb has in the vocabulary, or nothing. */
  relation: string;
  /** Words that are neither names nor small: they may stand in the words of an effect. */
  others: readonly string[];
  /** Those of them behind the first two that are no verbs: things that it is about. */
  things: readonly string[];
  verdicts: readonly Verdict[];
  /** Whether ways of several effects are asked for, and whether the verb is denied. */
  way: boolean;
  denied: boolean;
  /** 1 where it asks for what is good of a thing, -1 for what is bad, else 0. */
  sake: number;
  yesOrNo: boolean;
  categories: ReadonlySet<string>;
  /** Whether it names anything, and both what acts and what is acted on. */
  names: boolean;
  isPair: boolean;
}

/** What a question asks of a graph. */
export function understood(graph: Graph, question: string): Asked {
  const words = apart(graph, terms(question).slice(0, WORDS_ASKED));
  const { categories, places } = ofCategories(graph, words);
  const asked = new Spoken(words, mentions(graph, words, places));
  const sides = sidesOf(asked);
  const others = asked.open.filter((at) => !ASKING.has(words[at]!));
  const denied = asked.open.some((at) => NOT.has(words[at]!));
  const verbal = new Set(asked.verbs.map(({ place }) => place));
  return {
    ...sides,
    words,
    relation: relationOf(asked),
    others: others.map((at) => words[at]!),
    things: others.filter((at) => at > 1 && !verbal.has(at)).map((at) => words[at]!),
    verdicts: verdictsOf(asked, denied),
    way: asked.has(WAY) || asked.open.slice(0, 2).some((at) => HOWS.has(words[at]!)),
    denied,
    sake: sakeOf(asked),
    yesOrNo: WHETHER.has(words[0] ?? ""),
    categories,
    names: asked.named.length > 0,
    isPair: sides.sources.length > 0 && sides.targets.length > 0,
  };
}

/** What is needed for a thing acts on it, as all else does; what needs a thing is acted on by it. */
function relationOf(asked: Spoken): string {
  const { verb } = asked;
  if (asked.isKept()) return "prevents";
  if (!verb) return "";
  const whatFor = asked.isFor(verb) || asked.says(OBJECT);
  return verb.relation === "requires" && whatFor ? "" : verb.relation;
}

function verdictsOf({ open, words }: Spoken, denied: boolean): Verdict[] {
  const said = open.map((at) => words[at]!);
  if (denied && said.some((word) => NOT_CHECKED.has(word))) return ["not-checked"];
  if (denied && said.some((word) => NOT_FOUND.has(word))) return ["not-found"];
  const found = said.flatMap((word) => OF_WORDS.get(word) ?? []);
  // "What is not proven."
  if (denied && found.includes("supported")) return ["not-found", "contradicted"];
  return [...new Set(found)];
}

function sakeOf(asked: Spoken): number {
  for (const at of asked.open) {
    if (asked.isAmount(at)) continue;
    if (BAD_OF.has(asked.stems[at]!)) return -1;
    if (GOOD_OF.has(asked.stems[at]!)) return 1;
  }
  return 0;
}
