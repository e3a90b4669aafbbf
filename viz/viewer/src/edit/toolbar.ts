// The strip above the stage: what can be made anew, and the way back.

import { button, fill, h, s } from "../ui/dom";
import type { Editor } from "./editor";

const ICONS = {
  concept: "M2.5 5.5 H10.5 V10.5 H2.5 Z M13 8 H15.5 M14.25 6.75 V9.25",
  effect: "M2 8 H12.5 M9.5 5 L12.5 8 L9.5 11",
  undo: "M5.5 3 L2.5 6 L5.5 9 M2.5 6 H9.5 A3.5 3.5 0 0 1 9.5 13 H6",
  redo: "M10.5 3 L13.5 6 L10.5 9 M13.5 6 H6.5 A3.5 3.5 0 0 0 6.5 13 H10",
} as const;

function sign(name: keyof typeof ICONS): SVGElement {
  return s(
    "svg",
    { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" },
    s("path", { d: ICONS[name] }),
  );
}

/** Put the strip between the bar and what is below it. */
export function mountToolbar(editor: Editor): void {
  const { ui } = editor;
  const strip = h("div", { id: "edit-strip", role: "toolbar" });
  document.getElementById("main")!.prepend(strip);
  document.body.classList.add("edits");
  const draw = (): void => {
    const { words: w } = editor;
    strip.setAttribute("aria-label", w.edit);
    const tool = (name: keyof typeof ICONS, text: string, key: string, act: () => void, bare = false) =>
      button([sign(name), bare ? null : text], act, {
        class: bare ? "icon-button" : "edit-new",
        title: `${text} (${key})`,
        "aria-label": bare ? text : undefined,
        "aria-keyshortcuts": key,
      });
    const below = (name: string): readonly [number, number] => {
      const { left, width, bottom } = strip
        .querySelector(`[aria-keyshortcuts="${name}"]`)!
        .getBoundingClientRect();
      return [left + width / 2, bottom - 6];
    };
    fill(
      strip,
      tool("concept", w.newConcept, "N", () => editor.sheet.concept(below("N"))),
      tool("effect", w.newEffect, "E", () => {
        const chosen = editor.panel.chosen();
        editor.sheet.effect(chosen?.kind === "concept" ? { source: chosen.record.id } : {}, below("E"));
      }),
      h("span", { class: "edit-gap" }),
      tool("undo", w.undo, "Control+Z", () => void editor.step("undo"), true),
      tool("redo", w.redo, "Control+Shift+Z", () => void editor.step("redo"), true),
    );
  };
  draw();
  ui.store.subscribe((state, before) => {
    if (state.language !== before.language) draw();
  });
}
