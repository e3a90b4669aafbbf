// What stands around the picture of a presentation: its point above, below it what is said, where it stands and the
// controls; and the cover that stands in its place when it is hidden.

import type { State } from "../state";
import { isPosed, stepOf, tourOf } from "../steps";
import type { Ui } from "../ui/context";
import { type Child, fill, h, redrawn, words } from "../ui/dom";
import { type IconName, iconButton } from "../ui/signs";
import { placeOf, stepList } from "../ui/step-parts";
import { choiceButtons } from "./choices";
import type { Acts } from "./keys";
import { marksKey } from "./marks";
import { pointOf } from "./point";

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
  /** What the step says in one sentence; it stands above the picture. */
  readonly point = h("h2", { class: "point" });
  readonly #text = h("div", { class: "said" });
  readonly #ui: Ui;
  readonly #acts: Acts;

  /** Put the strip after the stage and the cover on it. */
  constructor(ui: Ui, stage: HTMLElement, acts: Acts) {
    this.#ui = ui;
    this.#acts = acts;
    stage.before(this.point);
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
    const text = this.#text,
      { point } = this;
    const places = tourOf(graph, state)!.steps.flatMap(({ blank }, at) =>
      blank ? [] : [true, false].map((revealed) => ({ ...state, step: at + 1, revealed })),
    );
    text.style.minHeight = point.style.minHeight = "0";
    const heights = places.map((place) => {
      this.#tell(place);
      return [text.scrollHeight, point.offsetHeight] as const;
    });
    const reserved = (which: 0 | 1) => {
      const all = heights
        .map((each) => each[which])
        .filter((height) => height <= MOST_RESERVED * innerHeight);
      return `${Math.max(0, ...all)}px`;
    };
    text.style.minHeight = reserved(0);
    point.style.minHeight = reserved(1);
    this.#tell(state);
  }

  /** Put the point above the picture, and below it what is said besides. */
  #tell(state: State): void {
    const { title, say } = pointOf(this.#ui.graph, state);
    fill(this.point, title && words(title));
    fill(this.#text, say && words(say, "p"), choiceButtons(this.#ui, state));
  }

  #contents(): Child[] {
    const { graph, store } = this.#ui,
      { state } = store;
    const blank = stepOf(graph, state)?.blank,
      shown = (state.presenting && this.ground) || blank || "";
    document.body.classList.toggle("presenting", state.presenting);
    this.cover.hidden = !shown;
    this.cover.dataset.ground = this.element.dataset.ground = shown;
    const { title, say } = pointOf(graph, state);
    fill(this.cover, !this.ground && [title && h("h2", {}, words(title)), say && words(say, "p")]);
    this.point.hidden = !state.presenting || shown !== "";
    if (!state.presenting) return [];
    const place = placeOf(this.#ui, state),
      tour = tourOf(graph, state)!;
    this.element.className = this.#classes(blank !== undefined);
    this.element.setAttribute("aria-label", this.#ui.words.tour);
    this.#tell(state);
    return [
      h("h1", { class: "sr" }, words(tour.title)),
      h("progress", { max: tour.steps.length, value: state.step, "aria-label": place }),
      this.#text,
      marksKey(this.#ui, state),
      h("span", { class: "progress" }, words(tour.title, "span", "chapter"), h("span", {}, place)),
      this.#controls(),
    ];
  }

  #classes(blank: boolean): string {
    const { graph, store } = this.#ui;
    const out = this.ground ? " out" : "",
      mute = this.#captioned && !blank ? "" : " mute";
    const posed = isPosed(graph, store.state) ? " posed" : "";
    const { say } = pointOf(graph, store.state),
      long = say.length > LONG ? " long" : say ? "" : " silent";
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
  return iconButton(sign, name, act, {
    "data-key": sign,
    "aria-pressed": on === undefined ? undefined : String(on),
  });
}
