// The panel beside the stage: details of a concept or effect, or one of the tools.

import type { State } from "../state";
import { waiting } from "../waiting";
import { closeButton } from "./bar";
import { changed } from "./changed";
import type { Ui } from "./context";
import { type Child, fill, h, toStage } from "./dom";

function contents(ui: Ui, state: State): Child[] {
  if (state.panel === "") return [];
  if (state.panel === "ask") return waiting("ask").askPanel(ui);
  return waiting("panels")[state.panel](ui);
}

/** What, when it changes, makes the panel another one; anything else leaves it and its scrolling alone. */
function topic({ panel, effect, concept, language }: State): string {
  if (panel === "details") return JSON.stringify([panel, effect || concept, language]);
  return JSON.stringify([panel, language]);
}

/** Let the panel show what the state names, and give it the focus when it opens. */
export function mountPanel(ui: Ui, panel: HTMLElement): void {
  const draw = (state: State): void => {
    const inside = contents(ui, state);
    panel.hidden = inside.length === 0;
    panel.setAttribute("aria-label", ui.words.panel);
    const body = h("div", { class: `panel-body panel-${state.panel}` }, inside);
    fill(
      panel,
      closeButton(ui, () => ui.actions.closePanel()),
      body,
    );
    panel.scrollTop = 0;
  };
  panel.tabIndex = -1;
  draw(ui.store.state);
  ui.store.subscribe((state, before) => {
    const held = document.activeElement?.closest("#panel, #bar, #door")?.id;
    if (topic(state) !== topic(before)) {
      draw(state);
      // What the bar or the door opens has the focus. A link of the panel that led on has gone: the focus goes to the new title,
      // not to the page's start.
      if (!panel.hidden && (held === "panel" || (held && state.panel !== before.panel)))
        panel.querySelector("h2")?.focus();
      else if (held === "panel") toStage();
    } else if (isRedrawn(state, before)) redraw(ui, panel);
  });
}

function isRedrawn(state: State, before: State): boolean {
  if (state.panel === "legend") return changed(state, before, "shut", "view");
  if (state.panel === "filter") return changed(state, before, "filter", "view", "hops", "direction");
  if (state.panel === "ask") return changed(state, before, "ask", "from", "to", "lit", "filter");
  return state.panel === "details" && changed(state, before, "hops", "direction", "view");
}

/** Draw the same tool anew and keep the place in it. */
function redraw(ui: Ui, panel: HTMLElement): void {
  const key = (document.activeElement as HTMLElement | null)?.dataset.key;
  const scroll = panel.scrollTop;
  const body = panel.querySelector(".panel-body");
  if (body) fill(body, contents(ui, ui.store.state));
  panel.scrollTop = scroll;
  if (key)
    [...panel.querySelectorAll<HTMLElement>("[data-key]")].find((one) => one.dataset.key === key)?.focus();
}
