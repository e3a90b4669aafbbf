// The verbs of questions: those of the vocabulary, by their stems, and what questions say beside them.
// Twin: graph_data/ask/phrases.py

import { ASK_VERBS } from "../rules";

interface Phrase {
  relation: string;
  stems: readonly string[];
}

/** Phrases by their first stem, the longest first. */
const TABLE = new Map<string, Phrase[]>();
for (const line of ASK_VERBS.split("\n")) {
  const [relation = "", phrases = ""] = line.split(":");
  let before = "";
  for (const written of phrases.split(",")) {
    // A digit is how many letters it begins with of the one before.
    const phrase = written.replace(/^\d/, (shared) => before.slice(0, Number(shared)));
    before = phrase;
    const stems = phrase.split(" ");
    TABLE.set(stems[0]!, [...(TABLE.get(stems[0]!) ?? []), { relation, stems }]);
  }
}
for (const several of TABLE.values()) several.sort((a, b) => b.stems.length - a.stems.length);

/** The relation of the verb that begins at a stem, and of how many stems it is; 0: none. */
export function phraseAt(
  stems: readonly string[],
  at: number,
  taken: ReadonlySet<number> = new Set(),
): { relation: string; length: number } {
  for (const { relation, stems: phrase } of TABLE.get(stems[at]!) ?? [])
    if (phrase.every((one, ahead) => stems[at + ahead] === one && !taken.has(at + ahead)))
      return { relation, length: phrase.length };
  return { relation: "", length: 0 };
}

/** Whether a word by itself is a verb of questions. */
export const isVerb = (stem: string): boolean => phraseAt([stem], 0).length > 0;
