import assert from "node:assert/strict";
import { test } from "node:test";
import { graphOf, link } from "../testing/kit";
import { conceptPasses, effectPasses, isRestricting, valuesOf } from "./filter";
import { Graph } from "./graph";
import { NO_FILTER } from "./state";

const plain = graphOf([
  link("a", "+", "b", { evidence: [{ reference: "r", stance: "supports" as never, finding: "" }] }),
  link("b", "-", "c", { verdict: "mixed", level: "detail" }),
]);
const graph = new Graph({
  ...plain.document,
  concepts: plain.document.concepts.map((one) => ({ ...one, category: one.id === "a" ? "food" : "body" })),
});
const passing = (filter: Partial<typeof NO_FILTER>): string[] =>
  [...graph.effects.values()]
    .filter((one) => effectPasses(graph, { ...NO_FILTER, ...filter }, one))
    .map(({ id }) => id);

test("an effect passes by its category when one of its ends does", () => {
  assert.deepEqual(passing({ categories: ["food"] }), ["a+b"]);
  assert.deepEqual(passing({ categories: ["body"] }), ["a+b", "b-c"]);
  assert.deepEqual(passing({ categories: ["other"] }), []);
});

test("it must pass on every side, on each by any of the values", () => {
  assert.deepEqual(passing({}), ["a+b", "b-c"]);
  assert.deepEqual(passing({ verdicts: ["mixed"] }), ["b-c"]);
  assert.deepEqual(passing({ signs: ["+", "-"], levels: ["detail"] }), ["b-c"]);
  assert.deepEqual(passing({ verdicts: ["mixed"], levels: ["core"] }), []);
  assert.deepEqual(passing({ references: ["r", "s"] }), ["a+b"]);
  assert.deepEqual(valuesOf(graph, "categories", graph.effects.get("a+b")!), ["food", "body"]);
});

test("a concept passes with an effect that is drawn and passes; by its category alone where nothing else is filtered", () => {
  const filter = { ...NO_FILTER, categories: ["food"] };
  const passes = (id: string, drawn = true, by = filter): boolean =>
    conceptPasses(graph, by, graph.concepts.get(id)!, drawn ? graph.around(id) : []);
  assert.deepEqual(
    ["a", "b", "c"].map((id) => passes(id)),
    [true, true, false],
  );
  assert.deepEqual(
    ["a", "b", "c"].map((id) => passes(id, false)),
    [true, false, false],
  );
  const mixed = { ...NO_FILTER, verdicts: ["mixed" as const] };
  assert.deepEqual(
    ["a", "b", "c"].map((id) => passes(id, true, mixed)),
    [false, true, true],
  );
});

test("hiding the rest restricts nothing by itself", () => {
  assert.equal(isRestricting({ ...NO_FILTER, hide: true }), false);
  assert.equal(isRestricting({ ...NO_FILTER, levels: ["core"] }), true);
});
