// Words as questions compare them: folded, by their stems, with kin and typing errors forgiven.
// Twin: graph_data/ask/terms.py

import {
  ASK_BEGUN,
  ASK_COMPOUND,
  ASK_ENDINGS,
  ASK_ERROR,
  ASK_IRREGULAR,
  ASK_KIN,
  ASK_LONGEST_TERM,
  ASK_MOST_TERMS,
  ASK_SAME,
  ASK_STEM,
  ASK_SYNONYM,
} from "../rules";
import { distance } from "../ui/fuzzy";

/** The words of a list that is set as running text. */
export const wordsOf = (text: string): string[] => text.split(" ");
/** The same as a set. */
export const setOf = (text: string): Set<string> => new Set(wordsOf(text));

const ENDINGS = setOf(ASK_ENDINGS);
const IRREGULAR = new Map(wordsOf(ASK_IRREGULAR).map((pair) => pair.split("=") as [string, string]));
// Letters and digits of the first plane alone: those of others have two lengths.
const WORD = /(?:(?![\u{10000}-\u{10ffff}])[\p{L}\p{N}])+/gu;

/** The beginning of a text, of so many characters. */
export const cut = (text: string, most: number): string =>
  text.length > most ? Array.from(text).slice(0, most).join("") : text;

/** The words of a text: small letters without accents, what stands after an apostrophe joined on. */
export function terms(text: string): string[] {
  const bare = text
    .replace(/['’ʼ]/g, "")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  return (bare.match(WORD) ?? []).slice(0, ASK_MOST_TERMS).map((word) => word.slice(0, ASK_LONGEST_TERM));
}

const stems = new Map<string, string>();

/** A word without the endings of plurals and verbs; the same for all forms, no word itself. */
export function stem(word: string): string {
  let found = stems.get(word);
  if (found === undefined) {
    if (stems.size > 20_000) stems.clear();
    stems.set(word, (found = stemOf(IRREGULAR.get(word) ?? word)));
  }
  return found;
}

function stemOf(word: string): string {
  if (word.length < 4) return word;
  let bare = bareOf(word);
  if (bare.endsWith("e") && bare.length > 3) bare = bare.slice(0, -1);
  return bare.length > 3 && bare.at(-1) === bare.at(-2) ? bare.slice(0, -1) : bare;
}

function bareOf(word: string): string {
  if (/ie[sd]$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith("ungen")) return word.slice(0, -2);
  if (word.endsWith("ing") && word.length > 5) return word.slice(0, -3);
  if (word.endsWith("ed") && word.length > 4) return word.slice(0, -2);
  if (/(ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") && !/[sui]s$/.test(word) ? word.slice(0, -1) : word;
}

/** The stems of words that are set as running text. */
export const stemsOf = (text: string): Set<string> => new Set(wordsOf(text).map(stem));

const SAME = new Map(
  ASK_SAME.split("|").flatMap((group, number) => wordsOf(group).map((word) => [stem(word), number] as const)),
);

/** The rank of a worth: what lies nearer together than a millionth is equal; the best first. */
export const rank = (value: number): number => -Math.trunc(value * 1e6 + 0.5);

/** How near a word of a name is to one that was asked: 1 the same, 0 another. */
export function closeness(asked: string, word: string): number {
  if (asked === word) return 1;
  const a = stem(asked),
    b = stem(word);
  if (a === b) return ASK_STEM;
  const group = SAME.get(a);
  if (group !== undefined && group === SAME.get(b)) return ASK_SYNONYM;
  if (areKin(asked, word)) return ASK_KIN;
  return a.length > 4 && b.length > a.length + 2 && b.endsWith(a) ? ASK_COMPOUND : 0;
}

/** Whether words share their beginning, and what follows in each is but an ending: dense, density. */
function areKin(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let same = 0;
  while (same < shorter && a[same] === b[same]) same++;
  if (same < 4 || same < shorter - 3) return false;
  return ENDINGS.has(a.slice(same) || "-") && ENDINGS.has(b.slice(same) || "-");
}

/** How near a word is to one that was begun, or typed with errors: letters changed or swapped. */
export function mistyped(asked: string, word: string): number {
  if (asked.length > 2 && word.startsWith(asked)) return ASK_BEGUN;
  const allowed = asked.length > 7 ? 2 : asked.length > 3 ? 1 : 0;
  if (!allowed || asked[0] !== word[0]) return 0;
  const errors = distance(asked, word, allowed);
  return errors <= allowed ? ASK_KIN - ASK_ERROR * errors : 0;
}
