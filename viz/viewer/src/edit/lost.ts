// Edits that another program has saved over: said at the foot of the page, and offered again.

import { button, fill, h } from "../ui/dom";
import type { Editor } from "./editor";
import { formOf } from "./form";
import type { Operation } from "./server";
import { filled } from "./words";

/** Hears of lost edits. */
export class Lost {
  readonly #editor: Editor;
  readonly #element = h("section", { id: "edit-lost", role: "alert", hidden: true });
  #edits: (readonly Operation[])[] = [];

  constructor(editor: Editor) {
    this.#editor = editor;
    document.getElementById("main")!.append(this.#element);
    editor.following.onLost((told) => {
      this.#edits = [...this.#edits, ...(told as { edits: Operation[][] }).edits];
      this.#draw();
    });
  }

  #draw(): void {
    const { words: w, sheet } = this.#editor;
    const edits = this.#edits;
    this.#element.hidden = edits.length === 0;
    fill(
      this.#element,
      h("p", {}, filled(edits.length === 1 ? w.lostOne : w.lostMany, { n: edits.length })),
      h(
        "ul",
        {},
        edits.slice(0, 6).map((each) => h("li", { dir: "auto" }, this.#told(each))),
      ),
      h(
        "div",
        { class: "edit-acts" },
        button(w.putBack, () => void this.#again(), { class: "edit-act" }),
        button(w.leaveLost, () => this.#leave(), { class: "edit-leave" }),
      ),
    );
    if (edits.length && sheet.isOpen) this.#editor.ui.say(w.lostOne);
  }

  #leave(): void {
    this.#edits = [];
    this.#draw();
  }

  /** Do them again, one after another; what meets another text is shown with both. */
  async #again(): Promise<void> {
    const { words: w, sheet } = this.#editor;
    while (this.#edits.length) {
      const [first, ...rest] = this.#edits;
      const answer = await this.#editor.do(first!, w.putBackDone);
      this.#edits = rest;
      if (answer.kind === "done") continue;
      this.#draw();
      const form = formOf(this.#editor, {
        fields: h("p", { dir: "auto" }, this.#told(first!)),
        act: w.putBack,
        said: w.putBackDone,
        ops: () => first!,
        close: () => sheet.close(),
      });
      sheet.show(w.putBack, form);
      form.requestSubmit();
      return;
    }
    this.#draw();
  }

  /** What an edit was, in a few words. */
  #told(operations: readonly Operation[]): string {
    const { words: w, ui } = this.#editor;
    return operations
      .map(({ do: what, id = "", key = "", value }) => {
        const name = ui.graph.concepts.get(id)?.title ?? ui.graph.effects.get(id)?.sentence ?? id;
        if (what === "add_effect") {
          const { source, label, target } = value as { source: string; label: string; target: string };
          return `${w.newEffect}: ${ui.graph.titleOf(source)} ${label} ${ui.graph.labelOf(target)}`;
        }
        if (what === "add_concept") return `${w.newConcept}: ${(value as { label?: string }).label ?? id}`;
        if (what.startsWith("delete")) return `${w.delete}: ${name}`;
        const text = typeof value === "string" ? value : "";
        return [name || key, text].filter(Boolean).join(": ");
      })
      .join(" · ");
  }
}
