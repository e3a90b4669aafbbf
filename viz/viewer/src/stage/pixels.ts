// How many pixels of the screen an element has: told when its size changes, or the screen's density.

/** Ms between two looks at the density: no event tells of it in every browser, whether or not the size stays. */
const LOOK_MS = 400;

/** Tell, also at first, when an element has other pixels: another size, or a screen of other density. */
export function onSize(element: HTMLElement, listener: () => void): void {
  new ResizeObserver(listener).observe(element);
  let density = devicePixelRatio;
  setInterval(() => {
    if (density === devicePixelRatio) return;
    density = devicePixelRatio;
    listener();
  }, LOOK_MS);
}
