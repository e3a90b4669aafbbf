import assert from "node:assert/strict";
import { test } from "node:test";
import { graphOf, link } from "../../testing/kit";
import { LONGEST_LOOP } from "../rules";
import { loops } from "./loops";

const told = (found: ReturnType<typeof loops>): string[] =>
  found.map(({ effects, kind }) => `${effects.map(({ id }) => id).join(" ")}: ${kind}`);

test("each loop once, from its first concept in the file, and what going round does", () => {
  const graph = graphOf([
    link("x", "+", "a"),
    link("a", "+", "b"),
    link("b", "-", "a"),
    link("c", "-", "d"),
    link("d", "-", "c"),
    link("e", "unknown", "e"),
  ]);
  assert.deepEqual(told(loops(graph)).sort(), [
    "a+b b-a: balancing",
    "c-d d-c: reinforcing",
    "eunknowne: undetermined",
  ]);
});

test("what has no effect closes no loop and shortens none", () => {
  const graph = graphOf([
    link("a", "+", "b"),
    link("b", "none", "a"),
    link("b", "+", "c"),
    link("c", "+", "a"),
  ]);
  assert.deepEqual(told(loops(graph)), ["a+b b+c c+a: reinforcing"]);
});

test("loops of more effects than the rules allow are not followed", () => {
  const ring = (length: number) =>
    graphOf(Array.from({ length }, (_, i) => link(`c${i}`, "+", `c${(i + 1) % length}`)));
  assert.equal(loops(ring(LONGEST_LOOP)).length, 1);
  assert.equal(loops(ring(LONGEST_LOOP + 1)).length, 0);
});

test("better backed loops come first, then shorter ones; no more than asked, none longer than allowed", () => {
  const graph = graphOf([
    link("a", "+", "b", { verdict: "mixed" }),
    link("b", "+", "a"),
    link("c", "+", "d"),
    link("d", "+", "e"),
    link("e", "+", "c"),
    link("d", "+", "c"),
  ]);
  assert.deepEqual(
    told(loops(graph)).map((one) => one.split(":")[0]),
    ["c+d d+c", "c+d d+e e+c", "a+b b+a"],
  );
  assert.equal(loops(graph, { limit: 1 }).length, 1);
  assert.deepEqual(
    loops(graph, { maxLength: 2 }).map(({ effects }) => effects.length),
    [2, 2],
  );
  assert.equal(loops(graph)[2]?.weakest.id, "a+b");
});
