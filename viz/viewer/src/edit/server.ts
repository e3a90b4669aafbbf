// What the page asks of its server: edits, and taking them back.

import type { Ask } from "../live/way";

/** An edit as the server takes it; `was` is what the person saw. */
export interface Operation {
  do: string;
  kind?: string;
  id?: string;
  key?: string;
  view?: string;
  value?: unknown;
  was?: unknown;
  force?: boolean;
}

/** An edit that met something else than its author saw. */
export interface Conflict {
  op: Operation;
  was: unknown;
  now: unknown;
}

/** What became of edits. */
export type Answer =
  | { kind: "done"; hash: string; told?: readonly string[] }
  | { kind: "conflict"; conflicts: readonly Conflict[] }
  | { kind: "refused"; why: string; line: number };

/** A relation of the vocabulary, and the words that imply it. */
export interface Verbs {
  id: string;
  sign: string;
  verbs: readonly string[];
}

let reach: Ask = (name, init) => fetch(name, init);

/** Ask this way from now on. */
export function reachBy(ask: Ask): void {
  reach = ask;
}

/** What a page may ask of its file. */
export type Act = "do" | "undo" | "redo" | "more";

/** Post to the server; undefined when it does not answer. */
async function posted(name: string, body: unknown): Promise<Response | undefined> {
  try {
    return await reach(name, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    return undefined;
  }
}

/** Ask for edits, or with "undo" and "redo" for the last to be taken back or done again. */
export async function asked(name: Act, body: object, away: string): Promise<Answer> {
  const answer = await posted(name, body);
  if (!answer) return { kind: "refused", why: away, line: 0 };
  const said = (await answer.json()) as {
    hash?: string;
    told?: string[];
    conflicts?: Conflict[];
    why?: string;
    line?: number;
  };
  if (answer.ok) return { kind: "done", hash: said.hash ?? "", told: said.told };
  if (said.conflicts) return { kind: "conflict", conflicts: said.conflicts };
  return { kind: "refused", why: said.why ?? away, line: said.line ?? 0 };
}

let known: Promise<readonly Verbs[]> | undefined;

/** The words that relations are told by; asked for once. */
export function vocabulary(): Promise<readonly Verbs[]> {
  known ??= reach("vocabulary")
    .then((answer) => (answer.ok ? (answer.json() as Promise<readonly Verbs[]>) : []))
    .catch(() => []);
  return known;
}

/** Edits as they are to be done after a person has looked: what is there now was seen, or what breaks is known. */
export function again(
  operations: readonly Operation[],
  { conflicts = [], force }: { conflicts?: readonly Conflict[]; force?: boolean },
): Operation[] {
  const found = (operation: Operation): Conflict | undefined =>
    conflicts.find(
      ({ op }) =>
        op.do === operation.do && op.id === operation.id && (op.key ?? "") === (operation.key ?? ""),
    );
  return operations.map((operation) => {
    const met = found(operation);
    return {
      ...operation,
      ...(met ? { was: met.now } : {}),
      ...(force ? { force } : {}),
    };
  });
}
