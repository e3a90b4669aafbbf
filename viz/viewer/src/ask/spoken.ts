// A question as it is spoken: its words, the concepts that they name, its verbs, and how it begins.
// Twin: graph_data/ask/spoken.py

import { ASK_AMOUNTS, ASK_COMING, ASK_FOR } from "../rules";
import type { Mention } from "./mentions";
import { SMALL } from "./names";
import { phraseAt } from "./phrases";
import { setOf, stem, stemsOf } from "./terms";

/** A verb of a question: where it begins, its relation in the vocabulary, and of how many words it is. */
export interface Verb {
  place: number;
  relation: string;
  length: number;
}

const AMOUNTS = stemsOf(ASK_AMOUNTS),
  COMING = setOf(ASK_COMING),
  FOR = setOf(ASK_FOR);

/** One question: its words and what they are. */
export class Spoken {
  readonly stems: readonly string[];
  /** Places of words that are no part of a name. */
  readonly open: readonly number[];
  readonly verbs: readonly Verb[];

  constructor(
    readonly words: readonly string[],
    readonly named: readonly Mention[],
  ) {
    this.stems = words.map(stem);
    const taken = new Set(named.flatMap(({ places }) => places));
    this.open = [...words.keys()].filter((at) => !taken.has(at));
    this.verbs = this.#verbs(taken);
  }

  #verbs(taken: ReadonlySet<number>): Verb[] {
    const found: Verb[] = [];
    for (let at = 0; at < this.words.length; ) {
      const { relation, length } = phraseAt(this.stems, at, taken);
      const word = this.words[at]!;
      // What comes back backs nothing.
      const returns = word === "back" && COMING.has(this.words[at - 1] ?? "");
      if (length && !(length === 1 && (SMALL.has(word) || returns)))
        found.push({ place: at, relation, length });
      at += Math.max(1, length);
    }
    return found;
  }

  /** The verb that it turns on: one that says which way before one that does not, and before "make". */
  get verb(): Verb | undefined {
    const telling = this.verbs.filter(({ relation }) => relation !== "affects" && relation !== "associated");
    return telling.find(({ place }) => this.stems[place] !== "mak") ?? telling[0] ?? this.verbs[0];
  }

  /** What is named before a place. */
  before(place: number): Mention[] {
    return this.named.filter(({ places }) => places[0]! < place);
  }

  /** What is named behind a place. */
  after(place: number): Mention[] {
    return this.named.filter(({ places }) => places[0]! > place);
  }

  /** Whether one of these stems is among the words that are no names. */
  has(stems: ReadonlySet<string>): boolean {
    return this.open.some((at) => stems.has(this.stems[at]!));
  }

  /** Whether one of these words is among the first three. */
  begins(words: ReadonlySet<string>): boolean {
    return this.open.some((at) => at < 3 && words.has(this.words[at]!));
  }

  /** Whether one of these words is in it. */
  says(words: ReadonlySet<string>): boolean {
    return this.words.some((word) => words.has(word));
  }

  /** Whether "for" stands right behind a verb. */
  isFor({ place, length }: Verb): boolean {
    return FOR.has(this.words[place + length] ?? "");
  }

  /** Whether a noun such as "risk" stands between a verb and what it acts on. */
  isAmount(at: number): boolean {
    return AMOUNTS.has(this.stems[at]!) && this.verbs.some(({ place }) => place < at);
  }

  /** Whether something is kept from happening. */
  isKept(): boolean {
    const kept = this.verbs.some(({ place }) => this.stems[place] === "keep");
    return kept && this.open.some((at) => this.words[at] === "from");
  }
}
