// A text for the clipboard, such as a command.

import type { Ui } from "./context";
import { toast } from "./toast";

/** Copy a text; where that is refused, it is shown to be marked. */
export async function copyText(ui: Ui, text: string): Promise<void> {
  const done = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  toast(ui, done ? ui.words.textCopied : text);
}
