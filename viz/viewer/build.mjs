// Builds what the page carries: ../assets/viewer.js, viewer.css, layout.js and bootstrap.js.
// The first line of viewer.js names the hash of all sources; tests/test_assets.py computes it again.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
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
    // A test may change without a new bundle.
    return /(?<!\.test)\.(ts|css)$/.test(entry.name) ? [path] : [];
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

// Names of private members (`#name`) are shortened by esbuild itself; every other name stays as it is written.
const common = {
  bundle: true,
  minify: true,
  charset: "utf8",
  target: "es2022",
  format: "iife",
  write: false,
  legalComments: "none",
  outdir: "out",
};
const made = async (entry, inject = []) =>
  (await build({ ...common, inject, entryPoints: [join(here, "src", entry)] })).outputFiles;
const text = (files, ending) => files.find((file) => file.path.endsWith(ending))?.text ?? "";
// "Unsafe" only for functions that are called with `new` or have a `this` of their own; here those are classes.
const compress = { passes: 5, ecma: 2020, unsafe_arrows: true, unsafe_methods: true };
const small = async (script) =>
  `${(await minify(script, { ecma: 2020, compress, mangle: { toplevel: true } })).code}\n`;

mkdirSync(assets, { recursive: true });
const put = (name, content) => {
  writeFileSync(join(assets, name), content);
  console.log(`${name} ${content.length}`);
};
const viewer = await made("main.ts", [join(here, "src", "short-names.ts")]);
put("viewer.js", `// conceptgraph viewer, sources ${sourceHash()}\n${await small(text(viewer, ".js"))}`);
put("viewer.css", text(viewer, ".css"));
put("layout.js", await small(text(await made("near/script.ts"), ".js")));
put("bootstrap.js", text(await made("bootstrap.ts"), ".js"));
