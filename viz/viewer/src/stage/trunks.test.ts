import assert from "node:assert/strict";
import { test } from "node:test";
import type { Point } from "../document";
import { trunks } from "./trunks";

test("lines that go on the same way share it as far as the last but one of them", () => {
  const to = (x: number): Point[] => [
    [0, 0],
    [10, 0],
    [x, 0],
  ];
  assert.deepEqual(trunks([to(20), to(40), to(30)]), [
    {
      members: [0, 1, 2],
      points: [
        [0, 0],
        [10, 0],
        [30, 0],
      ],
    },
  ]);
});

test("two of them share it to the nearer end", () => {
  const found = trunks([
    [
      [0, 0],
      [5, 0],
      [5, 10],
    ],
    [
      [0, 0],
      [5, 0],
      [5, 30],
    ],
  ]);
  assert.deepEqual(found, [
    {
      members: [0, 1],
      points: [
        [0, 0],
        [5, 0],
        [5, 10],
      ],
    },
  ]);
});

test("the true direction is kept, not the rounded one by which lines are put together", () => {
  const [found] = trunks([
    [
      [0, 0],
      [0, 1],
      [1000, 4],
    ],
    [
      [0, 0],
      [0, 1],
      [2000, 7],
    ],
  ]);
  assert.ok(Math.abs(found!.points[2]![1] - 4) < 0.01, String(found!.points[2]));
});

test("where they part at once, what they have in common is the shared way", () => {
  const found = trunks([
    [
      [0, 0],
      [5, 0],
      [9, 9],
    ],
    [
      [0, 0],
      [5, 0],
      [9, -9],
    ],
    [
      [1, 1],
      [2, 2],
      [3, 3],
    ],
  ]);
  assert.deepEqual(found, [
    {
      members: [0, 1],
      points: [
        [0, 0],
        [5, 0],
      ],
    },
  ]);
});

test("each direction that several take is a way of its own", () => {
  const line = (x: number, y: number): Point[] => [
    [0, 0],
    [5, 0],
    [x, y],
  ];
  const found = trunks([line(5, 10), line(5, 20), line(5, -10), line(5, -20), line(30, 0)]);
  assert.deepEqual(
    found.map(({ members }) => members),
    [
      [0, 1],
      [2, 3],
    ],
  );
});

test("one line alone, a line of one point, and other beginnings share nothing", () => {
  assert.deepEqual(trunks([]), []);
  assert.deepEqual(
    trunks([
      [[0, 0]],
      [
        [0, 0],
        [1, 0],
      ],
      [
        [0, 0],
        [0, 1],
      ],
    ]),
    [],
  );
});
