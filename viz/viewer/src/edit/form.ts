// A small form: what is to be done is made of its fields; what keeps it from being done is said in it, in place.

import { button, type Child, fill, h } from "../ui/dom";
import type { Editor } from "./editor";
import { inWords } from "./refusals";
import { type Answer, again, type Conflict, type Operation } from "./server";
import { filled } from "./words";

/** What a form is made of. */
export interface FormParts {
  fields: Child;
  /** What its button says. */
  act: string;
  danger?: boolean;
  /** The edits that it asks for; a text says what is missing; none: nothing is different. */
  ops(): readonly Operation[] | string;
  /** Said when it is done. */
  said: string;
  done?(): void;
  close(): void;
}

/** What breaks may be done all the same: the server says so in these words. */
const MAY_FORCE = " (force makes it all the same)";

/** A form, which closes when its edit is done. */
export function formOf(editor: Editor, parts: FormParts): HTMLFormElement {
  const { words: w } = editor;
  const message = h("div", { class: "edit-message", role: "alert", hidden: true });
  const act = h(
    "button",
    { type: "submit", class: parts.danger ? "edit-act danger" : "edit-act" },
    parts.act,
  );
  const show = (...what: Child[]): void => {
    fill(message, what);
    message.hidden = false;
  };
  const send = async (operations: readonly Operation[]): Promise<void> => {
    // Disabled, it would lose the focus.
    form.setAttribute("aria-busy", "true");
    const answer = await editor.do(operations, parts.said);
    form.removeAttribute("aria-busy");
    if (answer.kind === "done") {
      // Meanwhile another form may stand in its place, which is not this one's to close.
      if (form.isConnected) parts.close();
      parts.done?.();
    } else show(trouble(editor, answer, operations, send, parts.close));
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    if (form.ariaBusy) return;
    const operations = parts.ops();
    if (typeof operations === "string") show(h("p", {}, operations));
    else if (operations.length) void send(operations);
    else parts.close();
  };
  const form = h(
    "form",
    {
      class: "edit-form",
      on: {
        submit,
        keydown: (event) => {
          if (event.key === "Escape") {
            event.preventDefault();
            event.stopPropagation();
            parts.close();
          } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
        },
      },
    },
    parts.fields,
    message,
    h("div", { class: "edit-acts" }, act, button(w.cancel, parts.close, { class: "edit-leave" })),
  );
  return form;
}

/** Why an edit was not done, and what can be done about it. */
function trouble(
  editor: Editor,
  answer: Exclude<Answer, { kind: "done" }>,
  operations: readonly Operation[],
  send: (operations: readonly Operation[]) => Promise<void>,
  close: () => void,
): Child {
  const { words: w } = editor;
  if (answer.kind === "conflict") {
    const { conflicts } = answer;
    return [
      h("p", {}, w.conflict),
      conflicts.map((each) => bothTexts(editor, each)),
      h(
        "p",
        { class: "edit-choices" },
        button(w.putMine, () => void send(again(operations, { conflicts })), { class: "link" }),
        button(w.keepTheirs, close, { class: "link" }),
      ),
    ];
  }
  const may = answer.why.includes(MAY_FORCE);
  const why = inWords(editor, answer.why.replace(MAY_FORCE, ""));
  return [
    h("p", { dir: "auto" }, answer.line ? filled(w.atLine, { line: answer.line, why }) : why),
    may &&
      h(
        "p",
        { class: "edit-choices" },
        button(w.anyway, () => void send(again(operations, { force: true })), { class: "link" }),
      ),
  ];
}

/** What the file says now, and what was to be put there. */
function bothTexts({ words: w }: Editor, { op, now }: Conflict): HTMLElement {
  const told = (value: unknown): HTMLElement =>
    h(
      "span",
      { dir: "auto" },
      value === null || value === undefined || value === "" ? w.nothing : textOf(value),
    );
  return h(
    "dl",
    { class: "edit-both" },
    h("div", {}, h("dt", {}, w.theFile), h("dd", {}, told(now))),
    h("div", {}, h("dt", {}, w.yours), h("dd", {}, told(op.value))),
  );
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A line of text in a form. */
export function lineField(
  label: string,
  value: string,
  placeholder = "",
): { element: HTMLElement; input: HTMLInputElement } {
  const input = h("input", { type: "text", value, autocomplete: "off", dir: "auto", placeholder });
  return { element: h("label", { class: "edit-field" }, h("span", { class: "quiet" }, label), input), input };
}

/** Several lines of text in a form, as high as what is typed; Enter alone does what the form does. */
export function textField(
  label: string,
  value: string,
): { element: HTMLElement; input: HTMLTextAreaElement } {
  const grow = (): void => {
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight + 2}px`;
  };
  const input = h("textarea", {
    rows: 3,
    dir: "auto",
    on: {
      input: grow,
      focus: grow,
      keydown: (event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        input.form?.requestSubmit();
      },
    },
  });
  input.value = value;
  return { element: h("label", { class: "edit-field" }, h("span", { class: "quiet" }, label), input), input };
}

/** One of several, by its value. */
export function choiceField(
  label: string,
  options: readonly (readonly [value: string, name: string])[],
  value: string,
): { element: HTMLElement; input: HTMLSelectElement } {
  const input = h(
    "select",
    {},
    options.map(([each, name]) => h("option", { value: each, selected: each === value }, name)),
  );
  return {
    element: h(
      "label",
      { class: "edit-field" },
      h("span", { class: "quiet" }, label),
      h("span", { class: "select" }, input),
    ),
    input,
  };
}
