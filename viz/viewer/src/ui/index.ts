// The interface around the stage: makes its parts and lets each follow the store.

import { whenWhole } from "../idle";
import { type Words, wordsFor } from "../words";
import { Actions } from "./actions";
import { mountArticle } from "./article";
import { mountBar } from "./bar";
import type { Context, Ui } from "./context";
import { host } from "./dom";
import { mountDoor, mountLeads } from "./door";
import { mountHint } from "./hint";
import { mountKeys } from "./keys";
import { mountLive } from "./live";
import { printSheets } from "./menu";
import { mountOutline, mountStart } from "./outline";
import { mountPanel } from "./panel";
import { mountPresenting } from "./presenting";
import { Signs } from "./signs";
import { mountStageTools } from "./stage-tools";
import { mountTour } from "./tour";

export type { Context, StageControls } from "./context";

class Interface implements Ui {
  readonly actions: Actions;
  readonly signs: Signs;
  readonly store;
  readonly graph;
  readonly views;
  readonly stage;
  readonly data;
  say: (text: string) => void = () => undefined;

  constructor(context: Context) {
    ({
      store: this.store,
      graph: this.graph,
      views: this.views,
      stage: this.stage,
      data: this.data,
    } = context);
    this.actions = new Actions(context);
    this.signs = new Signs(context.graph, context.data.theme);
  }

  get words(): Words {
    return wordsFor(this.store.state.language);
  }
}

/** Bring the interface to life in `root` (the body); its hosts are found by id, or made. */
export function mountInterface(root: HTMLElement, context: Context): Ui {
  const ui = new Interface(context);
  const main = host(root, "main", "main");
  const stage = host(main, "stage");
  ui.say = mountLive(ui, host(root, "live"));
  const bar = host(root, "bar", "header"),
    panel = host(main, "panel", "aside");
  const search = mountBar(ui, bar);
  mountPanel(ui, panel);
  printSheets(ui);
  mountArticle(ui, host(main, "article"), main);
  mountTour(ui, stage, mountPresenting(ui, stage));
  mountStageTools(ui, stage);
  mountHint(ui, bar);
  mountDoor(ui, host(main, "door", "section"));
  mountLeads(ui, stage);
  const speakStart = mountStart(ui, host(main, "start", "nav"));
  // In a large page its lists stand behind the scripts, and may not have come yet.
  whenWhole(() => {
    for (const late of root.querySelectorAll<HTMLElement>("[data-into]"))
      host(root, late.dataset.into!).append(late);
    mountOutline(ui, speakStart);
  });
  mountKeys(ui, stage, search);
  // The graph's own words have the language of the page; the interface's words may be in another.
  const speak = (): void => {
    for (const part of [bar, panel]) part.lang = ui.store.state.language;
  };
  speak();
  ui.store.subscribe(speak);
  root.classList.add("live");
  return ui;
}
