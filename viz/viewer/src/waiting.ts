// The scripts that wait in the page as text until something of them is needed: each stands in scripts/, is bundled
// without what viewer.js lends (lent.ts), and gives here what it has when it runs.

import { runWaiting } from "./run";
import type { Ask } from "./scripts/ask";
import type { Edit } from "./scripts/edit";
import type { Export } from "./scripts/export";
import type { Fitting } from "./scripts/fitting";
import type { Layout } from "./scripts/layout";
import type { Live } from "./scripts/live";
import type { Panels } from "./scripts/panels";
import type { Present } from "./scripts/present";
import type { Shut } from "./scripts/shut";

/** What each of them gives, by its name in scripts/ and in the page. */
export interface Waiting {
  ask: Ask;
  /** Only in a page that is edited. */
  edit: Edit;
  export: Export;
  fitting: Fitting;
  layout: Layout;
  /** Only in a page that is served. */
  live: Live;
  panels: Panels;
  present: Present;
  shut: Shut;
}

const given: Partial<Waiting> = {};

/** Said by a script when it runs: what it has. */
export function give<Name extends keyof Waiting>(name: Name, what: Waiting[Name]): void {
  given[name] = what;
}

/** What a script has. It runs when it is first asked for, and has run when this returns. */
export function waiting<Name extends keyof Waiting>(name: Name): Waiting[Name] {
  if (!given[name]) runWaiting(`conceptgraph-${name}`);
  const found = given[name];
  if (!found) throw new Error(`the page carries no ${name}`);
  return found;
}
