// What can wait until the picture stands.

/** Do this when the page has come whole. */
export function whenWhole(act: () => void): void {
  if (document.readyState !== "loading") act();
  else document.addEventListener("DOMContentLoaded", act, { once: true });
}

/** Do this when the browser has nothing else to do, at the latest in two seconds. */
export function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: 2000 });
  else setTimeout(act, 300);
}
