// A field in which a concept is chosen by typing; as forgiving as the search, with the browser's own suggestions.

import type { Ui } from "./context";
import { h } from "./dom";
import { indexOf } from "./search-index";

let made = 0;

/** A field to choose a concept by any of its names. */
export function conceptPicker(
  ui: Ui,
  label: string,
  current: string,
  choose: (id: string) => void,
): HTMLElement {
  const list = `concepts-${++made}`;
  const message = h("span", { class: "picker-message", id: `${list}-message`, role: "alert" });
  const input = h("input", {
    type: "text",
    list,
    placeholder: ui.words.concept,
    value: current ? ui.graph.titleOf(current) : "",
    autocomplete: "off",
    "data-key": `pick ${label}`,
    "aria-describedby": message.id,
    on: {
      change: () => {
        const id = named(ui, input.value);
        const unknown = id === "" && input.value.trim() !== "";
        input.setAttribute("aria-invalid", String(unknown));
        message.textContent = unknown ? ui.words.noSuchConcept : "";
        if (id) input.value = ui.graph.titleOf(id);
        if (id && id !== current) choose(id);
      },
      focus: () => input.select(),
    },
  });
  const options = ui.graph.document.concepts.map(({ title }) => h("option", { value: title.slice(0, 200) }));
  return h(
    "label",
    { class: "picker" },
    h("span", { class: "quiet" }, label),
    input,
    message,
    h("datalist", { id: list }, options),
  );
}

/** The concept with this title, label, other name or id; else the one that the search would offer first; else "". */
export function named(ui: Ui, text: string): string {
  const wanted = text.trim().toLowerCase();
  const { concepts } = ui.graph.document;
  if (!wanted) return "";
  const exact = concepts.find(({ id, title, label, aka }) =>
    [title.slice(0, 200), title, label, id, ...aka].some((name) => name.toLowerCase() === wanted),
  );
  if (exact) return exact.id;
  return (
    indexOf(ui.graph)
      .find(text)
      .find(({ kind }) => kind === "concepts" || kind === "aliases")?.id ?? ""
  );
}
