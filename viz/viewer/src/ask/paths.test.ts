import assert from "node:assert/strict";
import { test } from "node:test";
import { graphOf, link } from "../../testing/kit";
import { drawnOf, idsOf, paths } from "./paths";

const told = (found: ReturnType<typeof paths>): string[] =>
  found.map(({ effects }) => effects.map(({ id }) => id).join(" "));

test("the best backed way comes first, with what it comes to and its weakest link", () => {
  const graph = graphOf([
    link("a", "+", "z", { verdict: "not-found" }),
    link("a", "-", "b", { certainty: "low" }),
    link("b", "+", "z"),
  ]);
  const found = paths(graph, "a", "z");
  assert.deepEqual(told(found), ["a-b b+z", "a+z"]);
  assert.equal(found[0]?.sign, "-");
  assert.equal(found[0]?.weakest.id, "a-b");
});

test("a direct effect is among them, however badly it is backed and however many others there are", () => {
  const middle = Array.from({ length: 12 }, (_, i) => `m${i}`);
  const graph = graphOf([
    link("a", "none", "z", { verdict: "contradicted" }),
    ...middle.flatMap((m) => [link("a", "+", m), link(m, "+", "z")]),
  ]);
  const found = told(paths(graph, "a", "z"));
  assert.equal(found.length, 10);
  assert.equal(found.at(-1), "anonez");
  assert.deepEqual(told(paths(graph, "a", "z", { limit: 1 })), ["anonez"]);
});

test("ways of more than six effects are not followed", () => {
  const chain = (length: number) =>
    graphOf(Array.from({ length }, (_, i) => link(`c${i}`, "+", `c${i + 1}`)));
  assert.equal(paths(chain(6), "c0", "c6").length, 1);
  assert.equal(paths(chain(7), "c0", "c7").length, 0);
});

test("the way that is lit is the one drawn, else the best", () => {
  const graph = graphOf([link("a", "+", "z"), link("a", "+", "b"), link("b", "+", "z")]);
  const found = paths(graph, "a", "z");
  assert.equal(drawnOf(found, ["a+b", "b+z"]), found[1]);
  assert.equal(drawnOf(found, ["a+b"]), found[0]);
  assert.equal(drawnOf([], []), undefined);
  assert.deepEqual(idsOf(found[1]!.effects), ["a+b", "a", "b", "b+z", "z"]);
});
