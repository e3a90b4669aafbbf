// Beside the map: what the graph is about, of what it is made, how well it is backed, and ways in.

import { DISPUTED, VERDICTS } from "../rules";
import { NO_FILTER } from "../state";
import { isMap } from "../views";
import { format } from "../words";
import { changed } from "./changed";
import type { Ui } from "./context";
import { button, type Child, fill, h, s, words } from "./dom";
import { icon } from "./signs";

/** Let the column tell of the graph, and filter the map. */
export function mountDoor(ui: Ui, door: HTMLElement): void {
  const draw = (): void => {
    const held = (document.activeElement as HTMLElement | null)?.dataset.key;
    door.setAttribute("aria-label", ui.words.about);
    fill(door, about(ui), backing(ui), waysIn(ui));
    if (held) door.querySelector<HTMLElement>(`[data-key="${CSS.escape(held)}"]`)?.focus();
  };
  const plain = !isMap(ui.data.start);
  if (plain || isMap(ui.store.state.view)) draw();
  ui.store.subscribe((state, before) => {
    if (
      (plain || isMap(state.view)) &&
      (!door.childElementCount || changed(state, before, "language", "filter", "view"))
    )
      draw();
  });
}

function about({ graph }: Ui): HTMLElement {
  const { description, title } = graph.document;
  return h(
    "div",
    { class: `about-graph${description ? "" : " untold"}` },
    h("h2", {}, words(description || title)),
  );
}

/** How much is well backed and how much is not: a bar, and counts that leave only these in. */
function backing(ui: Ui): HTMLElement {
  const { graph, words: w } = ui,
    { document } = graph;
  const made = [
    format(w, "countConcepts", { n: document.concepts.length }),
    format(w, "countEffects", { n: document.effects.length }),
    document.references.length > 0 && format(w, "countReferences", { n: document.references.length }),
  ].filter(Boolean);
  const counts = VERDICTS.map((verdict) => [verdict, graph.countVerdict(verdict)] as const).filter(
    ([, n]) => n,
  );
  return h(
    "div",
    { class: "backing" },
    h("p", { class: "made-of" }, made.join(", ")),
    graph.hasVerdicts() && [
      bar(counts),
      h("ul", { class: "counts", "aria-label": w.evidenceShare }, rows(ui, counts)),
    ],
  );
}

type Counts = readonly (readonly [(typeof VERDICTS)[number], number])[];

function bar(counts: Counts): SVGElement {
  const total = counts.reduce((sum, [, n]) => sum + n, 0);
  const room = 264 - 2 * (counts.length - 1);
  let x = 0;
  const parts = counts.map(([verdict, n]) => {
    const width = (room * n) / total;
    const part = s("rect", { class: `v-${verdict}`, x, width, height: 8, rx: 1 });
    x += width + 2;
    return part;
  });
  return s(
    "svg",
    { class: "shares", viewBox: "0 0 264 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    ...parts,
  );
}

function rows(ui: Ui, counts: Counts): Child[] {
  const { words: w, store, actions } = ui,
    { verdicts } = store.state.filter;
  return counts.map(([verdict, n]) => {
    const chosen = verdicts.includes(verdict);
    const toggle = (): void => {
      const left = chosen ? verdicts.filter((one) => one !== verdict) : [...verdicts, verdict];
      actions.filter({ ...NO_FILTER, verdicts: left });
    };
    return h(
      "li",
      {},
      button(
        [
          ui.signs.mark(verdict) ?? h("span", { class: "dot", "aria-hidden": "true" }, "·"),
          h("span", {}, w.verdicts[verdict]),
          h("b", {}, String(n)),
        ],
        toggle,
        { "aria-pressed": String(chosen), title: w.verdicts[verdict], "data-key": `count ${verdict}` },
      ),
      chosen && button(format(w, "listAll", { n }), () => actions.panel("filter"), { class: "link" }),
    );
  });
}

/** The story, what is disputed, and a question. */
function waysIn(ui: Ui): HTMLElement {
  const { graph, words: w, actions, store } = ui;
  const tour = graph.document.tours[0];
  const [mixed, contradicted] = [graph.countVerdict("mixed"), graph.countVerdict("contradicted")];
  const disputed = (): void =>
    store.set({ filter: { ...NO_FILTER, verdicts: [...DISPUTED] }, panel: "filter" });
  return h(
    "nav",
    { class: "ways-in", "aria-label": w.waysIn },
    tour &&
      way(
        icon("play"),
        "first",
        w.playStory,
        format(w, "playSteps", { n: tour.steps.length, title: tour.title }),
        () => actions.tour(tour.id),
      ),
    mixed + contradicted > 0 &&
      way(
        ui.signs.mark("mixed"),
        "",
        w.whatDisputed,
        format(w, "disputedCounts", { mixed, contradicted }),
        disputed,
      ),
    way(icon("reach"), "", w.howReach, w.chooseTwo, () => actions.panel("ask")),
  );
}

function way(sign: Child, kind: string, name: string, told: string, go: () => void): HTMLElement {
  return button(
    [h("span", { class: `sign ${kind}` }, sign), h("span", {}, h("b", {}, name), h("small", {}, told))],
    go,
  );
}

/** What of the map leads on: buttons over what is drawn there, for the pointer and for the Tab key. */
export function mountLeads(ui: Ui, stage: HTMLElement): void {
  const host = h("div", { id: "leads" });
  stage.append(host);
  const draw = (): void => {
    const view = ui.actions.shownView(),
      factor = view?.factor ?? 1,
      held = host.contains(document.activeElement) && (document.activeElement as HTMLElement).dataset.key;
    const notes = view?.ground?.notes.filter(({ leads }) => leads) ?? [];
    fill(
      host,
      notes.map(({ text, at: [x, y], font, align, leads }) => {
        const width = ui.stage.textWidth(text) * font + 8;
        const left = align === "left" ? x - 4 : align === "right" ? x - width + 4 : x - width / 2;
        const one = button("", () => follow(ui, leads), {
          class: "lead",
          "aria-label": labelOf(ui, text, leads),
          "data-key": leads,
        });
        Object.assign(one.style, px({ left, top: y - 12, width, height: 24 }, factor));
        return one;
      }),
    );
    if (held) host.querySelector<HTMLElement>(`[data-key="${CSS.escape(held)}"]`)?.focus();
  };
  ui.stage.onShown = draw;
  draw();
}

function px(place: Record<string, number>, factor: number): Record<string, string> {
  return Object.fromEntries(Object.entries(place).map(([side, value]) => [side, `${value * factor}px`]));
}

function follow(ui: Ui, leads: string): void {
  if (leads.startsWith("focus:")) ui.actions.openConcept(leads.slice(6));
  else ui.actions.map(leads);
}

function labelOf(ui: Ui, text: string, leads: string): string {
  const group = ui.data.map.groups.find(({ key }) => leads === `map:${key}`);
  return group && text !== group.title ? `${text}: ${group.title}` : text;
}
