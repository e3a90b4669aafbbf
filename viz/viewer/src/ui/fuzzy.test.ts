import assert from "node:assert/strict";
import { test } from "node:test";
import { closeness, distance, plain, terms } from "./fuzzy";

test("accents and case do not matter", () => {
  assert.equal(plain("Ménière ÅNGSTRÖM ﬁ"), "meniere angstrom fi");
  assert.deepEqual(terms("Vitamin-D₃, β-Carotin; 维生素D"), ["vitamin", "d3", "β", "carotin", "维生素d"]);
  assert.deepEqual(terms("…!"), []);
  assert.equal(terms("a".repeat(90))[0]?.length, 40);
});

test("letters changed, put in, taken out or swapped are one error each", () => {
  assert.equal(distance("calcium", "calcium", 2), 0);
  assert.equal(distance("calcium", "calxium", 2), 1);
  assert.equal(distance("calcium", "calccium", 2), 1);
  assert.equal(distance("calcium", "calcum", 2), 1);
  assert.equal(distance("calcium", "caclium", 2), 1);
  assert.equal(distance("kitten", "sitting", 3), 3);
});

test("what is farther than the limit is told as one more", () => {
  assert.equal(distance("kitten", "sitting", 2), 3);
  assert.equal(distance("a", "abcdef", 2), 3);
  assert.equal(distance("abc", "xyz", 1), 2);
});

test("the word itself before its beginning, that before errors, and short words forgive none", () => {
  const [whole, begun, wrong] = [
    closeness("bone", "bone"),
    closeness("bon", "bone"),
    closeness("boen", "bone"),
  ];
  assert.ok(whole === 1 && whole > begun && begun > wrong && wrong > 0, [whole, begun, wrong].join(" "));
  assert.equal(closeness("bon", "ban"), 0);
  assert.equal(closeness("xone", "bone"), 0);
  assert.ok(closeness("magnezium", "magnesium") > closeness("magnezuim", "magnesium"));
  assert.ok(closeness("vitamjms", "vitamins") > 0);
  assert.ok(closeness("calcjvm", "calcium") === 0);
  assert.ok(closeness("magnez", "magnesium") > 0);
  assert.equal(closeness("magnesium", "calcium"), 0);
});
