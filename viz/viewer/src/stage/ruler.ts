// How wide texts are, as they are drawn.

import { fontOf } from "./paint";

/** Measures text as it is drawn; em widths are kept, since the same lines are drawn again and again. */
export class Ruler {
  readonly #context = document.createElement("canvas").getContext("2d")!;
  readonly #known = { 400: new Map<string, number>(), 600: new Map<string, number>() };

  /** Width of a line in em. */
  width(line: string, weight: 400 | 600): number {
    const known = this.#known[weight].get(line);
    if (known !== undefined) return known;
    this.#context.font = fontOf(100, weight);
    const measured = this.#context.measureText(line).width / 100;
    this.#known[weight].set(line, measured);
    return measured;
  }

  widest(lines: readonly string[], weight: 400 | 600): number {
    return lines.reduce((most, line) => Math.max(most, this.width(line, weight)), 0);
  }

  forget(): void {
    this.#known[400].clear();
    this.#known[600].clear();
  }
}
