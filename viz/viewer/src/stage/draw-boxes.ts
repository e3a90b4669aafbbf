// Draws concepts: boxes with their names and signs, and on the map names alone.

import type { ConceptBox, Point, Rect } from "../document";
import { SHUT } from "../graph";
import { LEAST_NAME, LINE_HEIGHT, MIDDLE, SHAPE_EM, THIN } from "../rules";
import { isRtl } from "./direction";
import type { Drawing } from "./draw";
import { isOnCard } from "./draw-ground";
import { type Strength, textOpacity } from "./emphasis";
import { type BoxItem, rectOf } from "./items";
import type { CategoryStyle } from "./look";
import type { Painter } from "./paint";

/** How far within the frame of a shut group's box its second one lies, in borders. */
const TWICE = 1.7;

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

/** Top and height of the room of a name in its box: where that goes beyond the stage, in what is seen of it. */
export function nameRoom(
  { seen: [top, end] }: Drawing,
  { font, lines, below = 0 }: ConceptBox,
  [, y, , h]: Rect,
): Point {
  const tall = LINE_HEIGHT * font * lines.length,
    foot = y + h - below,
    from = Math.max(y, Math.min(top, foot - tall));
  return [from, Math.min(foot, Math.max(end, y + tall)) - from];
}

/** Draw all concepts but those of `except`. */
export function drawBoxes(drawing: Drawing, painter: Painter, except?: ReadonlySet<string>): void {
  for (const item of drawing.scene.boxes.values())
    if (!except?.has(item.box.concept)) drawBox(drawing, painter, item);
}

/** A concept's box with its name and its category's shape; `alpha` is for boxes that come or go. */
export function drawBox(drawing: Drawing, painter: Painter, item: BoxItem, alpha = 1): void {
  const { graph, scene, look, emphasis } = drawing;
  const strength = emphasis.concept(item.box.concept);
  if (strength === "hidden") return;
  const { font, lines, central, bare, below = 0 } = item.box;
  if (bare) {
    drawName(drawing, painter, item, alpha);
    return;
  }
  const rect = rectOf(item),
    [x, y, w, h] = rect;
  const style = styleOf(drawing, item, strength);
  const border = below ? THIN : look.geometry[central ? "centralBorder" : "border"] * scene.scale;
  const radius = Math.min(look.geometry.boxRadius * scene.scale, h / 3);
  if (strength === "strong") drawRing(drawing, painter, item, radius, alpha);
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
  // A second frame within: there is more in it.
  const inset = TWICE * border;
  if (item.box.concept.startsWith(SHUT))
    painter.rect(x + inset, y + inset, w - 2 * inset, h - 2 * inset, Math.max(1, radius - inset), {
      stroke: style.color,
      width: border / 2,
    });
  if (lines.length && !isReadable(font, drawing)) return;
  drawShape(drawing, painter, item);
  const rows = baselines(...nameRoom(drawing, item.box, rect), lines.length, font);
  const rtl = isRtl(graph.titleOf(item.box.concept));
  const named = { size: font, weight: 600, align: "center", fill: style.text, rtl } as const;
  painter.opacity(alpha * textOpacity(look.colours.dim, drawing.emphasis, strength));
  for (const [index, line] of lines.entries()) painter.text(line, x + w / 2, rows[index]!, named);
}

/** In a near view that is read the shape alone tells the category, and colour what is in the middle, or lit. */
function styleOf({ graph, scene, look }: Drawing, { box }: BoxItem, strength: Strength): CategoryStyle {
  const { surface, quiet, ink } = look.colours,
    style = look.category(graph.concepts.get(box.concept)!);
  const calm = scene.view.quiet && !box.central && strength !== "strong";
  return calm ? { ...style, tint: surface, color: quiet, text: ink } : style;
}

/** A name that stands on the card of its group. */
function drawName({ scene, look, emphasis }: Drawing, painter: Painter, item: BoxItem, alpha: number): void {
  const { font, lines, concept } = item.box,
    rect = rectOf(item),
    [x, y, w, h] = rect,
    { ground } = scene.view,
    strength = emphasis.concept(concept);
  if (strength === "strong") {
    painter.opacity(alpha);
    painter.rect(x - 2, y, w + 4, h, 4, { stroke: look.colours.accent, width: THIN });
  }
  painter.opacity(alpha * textOpacity(look.colours.dim, emphasis, strength));
  const [align, at] = !isOnCard(ground, rect)
    ? (["center", x + w / 2] as const)
    : ground?.mirrored
      ? (["right", x + w - 3] as const)
      : (["left", x + 3] as const);
  const rows = baselines(y, h, lines.length, font);
  const named = { size: font, weight: 600, align, fill: look.colours.ink } as const;
  for (const [index, line] of lines.entries()) painter.text(line, at, rows[index]!, named);
}

function drawRing(
  { scene, look }: Drawing,
  painter: Painter,
  item: BoxItem,
  radius: number,
  alpha: number,
): void {
  const [x, y, w, h] = rectOf(item),
    ring = 2 * scene.scale,
    out = ring * 1.1;
  painter.opacity(alpha);
  painter.rect(x - out, y - out, w + 2 * out, h + 2 * out, radius + out, {
    stroke: look.colours.accent,
    width: ring,
  });
}

/** The category's shape: in the corner where the name leaves room, else across the border. */
function drawShape({ graph, look, ruler }: Drawing, painter: Painter, item: BoxItem): void {
  const { font, lines, concept } = item.box,
    [x, y, w, h] = rectOf(item),
    style = look.category(graph.concepts.get(concept)!);
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
}
