// Swipes of a finger over the picture.

/** A finger that moves less is no swipe. */
const SWIPE_PX = 50;

/** Tell `act` of every level swipe over an element: 1 to the left, which is onward, -1 to the right. */
export function onSwipe(element: HTMLElement, act: (by: 1 | -1) => void): void {
  let from: PointerEvent | null = null;
  element.addEventListener(
    "pointerdown",
    (event) => {
      from = event.isPrimary && event.pointerType === "touch" ? event : null;
    },
    { capture: true },
  );
  element.addEventListener("pointerup", ({ clientX, clientY }) => {
    const dx = from ? clientX - from.clientX : 0,
      dy = from ? clientY - from.clientY : 0;
    if (Math.abs(dx) >= SWIPE_PX && Math.abs(dx) >= 2 * Math.abs(dy)) act(dx < 0 ? 1 : -1);
  });
}
