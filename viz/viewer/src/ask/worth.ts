// How well an effect answers a question: by its ends, by what it does, by its words.
// Twin: graph_data/ask/worth.py

import type { Effect, Verdict } from "../document";
import type { Graph } from "../graph";
import {
  ASK_AKIN,
  ASK_AS_TARGET,
  ASK_BAD,
  ASK_DENIED,
  ASK_DOWN,
  ASK_FITS,
  ASK_HARDLY,
  ASK_NEARLY,
  ASK_NO_ENDS,
  ASK_OF_PAIR,
  ASK_OPEN,
  ASK_OTHER_KIND,
  ASK_REVERSED,
  ASK_SAID,
  ASK_TOLD,
  ASK_UP,
} from "../rules";
import { saysAmount } from "./follows";
import { bestOf, type Mention } from "./mentions";
import { namesIn } from "./names";
import { closeness, cut, stem, stemsOf, terms } from "./terms";
import type { Asked } from "./understood";

const UP: readonly string[] = ASK_UP,
  DOWN: readonly string[] = ASK_DOWN,
  DENIED = new Map<Verdict, number>([
    ["contradicted", 1],
    ["not-found", ASK_DENIED],
  ]),
  BAD_NAMES = stemsOf(ASK_BAD);

/** Whether a relation makes more of its target, or less; 0 where it says neither. */
export const wayOf = (relation: string): number =>
  UP.includes(relation) ? 1 : DOWN.includes(relation) ? -1 : 0;

/** How well an effect answers a question: 0 not at all, 1 and more well. */
export function worth(graph: Graph, asked: Asked, effect: Effect): number {
  if (asked.verdicts.length && !asked.names) return 1;
  let ends = endsOf(asked, effect);
  if (asked.names && !ends) return 0;
  const { said, told } = namesIn(graph).of(effect);
  const inSaid = shareOf(asked.others, said),
    inTold = shareOf(asked.others, told);
  if (!ends && !(inSaid + inTold)) return 0;
  let fitting = fits(graph, asked, effect);
  if (asked.isPair) fitting = 1 - ASK_OF_PAIR + ASK_OF_PAIR * fitting;
  else if (asked.targets.length && isHarm(asked.relation) && fitting >= ASK_FITS)
    ends = Math.max(ends, ASK_AKIN * possibleOf(asked));
  const kind = isOfKind(graph, asked, effect) ? 1 : ASK_OTHER_KIND;
  return (ends ? ends * fitting : ASK_NO_ENDS) * kind + ASK_SAID * inSaid + ASK_TOLD * inTold;
}

/** The worth of an effect that joins just what is named. */
export function possibleOf({ sources, targets }: Asked): number {
  const sides = [sources, targets].filter(({ length }) => length);
  return sides.reduce(
    (product, named) => product * Math.max(...named.flatMap(({ concepts }) => [...concepts.values()])),
    Number(sides.length > 0),
  );
}

/** How surely the ends of an effect are those that are asked for. */
function endsOf(asked: Asked, { source, target, relation }: Effect): number {
  const { sources, targets, either } = asked;
  if (either.length) return Math.max(meant(either, source), ASK_AS_TARGET * meant(either, target));
  if (!asked.names) return 0;
  const straight = meant(sources, source) * meant(targets, target);
  const turned = meant(sources, target) * meant(targets, source);
  // What A needs acts on A.
  if (asked.relation === "requires" && relation !== "requires") return turned;
  return asked.isPair ? Math.max(straight, ASK_REVERSED * turned) : straight;
}

/** How surely one of these means a concept; a side of which nothing is named may be any. */
function meant(named: readonly Mention[], concept: string): number {
  if (!named.length) return 1;
  return Math.max(...named.map(({ concepts }) => concepts.get(concept) ?? 0));
}

const isHarm = (relation: string): boolean => relation === "harms" || relation === "worsens";

/** How well what an effect does is what is asked for. */
function fits(graph: Graph, asked: Asked, effect: Effect): number {
  const { relation } = asked;
  if (asked.denied && !asked.isPair && relation) return DENIED.get(effect.verdict) ?? 0.1;
  if (relation === effect.relation) return 1;
  if (asked.sake) return wanted(asked.sake * favour(graph, effect));
  if (relation === "supports" || relation === "enables") return wanted(favour(graph, effect));
  if (isHarm(relation)) {
    const harm = -favour(graph, effect);
    return relation === "worsens" && effect.relation === "increases" && harm > 0 ? 1 : wanted(harm);
  }
  return fitsWay(graph, wayOf(relation), effect);
}

/** The same where more, or less, is asked for. */
function fitsWay(graph: Graph, way: number, effect: Effect): number {
  if (!way) return effect.sign === "none" ? 0.5 : ASK_AS_TARGET;
  if (effect.sign === (way > 0 ? "+" : "-")) return saysAmount(graph, effect) ? ASK_FITS : ASK_NEARLY;
  return ["+", "-", "none"].includes(effect.sign) ? ASK_HARDLY : ASK_OPEN;
}

const wanted = (favour: number): number => (favour > 0 ? ASK_FITS : favour < 0 ? ASK_HARDLY : 0.5);

/** 1 where an effect does its target good, -1 where it harms, 0 where that cannot be told. */
function favour(graph: Graph, effect: Effect): number {
  if (["supports", "enables", "eases", "prevents"].includes(effect.relation)) return 1;
  if (isHarm(effect.relation)) return -1;
  const sign = effect.sign === "+" ? 1 : effect.sign === "-" ? -1 : 0;
  return saysAmount(graph, effect) && isBad(graph.labelOf(effect.target)) ? -sign : sign;
}

const isBad = (label: string): boolean => terms(cut(label, 1000)).some((word) => BAD_NAMES.has(stem(word)));

/** Which part of some words stands among others. */
function shareOf(words: readonly string[], among: ReadonlySet<string>): number {
  if (!words.length) return 0;
  let sum = 0;
  for (const word of words) {
    let near = 0;
    for (const other of among) near = Math.max(near, closeness(word, other));
    sum += near;
  }
  return sum / words.length;
}

/** Whether a word is near none of all that a graph says. */
export function isStrange(graph: Graph, word: string): boolean {
  for (const other of namesIn(graph).everything) if (closeness(word, other)) return false;
  return true;
}

/** Whether what is asked for is of a category that the question names. */
function isOfKind(graph: Graph, asked: Asked, { source, target }: Effect): boolean {
  const { categories, sources, targets, either, relation } = asked;
  if (!categories.size || asked.isPair) return true;
  const acts = targets.length > 0 !== (asked.relation === "requires");
  // Beside a known verb it is the other end that is to be of the kind: which minerals work with it.
  const isMeant = (end: string): boolean =>
    relation !== "" && either.some((mention) => bestOf(mention) === end);
  const both = [source, target].filter((end) => !isMeant(end));
  const ends = sources.length || targets.length ? [acts ? source : target] : both;
  return ends.some((end) => categories.has(graph.concepts.get(end)?.category ?? ""));
}
