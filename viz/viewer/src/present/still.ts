// Controls that fade while nothing moves.

import type { Ui } from "../ui/context";

/** Without a movement for so long, the controls fade. */
const STILL_MS = 2500;

/** Let the controls fade in a presentation; what is returned brings them back, as every movement does. */
export function fading({ actions, store }: Ui): () => void {
  const { body } = document;
  let timer = 0;
  const wake = (): void => {
    clearTimeout(timer);
    delete body.dataset.still;
    if (store.state.presenting)
      timer = window.setTimeout(() => {
        body.dataset.still = "";
        actions.hover("");
      }, STILL_MS);
  };
  for (const type of ["pointermove", "pointerdown", "keydown"])
    addEventListener(type, wake, { capture: true, passive: true });
  return wake;
}
