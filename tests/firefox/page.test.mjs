// The page in Firefox: focus, search, keys, tour, presenting, paper.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { clean, launch, middle, our, pagesOf, shows, state, still } from "./firefox.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("a click on a concept shows what is around it, and Back leads back", async () => {
  const page = await our(browser, "#focus=magnesium");
  await still(page);
  await page.mouse.click(...(await middle(page, "vitamin-d")));
  await shows(page, { concept: "vitamin-d", panel: "details" });
  assert.match(await page.$eval("#panel h2", (title) => title.textContent), /Vitamin D/);
  assert.match(page.url(), /#focus=vitamin-d/);
  await page.goBack();
  await shows(page, { concept: "magnesium" });
  await clean(page);
});

test("every word on the first picture lies on the stage, none on another concept's box", async () => {
  const page = await our(browser);
  await still(page);
  const { nodes, stage } = await page.evaluate(() => ({
    nodes: window.conceptGraph.layout().nodes.map(({ box }) => box),
    stage: document.getElementById("stage").getBoundingClientRect().toJSON(),
  }));
  assert.ok(nodes.length > 5);
  for (const [x, y, w, h] of nodes)
    assert.ok(x >= stage.left - 1 && y >= stage.top - 1 && x + w <= stage.right + 1 && y + h <= stage.bottom + 1);
  for (const [i, [x, y, w, h]] of nodes.entries())
    for (const [a, b, c, d] of nodes.slice(i + 1))
      assert.ok(x + w <= a + 0.5 || a + c <= x + 0.5 || y + h <= b + 0.5 || b + d <= y + 0.5);
  await clean(page);
});

test("the search finds by keys alone, and the keys then go on in the graph", async () => {
  const page = await our(browser);
  await page.keyboard.press("/");
  await page.keyboard.type("cramps");
  await page.waitForSelector(".result");
  await page.keyboard.press("Enter");
  await shows(page, { concept: "muscle-cramps" });
  assert.equal(await page.evaluate(() => document.activeElement.id), "canvas");
  await page.keyboard.press("ArrowDown");
  assert.notEqual((await state(page)).hover, "");
  await page.keyboard.press("Escape");
  await clean(page);
});

test("a tour goes from step to step, asks and answers", async () => {
  const page = await our(browser, "#tour=magnesium-to-the-joint&step=6");
  for (const wanted of [{ step: 7 }, { step: 8, revealed: false }, { step: 8, revealed: true }]) {
    await page.click(".tour [data-key=next]");
    await shows(page, wanted);
  }
  assert.match(page.url(), /answer=1/);
  await page.click("[data-key=end]");
  await shows(page, { tour: "" });
  await clean(page);
});

test("before an audience keys lead on, and the words never lie on the picture", async () => {
  const page = await our(browser, "#present=magnesium-to-the-joint");
  await page.keyboard.press("ArrowRight");
  await shows(page, { step: 2, presenting: true });
  await still(page);
  const [stage, strip] = await page.evaluate(() =>
    ["#stage", ".presenter"].map((one) => document.querySelector(one).getBoundingClientRect().toJSON()),
  );
  assert.ok(stage.height > 400 && stage.bottom <= strip.top + 1);
  await page.keyboard.press("Escape");
  await shows(page, { presenting: false });
  await clean(page);
});

test("a view prints on three pages at most, with its words", async () => {
  const page = await our(browser, "#focus=muscle-cramps");
  await still(page);
  const pdf = Buffer.from(await page.pdf({ format: "A4" }));
  assert.equal(pdf.subarray(0, 4).toString(), "%PDF");
  const pages = pagesOf(pdf);
  assert.ok(pages.length >= 1 && pages.length <= 3, `${pages.length} pages`);
  assert.match(pages.join(" "), /Magnesium is said to\s+reduce muscle cramps/);
  await clean(page);
});
