// Keys of editing; they come before those of reading, and are nobody's while something is typed.

import type { Editor } from "./editor";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Let the page be edited with the keyboard alone. */
export function mountKeys(editor: Editor): void {
  addEventListener(
    "keydown",
    (event) => {
      if (event.defaultPrevented || event.altKey || isTyping(event.target)) return;
      if (editor.ui.store.state.presenting) return;
      const { key, ctrlKey, metaKey, shiftKey } = event;
      const act = ctrlKey || metaKey ? command(editor, key.toLowerCase(), shiftKey) : plain(editor, key);
      if (!act) return;
      act();
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

function command(editor: Editor, key: string, shift: boolean): (() => void) | undefined {
  if (key === "z") return () => void editor.step(shift ? "redo" : "undo");
  if (key === "y") return () => void editor.step("redo");
  return undefined;
}

function plain(editor: Editor, key: string): (() => void) | undefined {
  const { panel, sheet } = editor;
  if (sheet.isOpen) return key === "Escape" ? () => sheet.close() : undefined;
  const chosen = panel.chosen();
  if (key === "n" || key === "N") return () => sheet.concept();
  if (key === "e" || key === "E")
    return () => sheet.effect(chosen?.kind === "concept" ? { source: chosen.record.id } : {});
  if (!chosen) return undefined;
  if (key === "F2") return () => panel.open("name", "words");
  if (key === "Delete" || key === "Backspace") return () => panel.open("delete");
  return undefined;
}
