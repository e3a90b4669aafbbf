// Narrowing: what is left in, by verdict, direction, certainty, level, category, relation and reference, with counts.

import type { Effect, Verdict } from "../document";
import { effectPasses, isRestricting, type Side, valuesOf } from "../filter";
import { CERTAINTIES, DISPUTED, LEVELS, SIGNS, VERDICTS } from "../rules";
import { type Filter, NO_FILTER } from "../state";
import { format } from "../words";
import type { Ui } from "./context";
import { button, type Child, h, panelTitle, words } from "./dom";
import { countDrawn } from "./drawn";
import { effectLink, headOf } from "./effect-link";

/** Where doubt is told: the more doubtful first. */
const DOUBT: Record<Verdict, number> = {
  contradicted: 0,
  "not-found": 1,
  mixed: 2,
  "not-checked": 3,
  supported: 4,
};
/** References that disagree, with it or among themselves; and none that says anything. */
const WITHOUT: Filter["verdicts"] = ["not-found"];
const MOST_LISTED = 200,
  LONGEST_CHIP = 48;

interface Choice {
  value: string;
  name: Child;
  sign?: Element | null;
}

/** The panel of the filter. */
export function narrowPanel(ui: Ui): Child[] {
  const { words: w, graph } = ui;
  const { filter } = ui.store.state;
  const { effects } = graph.document;
  const passing = effects.filter((effect) => effectPasses(graph, filter, effect)),
    left = passing.length;
  const unchecked = graph.countVerdict("not-checked");
  const here = countDrawn(ui, passing),
    drawn = countDrawn(ui, effects);
  return [
    panelTitle(w.narrow),
    h(
      "div",
      { class: "presets" },
      preset(ui, w.disputed, [...DISPUTED]),
      preset(ui, w.withoutEvidence, WITHOUT),
      preset(ui, w.onlySupported, ["supported"]),
    ),
    isChosen(filter, WITHOUT) &&
      unchecked > 0 &&
      h("p", { class: "quiet unchecked" }, format(w, "unchecked", { n: unchecked })),
    h(
      "p",
      { class: "left-in", role: "status" },
      left > here && [h("strong", {}, format(w, "leftInAll", { n: left, all: effects.length })), " "],
      format(w, "leftIn", { n: here, all: drawn }),
      " ",
      left > here && h("span", { class: "quiet" }, `${format(w, "leftElsewhere", { n: left - here })} `),
      isRestricting(filter) &&
        button(w.showAll, () => ui.actions.noFilter(), { class: "link", "data-key": "all" }),
    ),
    left === 0 && effects.length > 0 ? h("p", { class: "notice" }, w.nothingLeft) : null,
    checkbox(w.hideRest, "hide", filter.hide, () => ui.actions.filter({ hide: !filter.hide })),
    remaining(ui),
    sides(ui).map(([side, title, choices]) => group(ui, side, title, choices)),
  ];
}

/** The effects that a restriction leaves, those first of which least is certain. */
function remaining(ui: Ui): Child {
  const { graph, store } = ui;
  if (!isRestricting(store.state.filter)) return null;
  const rank = (effect: Effect): number => DOUBT[effect.verdict];
  const left = graph.document.effects
    .filter((effect) => effectPasses(graph, store.state.filter, effect))
    .sort((a, b) => rank(a) - rank(b));
  return h(
    "ul",
    { class: "rows remaining" },
    left.slice(0, MOST_LISTED).map((effect) => h("li", {}, effectLink(ui, effect))),
    left.length > MOST_LISTED &&
      h("li", { class: "quiet" }, format(ui.words, "more", { n: left.length - MOST_LISTED })),
  );
}

function isChosen({ verdicts: chosen }: Filter, verdicts: Filter["verdicts"]): boolean {
  return chosen.length === verdicts.length && verdicts.every((verdict) => chosen.includes(verdict));
}

function preset(ui: Ui, name: string, verdicts: Filter["verdicts"]): HTMLElement {
  const { filter } = ui.store.state;
  const on = isChosen(filter, verdicts);
  return button(
    name,
    () => ui.store.set({ filter: on ? NO_FILTER : { ...NO_FILTER, hide: filter.hide, verdicts } }),
    { class: "preset", "aria-pressed": String(on), "data-key": name },
  );
}

function sides(ui: Ui): readonly (readonly [Side, string, readonly Choice[]])[] {
  const { words: w, graph, signs } = ui;
  const { categories, relations, references } = graph.document;
  const given = <T extends string>(values: readonly T[], names: Record<T, string>): Choice[] =>
    values.map((value) => ({ value, name: names[value] }));
  return [
    [
      "verdicts",
      w.verdict,
      VERDICTS.map((value) => ({ value, name: w.verdicts[value], sign: signs.mark(value) })),
    ],
    ["certainties", w.certainty, [...given(CERTAINTIES, w.certainties), { value: "", name: "–" }]],
    ["signs", w.sign, given(SIGNS, w.signs)],
    ["levels", w.level, given(LEVELS, w.levels)],
    [
      "categories",
      w.categories,
      categories.map(({ id, label }) => ({ value: id, name: words(label), sign: signs.shape(id) })),
    ],
    ["relations", w.relation, relations.map(({ id }) => ({ value: id, name: words(id) }))],
    [
      "references",
      w.references,
      references.map((one) => ({
        value: one.id,
        name: [words(one.title || one.id), " ", h("span", { class: "quiet" }, headOf(one))],
      })),
    ],
  ];
}

/** What the filter leaves in, side by side, each with what takes it back; `short` has room on the stage. */
export function restrictions(ui: Ui): { name: string; short: string; remove: () => void }[] {
  const { filter } = ui.store.state;
  return sides(ui)
    .filter(([side]) => filter[side].length)
    .map(([side, title, choices]) => {
      const chosen: readonly string[] = filter[side];
      const names = chosen.map(
        (value) =>
          (side === "references" && headOf(ui.graph.references.get(value))) ||
          textOf(choices.find((choice) => choice.value === value)?.name) ||
          value,
      );
      const name = `${title}: ${names.join(", ")}`;
      return {
        name,
        short:
          names.length > 1 && name.length > LONGEST_CHIP
            ? `${title}: ${format(ui.words, "chosen", { n: names.length })}`
            : name,
        remove: () => ui.actions.filter({ [side]: [] }),
      };
    });
}

function textOf(name: Child): string {
  return Array.isArray(name)
    ? textOf(name[0] as Child)
    : name instanceof Node
      ? (name.textContent ?? "")
      : typeof name === "string"
        ? name
        : "";
}

function group(ui: Ui, side: Side, title: string, choices: readonly Choice[]): Child {
  const { filter } = ui.store.state;
  const chosen: readonly string[] = filter[side];
  const counts = countsOf(ui, side);
  const offered = choices.filter(({ value }) => counts.has(value) || chosen.includes(value));
  if (offered.length < 2 && !chosen.length) return null;
  const boxes = offered.map(({ value, name, sign }) =>
    checkbox(
      [sign, name],
      `${side} ${value}`,
      chosen.includes(value),
      () =>
        ui.actions.filter({
          [side]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value],
        }),
      counts.get(value) ?? 0,
    ),
  );
  const open = side === "verdicts" || side === "signs" || side === "categories" || chosen.length > 0;
  return h(
    "details",
    { class: "filter-group", open },
    h("summary", {}, h("h3", {}, title)),
    h("div", { role: "group", "aria-label": title }, boxes),
  );
}

/** Effects by value of one side, counted under the other sides' restrictions. */
function countsOf(ui: Ui, side: Side): Map<string, number> {
  const counts = new Map<string, number>();
  const others = { ...ui.store.state.filter, [side]: [] };
  for (const effect of ui.graph.document.effects) {
    const left = effectPasses(ui.graph, others, effect);
    for (const value of new Set(valuesOf(ui.graph, side, effect)))
      counts.set(value, (counts.get(value) ?? 0) + (left ? 1 : 0));
  }
  return counts;
}

function checkbox(name: Child, key: string, checked: boolean, act: () => void, count?: number): HTMLElement {
  return h(
    "label",
    { class: "check" },
    h("input", { type: "checkbox", checked, "data-key": key, on: { change: act } }),
    h("span", { class: "check-name" }, name),
    count === undefined ? null : h("span", { class: "count" }, String(count)),
  );
}
