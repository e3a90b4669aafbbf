import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { format, takeWords, wordsFor } from "./words";

const [en, de] = ["en", "de"].map((code) => JSON.parse(readFileSync(`../words/${code}.json`, "utf8")));
takeWords({ en, de });

test("numbers of five digits and more stand in groups, as the language has them", () => {
  const said = (language: string, n: number): string => format(wordsFor(language), "countConcepts", { n });
  assert.deepEqual(
    [9999, 10000, 1234567].map((n) => said("en", n)),
    ["9999 concepts", "10,000 concepts", "1,234,567 concepts"],
  );
  assert.match(said("de", 30000), /^30\.000 /);
});

test("a name that is a number stays as it is", () => {
  assert.match(format(wordsFor("en"), "notInGraph", { names: "20000" }), /\b20000\b/);
});
