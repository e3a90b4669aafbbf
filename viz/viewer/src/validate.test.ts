import assert from "node:assert/strict";
import { test } from "node:test";
import { graphOf, link, viewsOf } from "../testing/kit";
import { NO_FILTER } from "./state";
import { checked, pathEnds } from "./validate";

const graph = graphOf([link("a", "+", "b"), link("a:b", "+", "__proto__"), link("b", "+", "c")]);
const views = viewsOf("overview:all");
const check = (value: unknown) => checked(value, graph, views);

test("what is no object is no change", () => {
  for (const value of [null, undefined, 3, "view", true, [], [{}], () => undefined])
    assert.equal(check(value), "a state is an object");
});

test("unknown keys are refused, those of every object among them", () => {
  const keys = ["nothing", "constructor", "toString", "hasOwnProperty", "valueOf"];
  for (const key of keys) assert.equal(check({ [key]: "" }), `a state has no ${JSON.stringify(key)}`);
  assert.equal(check(JSON.parse('{"__proto__": {"view": "overview:all"}}')), 'a state has no "__proto__"');
});

test("ids must be there, whatever they are called", () => {
  assert.deepEqual(check({ concept: "__proto__" }), { concept: "__proto__" });
  for (const id of ["constructor", "toString", "A", " a", ["a"], { a: 1 }, 0])
    assert.equal(typeof check({ concept: id }), "string", JSON.stringify(id));
  assert.deepEqual(check({ effect: "a+b", lit: ["a", "a+b"], hover: "b" }), {
    effect: "a+b",
    lit: ["a", "a+b"],
    hover: "b",
  });
  assert.equal(typeof check({ effect: "a" }), "string");
  assert.equal(typeof check({ lit: ["a", "nobody"] }), "string");
  assert.equal(typeof check({ lit: { length: 1, 0: "a" } }), "string");
});

test("views are those carried, and those that can be laid out here", () => {
  for (const view of ["overview:all", "focus:a", "focus:a:b", "path:a:b", "path:a:b:__proto__"])
    assert.deepEqual(check({ view }), { view });
  for (const view of [
    "overview:core",
    "focus:",
    "focus:nobody",
    "path:a",
    "path:a:nobody",
    "",
    1,
    "x".repeat(20_000),
  ])
    assert.equal(typeof check({ view }), "string", String(view).slice(0, 30));
});

test("the ends of a way may hold colons", () => {
  assert.deepEqual(pathEnds("path:a:b:__proto__", graph), ["a:b", "__proto__"]);
  assert.deepEqual(pathEnds("path:a:b", graph), ["a", "b"]);
  assert.equal(pathEnds("path:a", graph), null);
});

test("numbers keep their limits", () => {
  for (const at of [null, [0, 0, 1], [-999_999, 5.5, 0.1], [0, 0, 100]])
    assert.deepEqual(check({ at }), { at });
  for (const at of [
    [0, 0],
    [0, 0, 0],
    [0, 0, 101],
    [Number.NaN, 0, 1],
    [Infinity, 0, 1],
    [1e6, 0, 1],
    ["0", 0, 1],
    "0,0,1",
  ])
    assert.equal(typeof check({ at }), "string", JSON.stringify(at));
  for (const hops of [0, 4, 1.5, "1", null]) assert.equal(typeof check({ hops }), "string");
  for (const step of [-1, 0.5, "1", Infinity]) assert.equal(typeof check({ step }), "string");
});

test("a filter is completed, and refused as a whole when one side is wrong", () => {
  assert.deepEqual(check({ filter: { verdicts: ["mixed"] } }), {
    filter: { ...NO_FILTER, verdicts: ["mixed"] },
  });
  const wrong: unknown[] = [
    null,
    { verdicts: "mixed" },
    { verdicts: ["good"] },
    { sides: [] },
    { hide: 1 },
    { constructor: [] },
    { references: ["r"] },
  ];
  for (const filter of wrong) assert.equal(typeof check({ filter }), "string", JSON.stringify(filter));
});

test("a language is a code, a theme one of four, a way has two ends", () => {
  assert.deepEqual(check({ language: "zh-Hans-CN", theme: "contrast" }), {
    language: "zh-Hans-CN",
    theme: "contrast",
  });
  for (const language of ["", "e", "english", "en_GB", "<b>", "en-{x}"])
    assert.equal(typeof check({ language }), "string");
  for (const path of [["a"], ["a", "b", "c"], ["a", "nobody"], "ab"])
    assert.equal(typeof check({ path }), "string");
  assert.deepEqual(check({ path: ["a", "c"] }), { path: ["a", "c"] });
});

test("what is wrong is told shortly", () => {
  const told = check({ theme: "x".repeat(5000) });
  assert.ok(
    typeof told === "string" && told.startsWith("theme cannot be") && told.length < 120,
    String(told),
  );
  assert.equal(check({ moving: undefined }), "moving cannot be undefined");
});
