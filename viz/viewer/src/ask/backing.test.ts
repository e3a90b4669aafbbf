import assert from "node:assert/strict";
import { test } from "node:test";
import { link } from "../../testing/kit";
import type { Sign } from "../document";
import { netSign, weakest, weakness } from "./backing";
import { isUnshown } from "./told";

test("the verdict counts before the certainty", () => {
  const [mixed] = weakness(link("a", "+", "b", { verdict: "mixed", certainty: "high" }));
  const [supported] = weakness(link("a", "+", "b", { verdict: "supported", certainty: "none" }));
  assert.ok(mixed > supported);
  const certain = (certainty: "high" | "moderate" | "low" | "" | "none"): number =>
    weakness(link("a", "+", "b", { certainty }))[1];
  const order = [certain("high"), certain("moderate"), certain("low"), certain(""), certain("none")];
  assert.deepEqual(order, [0, 1, 2, 3, 4]);
});

test("the weakest link is the worst backed, and the first of equals", () => {
  const good = link("a", "+", "b", { certainty: "low" }),
    bad = link("b", "+", "c", { verdict: "mixed" }),
    same = link("c", "+", "d", { verdict: "mixed" });
  assert.equal(weakest([good, bad, same]), bad);
});

test("what signs come to", () => {
  const cases: [Sign[], Sign][] = [
    [["+", "+"], "+"],
    [["-", "+"], "-"],
    [["-", "-"], "+"],
    [["-", "-", "-"], "-"],
    [["+", "none", "unknown"], "none"],
    [["mixed", "unknown"], "unknown"],
    [["regulates", "+"], "unknown"],
    [["mixed", "-"], "mixed"],
    [["regulates"], "regulates"],
  ];
  for (const [signs, net] of cases) assert.equal(netSign(signs), net, signs.join(" "));
});

test("what nobody has shown is told as what is said", () => {
  const shown = (["supported", "mixed", "not-checked", "not-found", "contradicted"] as const).filter(
    (verdict) => !isUnshown(verdict),
  );
  assert.deepEqual(shown, ["supported", "mixed", "not-checked"]);
});
