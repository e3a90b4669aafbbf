// Draws a scene from back to front through a painter, the same on the canvas and in a saved picture.
// Twin: viz/look/drawing.py

import type { Heading, Point } from "../document";
import type { Graph } from "../graph";
import { LEAST_NAME, LINE_HEIGHT, MIDDLE, SHAPE_EM } from "../rules";
import { format, type Words } from "../words";
import { drawCrowd, isCrowd } from "./crowd";
import { isRtl } from "./direction";
import { drawOpposites } from "./draw-opposites";
import type { Strength } from "./emphasis";
import { rounded } from "./geometry";
import { type BoxItem, type RouteItem, rectOf, type WordsItem } from "./items";
import type { Look, VerdictStyle } from "./look";
import type { Painter } from "./paint";
import type { Ruler } from "./ruler";
import type { Scene } from "./scene";
import { trunks } from "./trunks";

/** How strongly everything is drawn, by id. */
export interface Emphases {
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
  drawHeadings(drawing, painter);
  drawOpposites(drawing, painter);
  drawRoutes(drawing, painter);
  drawAllWords(drawing, painter);
  drawBoxes(drawing, painter, except);
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
      if (strengths[index] === wanted && !quiet(route, wanted)) drawRoute(drawing, painter, route, wanted);
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
): void {
  const effect = graph.effects.get(item.route.effect)!;
  const style = look.verdict(effect.verdict);
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

function drawWords(drawing: Drawing, painter: Painter, item: WordsItem): void {
  const { look, ruler } = drawing;
  const { font, lines } = item.words;
  // A question keeps the room for marks to itself too: it would tell which effects are graded.
  const mark = look.told ? (item.words.mark ?? 0) : 0;
  const strength = strengthOf(item, drawing.emphasis);
  if (strength === "hidden" || font < drawing.leastFont) return;
  const [x, y, w, h] = rectOf(item);
  const place = wordsPlace(item, ruler, mark);
  const gap = Math.min(w, place.width + 0.36 * font);
  painter.opacity(1);
  painter.rect(x + (w - gap) / 2, y, gap, h, 0, { fill: look.colours.paper });
  if (strength === "strong") {
    const border = 1.4 * drawing.scene.scale;
    painter.rect(x + (w - gap) / 2, y, gap, h, 0.3 * font, {
      fill: look.colours.surface,
      stroke: look.colours.accent,
      width: border,
    });
  }
  painter.opacity(strength === "dim" ? look.colours.dim : 1);
  const rows = baselines(y, h, lines.length, font);
  const rtl = isRtl(drawing.graph.effects.get(item.words.effects[0]!)?.label ?? "");
  const style = { size: font, weight: 400, align: "center", fill: look.colours.ink, rtl } as const;
  for (const [index, line] of lines.entries()) painter.text(line, place.middle, rows[index]!, style);
  const shared = sharedStyle(drawing.graph, look, item.words.effects);
  const sign = mark && lines.length ? look.mark(shared.mark) : undefined;
  if (!sign) return;
  const at = place.middle - (ruler.width(lines[0]!, 400) * font) / 2 - 0.56 * mark;
  painter.path(
    sign.path,
    { stroke: shared.color, width: sign.stroke, round: true },
    { at: [at, rows[0]! - MIDDLE * font], size: Math.min(0.86 * mark, 0.62 * font) },
  );
}

/** The verdict of words; effects of different verdicts that share them show no mark. */
export function sharedStyle(graph: Graph, look: Look, effects: readonly string[]): VerdictStyle {
  const verdicts = new Set(effects.map((id) => graph.effects.get(id)?.verdict ?? "not-checked"));
  return look.verdict(verdicts.size === 1 ? [...verdicts][0]! : "not-checked");
}

/** Whether a name is drawn: those of a large graph's smallest boxes are for readers who zoom in. */
export function isReadable(font: number, { leastFont }: Drawing): boolean {
  return font >= (Number.isFinite(leastFont) ? Math.min(leastFont * 0.7, LEAST_NAME) : LEAST_NAME);
}

/** Where the lines of a text stand that is centred in so much height, px of the view. */
export function baselines(y: number, height: number, count: number, font: number): number[] {
  const step = LINE_HEIGHT * font,
    top = y + (height - count * step) / 2;
  return Array.from({ length: count }, (_, index) => top + (index + 0.5) * step + MIDDLE * font);
}

/** Draw all concepts but those of `except`. */
export function drawBoxes(drawing: Drawing, painter: Painter, except?: ReadonlySet<string>): void {
  for (const item of drawing.scene.boxes.values())
    if (!except?.has(item.box.concept)) drawBox(drawing, painter, item);
}

/** A concept's box with its name and its category's shape; `alpha` is for boxes that come or go. */
export function drawBox(drawing: Drawing, painter: Painter, item: BoxItem, alpha = 1): void {
  const { graph, scene, look, emphasis, ruler } = drawing;
  const strength = emphasis.concept(item.box.concept);
  if (strength === "hidden") return;
  const style = look.category(graph.concepts.get(item.box.concept)!);
  const { font, lines, central } = item.box;
  const [x, y, w, h] = rectOf(item);
  const border = look.geometry[central ? "centralBorder" : "border"] * scene.scale;
  const radius = Math.min(look.geometry.boxRadius * scene.scale, h / 3);
  if (strength === "strong" && !central) {
    const ring = 2 * scene.scale,
      out = ring * 1.1;
    painter.opacity(alpha);
    painter.rect(x - out, y - out, w + 2 * out, h + 2 * out, radius + out, {
      stroke: look.colours.accent,
      width: ring,
    });
  }
  // A dim box lets no line shine through: first the paper, then the box.
  if (strength === "dim") {
    painter.opacity(alpha);
    painter.rect(x, y, w, h, radius, { fill: look.colours.paper });
  }
  painter.opacity(alpha * (strength === "dim" ? look.colours.dim : 1));
  painter.rect(x + border / 2, y + border / 2, Math.max(0, w - border), Math.max(0, h - border), radius, {
    fill: style.tint,
    stroke: style.color,
    width: border,
  });
  if (lines.length && !isReadable(font, drawing)) return;
  const shape = look.shape(style.shape);
  const size = SHAPE_EM * font;
  // Only the first line reaches as high as the corner.
  const beside = (w - (lines.length ? ruler.width(lines[0]!, 600) : 0) * font) / 2;
  const inside = Math.max(beside, (h - lines.length * LINE_HEIGHT * font) / 2) >= 3.4 * size;
  const at: Point = inside ? [x + 1.9 * size, y + 1.9 * size] : [x + 2.4 * size, y + 0.1 * size];
  // Across the border it is set off by a halo of the paper.
  const paper = look.colours.paper;
  if (shape && !inside) painter.path(shape, { fill: paper, stroke: paper, width: 1.1 }, { at, size });
  if (shape) painter.path(shape, { fill: style.color, evenodd: true }, { at, size });
  const rows = baselines(y, h, lines.length, font);
  const rtl = isRtl(graph.titleOf(item.box.concept));
  const named = { size: font, weight: 600, align: "center", fill: style.text, rtl } as const;
  for (const [index, line] of lines.entries()) painter.text(line, x + w / 2, rows[index]!, named);
}
