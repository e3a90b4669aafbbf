// The menu: panels, theme, language, and what can be kept (link, picture, data, print).

import { PAGE_THEMES } from "../rules";
import type { Theme } from "../state";
import { waiting } from "../waiting";
import { languages, tableFor } from "../words";
import type { Ui } from "./context";
import { button, type Child, fill, h, type Props, quiet } from "./dom";
import { iconButton } from "./signs";

/** The menu of what is not about the graph: downloads, colours, language, help. */
export function menu(ui: Ui): HTMLElement {
  return popover("menu", ui.words.menu, () => entries(ui));
}

/** A popover of the page's own: a button and a list that opens under it, closed by Escape or by leaving it. */
export function popover(id: "menu" | "legend", name: string, contents: () => Child[]): HTMLElement {
  const list = h("div", { class: "menu", id, hidden: true, "aria-label": name, role: "group" });
  const opener = iconButton(
    id,
    name,
    () => {
      open(list.hidden === true);
      list.querySelector<HTMLElement>("[aria-current]")?.focus();
    },
    { "aria-expanded": "false", "aria-controls": id, "data-key": id },
  );
  // In a frame nothing pressed takes the focus, so leaving is no loss of it.
  const outside = ({ target }: Event): void => {
    if (!whole.contains(target as Node)) open(false);
  };
  const open = (yes: boolean): void => {
    if (yes) fill(list, contents());
    list.hidden = !yes;
    opener.setAttribute("aria-expanded", String(yes));
    document[yes ? "addEventListener" : "removeEventListener"]("pointerdown", outside, { capture: true });
  };
  const whole: HTMLElement = h(
    "div",
    {
      class: "menu-host",
      on: {
        keydown: (event) => {
          const { key, target } = event,
            items = [...list.querySelectorAll("button")],
            at = items.indexOf(target as HTMLButtonElement);
          const to = { ArrowDown: at + 1, ArrowUp: Math.max(at, 0) - 1, Home: 0, End: -1 }[key];
          if (list.hidden) return;
          if (key === "Escape") {
            open(false);
            opener.focus();
          } else if (to === undefined || (target as Element).matches("select")) return;
          else items.at(to % items.length)?.focus();
          event.preventDefault();
          event.stopPropagation();
        },
        focusout: (event) => {
          if (!whole.contains(event.relatedTarget as Node | null)) open(false);
        },
      },
    },
    opener,
    list,
  );
  // Who chose with the keyboard goes on where the list was opened: before anything is done, which may draw all anew.
  list.addEventListener(
    "click",
    (event) => {
      if (!(event.target as Element).closest(".menu-item")) return;
      const held = list.contains(document.activeElement);
      open(false);
      if (held) opener.focus();
    },
    true,
  );
  // A press inside must not take the focus away first: Safari gives buttons no focus.
  list.addEventListener("pointerdown", (event) => {
    if (!(event.target as Element).closest("select")) event.preventDefault();
  });
  return whole;
}

/** What a reader can take away, each by the name of its words. */
const COPIED = ["copyLink", "copyText", "copyPicture"] as const,
  SAVED = [
    "savePng",
    "saveSvg",
    "saveMarkdown",
    "saveYaml",
    "saveJson",
    "saveCsv",
    "saveReferences",
  ] as const;

function entries(ui: Ui): Child[] {
  const { words: w, actions } = ui;
  const item = (name: string, act: () => void, props: Props = {}): HTMLElement =>
    button(name, act, { class: "menu-item", ...props });
  const turned = (name: string, key: "large" | "arranging" | "moving"): HTMLElement => {
    const on = ui.store.state[key];
    return item(name, () => ui.store.set({ [key]: !on }), { "aria-pressed": String(on) });
  };
  return [
    h(
      "div",
      { class: "menu-group" },
      item(w.narrow, () => actions.panel("filter")),
      item(w.ask, () => actions.panel("ask")),
      item(w.legend, () => actions.panel("legend")),
      item(w.outline, () => actions.panel("outline")),
      item(w.help, () => actions.panel("help")),
    ),
    h(
      "div",
      { class: "menu-group" },
      COPIED.map((what) => item(w[what], () => void waiting("export")[what](ui))),
      item(w.print, () => window.print()),
      item(w.printAll, printAll),
    ),
    h(
      "div",
      { class: "menu-group saves" },
      quiet(w.saveAs),
      SAVED.map((what) =>
        // What stands in brackets: the form. All of it is told to those who do not see the line above.
        item(w[what].replace(/.*\(|\).*/g, ""), () => void waiting("export")[what](ui), {
          title: w[what],
          "aria-label": w[what],
        }),
      ),
    ),
    h(
      "div",
      { class: "menu-group" },
      turned(w.largeText, "large"),
      turned(w.arrange, "arranging"),
      turned(w.letItMove, "moving"),
      item(w.fit, () => ui.stage.fit(), { class: "menu-item small-only" }),
      item(w.resetPositions, () => {
        ui.store.set({ moving: false });
        ui.stage.resetPositions();
      }),
    ),
    h("div", { class: "menu-group choices" }, themeChoice(ui), languageChoice(ui)),
  ];
}

/** Below the printed picture its effects are told; after printing, all is as before. */
export function printSheets(ui: Ui): void {
  addEventListener("beforeprint", () => waiting("export").putSheet(ui));
  addEventListener("afterprint", () => {
    document.getElementById("print-sheet")?.remove();
    delete document.documentElement.dataset.printAll;
  });
}

/** Print the picture and the whole outline. */
function printAll(): void {
  document.documentElement.dataset.printAll = "";
  window.print();
}

function themeChoice(ui: Ui): HTMLElement {
  return choice(
    ui.words.theme,
    PAGE_THEMES.map((theme) => [theme, ui.words.themes[theme]] as const),
    ui.store.state.theme,
    (theme) => ui.store.set({ theme: theme as Theme }),
  );
}

function languageChoice(ui: Ui): HTMLElement {
  return choice(ui.words.languageOf, languages(), tableFor(ui.store.state.language), (language) =>
    ui.store.set({ language }),
  );
}

/** A list to choose from, of values with their names. */
export function choice(
  label: string,
  options: readonly (readonly [string, string])[],
  current: string,
  act: (value: string) => void,
): HTMLElement {
  const select = h(
    "select",
    { on: { change: () => act(select.value) } },
    options.map(([value, name]) => h("option", { value, selected: value === current }, name)),
  );
  return h("label", { class: "choice" }, h("span", {}, label), h("span", { class: "select" }, select));
}
