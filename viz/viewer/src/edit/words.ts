// The words of editing, in the language of the interface; only pages that are edited carry them.

import type { Ui } from "../ui/context";

/** The table of these words in one language. */
export type EditWords = typeof import("../../../words/edit/en.json") & { refusals: Record<string, string> };

/** The words in the language of now. */
export function editWords(ui: Ui): EditWords {
  return (ui.words as unknown as { edit: EditWords }).edit;
}

/** A text with its values put in. */
export function filled(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
