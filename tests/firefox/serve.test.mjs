// The living page in Firefox: it follows its file, and is not loaded anew.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { clean, launch, MADE, opened, ready } from "./firefox.mjs";

let browser;
let server;
let url;
const file = join(MADE, "tea.yaml");

before(async () => {
  writeFileSync(file, "title: Tea\neffects:\n  - tea -> caffeine: contains\n  - caffeine -> sleep: reduces\n");
  server = spawn(process.env.PYTHON, [process.env.CLI, "serve", file, "--no-open"]);
  const lines = createInterface({ input: server.stdout });
  const failed = createInterface({ input: server.stderr });
  url = await new Promise((found) => {
    const look = (line) => {
      const [address] = line.match(/http:\/\/\S+/) ?? [];
      if (address) found(address);
    };
    lines.on("line", look);
    failed.on("line", look);
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.kill();
});

test("what is saved is seen, and what is broken is told with its line", async () => {
  const page = await ready(await opened(browser, url));
  await page.evaluate(() => {
    window.same = true;
  });
  writeFileSync(file, `${readFileSync(file, "utf8")}  - tea -> alertness: raises\n`);
  await page.waitForFunction(() => window.conceptGraph.layout().nodes.some(({ id }) => id === "alertness"), {
    polling: 50,
  });
  writeFileSync(file, `${readFileSync(file, "utf8")}  - {source: tea}\n`);
  await page.waitForFunction(() => /Line 6/.test(document.getElementById("notice")?.innerText), { polling: 50 });
  assert.equal(await page.evaluate(() => window.same), true);
  await clean(page);
});
