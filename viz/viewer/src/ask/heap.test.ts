import assert from "node:assert/strict";
import { test } from "node:test";
import { dice } from "../../testing/kit";
import { Heap } from "./heap";

test("the least rank comes out first, compared number by number", () => {
  const heap = new Heap<string>();
  heap.push([1, 0], "c");
  heap.push([0, 9], "b");
  heap.push([0, 2], "a");
  assert.deepEqual(
    [heap.pop()?.item, heap.pop()?.item, heap.pop()?.item, heap.pop()],
    ["a", "b", "c", undefined],
  );
});

test("equals come out in the order in which they went in, among many others", () => {
  const roll = dice(7);
  const heap = new Heap<number>();
  const ranks = Array.from({ length: 500 }, () => Math.floor(roll() * 20));
  for (const [index, rank] of ranks.entries()) heap.push([rank], index);
  const expected = ranks.map((_, index) => index).sort((a, b) => ranks[a]! - ranks[b]! || a - b);
  assert.deepEqual(
    ranks.map(() => heap.pop()?.item),
    expected,
  );
});

test("work counts what was ever put in", () => {
  const heap = new Heap<number>();
  heap.push([1], 1);
  heap.pop();
  heap.push([1], 2);
  assert.equal(heap.work, 2);
});
