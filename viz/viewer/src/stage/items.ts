// What stands on the stage and can be moved: boxes, words, and the lines that follow them.

import type { ConceptBox, Point, Rect, Route, WordsBox } from "../document";
import type { DrawnRoute } from "./geometry";

/** Something with a place: `home` is the view's rectangle, `shift` how far it was moved from there. */
export interface Item {
  readonly node: string; // its id in the network
  readonly home: Rect;
  shift: Point;
}
/** A concept's box. */
export interface BoxItem extends Item {
  readonly box: ConceptBox;
}
/** An effect's words; `own` is how far they themselves were moved, without their concepts. */
export interface WordsItem extends Item {
  readonly words: WordsBox;
  own: Point;
}
/** Where everything was: each item with its `shift` and its `own`. */
export type Places = readonly (readonly [BoxItem | WordsItem, Point, Point])[];
/** A line with what stands at its ends and in it; `drawn` until one of them moves. */
export interface RouteItem {
  readonly route: Route;
  readonly source: BoxItem | undefined;
  readonly target: BoxItem | undefined;
  readonly words: WordsItem | undefined;
  drawn: DrawnRoute | undefined;
}

/** Where an item is now, px of the view. */
export function rectOf(item: Item): Rect {
  return [item.home[0] + item.shift[0], item.home[1] + item.shift[1], item.home[2], item.home[3]];
}

/** The middle of where an item is now, px of the view. */
export function centreOf(item: Item): Point {
  return [item.home[0] + item.home[2] / 2 + item.shift[0], item.home[1] + item.home[3] / 2 + item.shift[1]];
}
