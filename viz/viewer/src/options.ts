// What the address, or the name of the frame, asks for. The address counts first: a frame whose page stands in
// the embedding document (srcdoc) has no useful address, so its name carries the same text.

/** Whether the page stands in a frame of another: a deck, a course, a notebook. */
export const FRAMED = window.parent !== window;

/** Whether the page begins with a whole picture that can be read at once, where there is room for it. */
export const isPlain = (): boolean => document.documentElement.dataset.plain !== undefined;

/** Whether the page is as narrow as on a telephone. */
export const isSmall = (): boolean => matchMedia("(max-width: 760px)").matches;

/** The text after `#`, from the address or else from a frame name that starts with `#`. */
export function fragment(): string {
  if (location.hash.length > 1) return location.hash.slice(1);
  return window.name.startsWith("#") ? window.name.slice(1) : "";
}

/** Keys and values of a fragment; keys given twice count once, the last. */
export function parameters(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of text.split("&")) {
    const [key = "", ...rest] = part.split("=");
    if (key) found.set(decoded(key), decoded(rest.join("=")));
  }
  return found;
}

/** What the address asks for under this name; "" when it says nothing. */
export function option(name: string): string {
  return parameters(fragment()).get(name) ?? "";
}

/** Percent-encoded text as it was; what was encoded wrongly stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, "%20"));
  } catch {
    return text;
  }
}

/** Percent-encode what has a meaning in a fragment of ours, and what does not belong there; the rest stays readable. */
export function encoded(text: string): string {
  try {
    return encodeURIComponent(text).replace(/%3A/gi, ":").replace(/%2F/gi, "/");
  } catch {
    return "";
  }
}

/** Names of frame options that are no state and stay in the address. */
export const KEPT = ["background", "dpr"];

/** Names that say only how a page looks; all others ask for something, and what they name stands in an overview. */
const LOOKS = /^(lang|theme|large|background|dpr)$/;

/** Whether any of these names asks for something; a page of which nothing is asked shows what it begins with. */
export const asksForView = (names: Iterable<string>): boolean => [...names].some((name) => !LOOKS.test(name));

/** Values are split at commas before they are decoded: a comma of an id is written %2C. */
export function rawParameters(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const part of text.split("&")) {
    const [key = "", ...rest] = part.split("=");
    if (key)
      found.set(
        key,
        rest
          .join("=")
          .split(",")
          .map((piece) => [...parameters(`x=${piece}`).values()][0] ?? ""),
      );
  }
  return found;
}
