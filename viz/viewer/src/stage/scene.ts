// A view as things that can be moved: each stands at its home until it is dragged or physics moves it.
// Twin: viz/look/theme.py

import type { Heading, Point, Rect, Route, View, WordsBox } from "../document";
import type { Graph } from "../graph";
import { followed } from "./follow";
import { type DrawnRoute, drawnRoute } from "./geometry";
import { type BoxItem, centreOf, type Places, type RouteItem, rectOf, type WordsItem } from "./items";
import type { Look } from "./look";

/** All lengths of a drawing grow with the size of its effects' words; 14 px is the measure. */
export function drawingScale(words: readonly Pick<WordsBox, "font">[]): number {
  const sizes = words.map((one) => one.font).sort((a, b) => a - b);
  const middle = sizes[Math.floor((sizes.length - 1) / 2)] ?? 14;
  return Math.min(1.6, Math.max(0.5, middle / 14));
}

/** What a concept, or an effect with its ends and words, covers, px of the view; null when it is not there. */
export function placeOf(scene: Scene, id: string): Rect | null {
  const route = scene.routeOf.get(id);
  const items = route ? [route.source, route.target, route.words] : [scene.boxes.get(id)];
  const places = items.filter((item) => item !== undefined).map(rectOf);
  if (!places.length) return null;
  const left = Math.min(...places.map(([x]) => x)),
    top = Math.min(...places.map(([, y]) => y));
  const right = Math.max(...places.map(([x, , w]) => x + w)),
    bottom = Math.max(...places.map(([, y, , h]) => y + h));
  return [left, top, right - left, bottom - top];
}

/** Everything of a view in its present place. */
export class Scene {
  readonly boxes = new Map<string, BoxItem>();
  /** By every effect that they speak for. */
  readonly words = new Map<string, WordsItem>();
  readonly spoken: WordsItem[];
  readonly routes: RouteItem[];
  readonly routeOf = new Map<string, RouteItem>();
  readonly headings: readonly Heading[];
  readonly scale: number;
  /** Items by their node in the network. */
  readonly items = new Map<string, BoxItem | WordsItem>();
  /** Nodes that a hand has put somewhere: they stay there when the others move by themselves. */
  put: ReadonlySet<string> = new Set();
  readonly #at = new Map<string, RouteItem[]>();
  readonly #graph: Graph;

  constructor(
    readonly view: View,
    graph: Graph,
    numbers: Numbers,
  ) {
    this.#graph = graph;
    this.headings = view.headings;
    this.scale = drawingScale(view.words);
    for (const box of view.boxes) {
      if (!graph.concepts.has(box.concept)) continue;
      const item: BoxItem = { node: numbers.concept(box.concept), home: box.rect, shift: [0, 0], box };
      this.boxes.set(box.concept, item);
      this.items.set(item.node, item);
    }
    this.spoken = view.words.map((words) => this.#addWords(words, numbers));
    this.routes = view.routes
      .filter((route) => graph.effects.has(route.effect))
      .map((route) => this.#addRoute(route));
  }

  #addWords(words: WordsBox, numbers: Numbers): WordsItem {
    const item: WordsItem = {
      node: numbers.effect(words.effects[0] ?? ""),
      home: words.rect,
      shift: [0, 0],
      own: [0, 0],
      words,
    };
    for (const effect of words.effects) this.words.set(effect, item);
    this.items.set(item.node, item);
    return item;
  }

  #addRoute(route: Route): RouteItem {
    const effect = this.#graph.effects.get(route.effect)!;
    const source = this.boxes.get(effect.source),
      target = this.boxes.get(effect.target);
    const item: RouteItem = { route, source, target, words: this.words.get(route.effect), drawn: undefined };
    this.routeOf.set(route.effect, item);
    for (const end of new Set([source, target, item.words])) if (end) this.#routesAt(end.node).push(item);
    return item;
  }

  #routesAt(node: string): RouteItem[] {
    const found = this.#at.get(node);
    if (found) return found;
    const made: RouteItem[] = [];
    this.#at.set(node, made);
    return made;
  }

  /** Move something by hand or by physics; the words of a concept's effects come half the way. */
  move(node: string, centre: Point, carry: boolean): void {
    const item = this.items.get(node);
    if (!item) return;
    const [x, y] = centreOf(item);
    const step: Point = [centre[0] - x, centre[1] - y];
    if (!step[0] && !step[1]) return;
    item.shift = [item.shift[0] + step[0], item.shift[1] + step[1]];
    if ("words" in item) item.own = [item.own[0] + step[0], item.own[1] + step[1]];
    for (const route of this.#routesAt(node)) {
      if (carry && route.words && route.words !== item) this.#carryWords(route.words, step);
      route.drawn = undefined;
    }
  }

  /** Words that speak for several effects come a share of the way for each. */
  #carryWords(words: WordsItem, step: Point): void {
    const share = 0.5 / words.words.effects.length;
    words.shift = [words.shift[0] + share * step[0], words.shift[1] + share * step[1]];
    for (const route of this.#routesAt(words.node)) route.drawn = undefined;
  }

  /** Where everything is, to be put back there. */
  places(): Places {
    return [...this.items.values()].map((item) => [
      item,
      item.shift,
      "words" in item ? item.own : item.shift,
    ]);
  }

  putBack(places: Places): void {
    for (const [item, shift, own] of places) {
      item.shift = shift;
      if ("words" in item) item.own = own;
    }
    for (const route of this.routes) route.drawn = undefined;
  }

  /** The centre nearest to where an item is at which it lies on no box; null when none is near. */
  freePlace(node: string): Point | null {
    const item = this.items.get(node)!,
      [x, y] = centreOf(item),
      [, , w, h] = item.home;
    const others = [...this.boxes.values()].filter((other) => other !== item).map(rectOf);
    const gap = 4 * this.scale;
    const isFree = (cx: number, cy: number): boolean =>
      others.every(
        ([left, top, ow, oh]) =>
          Math.abs(cx - left - ow / 2) >= (w + ow) / 2 + gap ||
          Math.abs(cy - top - oh / 2) >= (h + oh) / 2 + gap,
      );
    for (let ring = 0; ring <= 24; ring++) {
      for (let turn = 0; turn < (ring ? 24 : 1); turn++) {
        const angle = (turn * Math.PI) / 12,
          reach = (ring * Math.max(h, 20)) / 3;
        const cx = x + reach * Math.cos(angle),
          cy = y + reach * Math.sin(angle);
        if (isFree(cx, cy)) return [cx, cy];
      }
    }
    return null;
  }

  home(): void {
    this.put = new Set();
    for (const item of this.items.values()) {
      item.shift = [0, 0];
      if ("words" in item) item.own = [0, 0];
    }
    for (const route of this.routes) route.drawn = undefined;
  }

  /** Whether anything is away from home. */
  get moved(): boolean {
    for (const { shift } of this.items.values()) if (shift[0] || shift[1]) return true;
    return false;
  }

  /** The line of a route as it is drawn now. */
  drawn(item: RouteItem, look: Look): DrawnRoute {
    if (!item.drawn) {
      const { geometry } = look;
      const head = look.arrow(this.#graph.effects.get(item.route.effect)!);
      const gap = head.path ? geometry.tipGap * this.scale : 0;
      item.drawn = drawnRoute(
        followed(item),
        gap,
        geometry.headLength * this.scale,
        head.back,
        geometry.bendRadius * this.scale,
      );
    }
    return item.drawn;
  }
}

/** Ids of concepts and of effects' words in the network: their places in the file, since vis-network keeps ids in plain objects. */
export class Numbers {
  readonly #concepts: ReadonlyMap<string, number>;
  readonly #effects: ReadonlyMap<string, number>;

  constructor(graph: Graph) {
    this.#concepts = new Map([...graph.concepts.keys()].map((id, index) => [id, index]));
    this.#effects = new Map([...graph.effects.keys()].map((id, index) => [id, index]));
  }

  concept(id: string): string {
    return `c${this.#concepts.get(id) ?? id}`;
  }
  effect(id: string): string {
    return `w${this.#effects.get(id) ?? id}`;
  }
}

/** Every concept and every effect's words as a node of the network, hidden where the scene does not show it. */
export function nodesOf(
  scene: Scene,
  graph: Graph,
  numbers: Numbers,
): { id: string; x: number; y: number; hidden: boolean }[] {
  const all = [
    ...[...graph.concepts.keys()].map((id) => numbers.concept(id)),
    ...[...graph.effects.keys()].map((id) => numbers.effect(id)),
  ];
  return all.map((id) => {
    const item = scene.items.get(id);
    const [x, y] = item ? centreOf(item) : [0, 0];
    return { id, x, y, hidden: !item };
  });
}
