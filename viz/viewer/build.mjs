// Builds what the page carries: ../assets/bootstrap.js, viewer.js, viewer.css, a script for each of src/scripts/, and
// asked.json, the words of questions.
// The first line of viewer.js names the hash of all sources; tests/test_assets.py computes it again.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

const here = dirname(fileURLToPath(import.meta.url));
const src = join(here, "src");
const assets = process.argv[2] ?? join(here, "..", "assets");

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    // A test may change without a new bundle.
    return /(?<!\.test)\.(ts|css)$/.test(entry.name) ? [path] : [];
  });
}

/** Hash over names and contents of all sources, and of the versions that build them. */
function sourceHash() {
  const hash = createHash("sha256");
  const named = sources(src).map((path) => [relative(here, path).split(sep).join("/"), path]);
  named.push(["package.json", join(here, "package.json")], ["build.mjs", join(here, "build.mjs")]);
  for (const [name, path] of named.sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    hash.update(`${name}\n`).update(readFileSync(path)).update("\n");
  }
  return hash.digest("hex").slice(0, 32);
}

/** Names that viewer.js lends, by the module that they are of. */
function lent() {
  const lines = readFileSync(join(src, "lent.ts"), "utf8").matchAll(/^import (\{[^}]+\}) from "(.+)";$/gm);
  return new Map([...lines].map(([, names, path]) => [join(src, `${path}.ts`), names]));
}

/** In a script that waits, what is lent is taken from the window; a name that is not lent is an error of the build. */
const borrowing = {
  name: "borrowing",
  setup({ onResolve, onLoad }) {
    const names = lent();
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const module = join(resolveDir, `${path}.ts`);
      return names.has(module) ? { path: module, namespace: "lent" } : undefined;
    });
    onResolve({ filter: /^lender$/ }, () => ({ path: "lender", namespace: "lent" }));
    onLoad({ filter: /./, namespace: "lent" }, ({ path }) => ({
      contents:
        path === "lender"
          ? "export const lent = window.cgLent;"
          : `import { lent } from "lender"; export const ${names.get(path)} = lent;`,
    }));
  },
};

/** The lists of words by which questions are read: data, which ask.js takes from the page and no script repeats. */
const RULES = join(src, "rules.ts");
const LIST = /^export const (ASK_\w+) =\n {2}("(?:[^"\\]|\\.)*");$/gm;
const lists = [...readFileSync(RULES, "utf8").matchAll(LIST)].map(([, name, text]) => [
  name,
  JSON.parse(text),
]);

/** In a script that waits such a list is taken from the page. */
const listing = {
  name: "listing",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]rules\.ts$/ }, () => ({
      loader: "ts",
      contents: `const list = (name: string): string =>
          JSON.parse(document.getElementById("conceptgraph-asked")!.textContent!)[name];
        ${readFileSync(RULES, "utf8").replace(LIST, "export const $1 = /* @__PURE__ */ list('$1');")}`,
    }));
  },
};

/** Modules of constants and of short names, which are put in where they are used: shorter than to lend them. */
const CONSTANTS = ["src/rules.ts", "src/near/page.ts", "src/short-maths.ts"];

/** The modules of which a bundle holds something. */
function modulesOf({ metafile }) {
  const script = Object.entries(metafile.outputs).find(([name]) => name.endsWith(".js"));
  return Object.entries(script[1].inputs).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput ? [path] : [],
  );
}

/** What stands in a script that waits must not stand in viewer.js too. */
function checkApart(name, waiting, viewer) {
  const carried = modulesOf(viewer);
  const both = modulesOf(waiting).filter((path) => carried.includes(path) && !CONSTANTS.includes(path));
  if (both.length)
    throw new Error(`${name}.js and viewer.js both hold ${both.join(", ")}: lend it in src/lent.ts`);
}

/** Members of the viewer's own records and classes that are named often: shortened alike in every script. */
const OFTEN = [
  ...["store", "scene", "colours", "camera"],
  ...["titleOf", "labelOf", "outgoing", "incoming", "countVerdict", "hasVerdicts", "keysOf", "shownView"],
  ...[
    "openConcept",
    "openEffect",
    "showPath",
    "overviewId",
    "noFilter",
    "requestDraw",
    "canvasHost",
    "zoomBy",
    "actions",
    "subscribe",
  ],
  ...["settings", "column", "stems", "fitted", "widest", "perLine", "begins", "leastFont", "leastHeading"],
  ...[
    "members",
    "fields",
    "record",
    "isPair",
    "named",
    "pairs",
    "quest",
    "rank",
    "card",
    "tall",
    "rightward",
  ],
  ...["forget", "drawing", "emphasise", "relightAtRest", "bringIntoSight", "routeOf"],
  ...["onDrawn", "onMoved", "onShown", "textWidth", "isFree", "prepare"],
  ...["linksOf", "disconnect", "reinsert", "relocate", "allowed", "wrappings"],
  ...["stood", "anneal", "sums", "moveBox", "reach", "heights", "above", "under"],
  ...["order", "layers", "targets", "sources", "crossed", "improver", "columns", "degree", "either", "homes"],
  ...["lanes", "inner", "factor", "asTold", "isLarge", "pictured", "standFor", "panned", "dropped"],
  ...["beganRead", "relight", "restyle", "isMoving", "keepInSight", "closePanel", "freePlace", "something"],
  ...["reserve", "sizes", "weakest", "stack", "loops", "parts", "wordsWidth", "effectRow"],
  ...["sheet", "frame", "ruler", "blocks", "ownName", "group", "opened"],
  ...["nameSettings", "focusView", "pathView", "ringView", "mapView", "planOf", "uprightView", "inMiddle"],
  ...["chooseNothing", "wordsRoom", "isReadable", "toWorld", "showing", "emphasis", "numbers", "snapshot"],
  ...["widestName", "setting", "isKept", "isAmount", "covered", "maxLength", "places", "yesOrNo"],
  ...["network", "element", "onward", "spoken"],
  // What is lent, where no words of the interface and nothing of the browser is called so.
  ...["CanvasPainter", "bringLists", "claimOf", "conceptLink", "conceptName", "countDrawn", "drawScene"],
  ...["effectLink", "effectPasses", "fartherOff", "focusTools", "helpPanel", "iconButton", "inflated"],
  ...["isPosed", "isRestricting", "isUnshown", "leftOutList", "measureOf", "panelTitle", "placeOf"],
  ...["redrawn", "headOf", "showLeftOut", "stepList", "stepNumber", "tourOf", "unpacked", "valuesOf"],
  ...["verdictWord", "wordsOf"],
];

// Names of private members (`#name`) are shortened by esbuild itself; every other name but these stays as it is written.
const common = {
  mangleProps: new RegExp(`^(${OFTEN.join("|")})$`),
  mangleCache: Object.fromEntries(OFTEN.map((name, at) => [name, `$${at.toString(36)}`])),
  absWorkingDir: here,
  bundle: true,
  minify: true,
  target: "es2022",
  format: "iife",
  write: false,
  metafile: true,
  legalComments: "none",
  outdir: "out",
};
const made = (entry, options = {}) => build({ ...common, ...options, entryPoints: [join(src, entry)] });
const text = ({ outputFiles }, ending) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? "";
// "Unsafe" only for functions that are called with `new` or have a `this` of their own; here those are classes.
const compress = {
  passes: 8,
  ecma: 2020,
  unsafe_arrows: true,
  unsafe_methods: true,
  pure_getters: true,
  unsafe: true,
};
// ASCII, as the whole page is where it can be: viz/page/ascii.py says why.
const settings = { ecma: 2020, compress, mangle: { toplevel: true }, format: { ascii_only: true } };
const small = async (script) => `${(await minify(script, settings)).code}\n`;

mkdirSync(assets, { recursive: true });
const put = (name, content) => {
  writeFileSync(join(assets, name), content);
  console.log(`${name} ${Buffer.byteLength(content)}`);
};
const maths = join(src, "short-maths.ts");
const viewer = await made("main.ts", { inject: [maths, join(src, "short-names.ts")] });
put("viewer.js", `// conceptgraph viewer, sources ${sourceHash()}\n${await small(text(viewer, ".js"))}`);
put("viewer.css", text(viewer, ".css"));
put("asked.json", `${JSON.stringify(Object.fromEntries(lists))}\n`);
put("bootstrap.js", text(await made("bootstrap.ts"), ".js"));
for (const name of readdirSync(join(src, "scripts")).map((file) => file.replace(/\.ts$/, ""))) {
  const waiting = await made(`scripts/${name}.ts`, { inject: [maths], plugins: [borrowing, listing] });
  checkApart(name, waiting, viewer);
  put(`${name}.js`, await small(text(waiting, ".js")));
}
