// The keys of a presentation, those of remotes among them.

import type { Store } from "../state";

/** What a speaker can do. */
export interface Acts {
  step(by: number): void;
  first(): void;
  last(): void;
  /** Hide the picture by the speaker's wish, whatever the step shows; or show it again. */
  hide(ground: "dark" | "light"): void;
  caption(): void;
  speaker(): void;
  full(): void;
  list(): void;
  /** Go to the step that is offered at this place, from 1. */
  choose(place: number): void;
  leave(): void;
}

const KEYS: readonly (readonly [RegExp, (acts: Acts, shift: boolean, key: string) => void])[] = [
  [/^(ArrowRight|ArrowDown|PageDown|Enter| )$/, (acts, shift) => acts.step(shift ? -1 : 1)],
  [/^(ArrowLeft|ArrowUp|PageUp|Backspace)$/, (acts) => acts.step(-1)],
  [/^Home$/, (acts) => acts.first()],
  [/^End$/, (acts) => acts.last()],
  [/^[b.]$/, (acts) => acts.hide("dark")],
  [/^[w,]$/, (acts) => acts.hide("light")],
  [/^c$/, (acts) => acts.caption()],
  [/^n$/, (acts) => acts.speaker()],
  [/^f$/, (acts) => acts.full()],
  [/^l$/, (acts) => acts.list()],
  [/^[1-9]$/, (acts, _, key) => acts.choose(Number(key))],
  [/^Escape$/, (acts) => acts.leave()],
];

/** Whether a key belongs to the presentation and to nothing in it that is open or has the focus. */
function isOurs(event: KeyboardEvent, name: string): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || name === "Tab" || /^[+=0-]$/.test(name)) return false;
  const target = event.target as Element;
  // Keys belong to an open list, and the two that press a button to the button.
  return !target.closest?.(".menu, select") && !(/^( |Enter)$/.test(name) && target.closest?.("button"));
}

/** What turns a key into an act while a presentation is held; nothing else on the page hears it then. */
export function presenterKeys(store: Store, acts: Acts): (event: KeyboardEvent) => void {
  return (event) => {
    const name = event.key.length > 1 ? event.key : event.key.toLowerCase();
    if (!store.state.presenting || !isOurs(event, name)) return;
    event.stopImmediatePropagation();
    const act = KEYS.find(([keys]) => keys.test(name))?.[1];
    if (!act) return;
    act(acts, event.shiftKey, name);
    event.preventDefault();
  };
}
