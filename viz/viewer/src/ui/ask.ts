// The questions: how one concept affects another, what follows if it rises, which loops there are.

import { comesBack, type Loop, loops } from "../ask/loops";
import { drawnOf, idsOf, type Path, paths } from "../ask/paths";
import type { Effect, Verdict } from "../document";
import type { Question } from "../state";
import { format } from "../words";
import { askFollows } from "./ask-follows";
import { chain } from "./chain";
import type { Ui } from "./context";
import { button, type Child, h, panelTitle, quiet } from "./dom";
import { conceptPicker } from "./picker";
import { iconButton } from "./signs";

/** The panel of all questions. */
export function askPanel(ui: Ui): Child[] {
  const { words: w, graph, store } = ui;
  return [
    panelTitle(w.ask),
    section(ui, "paths", w.askPaths, askPaths),
    section(ui, "follows", w.askFollows, askFollows),
    // Asked for by an address, the question is answered all the same.
    (store.state.ask === "loops" || comesBack(graph)) && section(ui, "loops", w.askLoops, askLoops),
  ];
}

/** One question is open at a time, and the state knows which. */
function section(ui: Ui, name: Question, title: string, body: (ui: Ui) => Child): HTMLElement {
  const open = ui.store.state.ask === name;
  const turn = (event: Event): void => {
    event.preventDefault();
    ui.store.set({ ask: open ? "" : name });
  };
  return h(
    "details",
    { class: "question", open },
    h("summary", { "data-key": name, on: { click: turn } }, h("h3", {}, title)),
    open && body(ui),
  );
}

function askPaths(ui: Ui): Child {
  const { words: w, store } = ui;
  const { from, to } = store.state;
  return [
    h(
      "div",
      { class: "pair" },
      conceptPicker(ui, w.from, from, (id) => ui.actions.ask("paths", id, to)),
      iconButton("swap", w.swap, () => ui.actions.ask("paths", to, from), { "data-key": "swap" }),
      conceptPicker(ui, w.to, to, (id) => ui.actions.ask("paths", from, id)),
    ),
    from && to && from !== to ? answer(ui, from, to) : null,
  ];
}

function answer(ui: Ui, from: string, to: string): Child {
  const { words: w, graph } = ui;
  const found = paths(graph, from, to);
  if (found.length) {
    const signed = found.filter(({ sign }) => sign !== "none"),
      rest = found.filter(({ sign }) => sign === "none");
    const [direct, others] = [true, false].map((yes) =>
      signed.filter(({ effects }) => (effects.length === 1) === yes),
    );
    const drawn =
      ui.store.state.view === `path:${from}:${to}` ? drawnOf(found, ui.store.state.lit) : undefined;
    return [
      h(
        "p",
        { class: "quiet" },
        format(w, "pathsFound", { n: signed.length }),
        others!.length ? ` ${w.readEachStep}` : null,
      ),
      ways(ui, w.directly, direct!, drawn),
      ways(ui, w.throughOthers, others!, drawn),
      rest.length > 0 &&
        h(
          "details",
          { open: !signed.length || (drawn && rest.includes(drawn)) },
          h("summary", {}, h("h4", {}, format(w, "waysOpen", { n: rest.length }))),
          chains(ui, rest, drawn),
        ),
    ];
  }
  const back = paths(graph, to, from, { limit: 1 }).length > 0;
  return [
    h("p", {}, format(w, "noPaths", { from: graph.labelOf(from), to: graph.labelOf(to) })),
    back &&
      h(
        "p",
        {},
        button(w.tryReverse, () => ui.actions.showPath(to, from), { class: "link" }),
      ),
  ];
}

function backed(ui: Ui, verdict: Verdict): HTMLElement {
  return h("span", { class: `stance v-${verdict}` }, ui.signs.mark(verdict), ui.words.verdicts[verdict]);
}

function ways(ui: Ui, title: string, found: readonly Path[], drawn: Path | undefined): Child {
  return found.length > 0 && [h("h4", {}, `${title} · ${found.length}`), chains(ui, found, drawn)];
}

function chains(ui: Ui, found: readonly Path[], drawn: Path | undefined): HTMLElement {
  return h(
    "ol",
    { class: "chains" },
    found.map((path) => h("li", {}, pathEntry(ui, path, path === drawn))),
  );
}

function pathEntry(ui: Ui, path: Path, shown: boolean): Child {
  const { words: w } = ui;
  const condition = path.effects.length > 1 && path.sign !== "none" ? `${w.netEffect}: ` : "";
  return [
    chain(ui, path.effects),
    h(
      "p",
      { class: "net" },
      condition,
      h("strong", {}, w.nets[path.sign]),
      path.sign !== "none" && [
        " · ",
        path.effects.length > 1 && `${w.weakestLink}: `,
        backed(ui, path.weakest.verdict),
      ],
      " ",
      showButton(ui, path.effects, shown),
    ),
  ];
}

/** Draws a way as the view, in the place of the one drawn before. */
function showButton({ actions, words: w }: Ui, effects: readonly Effect[], shown: boolean): HTMLElement {
  const [first, last] = [effects[0]!, effects.at(-1)!];
  return button(shown ? w.shown : w.show, () => actions.showPath(first.source, last.target, idsOf(effects)), {
    class: "link",
    "aria-pressed": String(shown),
    "data-key": `way ${effects.map(({ id }) => id).join(" ")}`,
  });
}

function askLoops(ui: Ui): Child {
  const found = loops(ui.graph);
  if (!found.length) return quiet(ui.words.noLoops);
  return [
    quiet(format(ui.words, "loopsFound", { n: found.length })),
    h(
      "ol",
      { class: "chains" },
      found.map((loop) => h("li", {}, loopEntry(ui, loop))),
    ),
  ];
}

function loopEntry(ui: Ui, loop: Loop): Child {
  const { words: w } = ui,
    { path, lit } = ui.store.state;
  return [
    h(
      "p",
      { class: "net" },
      h("strong", {}, w.loopKinds[loop.kind]),
      `: ${w.loopKindsExplained[loop.kind]} `,
      showButton(ui, loop.effects, path !== null && String(lit) === String(idsOf(loop.effects))),
    ),
    chain(ui, loop.effects),
  ];
}
