// What the page carries beside its scripts: data and texts, compressed where there is much of them.

import { whenIdle } from "./idle";

declare global {
  interface Uint8ArrayConstructor {
    /** Not in every browser yet. */
    fromBase64?(text: string): Uint8Array<ArrayBuffer>;
  }
}

/** A text of the page that is compressed. It fails where the browser cannot unpack it, or the page was damaged. */
export async function inflated(base64: string): Promise<Response> {
  const packed =
    Uint8Array.fromBase64?.(base64) ?? Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  // From a response it comes all at once: in pieces, as from a blob, it would wait for whatever else the page does.
  return new Response(new Response(packed).body!.pipeThrough(new DecompressionStream("deflate")));
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
  if (document.readyState === "loading") return false;
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
