import assert from "node:assert/strict";
import { test } from "node:test";
import { graphOf, link } from "../../testing/kit";
import { Graph } from "../graph";
import { indexOf } from "./search-index";

const bare = graphOf([
  link("calcium", "+", "bone", { quote: "Milk is full of it.", sentence: "calcium builds bone" }),
  link("bone", "+", "density", { quote: "Milk is full of it." }),
]);
const graph = new Graph({
  ...bare.document,
  concepts: bare.document.concepts.map((one) =>
    one.id === "bone"
      ? { ...one, aka: ["skeleton"], definition: "What holds a body up, made of calcium." }
      : one,
  ),
  categories: [{ id: "m", label: "minerals", color: "", shape: "" }],
  references: [{ id: "r", title: "A trial of milk", citation: "Ana 2019", url: "" }],
});
const found = (query: string): string[] =>
  indexOf(graph)
    .find(query)
    .map(({ kind, id }) => `${kind} ${id}`);

test("a name comes before the texts in which it stands", () => {
  assert.equal(found("calcium")[0], "concepts calcium");
  assert.ok(found("calcium").includes("concepts bone"));
  assert.equal(found("Skeleton")[0], "aliases bone");
  assert.equal(found("minerals")[0], "categories m");
});

test("every typed word must be found", () => {
  assert.deepEqual(found("calcium density"), []);
  assert.ok(found("builds bone").includes("effects calcium+bone"));
});

test("the same quote is found once, and a reference by its citation", () => {
  assert.deepEqual(found("full"), ["quotes calcium+bone"]);
  assert.deepEqual(found("ana"), ["references r"]);
});

test("typing errors are forgiven, and nothing is found for nothing", () => {
  assert.equal(found("calcuim")[0], "concepts calcium");
  assert.deepEqual(found(""), []);
  assert.deepEqual(found("?!"), []);
  assert.deepEqual(found("zzzzzz"), []);
});

test("one index serves a graph", () => {
  assert.equal(indexOf(graph), indexOf(graph));
});
