// The concept that the map is about: how much of the graph it is, and what acts on it from above.
// Twin: viz/door/hub.py

import type { Rect } from "../document";
import type { Graph } from "../graph";
import { DOOR_BELOW, DOOR_HEIGHT, DOOR_TEXT } from "../rules";
import { format, type Words } from "../words";
import type { Plan } from "./plan";
import type { Sheet } from "./sheet";
import type { Ruler } from "./texts";

/** Draw the hub with what is told of it, and what acts on it above; its rectangle. */
export function drawHub(
  sheet: Sheet,
  plan: Plan,
  said: Words,
  left: number,
  width: number,
  tall: number,
): Rect {
  const { graph, ruler } = sheet,
    title = graph.titleOf(plan.hub);
  let font = width > 130 ? 26 : 22,
    lines: string[];
  do {
    font -= 2;
    lines = ruler.name(title, width - 16, font);
  } while (font > DOOR_TEXT && ruler.widestName(lines, font) > width - 12);
  const name = lines.length * 1.16 * font,
    high = Math.max(DOOR_HEIGHT, 116 + name);
  const rect: Rect = [left, (tall - high) / 2, width, high];
  sheet.boxes.push({ concept: plan.hub, rect, lines, font, central: true, below: DOOR_BELOW });
  const foot = rect[1] + (high + DOOR_BELOW + name) / 2 - DOOR_BELOW + 14;
  hubLines(graph, plan, said).forEach((line, number) => {
    sheet.note(line, [left + width / 2, foot + 19 * number], { align: "center", of: plan.hub });
  });
  drawAcross(sheet, plan, said, rect);
  return rect;
}

/** How much of the graph the hub is, in three lines. */
export function hubLines(graph: Graph, plan: Plan, said: Words): string[] {
  const rows = plan.groups.flatMap((group) => group.rows);
  const count = rows.reduce((sum, row) => sum + row.effects.length, 0);
  return [
    plan.inward ? said.actedOnBy : said.actsOn,
    format(said, "countConcepts", { n: rows.length }),
    format(said, "inEffects", { k: count, n: graph.effects.size }),
  ];
}

/** The most important effect in the other direction, what is at its far end, and how both are set above the hub. */
function acrossOf(graph: Graph, plan: Plan, width: number, ruler: Ruler) {
  const effect = graph.effects.get(plan.across[0] ?? "");
  if (!effect) return null;
  const far = plan.inward ? effect.target : effect.source;
  return [
    ruler.name(graph.titleOf(far), width),
    ruler.fitted(effect.label, width + 24),
    far,
    effect.id,
  ] as const;
}

/** Draw that effect above the hub; how many more there are is told. */
export function drawAcross(sheet: Sheet, plan: Plan, said: Words, [left, top, width]: Rect): void {
  const { graph, ruler } = sheet,
    across = acrossOf(graph, plan, width, ruler);
  if (!across) return;
  const [lines, words, far, effect] = across,
    middle = left + width / 2;
  const high = 20 * words.length + 4,
    tall = 20 * lines.length + 2;
  const y = top - 24 - high,
    over = y - 22 - tall;
  const w = 35 + ruler.widest(words);
  sheet.words.push({
    effects: [effect],
    rect: [middle - w / 2, y, w, high],
    lines: words,
    font: DOOR_TEXT,
    mark: 20,
  });
  const wide = ruler.widestName(lines) + 6;
  sheet.boxes.push({
    concept: far,
    rect: [middle - wide / 2, over, wide, tall],
    lines,
    font: DOOR_TEXT,
    bare: true,
  });
  const line: [number, number][] = [
    [middle, over + tall],
    [middle, top],
  ];
  sheet.routes.push({ effect, points: plan.inward ? line.reverse() : line });
  if (plan.across.length > 1) {
    const text = format(said, "moreRows", { n: plan.across.length - 1 });
    sheet.note(text, [middle, over - 12], { tone: "accent", align: "center", leads: `focus:${plan.hub}` });
  }
}

/** How much room above the hub what acts on it takes. */
export function acrossHeight(graph: Graph, plan: Plan, width: number, ruler: Ruler): number {
  const across = acrossOf(graph, plan, width, ruler);
  if (!across) return 0;
  return 20 * (across[0].length + across[1].length) + 52 + (plan.across.length > 1 ? 24 : 0);
}
