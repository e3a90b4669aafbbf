import assert from "node:assert/strict";
import { test } from "node:test";
import { evenFont } from "../../testing/kit";
import { Measure, measureOf, shown } from "./text";

const measure = new Measure(evenFont());
const lines = (text: string): string[][] => measure.wrappings(text, "regular").map((one) => one.lines);

test("widths are those of the font; marks on letters have none, wide scripts one em and a little", () => {
  assert.equal(measure.width("bone"), 2);
  assert.equal(measure.width("e\u0301e"), 1);
  assert.equal(measure.width("骨"), 1.05);
  assert.equal(measure.width("ю"), 0.75);
  assert.equal(measure.width("__proto__"), 4 * 0.75 + 2.5);
});

test("every number of lines that is narrower has its best wrapping, the widest first", () => {
  assert.deepEqual(lines("a bb ccc dddd"), [
    ["a bb ccc dddd"],
    ["a bb", "ccc dddd"],
    ["a bb", "ccc", "dddd"],
  ]);
  const widths = measure.wrappings("a bb ccc dddd", "regular").map(({ width }) => width);
  assert.deepEqual(widths, [6.5, 4, 2]);
});

test("a text is broken after hyphens and dashes of longer words, not of short ones", () => {
  assert.deepEqual(lines("vita-min"), [["vita-min"], ["vita-", "min"]]);
  assert.deepEqual(lines("X-ray"), [["X-ray"]]);
});

test("ideographs break anywhere but before what closes", () => {
  assert.deepEqual(lines("骨、骨"), [["骨、骨"], ["骨、", "骨"]]);
});

test("a word wider than any column is cut, though no mark is taken from its letter", () => {
  const pieces = lines("a".repeat(60)).at(-1)!;
  assert.ok(pieces.every((piece) => measure.width(piece) <= 14));
  assert.equal(pieces.join(""), "a".repeat(60));
  assert.ok(
    lines("e\u0301".repeat(60))
      .flat()
      .every((piece) => !piece.startsWith("\u0301")),
  );
});

test("nothing gives nothing", () => {
  assert.deepEqual(measure.wrappings("", "regular"), [{ width: 0, lines: [] }]);
  assert.deepEqual(measure.wrappings(" \t\n", "regular"), [{ width: 0, lines: [] }]);
});

test("what is drawn is one line without controls or turns of direction, and no longer than can be read", () => {
  assert.equal(shown("  a\tb\u2028c \u0000d\u202ee\ufeff "), "a b c de");
  assert.equal(shown("x".repeat(240)), "x".repeat(240));
  assert.equal(shown("x".repeat(241)), `${"x".repeat(239)}…`);
  assert.equal([...shown("😀".repeat(500))].length, 240);
});

test("a font is measured by one measure", () => {
  const font = evenFont();
  assert.equal(measureOf(font), measureOf(font));
});
