// The one place that makes elements. Text only ever enters as text nodes and attributes, never as markup.

/** What can stand in an element; null, false and undefined stand for nothing. */
export type Child = Node | string | null | undefined | false | readonly Child[];
type Listeners = { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };

/** `class`, `on` (listeners), and plain attributes: true sets an empty one, false and undefined none. */
export interface Props {
  class?: string;
  on?: Listeners;
  [attribute: string]: string | number | boolean | undefined | Listeners;
}

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element with these attributes and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setProps(element, props);
  append(element, children);
  return element;
}

/** The same as an SVG element. */
export function s(tag: string, props: Props = {}, ...children: Child[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  setProps(element, props);
  append(element, children);
  return element;
}

function setProps(element: Element, props: Props): void {
  for (const [name, value] of Object.entries(props)) {
    if (name === "on") listen(element, value as Listeners);
    else if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : String(value));
  }
}

function listen(element: Element, listeners: Listeners): void {
  for (const [type, listener] of Object.entries(listeners))
    element.addEventListener(type, listener as EventListener);
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (typeof child === "string") parent.append(document.createTextNode(child));
    else if (child instanceof Node) parent.append(child);
    else append(parent, child);
  }
}

/** Put these children in the place of all there are. */
export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren();
  append(parent, children);
}

/** Draw what is in an element, at once and whenever asked; the focus stays on what had it, by its `data-key`. */
export function redrawn(element: HTMLElement, contents: () => Child): () => void {
  const redraw = (): void => {
    const active = document.activeElement as HTMLElement | null;
    const key = element.contains(active) ? active?.dataset.key : undefined;
    fill(element, contents());
    element.hidden = element.childElementCount === 0;
    const again =
      key &&
      [...element.querySelectorAll<HTMLButtonElement>("[data-key]")].find((one) => one.dataset.key === key);
    if (again) (again.disabled ? element.querySelector<HTMLElement>("button:enabled") : again)?.focus();
  };
  redraw();
  return redraw;
}

/** The element with this id, made at the end of `parent` when the template has none. */
export function host(parent: HTMLElement, id: string, tag: keyof HTMLElementTagNameMap = "div"): HTMLElement {
  const found = parent.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  if (found) return found;
  const made = h(tag, { id });
  parent.append(made);
  return made;
}

/** Give the keys to the stage. */
export function toStage(): void {
  document.getElementById("canvas")?.focus();
}

/** Longer texts are shown cut: a browser needs minutes to print a label of a megabyte. */
const LONGEST = 10_000;

/** A stranger's words: their direction is their own. */
export function words(
  text: string,
  tag: "span" | "bdi" | "p" | "strong" = "bdi",
  className?: string,
): HTMLElement {
  return h(
    tag,
    { dir: "auto", ...(className ? { class: className } : {}) },
    text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text,
  );
}

/** The title of a panel, which takes the focus when the panel opens. */
export function panelTitle(text: Child): HTMLElement {
  return h("h2", { class: "panel-title", tabindex: "-1" }, text);
}

/** A paragraph in quiet colour. */
export function quiet(...text: Child[]): HTMLElement {
  return h("p", { class: "quiet" }, text);
}

/** A button that does this when it is pressed. */
export function button(label: Child, act: () => void, props: Props = {}): HTMLButtonElement {
  return h("button", { type: "button", ...props, on: { click: act } }, label);
}
