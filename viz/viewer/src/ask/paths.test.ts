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

test("the shortest way is found whatever its length; six effects bound the further ones", () => {
  const chain = (length: number) =>
    Array.from({ length }, (_, i) => link(`c${i}`, "+", i + 1 === length ? "z" : `c${i + 1}`));
  for (const length of [6, 7, 30]) {
    const [only, ...more] = paths(graphOf(chain(length)), "c0", "z");
    assert.equal(only?.effects.length, length);
    assert.equal(more.length, 0);
  }
  assert.equal(paths(graphOf(chain(7)), "c0", "z", { maxLength: 6 }).length, 0);
  assert.equal(paths(graphOf([...chain(7), link("c0", "+", "b"), link("b", "+", "z")]), "c0", "z").length, 1);
});

test("the shortest way is among them, however badly it is backed", () => {
  const middle = Array.from({ length: 12 }, (_, i) => `m${i}`);
  const graph = graphOf([
    link("a", "none", "b"),
    link("b", "none", "z"),
    ...middle.flatMap((m) => [link("a", "+", m), link(m, "+", `${m}x`), link(`${m}x`, "+", "z")]),
  ]);
  assert.equal(told(paths(graph, "a", "z")).at(-1), "anoneb bnonez");
  assert.equal(paths(graph, "a", "z", { limit: 1 })[0]?.effects.length, 3);
});

test("the way that is lit is the one drawn, else the best", () => {
  const graph = graphOf([link("a", "+", "z"), link("a", "+", "b"), link("b", "+", "z")]);
  const found = paths(graph, "a", "z");
  assert.equal(drawnOf(found, ["a+b", "b+z"]), found[1]);
  assert.equal(drawnOf(found, ["a+b"]), found[0]);
  assert.equal(drawnOf([], []), undefined);
  assert.deepEqual(idsOf(found[1]!.effects), ["a+b", "a", "b", "b+z", "z"]);
});
