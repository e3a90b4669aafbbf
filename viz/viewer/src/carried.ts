// What the page carries beside its scripts: data and texts, compressed where there is much of them.

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

/** Put in their places the long lists of a large page, which wait where they cost nothing while it opens. */
export function bringLists(): void {
  for (const list of document.querySelectorAll("noscript"))
    list.replaceWith(...new DOMParser().parseFromString(list.textContent ?? "", "text/html").body.childNodes);
}
