// The strip below the picture of a presentation: what is said, where it stands, the controls; and the cover that
// stands in the picture's place when it is hidden.

import { isPosed, stepOf, tourOf, wordsOf } from "../steps";
import type { Ui } from "../ui/context";
import { button, type Child, fill, h, redrawn, words } from "../ui/dom";
import { type IconName, icon } from "../ui/signs";
import { placeOf, said, stepList } from "../ui/step-parts";
import type { Acts } from "./keys";
import { marksKey } from "./marks";

/** Words higher than this share of the window are those of their step alone. */
const MOST_RESERVED = 0.33;
/** More characters than this are set smaller. */
const LONG = 420;

/** Strip and cover, drawn anew when the state changes. */
export class Strip {
  readonly element = h("section", { class: "presenter" });
  readonly cover = h("div", { class: "cover" });
  /** Draw what the present step says. */
  readonly draw: () => void;
  /** The colour by which the speaker hides the picture; "" when it is seen. */
  ground = "";
  #captioned = true;
  readonly #text = h("div", { class: "said" });
  readonly #ui: Ui;
  readonly #acts: Acts;

  /** Put the strip after the stage and the cover on it. */
  constructor(ui: Ui, stage: HTMLElement, acts: Acts) {
    this.#ui = ui;
    this.#acts = acts;
    stage.after(this.element);
    stage.append(this.cover);
    this.draw = redrawn(this.element, () => this.#contents());
  }

  /** Hide the picture on this ground, or show it again. */
  hide(wanted: string): void {
    this.ground = this.ground === wanted ? "" : wanted;
    this.draw();
  }

  /** Show or hide the words. */
  caption(): void {
    this.#captioned = !this.#captioned;
    this.draw();
  }

  /** Open or close the list of steps. */
  list(): void {
    this.element.querySelector<HTMLElement>("[aria-controls]")!.click();
  }

  /**
   * Give the words the height of the longest step, so that the picture keeps its size from step to step; a step that
   * says very much takes more room for itself alone, and a blank one has its words elsewhere.
   */
  reserve(): void {
    const { graph, store } = this.#ui,
      { state } = store;
    if (!state.presenting) return;
    const text = this.#text;
    const places = tourOf(graph, state)!.steps.flatMap(({ blank }, at) =>
      blank ? [] : [true, false].map((revealed) => ({ ...state, step: at + 1, revealed })),
    );
    text.style.minHeight = "0";
    const heights = places.map((place) => {
      fill(text, said(this.#ui, place));
      return text.scrollHeight;
    });
    const most = MOST_RESERVED * innerHeight;
    text.style.minHeight = `${Math.max(0, ...heights.filter((height) => height <= most))}px`;
    fill(text, said(this.#ui, state));
  }

  #contents(): Child[] {
    const { graph, store } = this.#ui,
      { state } = store;
    const blank = stepOf(graph, state)?.blank,
      shown = (state.presenting && this.ground) || blank || "";
    document.body.classList.toggle("presenting", state.presenting);
    this.cover.hidden = !shown;
    this.cover.dataset.ground = this.element.dataset.ground = shown;
    fill(this.cover, !this.ground && said(this.#ui, state));
    if (!state.presenting) return [];
    const place = placeOf(this.#ui, state),
      tour = tourOf(graph, state)!;
    this.element.className = this.#classes(blank !== undefined);
    this.element.setAttribute("aria-label", this.#ui.words.tour);
    fill(this.#text, said(this.#ui, state));
    return [
      h("h1", { class: "sr" }, words(tour.title)),
      h("progress", { max: tour.steps.length, value: state.step, "aria-label": place }),
      this.#text,
      marksKey(this.#ui, state),
      h("span", { class: "progress" }, place),
      this.#controls(),
    ];
  }

  #classes(blank: boolean): string {
    const { graph, store } = this.#ui;
    const out = this.ground ? " out" : "",
      mute = this.#captioned && !blank ? "" : " mute";
    const posed = isPosed(graph, store.state) ? " posed" : "";
    const long = wordsOf(graph, store.state).say.length > LONG ? " long" : "";
    return `presenter${out}${mute}${posed}${long}`;
  }

  #controls(): HTMLElement {
    const { words: w } = this.#ui,
      acts = this.#acts;
    return h(
      "div",
      { class: "controls" },
      tool("previous", w.previous, () => acts.step(-1)),
      tool("next", w.next, () => acts.step(1)),
      stepList(this.#ui),
      tool("notes", w.notes, () => acts.speaker()),
      tool("caption", w.caption, () => acts.caption(), this.#captioned),
      tool("dark", w.blankScreen, () => acts.hide("dark")),
      tool("fit", w.fullScreen, () => acts.full()),
      tool("close", w.leave, () => acts.leave()),
    );
  }
}

function tool(sign: IconName, name: string, act: () => void, on?: boolean): HTMLElement {
  const props = { class: "icon-button", "data-key": sign, "aria-label": name, title: name };
  return button(icon(sign), act, on === undefined ? props : { ...props, "aria-pressed": String(on) });
}
