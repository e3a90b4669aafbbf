// The small drawings of editing; the page's own icons stand in its template.

import { s } from "../ui/dom";

const ICONS = {
  concept: "M2 5.5 H9.5 V10.5 H2 Z M13 5.5 V10.5 M10.5 8 H15.5",
  effect: "M2 8 H12.5 M9.5 5 L12.5 8 L9.5 11",
  undo: "M5.5 3 L2.5 6 L5.5 9 M2.5 6 H9.5 A3.5 3.5 0 0 1 9.5 13 H6",
  redo: "M10.5 3 L13.5 6 L10.5 9 M13.5 6 H6.5 A3.5 3.5 0 0 0 6.5 13 H10",
  sentence: "M2.5 4 H13.5 M2.5 8 H13.5 M2.5 12 H8",
  step: "M8 3 A5 5 0 1 0 8 13 A5 5 0 1 0 8 3 M8 6.5 V9.5 M6.5 8 H9.5",
  about: "M3 13 L3.5 10.5 L10.5 3.5 L12.5 5.5 L5.5 12.5 Z",
  up: "M8 13 V3.5 M4.5 7 L8 3.5 L11.5 7",
  down: "M8 3 V12.5 M4.5 9 L8 12.5 L11.5 9",
} as const;

/** What has a drawing here. */
export type EditIcon = keyof typeof ICONS;

/** A small drawing for a button. */
export function editIcon(name: EditIcon): SVGElement {
  return s(
    "svg",
    { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" },
    s("path", { d: ICONS[name] }),
  );
}
