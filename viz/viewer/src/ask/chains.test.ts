import assert from "node:assert/strict";
import { test } from "node:test";
import { graphOf, link } from "../../testing/kit";
import type { Effect } from "../document";
import type { Graph } from "../graph";
import { chains, distances } from "./chains";

function between(graph: Graph, maxLength = 6, limit = 10): string[] {
  const distance = distances("z", (id) => graph.incoming(id));
  const found = chains([{ start: "a", goal: "z", distance }], (id) => graph.outgoing(id), maxLength, limit);
  return found.map((chain) => chain.map(({ id }) => id).join(" "));
}

test("distances count effects towards the goal, among the allowed", () => {
  const graph = graphOf([link("a", "+", "b"), link("b", "+", "z"), link("a", "+", "c"), link("z", "+", "y")]);
  const incoming = (id: string): readonly Effect[] => graph.incoming(id);
  assert.deepEqual(
    [...distances("z", incoming)],
    [
      ["z", 0],
      ["b", 1],
      ["a", 2],
    ],
  );
  assert.deepEqual([...distances("z", incoming, new Set(["a", "z"]))], [["z", 0]]);
});

test("worst verdict and its certainty are ranked together: a certainty of a better link does not count", () => {
  const graph = graphOf([
    link("a", "+", "b", { verdict: "mixed", certainty: "moderate" }),
    link("b", "+", "z", { verdict: "supported", certainty: "high" }),
    link("a", "+", "c", { verdict: "mixed", certainty: "high" }),
    link("c", "+", "z", { verdict: "supported", certainty: "low" }),
  ]);
  assert.deepEqual(between(graph), ["a+c c+z", "a+b b+z"]);
});

test("of equal verdicts on one chain the lower certainty counts", () => {
  const graph = graphOf([
    link("a", "+", "b", { certainty: "high" }),
    link("b", "+", "z", { certainty: "low" }),
    link("a", "+", "c", { certainty: "moderate" }),
    link("c", "+", "z", { certainty: "moderate" }),
  ]);
  assert.deepEqual(between(graph), ["a+c c+z", "a+b b+z"]);
});

test("an effect that is none comes last, shorter before longer, core before detail", () => {
  const graph = graphOf([
    link("a", "none", "z"),
    link("a", "+", "d", { level: "detail" }),
    link("d", "+", "z"),
    link("a", "+", "b"),
    link("b", "+", "c"),
    link("c", "+", "z"),
    link("b", "+", "z"),
  ]);
  assert.deepEqual(between(graph), ["a+b b+z", "a+d d+z", "a+b b+c c+z", "anonez"]);
});

test("no concept is visited twice, nothing is longer than allowed, and no more is given than asked", () => {
  const graph = graphOf([
    link("a", "+", "b"),
    link("b", "+", "a"),
    link("b", "+", "c"),
    link("c", "+", "b"),
    link("c", "+", "z"),
    link("b", "+", "z"),
  ]);
  assert.deepEqual(between(graph), ["a+b b+z", "a+b b+c c+z"]);
  assert.deepEqual(between(graph, 2), ["a+b b+z"]);
  assert.deepEqual(between(graph, 6, 1), ["a+b b+z"]);
});
