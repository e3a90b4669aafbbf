import assert from "node:assert/strict";
import { test } from "node:test";
import { graphOf, link, viewsOf } from "../testing/kit";
import type { Step } from "./document";
import { asked, initialState, NO_FILTER, type State } from "./state";
import { read, written } from "./url";
import { ViewBook } from "./views";
import "./scripts/ask";

const step = (more: Partial<Step>): Step => ({
  id: "",
  view: "tour:t:1",
  say: "",
  title: "",
  lit: [],
  step: {},
  ...more,
});
const effects = [
  link("a", "+", "b"),
  link("b", "-", "c", { verdict: "mixed" }),
  link("a,b&c=d #%+é", "+", "a"),
  link("x:y", "+", "c"),
];
const tours = [
  { id: "t", title: "", steps: [step({ lit: ["a"] }), step({ id: "why", view: "tour:t:why", ask: "Why?" })] },
];
const graph = graphOf(effects, { tours });
const views = viewsOf("overview:all", "overview:core", "focus:a", "tour:t:1", "tour:t:why");
const start = initialState("overview:all", "en");
const state = (change: Partial<State>): State => ({ ...start, ...change });
const again = (change: Partial<State>) => {
  const { change: found, unknown } = read(written(state(change), start, graph), graph, views);
  assert.deepEqual(unknown, []);
  return { ...start, ...found };
};

test("every state of these comes back from its address", () => {
  const odd = "a,b&c=d #%+é";
  const states: Partial<State>[] = [
    {},
    { concept: "a", view: "focus:a", panel: "details" },
    { concept: odd, view: `focus:${odd}`, panel: "details" },
    { effect: "a+b", panel: "details" },
    { concept: "a", effect: "a+b", panel: "" },
    { lit: ["a", odd, "a+b"], why: "loop" },
    { ...asked(["a", "c"]), panel: "ask" },
    { ...asked(["x:y", odd]), panel: "ask" },
    { ...asked(["a", "c"]), panel: "ask", lit: ["a+b", "b-c"] },
    { panel: "ask", ask: "follows", from: "a" },
    { panel: "ask", ask: "paths", from: "a", to: "" },
    { panel: "ask", ask: "" },
    { panel: "filter", filter: { ...NO_FILTER, verdicts: ["mixed"], categories: [""], hide: true } },
    { view: "overview:core", article: true, plain: true, at: [-3, 40, 1.25] },
    { view: "focus:a", concept: "a", panel: "details", hops: 3, direction: "in" },
    { theme: "dark", language: "de" },
  ];
  for (const change of states)
    assert.deepEqual(again(change), state(change), written(state(change), start, graph));
});

test("a step brings what it shows with it, and its question keeps the answer back", () => {
  const first = again({ tour: "t", step: 1, view: "tour:t:1", lit: ["a"] });
  assert.deepEqual([first.tour, first.step, first.view, first.lit], ["t", 1, "tour:t:1", ["a"]]);
  assert.equal(
    written(state({ tour: "t", step: 1, view: "tour:t:1", lit: ["a"] }), start, graph),
    "tour=t&step=1",
  );
  assert.equal(written(state({ tour: "t", step: 2, presenting: true }), start, graph), "present=t&step=why");
  assert.equal(read("tour=t&step=2", graph, views).change.step, 2);
  assert.deepEqual(read("tour=t&step=gone", graph, views).unknown, ["t gone"]);
  const answered = again({ tour: "t", step: 2, view: "tour:t:why", revealed: true, presenting: true });
  assert.deepEqual([answered.revealed, answered.presenting], [true, true]);
});

test("what follows is found again instead of being named", () => {
  const change: Partial<State> = {
    why: "follows",
    from: "a",
    ask: "follows",
    panel: "ask",
    lit: ["a+b", "a", "b", "b-c", "c"],
  };
  assert.equal(written(state(change), start, graph), "why=follows&ask=follows&from=a");
  assert.deepEqual(again(change), state(change));
});

test("one mistake does not lose the rest, and what is not there is named", () => {
  const { change, unknown } = read(
    "focus=nobody&theme=dark&hops=9&at=1,2&show=a,gone&effect=a%2Bb&x=1&&=",
    graph,
    views,
  );
  assert.deepEqual(change, { theme: "dark", lit: ["a"], effect: "a+b", panel: "details" });
  assert.deepEqual([...unknown].sort(), ["gone", "nobody"]);
});

test("hostile addresses change nothing", () => {
  const texts = [
    "",
    "%",
    "=",
    "&&&",
    "view=%E0%A4%A",
    "__proto__=1&constructor=2",
    "lang=<script>",
    "step=-1",
    "tour=t&step=99",
    "a".repeat(100_000),
  ];
  for (const text of texts) assert.deepEqual(read(text, graph, views).change, {}, text.slice(0, 30));
  assert.deepEqual(read("tour=t&step=99", graph, views).unknown, ["t 99"]);
  assert.deepEqual(read("tour=u", graph, views).unknown, ["u"]);
});

test("a card that is not there leaves the map, and is named", () => {
  assert.deepEqual(read("view=map&open=k", graph, views), { change: { view: "map" }, unknown: ["k"] });
});

test("what says only how a page looks leaves it at the map", () => {
  const book = new ViewBook([...viewsOf("overview:core", "focus:a").values()], "map");
  const begun = initialState("map", "en");
  for (const text of ["lang=de", "theme=dark", "large=1", "background=none&theme=light"])
    assert.equal(read(text, graph, book).change.view, undefined, text);
  for (const text of [
    "panel=legend",
    "article=1",
    "verdict=mixed&hide=1",
    "effect=a%2Bb",
    "show=a",
    "concept=a",
    "at=1,2,1",
    "ask=follows&from=a",
    "opposites=1",
  ])
    assert.equal(read(text, graph, book).change.view, "overview:core", text);
  for (const view of ["map", "overview:core", "focus:a"])
    for (const change of [
      {},
      { language: "de" },
      { panel: "legend" as const },
      { effect: "a+b", panel: "details" as const },
    ]) {
      const wanted = { ...begun, view, concept: view === "focus:a" ? "a" : "", ...change };
      const { change: found } = read(written(wanted, begun, graph), graph, book);
      assert.equal({ ...begun, ...found }.view, view, written(wanted, begun, graph));
    }
});

test("a step alone means the first tour; a step named as a view is that step", () => {
  assert.equal(read("step=2", graph, views).change.view, "tour:t:why");
  for (const view of ["tour:t:why", "tour:t:2", "tour:t:2:lit"]) {
    const named = read(`view=${view}`, graph, viewsOf("overview:all"));
    assert.deepEqual([named.change.tour, named.change.step], ["t", 2]);
  }
});
