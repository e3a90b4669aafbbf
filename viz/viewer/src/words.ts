// The interface's words. The page carries them as JSON, one table a language (viz/words/); text with `{name}` has
// its values put in, and text that depends on a number has a form for each of the language's plurals.

type Table = typeof import("../../words/en.json");
type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;
type TextKey = { [K in keyof Table]: Table[K] extends string | Forms ? K : never }[keyof Table];

/** All words of one language, with its code. */
export interface Words extends Table {
  readonly code: string;
}

const tables = new Map<string, Words>();

/** Take the words that the page carries, by the code of their language; the first table is used where a language is not known. */
export function takeWords(carried: Record<string, Table>): void {
  for (const [code, table] of Object.entries(carried)) tables.set(code, { ...table, code });
}

/** Codes and names of the languages that the page carries. */
export function languages(): readonly (readonly [string, string])[] {
  return [...tables].map(([code, words]) => [code, words.language] as const);
}

/** The code of the table that serves a language: its own, or that of the language without its region. */
export function tableFor(language: string): string {
  const wanted = language.toLowerCase();
  return [wanted, wanted.split("-")[0]!].find((code) => tables.has(code)) ?? [...tables.keys()][0]!;
}

/** The words in which a language is served. */
export function wordsFor(language: string): Words {
  return tables.get(tableFor(language))!;
}

const plurals = new Map<string, Intl.PluralRules>();

function pluralOf(code: string, n: number): Intl.LDMLPluralRule {
  if (!plurals.has(code)) plurals.set(code, new Intl.PluralRules(code));
  return plurals.get(code)!.select(n);
}

/** A text with its values put in; `n` chooses the plural. */
export function format(words: Words, key: TextKey, values: Record<string, string | number>): string {
  const text: string | Forms = words[key];
  const chosen =
    typeof text === "string" ? text : (text[pluralOf(words.code, Number(values.n))] ?? text.other);
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => told(values[name] ?? whole, words.thousands));
}

/** A number as it is written in the language: of five digits and more in groups of three. */
function told(value: string | number, between: string): string {
  return typeof value === "number" && value >= 10_000
    ? String(value).replace(/\B(?=(\d{3})+$)/g, between)
    : String(value);
}
