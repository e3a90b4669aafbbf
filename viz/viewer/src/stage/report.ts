// What is on screen now, in CSS px of the page: computed from what is drawn, for tests and measuring.

import type { Point, Rect } from "../document";
import type { Graph } from "../graph";
import { type Drawing, markRoom, strengthOf, wordsPlace } from "./draw";
import { baselines, isReadable, nameRoom } from "./draw-boxes";
import { opposed } from "./draw-opposites";
import type { Strength } from "./emphasis";
import { type BoxItem, type RouteItem, rectOf } from "./items";
import type { Camera } from "./vis";

/** A concept on screen; `label_box` is null where its name is not drawn. */
export interface DrawnNode {
  id: string;
  label: string;
  box: Rect;
  label_box: Rect | null;
  font_px: number;
}
/** An effect on screen; `label_box` is null where its words are not drawn. */
export interface DrawnEdge {
  id: string;
  source: string;
  target: string;
  label: string;
  points: Point[];
  label_box: Rect | null;
  font_px: number;
}
/** All that is on screen, in CSS px of the page. */
export interface LayoutReport {
  page: { width: number; height: number };
  nodes: DrawnNode[];
  edges: DrawnEdge[];
  /** Pairs of opposites with a line between them. */
  opposites: { source: string; target: string; points: Point[] }[];
}

/** From px of the view to px of the page. */
export interface Screen {
  scale: number;
  point(x: number, y: number): Point;
}

/** Where a camera that stands over the middle of an element shows the points of a view. */
export function screenOf(element: HTMLElement, { scale, x: cx, y: cy }: Camera): Screen {
  const { left, top, width, height } = element.getBoundingClientRect();
  return {
    scale,
    point: (x, y) => [left + width / 2 + scale * (x - cx), top + height / 2 + scale * (y - cy)],
  };
}

/** Ids of concepts and effects. */
export type Some = { has(id: string): boolean };

/** What a drawing shows of some concepts and effects, as it lies on the screen. */
export function report(drawing: Drawing, screen: Screen, some?: Some): LayoutReport {
  const { scene, emphasis } = drawing;
  const told = (id: string, strength: Strength): boolean => strength !== "hidden" && (!some || some.has(id));
  const boxes = [...scene.boxes.values()].filter(({ box: { concept } }) =>
    told(concept, emphasis.concept(concept)),
  );
  const routes = scene.routes.filter(({ route: { effect } }) => told(effect, emphasis.effect(effect)));
  return {
    page: { width: innerWidth, height: innerHeight },
    nodes: boxes.map((item) => node(drawing, screen, item)),
    edges: routes.map((item) => edge(drawing, screen, item)),
    opposites: opposed(drawing).map(({ source, target, start, bend, end }) => ({
      source,
      target,
      points: [start, bend, end].map(([x, y]) => screen.point(x, y)),
    })),
  };
}

function rect(screen: Screen, [x, y, w, h]: Rect): Rect {
  const [left, top] = screen.point(x, y);
  return [left, top, w * screen.scale, h * screen.scale];
}

function node(drawing: Drawing, screen: Screen, item: BoxItem): DrawnNode {
  const { graph, ruler } = drawing;
  const { lines, font, concept } = item.box,
    whole = rectOf(item),
    [x, , w] = whole;
  const widest = ruler.widest(lines, 600) * font,
    room = nameRoom(drawing, item.box, whole);
  const text: Rect = [x + (w - widest) / 2, ...textRows(...room, lines.length, font, widest)];
  return {
    id: concept,
    label: titleOf(graph, concept),
    box: rect(screen, whole),
    label_box: lines.length && isReadable(font, drawing) ? rect(screen, text) : null,
    font_px: font * screen.scale,
  };
}

/** Top, width and height of rows of text, from ascenders to descenders. */
function textRows(
  y: number,
  h: number,
  count: number,
  font: number,
  width: number,
): [number, number, number] {
  const rows = baselines(y, h, count, font);
  const top = (rows[0] ?? y) - 0.78 * font;
  return [top, width, (rows[rows.length - 1] ?? y) + 0.22 * font - top];
}

function edge(
  { graph, scene, look, emphasis, ruler, leastFont }: Drawing,
  screen: Screen,
  item: RouteItem,
): DrawnEdge {
  const effect = graph.effects.get(item.route.effect)!;
  const drawn = scene.drawn(item, look);
  const { words } = item;
  const shown =
    words?.words.lines.length && words.words.font >= leastFont && strengthOf(words, emphasis) !== "hidden";
  let box: Rect | null = null;
  if (words && shown) {
    const [, y, , h] = rectOf(words);
    const place = wordsPlace(words, ruler, markRoom(look, words));
    box = rect(screen, [place.x, ...textRows(y, h, words.words.lines.length, words.words.font, place.width)]);
  }
  return {
    id: effect.id,
    source: effect.source,
    target: effect.target,
    label: effect.label,
    points: [...drawn.points, drawn.tip].map(([x, y]) => screen.point(x, y)),
    label_box: box,
    font_px: (words?.words.font ?? 0) * screen.scale,
  };
}

function titleOf(graph: Graph, concept: string): string {
  return graph.titleOf(concept);
}
