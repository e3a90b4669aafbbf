// Every export has a line that says what it gives: `npm run lint` asks for it. Prints what has none.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const EXPORT = /^export (?:async )?(?:abstract )?(?:function\*?|class|const|let|interface|type|enum) (\w+)/;

/** All TypeScript sources below a folder but tests and declarations. */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /(?<!\.test|\.d)\.ts$/.test(entry.name) ? [path] : [];
  });
}

/** Exports of a file, each with whether a JSDoc comment ends right above it. */
function exportsOf(path) {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.flatMap((line, number) => {
    const name = EXPORT.exec(line)?.[1];
    return name
      ? [{ name, number: number + 1, told: (lines[number - 1] ?? "").trimEnd().endsWith("*/") }]
      : [];
  });
}

const found = sources(join(here, "src")).flatMap((path) =>
  exportsOf(path).map((one) => ({ ...one, path: relative(here, path) })),
);
const silent = found.filter(({ told }) => !told);
for (const { path, number, name } of silent)
  console.error(`${path}:${number} ${name} says nothing of itself`);
console.log(`${found.length - silent.length} of ${found.length} exports say what they are`);
process.exitCode = silent.length ? 1 : 0;
