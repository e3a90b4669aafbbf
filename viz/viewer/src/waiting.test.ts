import assert from "node:assert/strict";
import { test } from "node:test";
import type { Present } from "./scripts/present";
import { give, waiting } from "./waiting";

test("a script runs when it is first asked for, and once", () => {
  const present: Present = { mountPresenter: () => () => undefined };
  const ran: string[] = [];
  const carried = new Map([["conceptgraph-present", { textContent: "it()", remove: () => undefined }]]);
  const run = ({ textContent }: { textContent: string }): void => {
    ran.push(textContent);
    give("present", present);
  };
  Object.assign(globalThis, {
    document: {
      body: { append: run },
      createElement: () => ({ textContent: "", remove: () => undefined }),
      getElementById: (id: string) => carried.get(id) ?? null,
    },
  });
  assert.deepEqual(ran, []);
  assert.equal(waiting("present"), present);
  assert.equal(waiting("present"), present);
  assert.deepEqual(ran, ["it()"]);
  assert.throws(() => waiting("layout"), /the page carries no layout/);
});
