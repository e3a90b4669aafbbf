import assert from "node:assert/strict";
import { test } from "node:test";
import { evenFont, graphOf, link } from "../../testing/kit";
import { pathView } from "./chain";

const font = evenFont();

test("between two concepts stand at most four effects", () => {
  const effects = Array.from({ length: 6 }, (_, i) => link("a", "+", "b", { id: `e${i}` }));
  const view = pathView(graphOf(effects), ["a", "b"], effects, {}, font);
  assert.deepEqual(
    view.words.flatMap((one) => one.effects),
    ["e0", "e1", "e2", "e3"],
  );
  assert.deepEqual(
    view.routes.map(({ effect }) => effect),
    ["e0", "e1", "e2", "e3"],
  );
});

test("an effect back runs from right to left", () => {
  const effects = [link("a", "+", "b"), link("b", "-", "a")];
  const [on, back] = pathView(graphOf(effects), ["a", "b"], effects, {}, font).routes;
  assert.ok(on!.points[0]![0] < on!.points[1]![0] && back!.points[0]![0] > back!.points[1]![0]);
});

test("one who asks for what is not there gets an empty view", () => {
  const view = pathView(graphOf([link("a", "+", "b")]), ["x"], [], { id: "path:x:y" }, font);
  assert.deepEqual([view.id, view.boxes.length], ["path:x:y", 0]);
});

test("more lines of boxes are worth it where the text becomes larger by an eighth", () => {
  const effects = Array.from({ length: 9 }, (_, i) =>
    link(`c${i}`, "+", `c${i + 1}`, { label: "helps to maintain" }),
  );
  const { document } = graphOf(effects);
  const concepts = document.concepts.map((one) => ({ ...one, title: "vitamin of the bone marrow" }));
  const ids = concepts.map(({ id }) => id);
  const { boxes } = pathView(graphOf(effects, { concepts }), ids, effects, {}, font);
  assert.equal(new Set(boxes.map(({ rect }) => Math.round(rect[1]))).size, 3);
  assert.equal(boxes[0]?.font, 25.9);
});
