// What a remote asks of the presenter's page: to step, to darken, to point somewhere on the stage.

import type { Ui } from "../ui/context";
import { h } from "../ui/dom";

/** What a remote asks for; `at` are shares of the stage. */
export interface Asked {
  do: "step" | "back" | "dark" | "point";
  at: readonly [number, number] | null;
}

const SHOWN_MS = 1800;
const CSS = `
#pointed { position: absolute; z-index: 6; width: 34px; height: 34px; margin: -17px 0 0 -17px; border-radius: 50%; pointer-events: none; background: color-mix(in srgb, var(--contradicted, #b3261e) 55%, transparent); box-shadow: 0 0 0 6px color-mix(in srgb, var(--contradicted, #b3261e) 22%, transparent); transition: left .06s, top .06s, opacity .3s; }
#pointed.gone { opacity: 0; }
@media print { #pointed { display: none; } }
`;

/** Does what remotes ask for. */
export class Remote {
  readonly #ui: Ui;
  #spot: HTMLElement | null = null;
  #timer = 0;

  constructor(ui: Ui) {
    this.#ui = ui;
  }

  ask({ do: what, at }: Asked): void {
    if (what === "point") this.#point(at ?? [0.5, 0.5]);
    else if (what === "dark")
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "b", bubbles: true }));
    else this.#step(what === "step" ? 1 : -1);
  }

  #step(by: 1 | -1): void {
    const { actions, graph, store } = this.#ui;
    const first = graph.document.tours[0];
    if (store.state.tour) actions.onward(by);
    else if (first) actions.tour(first.id);
  }

  #point([x, y]: readonly [number, number]): void {
    const spot = this.#spot ?? this.#made();
    spot.style.left = `${100 * x}%`;
    spot.style.top = `${100 * y}%`;
    spot.classList.remove("gone");
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => spot.classList.add("gone"), SHOWN_MS);
  }

  #made(): HTMLElement {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    this.#spot = h("div", { id: "pointed", "aria-hidden": "true" });
    document.getElementById("stage")!.append(this.#spot);
    return this.#spot;
  }
}
