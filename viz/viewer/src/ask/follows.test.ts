import assert from "node:assert/strict";
import { test } from "node:test";
import { graphOf, link } from "../../testing/kit";
import type { Relation } from "../document";
import type { Graph } from "../graph";
import { follows, waysTo } from "./follows";

const all = (): boolean => true;
const told = (graph: Graph, maxSteps?: number): string[] =>
  follows(graph, "a", all, maxSteps).map(({ concept, change, steps }) => `${concept} ${change} ${steps}`);

test("signs are carried along the effects", () => {
  const graph = graphOf([link("a", "-", "b"), link("b", "-", "c"), link("c", "+", "d")]);
  assert.deepEqual(told(graph), ["b falls 1", "c rises 2", "d rises 3"]);
});

test("no change goes further than three steps, and no open end either", () => {
  const graph = graphOf([
    link("a", "+", "b"),
    link("b", "+", "c"),
    link("c", "+", "d"),
    link("d", "+", "e"),
    link("d", "unknown", "f"),
    link("a", "unknown", "o1"),
    link("o1", "unknown", "o2"),
    link("o2", "unknown", "o3"),
    link("o3", "unknown", "o4"),
  ]);
  const changes = ["b rises 1", "c rises 2", "d rises 3"];
  assert.deepEqual(told(graph), [...changes, "o1 open 1", "o2 open 2", "o3 open 3"]);
  assert.deepEqual(told(graph, 1), ["b rises 1", "o1 open 1"]);
});

test("ways of the same length that disagree are a conflict, which goes no further but as open", () => {
  const graph = graphOf([
    link("a", "+", "b"),
    link("a", "-", "c"),
    link("b", "+", "d"),
    link("c", "+", "d"),
    link("d", "+", "e"),
  ]);
  assert.deepEqual(told(graph), ["b rises 1", "c falls 1", "d conflict 2", "e open 3"]);
  const found = follows(graph, "a", all);
  const ways = waysTo(found, found.find(({ concept }) => concept === "d")!);
  assert.deepEqual(
    ways.map((way) => way.map(({ id }) => id)),
    [
      ["a+b", "b+d"],
      ["a-c", "c+d"],
    ],
  );
});

test("a contradicted way counts only where there is no other", () => {
  const graph = graphOf([
    link("a", "+", "b"),
    link("a", "-", "b", { verdict: "contradicted" }),
    link("a", "-", "c", { verdict: "contradicted" }),
  ]);
  assert.deepEqual(told(graph), ["b rises 1", "c falls 1"]);
});

test("better backed changes first; the verdict is the worst on the best of the shortest ways", () => {
  const graph = graphOf([
    link("a", "+", "b", { verdict: "mixed" }),
    link("b", "+", "c"),
    link("a", "+", "d"),
    link("d", "+", "e", { verdict: "not-found" }),
  ]);
  const found = follows(graph, "a", all).map(({ concept, verdict }) => `${concept} ${verdict}`);
  assert.deepEqual(found, ["d supported", "b mixed", "c mixed", "e not-found"]);
});

test("what says nothing of an amount leaves it open, what has no effect is not met, what does not pass is not there", () => {
  const supports = { id: "supports", sign: "+", arrow: "triangle", reading: "", amount: false } as Relation;
  const graph = graphOf(
    [link("a", "+", "b", { relation: "supports" }), link("a", "none", "c"), link("a", "+", "d")],
    { relations: [supports] },
  );
  assert.deepEqual(told(graph), ["d rises 1", "b open 1"]);
  const passing = follows(graph, "a", ({ target }) => target !== "d").map(({ concept }) => concept);
  assert.deepEqual(passing, ["b"]);
});

test("a concept that comes back to itself does not follow from itself", () => {
  const graph = graphOf([link("a", "+", "b"), link("b", "-", "a"), link("a", "-", "a")]);
  assert.deepEqual(told(graph), ["b rises 1"]);
});
