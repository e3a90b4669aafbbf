// Runs the tests that stand beside the sources: bundled into a temporary folder, run by Node's own runner.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const src = join(dirname(fileURLToPath(import.meta.url)), "src");
const folder = mkdtempSync(join(tmpdir(), "conceptgraph-tests-"));

function files(within, ending) {
  const found = readdirSync(within, { recursive: true }).map(String);
  return found.filter((name) => name.endsWith(ending)).map((name) => join(within, name));
}

/** The little of a page that pure modules ask for: a window of its own, with an empty address. */
const PAGE = `globalThis.window ??= globalThis;
window.parent = window;
window.name = "";
globalThis.location ??= { hash: "", pathname: "/", search: "", protocol: "file:" };`;

try {
  await build({
    entryPoints: files(src, ".test.ts"),
    outdir: folder,
    outbase: src,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    sourcemap: "inline",
    banner: { js: PAGE },
  });
  const options = ["--enable-source-maps", "--test"];
  const run = spawnSync(process.execPath, [...options, ...files(folder, ".mjs")], { stdio: "inherit" });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
