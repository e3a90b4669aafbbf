import assert from "node:assert/strict";
import { test } from "node:test";
import { Graph } from "./graph";
import { type PackedData, unpacked } from "./unpack";

const packed: PackedData = {
  start: "overview:all",
  map: { hub: "", inward: false, across: [], groups: [] },
  look: "light",
  theme: {},
  font: { family: "F", lineHeight: 1.2, regular: ["aé", [500, 250]], semibold: ["", []] },
  graph: {
    title: "",
    description: "",
    language: "en",
    categories: [],
    relations: [
      { id: "raises", sign: "+", arrow: "triangle", reading: "More {source}, more {target}", amount: true },
    ],
    references: [],
    article: [],
    tours: [],
    concepts: [
      { id: "a", title: "Alpha", label: "alpha" },
      { id: "b", title: "Beta", label: "beta" },
    ],
    effects: [
      { id: "e", source: "a", target: "b", label: "raises", relation: "raises", when: "in summer" },
      {
        id: "f",
        source: "b",
        target: "a",
        label: "calms",
        relation: "",
        reading: "As said",
        verdict: "mixed",
      },
      { id: "g", source: "a", target: "{source}", label: "x" },
    ],
  },
  views: [
    {
      id: "overview:all",
      kind: "overview",
      title: "",
      size: [12800, 6680],
      boxes: [
        [1, 10, 20, 305, 40, 125, "two\nlines", 1],
        [0, 0, 0, 0, 0, 90, "", 0],
      ],
      words: [[[0, 2], 1, 2, 3, 4, 55, 7, "raises"]],
      routes: [[1, 10, 20, 5, -5, 0, 1]],
      headings: [["Food", 1, 2, 3, 4, 150, "left"]],
      lit: ["a"],
      pages: [],
    },
  ],
};
const data = unpacked(packed);

test("ids are places in the file, lengths tenths of px, and a line goes on by steps", () => {
  const [view] = data.views;
  assert.deepEqual([view?.width, view?.height], [1280, 668]);
  assert.deepEqual(view?.boxes[0], {
    concept: "b",
    rect: [1, 2, 30.5, 4],
    font: 12.5,
    lines: ["two", "lines"],
    central: true,
  });
  assert.deepEqual(view?.boxes[1]?.lines, []);
  assert.deepEqual(view?.words[0]?.effects, ["e", "g"]);
  assert.equal(view?.words[0]?.mark, 0.7);
  assert.deepEqual(view?.routes[0], {
    effect: "f",
    points: [
      [1, 2],
      [1.5, 1.5],
      [1.5, 1.6],
    ],
  });
  assert.deepEqual(view?.headings[0], { text: "Food", rect: [0.1, 0.2, 0.3, 0.4], font: 15, align: "left" });
  assert.deepEqual(view?.lit, ["a"]);
});

test("what is usual is filled in", () => {
  const [e] = data.graph.effects;
  assert.deepEqual(
    [e?.verdict, e?.certainty, e?.level, e?.sign, e?.evidence],
    ["not-checked", "", "core", "unknown", []],
  );
  assert.deepEqual(data.graph.concepts[0]?.aka, []);
  assert.notEqual(data.graph.effects[0]?.evidence, data.graph.effects[1]?.evidence);
});

test("a sentence and a reading are put together from the names", () => {
  const graph = new Graph(data.graph);
  const [e, f, g] = data.graph.effects.map((effect) => [effect.sentence, graph.readingOf(effect)]);
  assert.deepEqual(e, ["Alpha raises beta in summer", "More Alpha, more beta"]);
  assert.deepEqual(f, ["Beta calms alpha", "As said"]);
  assert.equal(g?.[1], "Alpha affects {source}");
});

test("what a large page's views draw is read when it is asked for", () => {
  const views = packed.views.map(({ boxes, words, routes, headings, ...rest }) => ({
    ...rest,
    drawn: JSON.stringify({ boxes, words, routes, headings }),
  }));
  const [large] = unpacked({ ...packed, views }).views;
  assert.deepEqual(large?.routes, data.views[0]?.routes);
  assert.deepEqual({ ...large }, { ...data.views[0] });
});

test("widths of letters become em", () => {
  assert.deepEqual(data.font.regular, { a: 0.5, é: 0.25 });
  assert.deepEqual(data.font.semibold, {});
});
