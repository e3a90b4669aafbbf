// Which rows of the map's groups are shown in so much height, and how many wait behind each.
// Twin: viz/door/share.py

import { DOOR_GAP, DOOR_MORE, DOOR_PADDING } from "../rules";
import type { Group, Row } from "./plan";

/** The height of a row, px. */
export type Height = (row: Row) => number;
/** A card: its group, how many of its rows are shown, and the groups that were put together in it. */
export interface Shown {
  readonly group: Group;
  readonly rows: number;
  readonly parts: readonly Group[];
}

/** The rows of a card that are shown. */
export const rowsOf = ({ group, rows }: Shown): readonly Row[] => group.rows.slice(0, rows);
/** How many rows of a card wait. */
export const hiddenOf = ({ group, rows }: Shown): number => group.rows.length - rows;

function together(groups: readonly Group[], most: number): [Group, readonly Group[]][] {
  const alone = groups.map((group): [Group, readonly Group[]] => [group, [group]]);
  if (groups.length <= most) return alone;
  const parts = groups.slice(most - 1);
  const longest = Math.max(...parts.map(({ rows }) => rows.length));
  const rows = Array.from({ length: longest }, (_, n) => parts.flatMap((part) => part.rows[n] ?? [])).flat();
  return [...alone.slice(0, most - 1), [{ ...parts[0]!, rows, first: Math.min(3, parts.length) }, parts]];
}

/** The cards with their rows: every one has what is told first, the rest by the root of its size. */
export function share(groups: readonly Group[], room: number, most: number, height: Height): Shown[] {
  const cards = together(groups, most).map(
    ([group, parts]): Shown => ({
      group,
      parts,
      rows: noSingle(Math.min(group.rows.length, Math.max(1, group.first)), group.rows.length),
    }),
  );
  let free = cards.reduce((left, card) => left - (tallOf(card, height) + DOOR_GAP), room) + DOOR_GAP;
  const average = (at: number): number => Math.sqrt(cards[at]!.group.rows.length) / (cards[at]!.rows + 1);
  for (let going = true; going; ) {
    going = false;
    for (const at of [...cards.keys()].sort((a, b) => average(b) - average(a))) {
      const card = cards[at]!,
        count = card.group.rows.length;
      if (card.rows >= count) continue;
      const larger = { ...card, rows: noSingle(card.rows + 1, count) };
      const cost = tallOf(larger, height) - tallOf(card, height);
      if (cost > free) continue;
      cards[at] = larger;
      free -= cost;
      going = true;
      break;
    }
  }
  return cards;
}

/** How many rows are shown: never all but one. */
function noSingle(shown: number, count: number): number {
  return shown === count - 1 ? count : shown;
}

/** The height of a card, px. */
export function tallOf(card: Shown, height: Height): number {
  const tall = rowsOf(card).reduce((sum, row) => sum + height(row), 0);
  return tall + DOOR_PADDING + (hiddenOf(card) ? DOOR_MORE : 0);
}
