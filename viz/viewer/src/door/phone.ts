// The map on a narrow page: the hub as a bar, and a trunk that leads to the cards below it.
// Twin: viz/door/phone.py

import type { Point, View } from "../document";
import {
  DOOR_CLOSE,
  DOOR_LINE,
  DOOR_PADDING,
  DOOR_SIGN,
  DOOR_SIGN_ROOM,
  PHONE_BRANCH,
  PHONE_CARDS,
  PHONE_HUB_FONT,
  PHONE_MARGIN,
  PHONE_ROOM,
  PHONE_TRUNK,
} from "../rules";
import { acrossHeight, drawAcross, hubLines } from "./hub";
import { writeKey } from "./key";
import { drawMore } from "./more";
import type { Wish } from "./place";
import type { Group, Plan, Row } from "./plan";
import { hiddenOf, rowsOf, type Shown, share } from "./share";
import { curve, Sheet } from "./sheet";
import { type Frame, longestWords, middleOf, type Texts, textsOf } from "./texts";

/** The map for a page of this width; its height is what it needs. */
export function phoneMap(wish: Wish, plan: Plan, empty: View, width: number): View {
  const { graph, said, ruler } = wish;
  const frame = frameOf(wish, plan, width);
  const sheet = new Sheet(graph, frame, ruler, plan.inward);
  const texts = textsOf(graph, plan, said, frame, ruler);
  const top = head(sheet, plan, wish, width);
  const drawn = plan.groups.flatMap(({ rows }) => rows.map(({ effects }) => effects[0]!));
  let y = writeKey(sheet, said, frame.left + 16, top + 8, drawn) + 4,
    last = y;
  for (const card of share(plan.groups, PHONE_ROOM, PHONE_CARDS, (row) => texts.get(row)!.height)) {
    [last, y] = drawCard(sheet, plan, wish, card, texts, y);
    y += DOOR_CLOSE + 2;
  }
  const x = PHONE_MARGIN + PHONE_TRUNK;
  if (plan.hub) sheet.trunk.push([x, top], [x, last - branchOf(plan)]);
  return sheet.view(empty, width, y + 4, !wish.rightward);
}

/** How far above a row its line leaves the trunk: what ends there ends level, for its arrow head. */
const branchOf = ({ inward }: Plan): number => (inward ? 0 : PHONE_BRANCH);

function frameOf({ graph, ruler }: Wish, plan: Plan, width: number): Frame {
  const left = PHONE_MARGIN + (plan.hub ? 30 : 0),
    words = left + 33;
  const wordsRoom = Math.max(
    90,
    Math.min(longestWords(graph, plan, ruler), 0.41 * (width - words - PHONE_MARGIN)),
  );
  const names = words + wordsRoom + 30;
  const right = width - PHONE_MARGIN - 13;
  return {
    marks: left + 13,
    words,
    wordsRoom,
    arrows: names - 7,
    names,
    right,
    left,
    above: true,
    also: false,
  };
}

/** Draw the hub with what acts on it; where it ends. */
function head(sheet: Sheet, plan: Plan, { said }: Wish, width: number): number {
  if (!plan.hub) return 0;
  const { graph, ruler } = sheet,
    across = width - 2 * PHONE_MARGIN;
  const top = 8 + acrossHeight(graph, plan, across, ruler);
  const lines = ruler.name(graph.titleOf(plan.hub), across - 24, PHONE_HUB_FONT);
  const high = 36 + 1.16 * PHONE_HUB_FONT * lines.length;
  const rect: [number, number, number, number] = [PHONE_MARGIN, top, across, high];
  sheet.boxes.push({ concept: plan.hub, rect, lines, font: PHONE_HUB_FONT, central: true, below: DOOR_LINE });
  const told = hubLines(graph, plan, said).join(" ");
  sheet.note(told, [width / 2, top + high - 18], { align: "center", of: plan.hub });
  drawAcross(sheet, plan, said, rect);
  return top + high;
}

/** Draw a card; the height of its last row's line, and where it ends. */
function drawCard(
  sheet: Sheet,
  plan: Plan,
  wish: Wish,
  card: Shown,
  texts: ReadonlyMap<Row, Texts>,
  top: number,
): [number, number] {
  const { frame } = sheet,
    key = card.parts[0]!.key,
    open = card.parts.some((part) => part.key === wish.opened);
  let y = top + DOOR_PADDING / 2,
    last = y,
    before = "";
  for (const row of open ? card.group.rows : rowsOf(card)) {
    const own = texts.get(row)!;
    if (own.heading) before = "";
    y += drawAbove(sheet, plan, card, row, own, before, y);
    last = middleOf(own, y);
    const end: Point = [frame.marks - 8, last];
    const start = plan.hub ? curve([PHONE_MARGIN + PHONE_TRUNK, last - branchOf(plan)], end) : [end];
    sheet.row(row, own, y, start, plan.inward ? row.source : row.target);
    before = row.source;
    y += own.height;
  }
  if (hiddenOf(card)) y += drawMore(sheet, wish.said, card, open, y);
  const tall = y + DOOR_PADDING / 2 - top;
  sheet.cards.push({
    key,
    rect: [frame.left, top, frame.right + 13 - frame.left, tall],
    open,
    folded: false,
  });
  return [last, top + tall];
}

/** Write what stands above a row: its category, and without a hub where it starts; the height of the latter. */
function drawAbove(
  sheet: Sheet,
  plan: Plan,
  card: Shown,
  row: Row,
  own: Texts,
  before: string,
  y: number,
): number {
  const part = own.heading && card.parts.find(({ rows }) => rows[0] === row);
  if (part) drawHeading(sheet, part, y + DOOR_LINE / 2);
  return plan.hub || row.source === before ? 0 : drawSource(sheet, row, y + (own.heading ? DOOR_LINE : 0));
}

/** Write where a row starts, above it, in a graph without a hub; the height of that. */
function drawSource(sheet: Sheet, { source }: Row, top: number): number {
  const { frame, graph, ruler } = sheet,
    x = frame.marks;
  const lines = ruler.name(graph.titleOf(source), frame.right - x);
  const high = DOOR_LINE * lines.length + 2;
  sheet.ownName(source, lines, [x - 3, top, ruler.widestName(lines) + 6, high]);
  return high;
}

function drawHeading(sheet: Sheet, part: Group, y: number): void {
  const { frame, signs, ruler } = sheet,
    sign = part.categories.at(-1);
  let x = frame.marks;
  if (sign !== undefined) {
    signs.push({ kind: "category", name: sign, at: [x + 5, y], size: DOOR_SIGN });
    x += DOOR_SIGN_ROOM + 1;
  }
  const title = part.start ? `${part.start} → ${part.title}` : part.title;
  sheet.note(ruler.title(title, frame.right - x), [x, y], { leads: `map:${part.key}` });
}
