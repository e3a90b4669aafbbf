// Which concepts a question names: by parts of their names, in other forms, misspelt.
// Twin: graph_data/ask/mentions.py

import type { Graph } from "../graph";
import {
  ASK_BESIDE,
  ASK_COMES_OF,
  ASK_HEAD,
  ASK_INSIDE,
  ASK_LEADS_TO,
  ASK_NARROWER,
  ASK_OF,
  ASK_PARTLY,
  ASK_SURE,
  ASK_SYNONYM,
  ASK_WAY,
  ASK_WIDER,
} from "../rules";
import { type Name, namesIn, SMALL } from "./names";
import { isVerb, phraseAt } from "./phrases";
import { closeness, mistyped, rank, setOf, stem, stemsOf } from "./terms";

/** Words of a question, by their places, that name concepts: each with how surely it is meant (0 to 1). */
export interface Mention {
  places: readonly number[];
  concepts: ReadonlyMap<string, number>;
}

/** The concept that is meant most surely, the first of equals. */
export function bestOf({ concepts }: Mention): string {
  let best = "",
    most = -1;
  for (const [id, weight] of concepts) if (weight > most) [best, most] = [id, weight];
  return best;
}

type Near = readonly ReadonlyMap<string, number>[];
interface Hit {
  at: number;
  value: number;
}
interface Match {
  concept: string;
  places: readonly number[];
  weight: number;
  covered: number;
}

const INSIDE = setOf(ASK_INSIDE),
  OF = setOf(ASK_OF),
  WAY = stemsOf(ASK_WAY),
  ASKING = stemsOf(`${ASK_COMES_OF} ${ASK_LEADS_TO}`);
const most = (values: Iterable<number>): number => Math.max(0, ...values);

/** What the words of a question name, in its order; no word belongs to two mentions, none of those at `but` to any. */
export function mentions(graph: Graph, asked: readonly string[], but: ReadonlySet<number>): Mention[] {
  const { all, words } = namesIn(graph);
  const near = asked.map((word, at) => (but.has(at) ? new Map<string, number>() : nearOf(word, words)));
  const found = claimed(graph, asked, all, near, true);
  return found.length ? found : claimed(graph, asked, all, near, false);
}

/** The words of names that a word may be; typing errors count where it is no other. */
function nearOf(word: string, words: ReadonlySet<string>): Map<string, number> {
  if (SMALL.has(word)) return new Map(words.has(word) ? [[word, 1]] : []);
  const close = gathered(words, (other) => closeness(word, other));
  return close.size || isVerb(stem(word)) ? close : gathered(words, (other) => mistyped(word, other));
}

function gathered(words: Iterable<string>, nearness: (word: string) => number): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of words) {
    const value = nearness(word);
    if (value) found.set(word, value);
  }
  return found;
}

/** Give words to the names that have most of them; with `verbs` a verb is no part of a name. */
function claimed(
  graph: Graph,
  asked: readonly string[],
  names: readonly Name[],
  near: Near,
  verbs: boolean,
): Mention[] {
  const stems = asked.map(stem);
  const verbal = [...asked.keys()].filter((at) => verbs && acts(asked, stems, at));
  // Behind the first verb a word that is one as well may be a name: "hurts public transport".
  const acting = new Set(verbal.filter((at) => at === verbal[0] || most(near[at]!.values()) < ASK_SYNONYM));
  const matches = names.flatMap((name) => matchesOf(name, asked, near, acting));
  matches.sort((a, b) => rank(a.covered) - rank(b.covered) || rank(a.weight) - rank(b.weight));
  const taken = new Set<number>();
  const found: Mention[] = [];
  for (const { places } of matches) {
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    found.push(mentionOf(graph, places, matches));
  }
  return joined(found.sort((a, b) => a.places[0]! - b.places[0]!));
}

/** Whether a word is a verb of the question, or a noun that asks. */
function acts(asked: readonly string[], stems: readonly string[], at: number): boolean {
  const noun = ASKING.has(stems[at]!) && OF.has(asked[at + 1] ?? "");
  return noun || WAY.has(stems[at]!) || phraseAt(stems, at).length > 0;
}

/** Join what is named twice in a row: "driving less appealing" is the appeal of driving. */
function joined(found: readonly Mention[]): Mention[] {
  const list: Mention[] = [];
  for (const mention of found) {
    const last = list.at(-1);
    if (!last || bestOf(last) !== bestOf(mention)) {
      list.push(mention);
      continue;
    }
    const concepts = new Map(last.concepts);
    for (const [id, weight] of mention.concepts) raise(concepts, id, weight);
    list[list.length - 1] = { places: [...last.places, ...mention.places], concepts };
  }
  return list;
}

function raise(weights: Map<string, number>, id: string, weight: number): void {
  weights.set(id, Math.max(weights.get(id) ?? 0, weight));
}

/** The runs of words in which a name, or a part of it, is found. */
function matchesOf(name: Name, asked: readonly string[], near: Near, acting: ReadonlySet<number>): Match[] {
  const found: Match[] = [];
  for (let start = 0; start < near.length; start++) {
    const hits = run(name, asked, near, start);
    if (!hits.size) continue;
    const whole = hits.size === name.words.length;
    if (hits.size === 1 && !whole && acting.has(start)) continue;
    // A verb stands in a name only as it is written there: "relaxes" is no muscle relaxation.
    if ([...hits].some(([place, { value }]) => acting.has(place) && value < 0.9)) continue;
    const covered = [...hits.values()].reduce((sum, { value }) => sum + value, 0);
    const last = Math.max(...hits.keys());
    const places = Array.from({ length: last - start + 1 }, (_, ahead) => start + ahead);
    found.push({ concept: name.concept, places, weight: weightOf(name, hits, covered), covered });
  }
  return found;
}

/** Places from `start` on with the word of the name found there, each word once. */
function run(name: Name, asked: readonly string[], near: Near, start: number): Map<number, Hit> {
  const hits = new Map<number, Hit>();
  const used = new Set<number>();
  for (let place = start; place < near.length; place++) {
    let best: Hit | undefined;
    for (const [at, word] of name.words.entries()) {
      const value = near[place]!.get(word);
      if (value !== undefined && !used.has(at) && value > (best?.value ?? -1)) best = { at, value };
    }
    if (best) {
      hits.set(place, best);
      used.add(best.at);
    } else if (place === start || !INSIDE.has(asked[place]!)) break;
  }
  return hits;
}

function weightOf(name: Name, hits: ReadonlyMap<number, Hit>, covered: number): number {
  const mean = covered / hits.size;
  if (hits.size === name.words.length) return mean;
  const share = hits.size / name.words.length;
  const head = [...hits.values()].some(({ at }) => at === name.head);
  return mean * (head ? Math.max(ASK_HEAD, share) : Math.min(ASK_BESIDE, share));
}

/** All that these words may mean, the narrower and the wider concepts of the best included. */
function mentionOf(graph: Graph, places: readonly number[], matches: readonly Match[]): Mention {
  const weights = new Map<string, number>();
  for (const match of matches)
    if (match.places.every((place) => places.includes(place)))
      raise(weights, match.concept, match.weight * (match.places.length / places.length));
  const best = most(weights.values());
  // The thing itself is named: what only has it in its name is hardly meant.
  if (best > ASK_SURE)
    for (const [id, weight] of weights) if (weight !== best) weights.set(id, weight * ASK_PARTLY);
  for (const id of [...weights.keys()].filter((one) => weights.get(one) === best)) {
    for (const narrower of graph.narrower(id)) raise(weights, narrower.id, best * ASK_NARROWER);
    const wider = graph.concepts.get(id)?.broader ?? "";
    if (graph.concepts.has(wider)) raise(weights, wider, best * ASK_WIDER);
  }
  return { places, concepts: weights };
}
