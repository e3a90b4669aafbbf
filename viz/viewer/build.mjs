// Builds what the page carries: ../assets/viewer.js, viewer.css and bootstrap.js.
// The first line of viewer.js names the hash of all sources; tests/test_assets.py computes it again.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

const here = dirname(fileURLToPath(import.meta.url));
const assets = process.argv[2] ?? join(here, "..", "assets");

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|css)$/.test(entry.name) ? [path] : [];
  });
}

/** Hash over names and contents of all sources, and of the versions that build them. */
function sourceHash() {
  const hash = createHash("sha256");
  const named = sources(join(here, "src")).map((path) => [relative(here, path).split(sep).join("/"), path]);
  named.push(["package.json", join(here, "package.json")], ["build.mjs", join(here, "build.mjs")]);
  for (const [name, path] of named.sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    hash.update(`${name}\n`).update(readFileSync(path)).update("\n");
  }
  return hash.digest("hex").slice(0, 32);
}

/** Longer names that only our own modules use: in no data, no message, no string, and no browser's. */
const OWN = ["context", "goal", "near", "overview", "quest", "rank", "score", "seen", "wordsX", "actions", "around", "askFollows", "askLoops", "askPaths", "camera", "canvasHost", "carried", "centreOn", "choices",
  "choose", "closePanel", "colours", "copyPicture", "countVerdict", "disputed", "drawing", "emphasis", "endTour", "forget",
  "gesture", "incoming", "inward", "labelOf", "lanes", "leastFont", "leastHeading", "motion", "network", "noFilter", "onDrawn",
  "openConcept", "openEffect", "otherWays", "outgoing", "overviewId", "painter", "perLine", "prepared", "pressed", "requestDraw",
  "resetPositions", "routeOf", "ruler", "saveCsv", "saveJson", "savePng", "saveSvg", "saveYaml", "scene", "settings", "settle",
  "showPath", "shownView", "snapshot", "stances", "store", "subscribe", "titleOf", "unquoted", "verdictsExplained", "weakest",
  "weakestLink", "wordsWidth", "zoomBy"];

/** Keys of the interface's words that are used only as such (`words.key`, `w.key`) and are nobody else's. */
function wordKeys(all) {
  const tables = ["en", "de"].map((code) => readFileSync(join(here, `src/words/${code}.ts`), "utf8")).join("\n");
  const keys = new Set([...tables.matchAll(/\b(\w{3,}): /g)].map((match) => match[1]));
  const count = (text, pattern) => (text.match(pattern) ?? []).length;
  return [...keys].filter((key) => count(all, new RegExp(`\\b${key}\\b`, "g"))
    === count(tables, new RegExp(`\\b${key}(?=: )`, "g")) + count(all, new RegExp(`\\b(?:w|words)\\.${key}\\b`, "g")));
}

/** Names of private members that occur only as such (`private name`, `this.name`): these may be shortened. */
function privateNames() {
  const all = sources(join(here, "src")).filter((path) => path.endsWith(".ts")).map((path) => readFileSync(path, "utf8")).join("\n");
  const declared = all.matchAll(/\bprivate (?:static |readonly |get |async )*(\w+)/g);
  const found = [...new Set([...declared].map((match) => match[1]))].filter((name) => {
    const anywhere = all.match(new RegExp(`\\b${name}\\b`, "g")).length;
    const known = all.match(new RegExp(`(?:\\bthis\\.|\\bprivate (?:static |readonly |get |async )*)${name}\\b`, "g")).length;
    return anywhere === known;
  });
  return new RegExp(`^(?:${[...OWN, ...found, ...wordKeys(all)].sort().join("|")})$`);
}

const common = { bundle: true, tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } }, minify: true, mangleProps: privateNames(), charset: "utf8", target: "es2022", format: "iife", write: false, legalComments: "none" };
const made = await build({ ...common, entryPoints: [join(here, "src/main.ts")], outdir: "out" });
const early = await build({ ...common, entryPoints: [join(here, "src/bootstrap.ts")], outdir: "out" });

mkdirSync(assets, { recursive: true });
const text = (files, ending) => files.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? "";
const put = (name, content) => {
  writeFileSync(join(assets, name), content);
  console.log(`${name} ${content.length}`);
};
const smaller = await minify(text(made, ".js"), { ecma: 2020, compress: { passes: 6, ecma: 2020, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false, pure_getters: true }, mangle: { toplevel: true } });
put("viewer.js", `// conceptgraph viewer, sources ${sourceHash()}\n${smaller.code}\n`);
put("viewer.css", text(made, ".css"));
put("bootstrap.js", text(early, ".js"));
