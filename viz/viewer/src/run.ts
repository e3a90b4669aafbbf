// Scripts that wait in the page as inert text until they are needed; the page's policy knows their hashes.

/** Run the text that waits in an inert script element; once. */
export function runWaiting(id: string): void {
  const waiting = document.getElementById(id);
  if (!waiting) return;
  const script = document.createElement("script");
  script.textContent = waiting.textContent;
  document.body.append(script);
  script.remove();
  waiting.remove();
}
