// A field with suggestions: typed freely, or chosen from a list with arrow keys or pointer.

import { h } from "../ui/dom";

/** A suggestion; `value` is what goes into the field, `note` is said beside it. */
export interface Suggestion {
  value: string;
  note?: string;
}

/** What a field with suggestions is made of. */
export interface ComboParts {
  label: string;
  value?: string;
  placeholder?: string;
  /** The suggestions for what is typed, best first. */
  offers(typed: string): readonly Suggestion[];
  /** Told whenever the text changes. */
  changed?(text: string): void;
}

const MOST = 8;
let made = 0;

/** The field: its element, its text, and its input. */
export class Combo {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #parts: ComboParts;
  #shown: readonly Suggestion[] = [];
  #active = -1;
  #typed = false;

  constructor(parts: ComboParts) {
    this.#parts = parts;
    const id = `offers-${++made}`;
    this.#list = h("ul", { class: "offers", id, role: "listbox", hidden: true, "aria-label": parts.label });
    this.input = h("input", {
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "true",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-autocomplete": "list",
      placeholder: parts.placeholder,
      value: parts.value,
      on: {
        input: () => {
          this.#typed = true;
          parts.changed?.(this.text);
          this.#offer();
        },
        keydown: (event) => this.#key(event),
        blur: () => this.#close(),
      },
    });
    this.element = h(
      "label",
      { class: "edit-field" },
      h("span", { class: "quiet" }, parts.label),
      h("span", { class: "combo" }, this.input, this.#list),
    );
  }

  get text(): string {
    return this.input.value.trim().replace(/\s+/g, " ");
  }
  set text(text: string) {
    this.input.value = text;
    this.#parts.changed?.(this.text);
  }

  /** What is suggested may be more by now. */
  refresh(): void {
    if (this.#typed && document.activeElement === this.input) this.#offer();
  }

  #offer(): void {
    this.#shown = this.#parts.offers(this.text).slice(0, MOST);
    this.#active = -1;
    this.#list.replaceChildren(
      ...this.#shown.map(({ value, note }, n) =>
        h(
          "li",
          {
            role: "option",
            id: `${this.#list.id}-${n}`,
            "aria-selected": "false",
            dir: "auto",
            // Before the field loses the focus.
            on: {
              pointerdown: (event) => {
                event.preventDefault();
                this.#take(n);
              },
            },
          },
          value,
          note ? h("span", { class: "quiet" }, note) : null,
        ),
      ),
    );
    const open = this.#shown.length > 0;
    this.#list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.input.removeAttribute("aria-activedescendant");
  }

  #close(): void {
    this.#list.hidden = true;
    this.#active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  #take(n: number): void {
    const taken = this.#shown[n];
    if (taken) this.text = taken.value;
    this.#close();
  }

  #key(event: KeyboardEvent): void {
    const { key } = event;
    const open = !this.#list.hidden;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (!open) this.#offer();
      this.#move(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Enter" && open && this.#active >= 0) {
      event.preventDefault();
      this.#take(this.#active);
    } else if (key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    } else if (key === "Tab" && open && this.#active >= 0) this.#take(this.#active);
  }

  #move(by: number): void {
    const count = this.#shown.length;
    if (!count) return;
    this.#active = (this.#active + by + (this.#active < 0 && by < 0 ? 1 : 0) + count) % count;
    [...this.#list.children].forEach((item, n) => {
      item.setAttribute("aria-selected", String(n === this.#active));
      if (n === this.#active) item.scrollIntoView({ block: "nearest" });
    });
    this.input.setAttribute("aria-activedescendant", `${this.#list.id}-${this.#active}`);
  }
}
