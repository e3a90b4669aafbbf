// The outline as a panel: every concept with its effects, by category.

import type { Concept } from "../document";
import type { Ui } from "./context";
import { type Child, h, panelTitle, words } from "./dom";
import { effectLink } from "./effect-link";

/** The panel that lists all concepts and their effects. */
export function outlinePanel(ui: Ui): Child[] {
  const { document } = ui.graph;
  const listed = document.categories.map((category) => [category.id, category.label] as const);
  const known = new Set(listed.map(([id]) => id));
  const rest = document.concepts.filter((concept) => !known.has(concept.category));
  return [
    panelTitle(ui.words.outline),
    document.concepts.length === 0 ? h("p", { class: "notice" }, ui.words.emptyGraph) : null,
    listed.map(([id, label]) =>
      part(
        ui,
        label,
        id,
        document.concepts.filter((concept) => concept.category === id),
      ),
    ),
    rest.length ? part(ui, listed.length ? "–" : ui.words.concepts, "", rest) : null,
  ];
}

function part(ui: Ui, label: string, category: string, concepts: readonly Concept[]): Child {
  return (
    concepts.length > 0 &&
    h(
      "section",
      {},
      h("h3", {}, category ? ui.signs.shape(category) : null, words(label)),
      h(
        "ul",
        { class: "outline-list" },
        concepts.map((concept) => h("li", {}, entry(ui, concept))),
      ),
    )
  );
}

function entry(ui: Ui, concept: Concept): Child {
  const effects = ui.graph.outgoing(concept.id),
    acting = ui.graph.incoming(concept.id);
  return [
    h(
      "button",
      {
        type: "button",
        class: "link outline-concept",
        on: { click: () => ui.actions.openConcept(concept.id) },
      },
      words(concept.title),
    ),
    effects.length
      ? h(
          "ul",
          { class: "rows" },
          effects.map((effect) => h("li", {}, effectLink(ui, effect))),
        )
      : null,
    acting.length > 0 && [
      h("h4", { class: "quiet" }, ui.words.actsOnIt),
      h(
        "ul",
        { class: "rows" },
        acting.map((effect) => h("li", {}, effectLink(ui, effect))),
      ),
    ],
  ];
}
