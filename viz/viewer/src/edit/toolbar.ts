// The strip above the stage: what can be made anew, what waits to be done, and the way back.

import { changed } from "../ui/changed";
import { button, type Child, fill, h, redrawn } from "../ui/dom";
import { aboutSheet } from "./about";
import type { Editor } from "./editor";
import { type EditIcon, editIcon } from "./icons";
import type { Place } from "./sheet";

interface Tool {
  icon: EditIcon;
  text: string;
  key: string;
  act(at: Place): void;
  bare?: boolean;
  count?: number;
}

/** Put the strip between the bar and what is below it. */
export function mountToolbar(editor: Editor): void {
  const { ui } = editor;
  const strip = h("div", { id: "edit-strip", role: "toolbar" });
  document.getElementById("main")!.before(strip);
  document.body.classList.add("edits");
  const begin = h("p", { class: "edit-begin" });
  document.getElementById("stage")!.append(begin);
  const draw = redrawn(strip, () => {
    // Whoever begins with nothing is told how.
    const { size } = ui.graph.concepts;
    begin.hidden = size > 0;
    if (!size)
      fill(
        begin,
        h("strong", {}, editor.words.beginTitle),
        ui.graph.document.article.length ? editor.words.beginArticle : editor.words.begin,
      );
    strip.setAttribute("aria-label", editor.words.edit);
    const tools = made(editor).map((each) => buttonOf(each));
    return [tools, h("span", { class: "edit-gap" }), back(editor).map((each) => buttonOf(each))];
  });
  ui.store.subscribe((state, before) => {
    if (changed(state, before, "language", "concept", "effect")) draw();
  });
}

function buttonOf({ icon, text, key, act, bare, count }: Tool): Child {
  const found = button(
    [
      editIcon(icon),
      bare ? null : h("span", {}, text),
      count ? h("span", { class: "count" }, String(count)) : null,
    ],
    () => {
      const { left, width, bottom } = found.getBoundingClientRect();
      act([left + width / 2, bottom - 6]);
    },
    {
      class: bare ? "icon-button" : "edit-new",
      title: key ? `${text} (${key.replace("Control+", "Ctrl ").replace("Shift+", "Shift ")})` : text,
      "aria-label": bare ? text : undefined,
      "aria-keyshortcuts": key || undefined,
      "data-key": icon,
    },
  );
  return found;
}

function made(editor: Editor): Tool[] {
  const { words: w, sheet, panel, article, ui } = editor;
  const chosen = panel.chosen();
  const source = chosen?.kind === "concept" ? chosen.record.id : "";
  const { graph } = ui;
  return [
    { icon: "concept", text: w.newConcept, key: "N", act: (at) => sheet.concept(at) },
    { icon: "effect", text: w.newEffect, key: "E", act: (at) => sheet.effect({ source }, at) },
    ...(graph.document.article.length
      ? [
          {
            icon: "sentence" as const,
            text: w.sentences,
            key: "S",
            count: article.left(),
            act: () => article.next(),
          },
        ]
      : []),
    ...(graph.concepts.size
      ? [{ icon: "step" as const, text: w.recordStep, key: "R", act: (at: Place) => editor.tour.record(at) }]
      : []),
    { icon: "about", text: w.about, key: "", act: (at) => aboutSheet(editor, at) },
  ];
}

function back(editor: Editor): Tool[] {
  const { words: w } = editor;
  return [
    { icon: "undo", text: w.undo, key: "Control+Z", bare: true, act: () => void editor.step("undo") },
    { icon: "redo", text: w.redo, key: "Control+Shift+Z", bare: true, act: () => void editor.step("redo") },
  ];
}
