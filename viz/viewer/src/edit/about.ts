// What the whole file says of itself: title, description, and the article beside it.

import { button, h } from "../ui/dom";
import type { Editor } from "./editor";
import { formOf, lineField, textField } from "./form";
import type { Operation } from "./server";
import type { Place } from "./sheet";
import { sourceForm } from "./tools-evidence";
import { filled } from "./words";

/** Title, description and article on a sheet. */
export function aboutSheet(editor: Editor, at?: Place): void {
  const { ui, words: w, sheet } = editor;
  const { title, description, article } = ui.graph.document;
  const name = lineField(w.title, title),
    told = textField(w.description, description),
    text = lineField(w.articleFile, "", article.length ? w.articleThere : w.articleHint);
  const set = (key: string, value: string, was: string): Operation[] => {
    const wanted = value.trim().replace(/\s+/g, " ");
    return wanted === was ? [] : [{ do: "set_top", key, value: wanted, was }];
  };
  const form = formOf(editor, {
    fields: [name.element, told.element, text.element],
    act: w.save,
    said: filled(w.saved, { what: w.about }),
    ops: () => [
      ...(name.input.value.trim() ? set("title", name.input.value, title) : []),
      ...set("description", told.input.value, description),
      ...(text.input.value.trim() ? [{ do: "set_top", key: "text", value: text.input.value.trim() }] : []),
    ],
    close: () => sheet.close(),
  });
  const more = button(
    w.newReference,
    () =>
      sheet.show(
        w.newReference,
        sourceForm(editor, "", () => sheet.close()),
        at,
      ),
    {
      class: "edit-act",
    },
  );
  sheet.show(w.about, form, at, undefined, h("p", { class: "edit-or" }, more));
}
