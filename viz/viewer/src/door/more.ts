// The line under a card that says how many of its rows wait.

import { DOOR_MORE, DOOR_TEXT } from "../rules";
import { format, type Words } from "../words";
import { hiddenOf, type Shown } from "./share";
import type { Sheet } from "./sheet";

/** Write how many rows wait, or how they are hidden again; the height of that. */
export function drawMore(sheet: Sheet, said: Words, card: Shown, open: boolean, y: number): number {
  const text = format(said, open ? "showOnly" : "moreRows", { n: open ? card.rows : hiddenOf(card) });
  const leads = open ? "map" : `map:${card.parts[0]!.key}`;
  sheet.note(text, [sheet.frame.names, y + DOOR_MORE / 2], { tone: "accent", font: DOOR_TEXT, leads });
  return DOOR_MORE;
}
