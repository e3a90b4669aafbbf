// What waits while the reader holds or types something: a better picture comes when the hands are free.

/** Whether something is pressed, dragged or typed now. */
export class Hold {
  #pressed = false;
  #waiting: (() => void) | null = null;

  constructor() {
    const press = (pressed: boolean) => () => {
      this.#pressed = pressed;
      // What a drop asks for is asked first.
      if (!pressed) setTimeout(() => this.#go());
    };
    addEventListener("pointerdown", press(true), { capture: true });
    for (const name of ["pointerup", "pointercancel"])
      addEventListener(name, press(false), { capture: true });
    addEventListener("focusout", () => setTimeout(() => this.#go()));
  }

  get held(): boolean {
    const { activeElement } = document;
    return this.#pressed || !!activeElement?.closest("#edit-sheet, .edit-form");
  }

  /** Do something when nothing is held; only the last of several is done. */
  whenFree(act: () => void): void {
    this.#waiting = act;
    this.#go();
  }

  /** Forget what waits: there is something newer. */
  forget(): void {
    this.#waiting = null;
  }

  #go(): void {
    const act = this.#waiting;
    if (!act || this.held) return;
    this.#waiting = null;
    act();
  }
}
