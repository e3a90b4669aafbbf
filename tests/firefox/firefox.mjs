// What the tests in Firefox share: one browser, pages that wait until ours stands, and what must not happen.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

/** The folder in which the run has put what is to be tested. */
export const MADE = process.env.MADE;

/** Firefox, with nothing that reaches out by itself. */
export function launch() {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    defaultViewport: { width: 1280, height: 720 },
    extraPrefsFirefox: { "ui.prefersReducedMotion": 1, "security.fileuri.strict_origin_policy": false },
  });
}

/** The address of a file of the run. */
export const address = (name, fragment = "") => pathToFileURL(join(MADE, name)).href + fragment;

/** Open a page of ours; `page.complaints` holds what the console says of errors. */
export async function opened(browser, url) {
  const page = await browser.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("console", (said) => said.type() === "error" && page.complaints.push(said.text()));
  await page.goto(url);
  return page;
}

/** Wait until the page, or the page in a frame, has drawn its view. */
export async function ready(page) {
  await page.waitForFunction(() => window.conceptGraph?.ready.then(() => true), { polling: 50 });
  return page;
}

/** Open a page of ours and wait for it. */
export const our = async (browser, fragment = "") => ready(await opened(browser, address("magnesium.html", fragment)));

/** What the page says that it shows. */
export const state = (page) => page.evaluate(() => window.conceptGraph.state());

/** Wait until the state is so. */
export const shows = (page, wanted) =>
  page.waitForFunction(
    (want) => {
      const now = window.conceptGraph?.state() ?? {};
      return Object.entries(want).every(([key, value]) => now[key] === value);
    },
    { polling: 50 },
    wanted,
  );

/** Where the middle of a concept's box stands, in px of the page. */
export const middle = (page, concept) =>
  page.evaluate((id) => {
    const [x, y, w, h] = window.conceptGraph.layout().nodes.find((node) => node.id === id).box;
    return [x + w / 2, y + h / 2];
  }, concept);

/** Wait until nothing moves: the boxes stand where they stood four frames before. */
export const still = (page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let before = "", calm = 0; calm < 4; ) {
      await frame();
      const now = JSON.stringify(window.conceptGraph.layout().nodes.map(({ box }) => box.map(Math.round)));
      calm = now === before ? calm + 1 : 0;
      before = now;
    }
  });

/** Put HTML beside the run's files and open it; returns the page and the first frame in it. */
export async function host(browser, html, fragment = "") {
  writeFileSync(join(MADE, "host.html"), `<!doctype html><meta charset=utf-8>${html}`);
  const page = await opened(browser, address("host.html", fragment));
  await page.waitForSelector("iframe");
  const handle = await page.$("iframe");
  return [page, await handle.contentFrame()];
}

/** The text of each page of a PDF, by poppler. */
export const pagesOf = (pdf) =>
  execFileSync("pdftotext", ["-", "-"], { input: pdf, encoding: "utf8" }).split("\f").slice(0, -1);

/** Close a page that complained of nothing. */
export async function clean(page) {
  assert.deepEqual(page.complaints, []);
  await page.close();
}
