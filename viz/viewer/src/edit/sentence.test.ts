// A sentence proposes the concepts that it names and its verb.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sentence } from "../document";
import { Graph } from "../graph";
import { proposed } from "./sentence";

const graph = new Graph({
  title: "",
  description: "",
  language: "en",
  categories: [],
  relations: [],
  effects: [],
  references: [],
  article: [],
  tours: [],
  concepts: [
    ["tea", "Tea", []],
    ["deep-sleep", "Deep sleep", ["slow-wave sleep"]],
    ["sleep", "Sleep", []],
  ].map(([id, title, aka]) => ({
    id: id as string,
    label: (title as string).toLowerCase(),
    title: title as string,
    category: "",
    definition: "",
    aka: aka as string[],
    broader: "",
    opposite: [],
  })),
});
const VERBS = [
  { id: "decreases", sign: "-", verbs: ["reduces", "cuts", "cuts down on"] },
  { id: "increases", sign: "+", verbs: ["raises", "carries", "gives", "narrows", "waters"] },
];

test("names and the verb between them", () => {
  assert.deepEqual(proposed(graph, "Too much tea reduced deep sleep in most people.", VERBS), {
    source: "Tea",
    words: "reduces",
    target: "Deep sleep",
  });
  assert.deepEqual(proposed(graph, "Slow-wave sleep is reduced by tea.", VERBS), {
    source: "Tea",
    words: "reduces",
    target: "Deep sleep",
  });
});

test("what no concept is called is proposed as a new name, when it is short", () => {
  assert.deepEqual(proposed(graph, "The warm evening light cuts down on sleep.", VERBS), {
    source: "warm evening light",
    words: "cuts down on",
    target: "Sleep",
  });
  assert.deepEqual(proposed(graph, "Rain raises rivers in spring, and floods.", VERBS), {
    source: "rain",
    words: "raises",
    target: "rivers",
  });
});

test("the capital of a sentence is none of a name, unless sentences have it within or the language does", () => {
  const text = (text: string) => ({ text, effects: [] }) as unknown as Sentence;
  const article = [
    { heading: 0, sentences: [text("Two of three knew Ritalin well."), text("Ritalin cuts naps.")] },
  ];
  const source = (sentence: string, language = "en"): string =>
    proposed(new Graph({ ...graph.document, language, article }), sentence, VERBS).source;
  const cases = [
    ["Rain raises rivers.", "rain"],
    ["Long-term stress cuts naps.", "long-term stress"],
    ["Vitamin D cuts naps.", "vitamin D"],
    ["Ritalin cuts naps.", "Ritalin"],
    ["DNA cuts naps.", "DNA"],
    ["New York cuts naps.", "New York"],
    ["The Nile waters fields.", "Nile"],
    ["Tea cuts naps.", "Tea"],
  ];
  for (const [sentence, name] of cases) assert.equal(source(sentence!), name, sentence);
  assert.equal(source("Regen raises rivers.", "de-AT"), "Regen");
});

test("where there is no verb the names alone are proposed, and nothing where there is nothing", () => {
  assert.deepEqual(proposed(graph, "Tea, and then sleep.", VERBS), {
    source: "Tea",
    words: "",
    target: "Sleep",
  });
  assert.deepEqual(proposed(graph, "Nothing of the kind.", VERBS), { source: "", words: "", target: "" });
});

test("a verb that is helped goes before one that may be a noun; words around a name are none of it", () => {
  const cases: [sentence: string, source: string, words: string, target: string][] = [
    ["The raise of a nap can cut sleep.", "raise of a nap", "cuts", "Sleep"],
    ["The evening light therefore raises alertness.", "evening light", "raises", "alertness"],
    ["Some species, and oaks, give off compounds that linger.", "", "gives off", "compounds"],
    ["Asphalt stores heat by day and gives it back.", "", "gives", ""],
    ["It was late, but in narrow streets noise carries worries.", "", "carries", "worries"],
    ["Trees cool the air, because water that rises takes heat.", "", "", ""],
    ["Noise rises, because water carries sound.", "water", "carries", "sound"],
  ];
  for (const [sentence, source, words, target] of cases)
    assert.deepEqual(proposed(graph, sentence, VERBS), { source, words, target }, sentence);
});
