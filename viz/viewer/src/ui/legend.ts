// The legend: what shapes, arrow heads, lines and marks mean; only what this graph uses.

import { ARROWS, VERDICTS } from "../rules";
import { format } from "../words";
import type { Ui } from "./context";
import { button, type Child, h, panelTitle, words } from "./dom";

/** The panel of the legend. */
export function legendPanel(ui: Ui): Child[] {
  const { words: w, graph, signs } = ui;
  const used = new Set(graph.document.effects.map((effect) => signs.arrowOf(effect)));
  return [
    panelTitle(w.legend),
    section(
      w.arrows,
      ARROWS.filter((arrow) => used.has(arrow)).map((arrow) =>
        entry(signs.arrow(arrow), w.arrowNames[arrow]),
      ),
    ),
    opposites(ui),
    section(
      w.lines,
      VERDICTS.filter((verdict) => graph.countVerdict(verdict)).map((verdict) =>
        h(
          "li",
          {},
          signs.arrow("none", verdict),
          h(
            "span",
            {},
            h("span", { class: `stance v-${verdict}` }, signs.mark(verdict), w.verdicts[verdict]),
            h("span", { class: "quiet explained" }, w.verdictsExplained[verdict]),
          ),
        ),
      ),
    ),
    groups(ui),
  ];
}

/** The categories, or else the communities, each with what shuts it to one box where that can be done. */
function groups(ui: Ui): Child {
  const { words: w, graph, signs, store, actions } = ui;
  const { shut, view } = store.state,
    found = graph.groups();
  const shuts = /^(overview|tour):/.test(view) && found.length > 1;
  const toggle = (name: string, told: string, yes: boolean, key: string): HTMLElement =>
    button(name, () => actions.shut(key, yes), {
      class: "link",
      "aria-label": told,
      "data-key": `shut ${key}`,
    });
  const listed = found.map(({ key, name, members, category }) => {
    const open = !shut.includes(key);
    return h(
      "li",
      {},
      category ? signs.shape(key) : null,
      h("span", {}, words(name)),
      shuts &&
        members.length > 0 &&
        toggle(open ? w.shutIt : w.openIt, format(w, open ? "shutNamed" : "openGroup", { name }), open, key),
    );
  });
  if (!found.some(({ category }) => category) && !shuts) return null;
  return h(
    "section",
    {},
    h("h3", {}, w.categories),
    h("ul", { class: "legend-list" }, listed),
    shuts &&
      h(
        "p",
        { class: "asks" },
        toggle(w.shutAll, w.shutAll, true, ""),
        toggle(w.openAll, w.openAll, false, ""),
      ),
  );
}

/** The switch that draws lines between opposites, where there are any. */
function opposites({ words: w, graph, store, signs }: Ui): Child {
  if (!graph.document.opposites?.length) return null;
  const box = h("input", {
    type: "checkbox",
    checked: store.state.opposites,
    "data-key": "opposites",
    on: { change: () => store.set({ opposites: (box as HTMLInputElement).checked }) },
  });
  return h(
    "section",
    {},
    h("h3", {}, w.opposite),
    h("label", { class: "switch" }, box, signs.opposites(), h("span", {}, w.drawOpposites)),
  );
}

function section(title: string, entries: readonly HTMLElement[]): Child {
  return (
    entries.length > 0 && h("section", {}, h("h3", {}, title), h("ul", { class: "legend-list" }, entries))
  );
}

function entry(sign: SVGElement, name: Child): HTMLElement {
  return h("li", {}, sign, h("span", {}, name));
}
