// What every part of the interface is given.

import type { PageData, View } from "../document";
import type { Graph } from "../graph";
import type { LayoutReport, Some } from "../stage/report";
import type { State, Store } from "../state";
import type { Words } from "../words";
import type { Actions } from "./actions";
import type { Signs } from "./signs";

/** What the interface asks of the stage; everything else goes through the store. */
export interface StageControls {
  fit(): void;
  zoomBy(factor: number): void;
  bringIntoSight(id: string): void;
  picture(): Promise<Blob>;
  svg(): string;
  /** Whether nothing is drawn where this rectangle of the page lies. */
  isFree(place: DOMRect): boolean;
  /** What is on screen now, in CSS px of the page; only some concepts and effects, where these are named. */
  layout(some?: Some): LayoutReport;
  resetPositions(): void;
  /** Take the last drag back. */
  undo(): void;
  /** Width of a line of text in em, as the stage draws it. */
  textWidth(text: string): number;
  /** Called when another view stands on the stage, or the same one in another size. */
  onShown: () => void;
  /** Called with the number of drags that can be taken back. */
  onMoved: (moves: number) => void;
  /** Called after each drawing with the number of effects that have no words on the screen. */
  onDrawn: (waiting: number) => void;
}

/**
 * Views by id, and which one a state shows; whether a hub's whole surroundings can be read on the
 * stage, whose size is `page`.
 */
export interface Views extends Map<string, View> {
  shown(state: State): View | undefined;
  isReadable(id: string): boolean;
  page: readonly [number, number];
}

/** The parts of a page that the interface works with. */
export interface Context {
  store: Store;
  graph: Graph;
  views: Views;
  stage: StageControls;
  data: PageData;
}

/** The context with what the interface adds; `words` is asked anew for each use, the language may change. */
export interface Ui extends Context {
  readonly words: Words;
  actions: Actions;
  signs: Signs;
  say(text: string): void;
}
