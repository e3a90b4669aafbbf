// Why an edit was refused, in the language of the page: the server says it in English, by sentences that are known.

import type { Editor } from "./editor";

/** A sentence of the server in the words of the page; as it came where it is not among those that are known. */
export function inWords({ words }: Editor, why: string): string {
  for (const [said, other] of Object.entries(words.refusals)) {
    const parts = said.split("{}").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const found = new RegExp(`^${parts.join("([^]*?)")}$`).exec(why);
    if (found) return found.slice(1).reduce((text, value) => text.replace("{}", () => value), other);
  }
  return why;
}
