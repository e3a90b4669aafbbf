// Which words of a vocabulary a typed word means: itself, what begins with it, and near misses.

/** Letters without accents, in lower case, so that words are found however they are typed. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

/** The words of a text; scripts without blanks give a word for each run of letters. */
export function terms(text: string): string[] {
  return (
    plain(text)
      .match(/[\p{L}\p{N}]+/gu)
      ?.map((term) => term.slice(0, 40)) ?? []
  );
}

function errorsAllowed(length: number): number {
  return length > 7 ? 2 : length > 3 ? 1 : 0;
}

/** 1 for the word itself, less for what begins with it, less again for each error; 0: it is not meant. */
export function closeness(typed: string, word: string): number {
  if (word === typed) return 1;
  if (word.startsWith(typed)) return 0.55 + (0.4 * typed.length) / word.length;
  const allowed = errorsAllowed(typed.length);
  if (!allowed || (word[0] !== typed[0] && allowed < 2 && typed.length < 5)) return 0;
  const errors = distance(typed, word, allowed);
  if (errors <= allowed) return 0.6 - 0.15 * errors;
  // A beginning with an error in it: what is typed so far is shorter than the word meant.
  const begun =
    word.length > typed.length ? distance(typed, word.slice(0, typed.length), allowed) : allowed + 1;
  return begun <= allowed ? 0.45 - 0.15 * begun : 0;
}

/** Letters to change, put in, take out or swap to make `b` of `a`; anything above `limit` is `limit + 1`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(step(a, b, i, j, above, row, older));
    if (Math.min(...row) > limit) return limit + 1;
    [older, above] = [above, row];
  }
  return above[b.length] ?? limit + 1;
}

function step(
  a: string,
  b: string,
  i: number,
  j: number,
  above: number[],
  row: number[],
  older: number[],
): number {
  const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
  const least = Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(least, (older[j - 2] ?? 0) + 1) : least;
}
