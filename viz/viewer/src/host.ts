// The page around this one, when there is one: what is told to it, and the keys, which are its own.
// A press in the frame takes the focus from nothing there: only what is written or chosen in takes the keys, and what
// is selected by hand, since it is to be copied.

import { FRAMED } from "./options";

const NAMESPACE = "conceptgraph";
const VERSION = 1;
/** What needs keys of its own. */
const FIELDS = "input:not([type=checkbox]), select, textarea, [contenteditable]";
/** Where text is read that somebody may want to copy, and what in it is pressed. */
const TEXT = "#panel, #article, .tour-say, .said",
  PRESSED = "button, a, summary, label";

/** What is said in both directions: a kind of message and its data, marked as ours. */
export interface Message {
  ns: typeof NAMESPACE;
  v: number;
  type: string;
  data?: unknown;
}

/** A message of this kind. */
export function message(type: string, data: unknown): Message {
  return { ns: NAMESPACE, v: VERSION, type, data };
}

/** Whether this is a message of ours, of whatever version. */
export function isMessage(value: unknown): value is Message {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as Message).ns === NAMESPACE &&
    typeof (value as Message).type === "string"
  );
}

/** Whether the version of a message is the one that is spoken here; else what to answer. */
export function refusal({ v, type }: Message): Message | undefined {
  if (v === VERSION) return undefined;
  const told = `version ${String(v)} is not spoken here; this is version ${VERSION}`;
  return message("error", { type, message: told });
}

/** Tell the page around something; nobody is told where there is none. */
export function tellHost(type: string, data: unknown): void {
  if (FRAMED) window.parent.postMessage(message(type, data), "*");
}

/** Let the page around go from step to step by itself: what would go on is told to it as a key. */
export function lead(led: boolean): void {
  document.documentElement.toggleAttribute("data-led", led);
}

/** Whether the page around goes from step to step by itself. */
export function isLed(): boolean {
  return "led" in document.documentElement.dataset;
}

/** Keep the keys with the page around, whatever is pressed here. */
export function keepHostKeys(): void {
  if (!FRAMED) return;
  const focus = HTMLElement.prototype.focus;
  HTMLElement.prototype.focus = function (this: HTMLElement, options?: FocusOptions): void {
    if (document.hasFocus() || this.matches(FIELDS)) focus.call(this, options);
  };
  let from: Place | null = null;
  let held: Element | null = null;
  const press = (event: MouseEvent): void => {
    const { button, detail } = event,
      target = event.target as Element;
    held = document.activeElement;
    if (button !== 0 || target.closest(FIELDS)) return;
    const read = Boolean(target.closest(TEXT)) && !target.closest(PRESSED);
    if (read && detail > 1) return; // The word under it is selected.
    event.preventDefault();
    getSelection()?.removeAllRanges();
    from = read ? placeOf(event) : null;
  };
  addEventListener("mousedown", press, { capture: true });
  addEventListener("mousemove", (event) => {
    if (from && event.buttons & 1) select(from, placeOf(event));
  });
  addEventListener("click", (event) => release(event, held));
  addEventListener("change", ({ target }) => {
    if ((target as Element).matches("select")) window.parent.focus();
  });
}

/** After a click the keys go back, where something here had to take them before: what was opened to write in has them. */
function release(event: MouseEvent, held: Element | null): void {
  const target = event.target as Element;
  // By a key: whoever came here with the keyboard goes on with it.
  if (!event.detail || target.closest(FIELDS)) return;
  const box = target.closest("label")?.querySelector<HTMLElement>("input[type=checkbox]");
  if (box && box !== target) {
    // By itself a label would give the focus to its box.
    event.preventDefault();
    box.click();
  }
  const now = document.activeElement;
  if (now !== held && now?.matches(FIELDS)) return;
  if (document.hasFocus() && getSelection()?.isCollapsed !== false) window.parent.focus();
}

/** A place in a text: its node, and how far into it. */
type Place = readonly [Node, number];

/** The place in the text under the pointer, where the browser knows it. */
function placeOf({ clientX, clientY }: MouseEvent): Place | null {
  const found = document.caretPositionFromPoint?.(clientX, clientY);
  return found ? [found.offsetNode, found.offset] : null;
}

/** Select from one place to another, as a drag does. */
function select(from: Place, to: Place | null): void {
  if (!to || (to[0] === from[0] && to[1] === from[1])) return;
  window.focus();
  getSelection()?.setBaseAndExtent(...from, ...to);
}
