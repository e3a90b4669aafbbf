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
      if (event.defaultPrevented || isTyping(event.target) || editor.ui.store.state.presenting) return;
      const act = actOf(editor, event);
      if (!act) return;
      act();
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}

function actOf(
  editor: Editor,
  { key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
): (() => void) | undefined {
  if (altKey) {
    const by = key === "ArrowUp" ? -1 : key === "ArrowDown" ? 1 : 0;
    return by && editor.ui.store.state.tour ? () => void editor.tour.move(by) : undefined;
  }
  return ctrlKey || metaKey ? command(editor, key.toLowerCase(), shiftKey) : plain(editor, key);
}

function command(editor: Editor, key: string, shift: boolean): (() => void) | undefined {
  if (key === "z") return () => void editor.step(shift ? "redo" : "undo");
  if (key === "y") return () => void editor.step("redo");
  return undefined;
}

function plain(editor: Editor, key: string): (() => void) | undefined {
  const { panel, sheet, ui } = editor;
  if (sheet.isOpen) return key === "Escape" ? () => sheet.close() : undefined;
  const chosen = panel.chosen();
  const acts: Record<string, false | (() => unknown)> = {
    n: () => sheet.concept(),
    e: () => sheet.effect(chosen?.kind === "concept" ? { source: chosen.record.id } : {}),
    s: ui.graph.document.article.length > 0 && (() => editor.article.next()),
    r: ui.graph.concepts.size > 0 && (() => editor.tour.record()),
    F2: chosen !== undefined && (() => panel.open("name", "words")),
    Delete: chosen !== undefined && (() => panel.open("delete")),
  };
  return acts[key.length === 1 ? key.toLowerCase() : key] || undefined;
}
