// What the page carries beside its scripts: data and texts, compressed where there is much of them.

import { whenIdle } from "./idle";

/** A text of the page that is compressed. It fails where the browser cannot unpack it, or the page was damaged. */
export async function inflated(base64: string): Promise<Response> {
  const text = atob(base64);
  const packed = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place += 1) packed[place] = text.charCodeAt(place);
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")));
}

/** Data that stand in an element; those that are compressed come later. */
export function carried<T>(id: string): T | Promise<T> {
  const element = document.getElementById(id) as HTMLScriptElement;
  return element.type === "application/json"
    ? (JSON.parse(element.textContent ?? "") as T)
    : inflated(element.textContent ?? "").then((response) => response.json() as Promise<T>);
}

let lists: HTMLElement[] | undefined;

/** Put in its place the next of the long lists of a large page, which wait where they cost nothing; whether there was one. */
function bringList(): boolean {
  lists ??= [...document.querySelectorAll("noscript")];
  const list = lists.shift(),
    piece = document.createElement("div");
  piece.className = "piece";
  piece.append(...new DOMParser().parseFromString(list?.textContent ?? "", "text/html").body.childNodes);
  list?.replaceWith(piece);
  return !!list;
}

/** Put all of them in their places. */
export function bringLists(): void {
  while (bringList());
}

/** Put them in their places one by one, whenever nothing else is to be done, and then do this. */
export function bringInPieces(then: () => void): void {
  if (bringList()) whenIdle(() => bringInPieces(then));
  else then();
}
