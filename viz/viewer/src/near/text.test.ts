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

test("a text breaks at its blanks, or where the page was told", () => {
  const told = new Measure({ ...evenFont(), breaks: { "vita-min": [5, 3], "骨质 x😀": [3, 1, 2] } });
  const set = (text: string): string[] => told.wrappings(text, "regular").at(-1)!.lines;
  assert.deepEqual(lines("vita-min"), [["vita-min"]]);
  assert.deepEqual(set("vita-min"), ["vita-", "min"]);
  assert.deepEqual(set("骨质 x😀"), ["骨质", "x😀"]);
  assert.deepEqual(set("__proto__ b"), ["__proto__", "b"]);
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
