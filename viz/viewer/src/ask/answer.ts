// What the search answers while one types: rows for a question, and between which two concepts it asks.

import type { Graph } from "../graph";
import { bestOf } from "./mentions";
import { answered, type Way } from "./question";
import { type Asked, understood } from "./understood";

/** Rows shown at most. */
const SHOWN = 6;

/** What answers, and the two concepts between which ways were asked for. */
export interface Answer {
  ways: readonly Way[];
  between: readonly [from: string, to: string] | undefined;
}

/** What answers a text; nothing where it is a name, and asks nothing. */
export function answerTo(graph: Graph, text: string): Answer | undefined {
  const asked = understood(graph, text);
  if (!isQuestion(asked)) return undefined;
  const ways = answered(graph, asked).slice(0, SHOWN);
  const from = asked.isPair ? bestOf(asked.sources[0]!) : "",
    to = asked.isPair ? bestOf(asked.targets.at(-1)!) : "";
  return { ways, between: ways.length && from && from !== to ? [from, to] : undefined };
}

function isQuestion({ sources, targets, either, verdicts, relation, words }: Asked): boolean {
  if (sources.length || targets.length || verdicts.length || relation) return true;
  const named = either.flatMap(({ places }) => places).length;
  return named > 0 && words.length > named;
}
