import assert from "node:assert/strict";
import { test } from "node:test";
import { begins, Typed } from "./typed";

test("letters begin a name, or its words", () => {
  const names = ["mu", "mc", "mcr", "muc", "m"];
  assert.deepEqual(
    names.map((letters) => begins("Muscle cramps", letters)),
    [true, true, true, true, true],
  );
  assert.deepEqual(
    ["c", "mt", "", "mucx"].map((letters) => begins("Muscle cramps", letters)),
    [false, false, false, false],
  );
});

test("more letters say more, and one too many leads on", () => {
  const typed = new Typed(),
    ids = ["Muscle recovery", "Muscle relaxation", "Muscles"];
  let here = "Magnesium";
  const jump = (letter: string): string => {
    here = typed.jump(
      letter,
      here,
      () => ids,
      (id) => id,
    );
    return here;
  };
  assert.equal(jump("m"), "Muscles");
  assert.equal(jump("r"), "Muscle recovery");
  assert.equal(jump("r"), "Muscle relaxation");
  assert.equal(jump("r"), "Muscle recovery");
});
