// The inline picture of the first view, which stands in the page before any script ran, and the canvas in its place.

import type { View } from "../document";
import { isRestricting } from "../filter";
import type { State } from "../state";
import { isShut, type ViewBook } from "../views";

/** The picture in the page's text, and when it gives way. */
export class InlinePicture {
  readonly #host: HTMLElement;
  /** The id of the view that it shows. */
  readonly #first: string;
  /** Whether it is in text of the size that is good to read. */
  readonly #read: boolean;
  /** Whether the canvas has something to show. */
  drawn = false;

  constructor(host: HTMLElement, { pictured, beganRead }: ViewBook) {
    this.#host = host;
    this.#first = pictured;
    this.#read = beganRead;
  }

  /** It is of the first view and must not stand there for another. */
  standFor(view: View): void {
    document.documentElement.toggleAttribute("data-elsewhere", !this.#isOf(view));
  }

  /** Whether it is of this view, in text of this size, with all groups open. */
  #isOf(view: View): boolean {
    return view.id === this.#first && this.#read === !!view.read && !isShut(view);
  }

  /** Whether it shows exactly what the canvas would, and as large; then putting the canvas there would only flicker. */
  shows(
    view: View,
    { lit, hover, concept, effect, filter, moving, opposites }: State,
    plain: boolean,
  ): boolean {
    return (
      this.#isOf(view) &&
      view.kind !== "map" &&
      !view.long &&
      !lit.length &&
      !hover &&
      !concept &&
      !effect &&
      !isRestricting(filter) &&
      !moving &&
      !opposites &&
      !plain
    );
  }

  /** Put the canvas in its place. */
  reveal(): void {
    if (this.drawn) this.#host.classList.add("drawn");
  }
}
