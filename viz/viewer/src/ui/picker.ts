// A field in which a concept is chosen by typing; the browser's own list of suggestions, any spelling of case.

import type { Ui } from "./context";
import { h } from "./dom";

let made = 0;

export function conceptPicker(ui: Ui, label: string, current: string, choose: (id: string) => void): HTMLElement {
  const list = `concepts-${++made}`;
  const input = h("input", {
    type: "text", list, placeholder: ui.words.choose, value: current ? ui.graph.titleOf(current) : "", autocomplete: "off", "data-key": label,
    on: {
      change: () => {
        const id = named(ui, input.value);
        input.setAttribute("aria-invalid", String(id === "" && input.value.trim() !== ""));
        if (id && id !== current) choose(id);
      },
      focus: () => input.select(),
    },
  });
  const options = ui.graph.document.concepts.map(({ title }) => h("option", { value: title.slice(0, 200) }));
  return h("label", { class: "picker" }, h("span", { class: "quiet" }, label), input, h("datalist", { id: list }, options));
}

/** The concept with this title, label, other name or id; else the only one that begins so; else "". */
export function named(ui: Ui, text: string): string {
  const wanted = text.trim().toLowerCase();
  const { concepts } = ui.graph.document;
  if (!wanted) return "";
  const exact = concepts.find(({ id, title, label, aka }) => [title.slice(0, 200), title, label, id, ...aka].some((name) => name.toLowerCase() === wanted));
  if (exact) return exact.id;
  const begun = concepts.filter(({ title }) => title.toLowerCase().startsWith(wanted));
  return begun.length === 1 ? (begun[0]?.id ?? "") : "";
}
