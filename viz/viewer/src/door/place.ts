// The map of a graph on a page of any size: hub, cards, key; or cards alone where no concept stands out.
// Twin: viz/door/place.py

import type { FontMetrics, View } from "../document";
import type { Graph } from "../graph";
import { emptyView, type Size } from "../near/page";
import {
  DOOR_EDGE,
  DOOR_MARGIN,
  DOOR_MOST,
  DOOR_NARROW,
  DOOR_NOTE,
  DOOR_OPENED_SHARE,
  DOOR_PART,
  DOOR_WIDE,
  DOOR_WORDS_SHARE,
} from "../rules";
import type { Words } from "../words";
import { Cards, Ports, placedCards } from "./cards";
import { drawHub, hubLines } from "./hub";
import { drawKey } from "./key";
import { phoneMap } from "./phone";
import type { Plan } from "./plan";
import { Sheet } from "./sheet";
import { type Frame, longestWords, Ruler, textsOf } from "./texts";
import { tiersMap } from "./tiers";

/** What is asked of a map: the opened card's key, the words of its language, and from right to left or not. */
export interface Wish {
  readonly graph: Graph;
  readonly said: Words;
  readonly opened: string;
  readonly rightward: boolean;
  readonly ruler: Ruler;
}

/** The map for a page; it may become higher than that, never wider. */
export function mapView(
  graph: Graph,
  plan: Plan,
  page: Size,
  options: { said: Words; opened: string; rightward: boolean },
  font: FontMetrics,
): View {
  const factor = Math.max(1, Math.min(page[0] / DOOR_PART[0], page[1] / DOOR_PART[1], DOOR_MOST));
  const width = page[0] / factor,
    height = page[1] / factor;
  const wish: Wish = { graph, ruler: new Ruler(font), ...options };
  const id = options.opened ? `map:${options.opened}` : "map";
  const empty = emptyView(id, "map", graph.document.title, [width, height]);
  const view =
    width < DOOR_NARROW
      ? phoneMap(wish, plan, empty, width)
      : plan.hub
        ? hubMap(wish, plan, empty, width, height)
        : tiersMap(wish, plan, empty, width, height);
  return { ...view, factor };
}

function hubMap(wish: Wish, plan: Plan, empty: View, width: number, height: number): View {
  const { graph, said, ruler, opened, rightward } = wish;
  const [least, fan, room]: readonly number[] = width >= DOOR_WIDE ? [144, 126, 198] : [120, 74, 164];
  const told = ruler.widest(hubLines(graph, plan, said), DOOR_NOTE);
  const hubWidth = Math.max(least!, Math.min(told + 16, least! + 48));
  const frame = frameOf(wish, plan, width, DOOR_MARGIN + hubWidth + fan!, room!);
  const sheet = new Sheet(graph, frame, ruler, plan.inward);
  const texts = textsOf(graph, plan, said, frame, ruler);
  const placed = placedCards(graph, plan.groups, opened, texts, height);
  const needed =
    placed.reduce((sum, card) => sum + card.tall + card.gap, 0) - (placed[placed.length - 1]?.gap ?? 0);
  const tall = Math.max(height, needed + 2 * DOOR_EDGE);
  const hub = drawHub(sheet, plan, said, DOOR_MARGIN, hubWidth, tall);
  const ports = new Ports(placed, hub[0] + hub[2], hub[1] + hub[3] / 2, hub[3] - 40);
  const cards = new Cards(sheet, plan, said, texts, ports);
  let y = (tall - needed) / 2;
  for (const card of placed) {
    cards.draw(card, y);
    y += card.tall + card.gap;
  }
  const high = drawKey(sheet, said, DOOR_MARGIN, frame.marks, tall);
  return sheet.view(empty, width, high, plan.inward === rightward);
}

/** The columns of a map: words as wide as its longest, as far as the names still have room. */
function frameOf(
  { graph, ruler, opened }: Wish,
  plan: Plan,
  width: number,
  marks: number,
  least: number,
): Frame {
  const words = marks + 20;
  const longest = longestWords(graph, plan, ruler);
  const room = Math.max(
    least,
    Math.min(longest + 38, (opened ? DOOR_OPENED_SHARE : DOOR_WORDS_SHARE) * (width - words - DOOR_MARGIN)),
  );
  const left = words + room,
    right = width - DOOR_MARGIN - 17;
  return {
    marks,
    words,
    wordsRoom: room - 38,
    arrows: left,
    names: left + 17,
    right,
    left,
    above: false,
    also: width >= DOOR_WIDE,
  };
}
