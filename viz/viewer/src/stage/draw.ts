// Draws a scene from back to front through a painter, the same on the canvas and in a saved picture.
// Twin: viz/look/drawing.py

import type { Heading, Point, Verdict } from "../document";
import type { Graph } from "../graph";
import { MIDDLE, THIN } from "../rules";
import { format, type Words } from "../words";
import { drawCrowd, isCrowd } from "./crowd";
import { isRtl } from "./direction";
import { baselines, drawBoxes } from "./draw-boxes";
import { drawOver, drawUnder, isOnCard } from "./draw-ground";
import { drawOpposites } from "./draw-opposites";
import { type Strength, textOpacity } from "./emphasis";
import { rounded } from "./geometry";
import { type RouteItem, rectOf, type WordsItem } from "./items";
import type { Look, VerdictStyle } from "./look";
import type { Painter } from "./paint";
import type { Ruler } from "./ruler";
import type { Scene } from "./scene";
import { trunks } from "./trunks";

/** How strongly everything is drawn, by id. */
export interface Emphases {
  /** How strongly dim text is drawn at least: it is still to be read. */
  readonly faint?: number;
  concept(id: string): Strength;
  effect(id: string): Strength;
}

/** All that a drawing depends on. */
export interface Drawing {
  graph: Graph;
  scene: Scene;
  look: Look;
  emphasis: Emphases;
  ruler: Ruler;
  /** From where to where the stage shows the view, down it: a name stands in the part of its box that is seen. */
  seen: Point;
  /** Words whose text would be smaller than this (px of the view) are left out. */
  leastFont: number;
  /** Headings are drawn at this size (px of the view) where they are smaller and have room. */
  leastHeading: number;
  /** In the language of the page: a view carries the headings of its sides in English. */
  words: Words;
  /** Whether lines between opposites are drawn. */
  opposites: boolean;
}

/** Draw everything; `except` are concepts whose boxes are left out. */
export function drawScene(drawing: Drawing, painter: Painter, except?: ReadonlySet<string>): void {
  drawUnder(drawing, painter);
  drawHeadings(drawing, painter);
  drawOpposites(drawing, painter);
  drawRoutes(drawing, painter);
  drawAllWords(drawing, painter);
  drawBoxes(drawing, painter, except);
  drawOver(drawing, painter);
}

/** Draw what stands above categories and sides, in the page's language. */
export function drawHeadings(drawing: Drawing, painter: Painter): void {
  painter.opacity(1);
  for (const heading of drawing.scene.headings) {
    const {
      rect: [x, y, w, h],
      align,
    } = heading;
    const at = { left: x, center: x + w / 2, right: x + w }[align];
    const text = headingText(heading, drawing),
      size = headingSize(heading, text, drawing);
    painter.text(text, at, y + h / 2 + MIDDLE * size, {
      size,
      weight: 400,
      align,
      fill: drawing.look.colours.quiet,
      rtl: isRtl(text),
    });
  }
}

/** Names of categories, on the left edge of their boxes, are the graph's own words. */
function headingText({ text, align }: Heading, { words }: Drawing): string {
  if (align === "left") return text;
  if (text === "reinforcing" || text === "balancing") return words.loopKinds[text];
  const said = text === "acts on it" ? words.actsOnIt : text === "it acts on" ? words.itActsOn : "";
  return said
    ? said[0]!.toLowerCase() + said.slice(1)
    : text.replace(/^(\d+) more$/, (_, count) => format(words, "more", { n: count as string }));
}

/** A category's heading has a row of its own above its boxes; the others stand in the margin of the view. */
function headingSize(
  { rect: [, , w, h], font, align }: Heading,
  text: string,
  { ruler, leastHeading }: Drawing,
): number {
  const room = align === "left" ? Math.min(h / 1.05, w / ruler.width(text, 400)) : 1.6 * font;
  return Math.max(font, Math.min(leastHeading, room));
}

const ORDER: readonly Strength[] = ["dim", "normal", "strong"];

/** Lines, the dim ones first, so that what is lit crosses over them. */
export function drawRoutes(drawing: Drawing, painter: Painter): void {
  const strengths = drawing.scene.routes.map((route) => drawing.emphasis.effect(route.route.effect));
  const crowd = isCrowd(drawing.scene),
    lit = strengths.includes("dim");
  if (crowd)
    drawCrowd(
      drawing.scene,
      drawing.scene.routes.filter((_, index) => strengths[index] !== "hidden"),
      painter,
      drawing.look.colours.quiet,
      lit,
    );
  const quiet = (route: RouteItem, strength: Strength): boolean =>
    crowd && strength !== "strong" && (strength === "dim" || !(lit || route.words));
  for (const wanted of ORDER) {
    drawing.scene.routes.forEach((route, index) => {
      if (strengths[index] === wanted && !quiet(route, wanted))
        drawRoute(drawing, painter, route, wanted, lit && wanted !== "dim");
    });
  }
  if (!crowd && strengths.every((strength) => strength === "normal") && !drawing.scene.moved)
    drawTrunks(drawing, painter);
}

/** The ways that lines of different verdicts share, in a colour that belongs to none of them. */
function drawTrunks({ graph, scene, look }: Drawing, painter: Painter): void {
  for (const { members, points } of trunks(scene.routes.map((item) => item.route.points))) {
    const verdicts = new Set(
      members.map((member) => graph.effects.get(scene.routes[member]!.route.effect)!.verdict),
    );
    if (verdicts.size < 2) continue;
    const { d } = rounded(points, look.geometry.bendRadius * scene.scale);
    painter.opacity(1);
    painter.path(d, { stroke: look.colours.quiet, width: 2.2 * scene.scale });
  }
}

function drawRoute(
  { graph, scene, look }: Drawing,
  painter: Painter,
  item: RouteItem,
  strength: Strength,
  lit: boolean,
): void {
  const effect = graph.effects.get(item.route.effect)!;
  const style = lineOf(look.verdict(effect.verdict), scene, lit ? "strong" : strength, effect.verdict);
  const drawn = scene.drawn(item, look);
  const size = scene.scale * (strength === "strong" ? 1.7 : 1);
  painter.opacity(strength === "dim" ? look.colours.dim : 1);
  painter.path(drawn.d, {
    stroke: style.color,
    width: style.width * size,
    dash: style.dash.map((part) => part * size),
    round: (style.dash[0] ?? 1) < 1,
  });
  const head = look.arrow(effect);
  if (!head.path) return;
  const fill = { line: style.color, paper: look.colours.paper, none: undefined }[head.fill];
  const place = { at: drawn.tip, size: drawn.head * (strength === "strong" ? 1.25 : 1), angle: drawn.angle };
  painter.path(
    head.path,
    { ...(fill ? { fill } : {}), ...(head.stroke ? { stroke: style.color, width: head.stroke } : {}) },
    place,
  );
}

/** The line of a verdict: quiet where it is read; in full where it is lit, or contradicted in a near view. */
function lineOf(style: VerdictStyle, scene: Scene, strength: Strength, verdict: Verdict): VerdictStyle {
  const { ground, quiet } = scene.view;
  if (!ground && (!quiet || strength !== "normal" || verdict === "contradicted")) return style;
  if (!ground) return { ...style, color: style.tint };
  return { ...style, color: strength === "strong" ? style.color : style.tint, width: THIN / scene.scale };
}

/** Draw the words of all effects, with their marks. */
export function drawAllWords(drawing: Drawing, painter: Painter): void {
  for (const item of drawing.scene.spoken) drawWords(drawing, painter, item);
}

/** How strongly words that several effects share are drawn: as the strongest of them. */
export function strengthOf(words: WordsItem, emphasis: Emphases): Strength {
  const order: readonly Strength[] = ["hidden", ...ORDER];
  const found = words.words.effects.map((id) => order.indexOf(emphasis.effect(id)));
  return order[Math.max(0, ...found)] ?? "hidden";
}

/** Left edge, width and lines' middle of words with their mark, as they are drawn. */
export function wordsPlace(
  item: WordsItem,
  ruler: Ruler,
  mark = item.words.mark ?? 0,
): { x: number; width: number; middle: number } {
  const [x, , w] = rectOf(item);
  const used = Math.min(w, ruler.widest(item.words.lines, 400) * item.words.font + mark);
  return { x: x + (w - used) / 2, width: used, middle: x + (w + mark) / 2 };
}

/** The room before words for their mark, px; a question keeps that to itself too: it would tell what is graded. */
export const markRoom = (look: Look, { words }: WordsItem): number => (look.told && words.mark) || 0;

function drawWords(drawing: Drawing, painter: Painter, item: WordsItem): void {
  const { look, ruler } = drawing;
  const { font, lines } = item.words;
  const mark = markRoom(look, item);
  const strength = strengthOf(item, drawing.emphasis);
  if (strength === "hidden" || font < drawing.leastFont) return;
  const [x, y, w, h] = rectOf(item);
  const place = wordsPlace(item, ruler, mark);
  const { ground } = drawing.scene.view,
    hangs = ground !== undefined && !ground.mirrored;
  const gap = ground ? w : Math.min(w, place.width + 0.36 * font);
  const { paper, surface } = look.colours;
  painter.opacity(1);
  painter.rect(x + (w - gap) / 2, y, gap, h, 0, { fill: isOnCard(ground, [x, y, w, h]) ? surface : paper });
  if (strength === "strong") {
    const border = 1.4 * drawing.scene.scale;
    painter.rect(x + (w - gap) / 2, y, gap, h, 0.3 * font, {
      fill: look.colours.surface,
      stroke: look.colours.accent,
      width: border,
    });
  }
  painter.opacity(textOpacity(drawing.look.colours.dim, drawing.emphasis, strength));
  const rows = baselines(y, h, lines.length, font);
  const rtl = isRtl(drawing.graph.effects.get(item.words.effects[0]!)?.label ?? ""),
    left = hangs && !rtl,
    align = left ? "left" : "center",
    style = { size: font, weight: 400, align, fill: look.colours.ink, rtl } as const;
  const half = (ruler.widest(hangs ? lines : lines.slice(0, 1), 400) * font) / 2;
  for (const [index, line] of lines.entries())
    painter.text(line, left ? place.middle - half : place.middle, rows[index]!, style);
  drawMark(drawing, painter, item, place.middle - half - 0.56 * mark, rows[0]!);
}

/** The mark of the words' verdict before their first line. */
function drawMark(
  { graph, look, scene }: Drawing,
  painter: Painter,
  item: WordsItem,
  at: number,
  row: number,
): void {
  const { font, lines, mark = 0, effects } = item.words;
  const shared = sharedStyle(graph, look, effects);
  const sign = mark && lines.length ? look.mark(shared.mark) : undefined;
  if (!sign) return;
  const size = scene.view.ground ? 0.86 * font : Math.min(0.86 * mark, 0.62 * font);
  painter.path(
    sign.path,
    { stroke: shared.color, width: sign.stroke, round: true },
    { at: [at, row - MIDDLE * font], size },
  );
}

/** The verdict of words; effects of different verdicts that share them show no mark. */
export function sharedStyle(graph: Graph, look: Look, effects: readonly string[]): VerdictStyle {
  const verdicts = new Set(effects.map((id) => graph.effects.get(id)?.verdict ?? "not-checked"));
  return look.verdict(verdicts.size === 1 ? [...verdicts][0]! : "not-checked");
}
