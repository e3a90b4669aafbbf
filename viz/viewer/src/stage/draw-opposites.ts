// The lines between opposites in a drawing.

import { OPPOSITE_DASH, OPPOSITE_WIDTH } from "../rules";
import { waiting } from "../waiting";
import type { Drawing } from "./draw";
import { rectOf } from "./items";
import type { OppositeLine } from "./opposites";
import type { Painter } from "./paint";

/** Draw the lines between opposites where they are asked for. */
export function drawOpposites(drawing: Drawing, painter: Painter): void {
  const { scene, look } = drawing;
  for (const { source, target, start, bend, end } of opposed(drawing)) {
    const strengths = [source, target].map((id) => drawing.emphasis.concept(id));
    painter.opacity(strengths.includes("dim") ? look.colours.dim : 1);
    painter.path(`M${start.join(" ")}Q${bend.join(" ")} ${end.join(" ")}`, {
      stroke: look.colours.quiet,
      width: OPPOSITE_WIDTH * scene.scale,
      dash: OPPOSITE_DASH.map((part) => part * scene.scale),
      round: true,
    });
  }
}

/** The lines between opposites of this drawing: in a way always, for it may pass over to one. */
export function opposed({ graph, scene, emphasis, opposites }: Drawing): OppositeLine[] {
  if (!graph.document.opposites?.length || !(opposites || scene.view.kind === "path")) return [];
  const shown = [...scene.boxes].filter(([id]) => emphasis.concept(id) !== "hidden");
  const rects = new Map(shown.map(([id, item]) => [id, rectOf(item)]));
  const drawn = scene.routes.map(({ route }) => route.effect);
  return waiting("ask").oppositeLines(graph, rects, drawn, [scene.view.width, scene.view.height]);
}
