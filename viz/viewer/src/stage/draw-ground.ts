// What the map has besides boxes, words and lines: bands, cards, a trunk, signs and notes.

import type { Ground, GroundSign, Note, Rect, Verdict } from "../document";
import { GROUND_BAND, GROUND_RADIUS, MIDDLE, THIN } from "../rules";
import type { Drawing } from "./draw";
import type { Painter } from "./paint";

/** Whether the middle of something lies on a card. */
export function isOnCard(ground: Ground | undefined, [left, top, width, height]: Rect): boolean {
  const [x, y] = [left + width / 2, top + height / 2];
  return (ground?.cards ?? []).some(({ rect: [l, t, w, h] }) => x >= l && x <= l + w && y >= t && y <= t + h);
}

/** Draw what lies below lines and boxes. */
export function drawUnder(drawing: Drawing, painter: Painter): void {
  const { scene, look, emphasis } = drawing,
    { ground } = scene.view;
  if (!ground) return;
  for (const { verdict, effects, outline } of ground.bands) {
    const dim = effects.every((id) => emphasis.effect(id) === "dim");
    painter.opacity(GROUND_BAND * (dim && effects.length ? look.colours.dim : 1));
    painter.path(`M${outline.map((point) => point.join(" ")).join("L")}Z`, {
      fill: look.verdict(verdict).tint,
    });
  }
  painter.opacity(1);
  for (const {
    rect: [x, y, w, h],
    open,
  } of ground.cards) {
    const { surface, quiet, hairline } = look.colours;
    painter.rect(x + 0.5, y + 0.5, w - 1, h - 1, GROUND_RADIUS, {
      fill: surface,
      stroke: open ? quiet : hairline,
      width: 1,
    });
  }
  if (ground.trunk.length)
    painter.path(`M${ground.trunk.map((point) => point.join(" ")).join("L")}`, {
      stroke: look.verdict("not-checked").tint,
      width: 2,
    });
}

/** Draw what stands beside names and words. */
export function drawOver(drawing: Drawing, painter: Painter): void {
  const { ground } = drawing.scene.view;
  for (const sign of ground?.signs ?? []) drawSign(drawing, painter, sign);
  for (const note of ground?.notes ?? []) drawNote(drawing, painter, note);
}

/** A quiet note that is dim keeps a contrast of 3 : 1. */
const DIM_NOTE = 0.7;

function drawNote({ graph, look, emphasis }: Drawing, painter: Painter, note: Note): void {
  const { text, at, font, tone, strong, align, of } = note,
    { colours } = look;
  const fill =
    tone === "ink" || tone === "quiet" || tone === "accent" ? colours[tone] : look.verdict(tone).color;
  const strength = graph.effects.has(of) ? emphasis.effect(of) : of ? emphasis.concept(of) : "normal";
  painter.opacity(strength === "dim" ? DIM_NOTE : 1);
  painter.text(text, at[0], at[1] + MIDDLE * font, { size: font, weight: strong ? 600 : 400, align, fill });
}

function drawSign({ look }: Drawing, painter: Painter, { kind, name, at, size }: GroundSign): void {
  const { quiet, paper } = look.colours;
  painter.opacity(1);
  if (kind === "category") {
    const style = look.named(name);
    painter.path(look.shape(style.shape), { fill: style.color, evenodd: true }, { at, size });
  } else if (name === "not-checked") painter.rect(at[0] - 1.6, at[1] - 1.6, 3.2, 3.2, 1.6, { fill: quiet });
  else if (kind === "verdict") {
    const style = look.verdict(name as Verdict),
      mark = look.mark(style.mark);
    if (mark) painter.path(mark.path, { stroke: style.color, width: mark.stroke, round: true }, { at, size });
  } else {
    const head = look.head(name),
      [x, y] = at,
      end = x + size / 2;
    painter.path(`M${x - size / 2} ${y}L${end - 9 * head.back} ${y}`, { stroke: quiet, width: THIN });
    const fill = { line: quiet, paper, none: undefined }[head.fill];
    painter.path(
      head.path,
      { ...(fill ? { fill } : {}), ...(head.stroke ? { stroke: quiet, width: head.stroke } : {}) },
      { at: [end, y], size: 9, angle: 0 },
    );
  }
}
