// Which of the concepts that a question names act, and which are acted on.
// Twin: graph_data/ask/sides.py

import {
  ASK_AFTER,
  ASK_ARISES,
  ASK_CARRYING,
  ASK_COMES_OF,
  ASK_FROM,
  ASK_HOW,
  ASK_IRREGULAR,
  ASK_LEADS_TO,
  ASK_MOST,
  ASK_NOUN_AFTER,
  ASK_NOUN_BEFORE,
  ASK_OBJECT,
  ASK_OF_ITSELF,
  ASK_ONE_CAN,
  ASK_OR,
  ASK_OR_VERBS,
  ASK_TAKES,
  ASK_TOGETHER,
  ASK_TOWARDS,
  ASK_WHAT,
  ASK_WHEN,
  ASK_WHETHER,
  ASK_WHY,
  ASK_WITH,
} from "../rules";
import type { Mention } from "./mentions";
import type { Spoken } from "./spoken";
import { setOf, stemsOf } from "./terms";

type Named = readonly Mention[];
/** What acts, what is acted on, and what may be either. */
export interface Sides {
  sources: Named;
  targets: Named;
  either: Named;
}

const [COMES_OF, LEADS_TO, ARISES, OF_ITSELF, TAKES, OR_VERBS] = [
  ASK_COMES_OF,
  ASK_LEADS_TO,
  ASK_ARISES,
  ASK_OF_ITSELF,
  ASK_TAKES,
  ASK_OR_VERBS,
].map(stemsOf) as Set<string>[] as [
  Set<string>,
  Set<string>,
  Set<string>,
  Set<string>,
  Set<string>,
  Set<string>,
];
const WHAT = setOf(ASK_WHAT),
  HOW = setOf(ASK_HOW),
  WHY = setOf(ASK_WHY),
  WHEN = setOf(ASK_WHEN),
  OR = setOf(ASK_OR),
  FROM = setOf(ASK_FROM),
  TOWARDS = setOf(ASK_TOWARDS),
  WHETHER = setOf(ASK_WHETHER),
  CARRYING = setOf(ASK_CARRYING),
  MOST = setOf(ASK_MOST),
  NOUN_BEFORE = setOf(ASK_NOUN_BEFORE),
  NOUN_AFTER = setOf(ASK_NOUN_AFTER),
  OBJECT = setOf(ASK_OBJECT),
  ONE_CAN = setOf(ASK_ONE_CAN),
  AFTER = setOf(ASK_AFTER),
  TOGETHER = stemsOf(ASK_TOGETHER),
  WITH = setOf(ASK_WITH),
  PARTICIPLES = new Set(ASK_IRREGULAR.split(" ").map((pair) => pair.split("=")[0]!));
/** Verbs that do good or harm: "why is it good" asks what it acts on. */
const GOOD = ["supports", "harms", "eases", "prevents"];

const acting = (sources: Named, targets: Named = []): Sides => ({ sources, targets, either: [] });
const actedOn = (targets: Named): Sides => acting([], targets);
const eitherOf = (either: Named): Sides => ({ sources: [], targets: [], either });
const firstOnRest = ({ named }: Spoken): Sides => acting(named.slice(0, 1), named.slice(1));

/** What acts, what is acted on, and what may be either. */
export function sidesOf(asked: Spoken): Sides {
  const { named } = asked;
  if (!named.length) return acting([]);
  const found = from(asked) ?? choice(asked) ?? alongside(asked) ?? nouns(asked) ?? aroundVerb(asked);
  if (found) return found;
  if (named.length > 1) return firstOnRest(asked);
  const why = asked.begins(WHY);
  if (asked.begins(WHEN) || (why && asked.has(TAKES))) return acting(named);
  return why ? actedOn(named) : eitherOf(named);
}

/** B caused by A, B from A, from A to B, what results from A. */
function from(asked: Spoken): Sides | undefined {
  const { open, words, named } = asked;
  const isAfter = (at: number): boolean => AFTER.has(words[at]!) && !asked.before(at).length;
  if (asked.begins(WHAT) && open.some(isAfter)) return acting(named);
  const at = open.find((one) => FROM.has(words[one]!) && !isGuarded(asked, one));
  if (at === undefined) return undefined;
  const before = asked.before(at),
    after = asked.after(at);
  if (before.length) return acting(after, before);
  if (after.length > 1 && open.some((place) => place > at && TOWARDS.has(words[place]!)))
    return firstOnRest(asked);
  const acts = asked.verbs.length || asked.has(COMES_OF) || asked.begins(WHAT);
  return acts ? acting(after) : actedOn(after);
}

/** Whether "from" belongs to a verb such as "protects". */
function isGuarded(asked: Spoken, at: number): boolean {
  if (!["from", "von"].includes(asked.words[at]!)) return false;
  const guarding = ["prevents", "decreases", "blocks"];
  return (
    asked.isKept() || asked.verbs.some(({ place, relation }) => place < at && guarding.includes(relation))
  );
}

/** A or B for C: those on both sides of "or" act, what else is named is acted on. */
function choice(asked: Spoken): Sides | undefined {
  for (const at of asked.open) {
    if (!OR.has(asked.words[at]!)) continue;
    const before = asked.before(at).slice(-1),
      after = asked.after(at).slice(0, 1);
    const both = [...before, ...after];
    const rest = asked.named.filter((one) => !both.includes(one));
    if (before.length && after.length && rest.length) return acting(both, rest);
  }
  return undefined;
}

/** What works with A: either acts on the other. */
function alongside(asked: Spoken): Sides | undefined {
  const { named, open, words, stems } = asked;
  if (named.length > 1 || !asked.begins(WHAT)) return undefined;
  const joins = (at: number): boolean =>
    at > 0 && WITH.has(words[at]!) && TOGETHER.has(stems[at - 1]!) && asked.after(at).length > 0;
  return open.some(joins) ? eitherOf(named) : undefined;
}

/** Effects of A on B, A's effects; causes of B, B causes. */
function nouns(asked: Spoken): Sides | undefined {
  const at = asked.open.find((one) => !asked.isAmount(one) && isNoun(asked, one));
  if (at === undefined) return undefined;
  const before = asked.before(at),
    after = asked.after(at);
  if (before.length && after.length) return acting(before, after);
  if (!COMES_OF.has(asked.stems[at]!)) return actedOn(after.length ? after : before);
  return acting(after.length ? after.slice(0, 1) : before, after.slice(1));
}

/** Whether a word such as "causes" stands here as a noun: "of" is behind it, or it ends the question. */
function isNoun(asked: Spoken, at: number): boolean {
  const { words, stems } = asked;
  if (!COMES_OF.has(stems[at]!) && !LEADS_TO.has(stems[at]!)) return false;
  if (NOUN_BEFORE.has(words[at + 1] ?? "")) return true;
  const ahead = words.slice(Math.max(0, at - 2), at);
  if (ahead.some((word) => NOUN_AFTER.has(word))) return !OR_VERBS.has(stems[at]!) || !asked.after(at).length;
  return at === words.length - 1 && !asks(asked, WHAT, HOW) && !ahead.some((word) => /^do(es)?$/.test(word));
}

const asks = (asked: Spoken, ...words: ReadonlySet<string>[]): boolean =>
  words.some((one) => asked.begins(one));

/** What stands before the verb acts, what stands behind it is acted on. */
function aroundVerb(asked: Spoken): Sides | undefined {
  const { named, verbs } = asked;
  if (!verbs.length) {
    const arises = named.length === 1 && asked.has(ARISES) && asks(asked, HOW, WHY);
    return arises ? actedOn(named) : undefined;
  }
  if (named.length === 1) return besideVerb(asked);
  const parts = verbs.map(({ place }) => acting(asked.before(place), asked.after(place)));
  const both = parts.find(({ sources, targets }) => sources.length && targets.length);
  if (both) return both;
  const open = asked.begins(WHAT) || (asked.begins(HOW) && asked.says(ONE_CAN));
  return open && parts[0]?.targets.length && !isParted(asked) ? actedOn(named) : firstOnRest(asked);
}

/** One mention beside a verb. */
function besideVerb(asked: Spoken): Sides {
  const { named } = asked;
  if (asked.says(OBJECT)) return acting(named);
  if (named[0]!.places[0]! < turning(asked)) return isActedOn(asked) ? actedOn(named) : acting(named);
  return asked.begins(WHEN) ? acting(named) : actedOn(named);
}

/** The place of "make", which stands before what it acts on, else that of the verb that says which way. */
function turning({ verbs, stems, verb }: Spoken): number {
  return (verbs.find(({ place }) => stems[place] === "mak") ?? verb)!.place;
}

/** Whether something between two mentions tells that the first acts on the second. */
function isParted({ named, words }: Spoken): boolean {
  return words.slice(named[0]!.places.at(-1)! + 1, named.at(-1)!.places[0]).some((word) => TOWARDS.has(word));
}

/** Whether what stands before the verb, and nothing behind it, is acted on: it is asked why or how it is so. */
function isActedOn(asked: Spoken): boolean {
  const { words, stems, verb } = asked;
  if (isDoneTo(asked)) return true;
  if (asked.begins(WHY)) return !(verb && GOOD.includes(verb.relation)) && !asked.has(TAKES);
  if (asked.begins(HOW)) return asked.has(OF_ITSELF);
  if (asked.begins(WHAT)) return MOST.has(words.at(-1)!);
  return LEADS_TO.has(stems.at(-1)!) && !asked.begins(WHETHER);
}

/** Whether a passive without "by" tells what is done to a concept: how is it made. */
function isDoneTo(asked: Spoken): boolean {
  const { verbs, words, named } = asked;
  return verbs.some((verb) => {
    const { place } = verb;
    const word = words[place]!;
    const participle = word.endsWith("ed") || PARTICIPLES.has(word);
    const carried = words.slice(0, place).some((one) => CARRYING.has(one));
    return participle && carried && !asked.isFor(verb) && place > named[0]!.places.at(-1)!;
  });
}
