// Letters that jump to a name: its beginning, or the beginnings of its words ("mc" is Muscle cramps).

/** Letters that come later than this (ms) begin anew. */
const PAUSE = 1200;

/** Whether letters begin a name, each going on in its word or beginning a later one. */
export function begins(name: string, letters: string): boolean {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const goesOn = (word: number, at: number, rest: string): boolean =>
    !rest ||
    (words[word]![at] === rest[0] && goesOn(word, at + 1, rest.slice(1))) ||
    words.some((one, i) => i > word && one[0] === rest[0] && goesOn(i, 1, rest.slice(1)));
  return Boolean(letters) && words[0]?.[0] === letters[0] && goesOn(0, 1, letters.slice(1));
}

/** Keeps what was typed: more letters say more, and a letter that says nothing more leads to the next such name. */
export class Typed {
  #letters = "";
  #from = "";
  #at = -PAUSE;

  /** The next letter begins anew. */
  forget(): void {
    this.#at = -PAUSE;
  }

  /** The concept that a letter leads to from here; `order` gives those that can be meant, the nearest first. */
  jump(
    letter: string,
    here: string,
    order: (from: string) => readonly string[],
    nameOf: (id: string) => string,
  ): string {
    const now = performance.now();
    if (now - this.#at > PAUSE) [this.#letters, this.#from] = ["", here];
    this.#at = now;
    // A name of one word has no other letters to be called by.
    const words = (id: string): number => (/\s/.test(nameOf(id)) ? 1 : 0);
    const meant = (letters: string): string[] =>
      order(this.#from)
        .filter((id) => begins(nameOf(id), letters))
        .sort((a, b) => words(a) - words(b));
    const longer = meant(this.#letters + letter);
    if (longer.length) {
      this.#letters += letter;
      return longer[0]!;
    }
    const same = meant(this.#letters || letter);
    return same[(same.indexOf(here) + 1) % same.length] ?? "";
  }
}
