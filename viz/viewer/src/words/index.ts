// The interface's words by language; English where a language is not known.

import { de } from "./de";
import { en, type Words } from "./en";

export type { Words };

const TABLES = new Map<string, Words>([["en", en], ["de", de]]);

export function languages(): readonly (readonly [string, string])[] {
  return [...TABLES].map(([code, words]) => [code, words.language] as const);
}

export function wordsFor(language: string): Words {
  return TABLES.get(language.toLowerCase().split("-")[0] ?? "") ?? en;
}
