// The page in a frame, in Firefox: keys, small rooms, paper, hosts that forbid scripts or styles, reveal.js.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { clean, host, launch, MADE, middle, pagesOf, ready, shows, state, still } from "./firefox.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const FRAMED = (fragment, width = 1200, height = 600) =>
  "<style>body { margin: 0 } iframe { border: 0 }</style><button id=cell>cell</button><br>" +
  "<script>window.keys = []; cell.addEventListener('keydown', ({key}) => keys.push(key))</script>" +
  `<iframe sandbox="allow-scripts" src="magnesium.html${fragment}" width=${width} height=${height}></iframe>`;

const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);

test("after any click the keys are still those of what had them", async () => {
  const [page, frame] = await host(browser, FRAMED("#tour=magnesium-to-the-joint&step=2"));
  await ready(frame);
  await still(frame);
  await page.focus("#cell");
  for (const wanted of ["#bar h1", "[data-key=next]", ".tour-say p", "[data-key=end]", "[data-key=menu]"]) {
    await (await frame.$(wanted)).click();
    assert.equal(await focused(page), "cell", wanted);
  }
  await (await frame.$("#canvas")).click();
  assert.equal(await focused(page), "cell", "the picture");
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await page.evaluate(() => window.keys), ["ArrowDown"]);
  await clean(page);
});

test("what is written in takes the keys, and what is found by it gives them back", async () => {
  const [page, frame] = await host(browser, FRAMED(""));
  await ready(frame);
  await (await frame.$(".search input")).click();
  await page.keyboard.type("cramps");
  await frame.waitForSelector(".result");
  assert.equal(await focused(page), "IFRAME");
  await (await frame.$(".result")).click();
  await shows(frame, { concept: "muscle-cramps" });
  assert.equal(await focused(page), "BODY");
  await clean(page);
});

test("in a slide of reveal.js fragments are steps", async () => {
  const slide = readFileSync(join(MADE, "slide.html"), "utf8");
  const [page, frame] = await host(
    browser,
    `<link rel=stylesheet href=reveal.css><div class=reveal><div class=slides>${slide}<section>last</section></div></div>` +
      "<script src=reveal.js></script><script>Reveal.initialize({transition: 'none'})</script>",
  );
  await ready(frame);
  await shows(frame, { step: 6 });
  for (const wanted of [{ step: 7 }, { step: 8, revealed: false }, { step: 8, revealed: true }]) {
    await page.keyboard.press("ArrowRight");
    await shows(frame, wanted);
  }
  const [x, y] = await middle(frame, "inflammation");
  await (await frame.$("#canvas")).click({ offset: { x, y } });
  await page.keyboard.press("ArrowLeft");
  await shows(frame, { step: 8, revealed: false });
  await clean(page);
});

test("on paper a frame is its picture and the step's words", async () => {
  const [page, frame] = await host(browser, FRAMED("#tour=magnesium-to-the-joint&step=6", 660, 500));
  await ready(frame);
  await still(frame);
  const pdf = Buffer.from(await page.pdf({ format: "A4" }));
  const [text, ...more] = pagesOf(pdf);
  assert.deepEqual(more, []);
  for (const words of ["Chronic inflammation", "Joint pain", "Lasting inflammation does hurt joints."])
    assert.equal(text.replace(/\s+/g, " ").split(words).length, 2, `${words} in: ${text}`);
  assert.doesNotMatch(text, /Overview|Previous/);
  await clean(page);
});

for (const policy of ["default-src 'self'", "script-src 'self'"])
  test(`under ${policy} the page within shows its view in its colours`, async () => {
    const within = readFileSync(join(MADE, "within.html"), "utf8");
    const [page, frame] = await host(
      browser,
      `<meta http-equiv=Content-Security-Policy content="${policy}">${within}`,
    );
    const shown = await frame.$("#picture text");
    assert.ok(shown && (await shown.isVisible()));
    const [texts, fills] = await frame.evaluate(() => [
      [...document.querySelectorAll("#picture text")].map((one) => one.textContent).join(" "),
      [...document.querySelectorAll("#picture rect")].map((one) => getComputedStyle(one).fill),
    ]);
    assert.match(texts, /Bone density/);
    assert.ok(new Set(fills).size > 1 && !fills.includes("rgb(0, 0, 0)"));
    await page.close();
  });

test("without scripts a frame shows its picture", async () => {
  const [page, frame] = await host(browser, FRAMED("").replace("allow-scripts", ""));
  assert.ok(await (await frame.$("#picture text")).isVisible());
  await page.close();
});

test("a page within is live, and asks for nothing", async () => {
  const asked = [];
  const [page, frame] = await host(browser, readFileSync(join(MADE, "within.html"), "utf8"));
  page.on("request", (request) => asked.push(request.url()));
  await ready(frame);
  assert.equal((await state(frame)).concept, "vitamin-d");
  assert.deepEqual(asked, []);
  await clean(page);
});
