// What the parts of a stage share: where it stands, what it follows, what is on it now.

import type { Graph } from "../graph";
import type { Store } from "../state";
import type { ViewBook } from "../views";
import type { Size } from "./camera";
import type { Hit } from "./hit";
import { centreOf } from "./items";
import type { LookTable } from "./look";
import { nodesOf } from "./scene";
import type { Showing } from "./showing";
import type { VisNetwork } from "./vis";

/** What a click does; on nothing, it is told where on the stage, from 0 at the left to 1. */
export interface Choices {
  something(hit: Hit): void;
  nothing(share: number): void;
}

/** What a stage is made of: its elements, what it follows and shows, what a click on it does. */
export interface StageParts {
  host: HTMLElement;
  canvasHost: HTMLElement;
  store: Store;
  graph: Graph;
  views: ViewBook;
  table: LookTable;
  choices: Choices;
}

/** The same with what changes while the page is read. */
export interface Ground extends StageParts {
  readonly showing: Showing;
  /** Px of the screen. */
  size: Size;
  /** Null until vis-network has started; the inline picture shows till then. */
  network: VisNetwork | null;
}

/** While things move by themselves the network must know where they are, and what was put somewhere stays; else nobody asks it. */
export function tellNetwork({ graph, network, showing, store }: Ground): void {
  if (!store.state.moving || !network) return;
  const { scene, numbers } = showing;
  // Read before the network is told of anything: it draws at once, and what it draws is taken from there.
  const put = [...scene.put].map((node) => scene.items.get(node)).filter((item) => item !== undefined);
  const held = put.map((item) => ({ node: item.node, at: centreOf(item) }));
  network.place(nodesOf(scene, graph, numbers));
  for (const { node, at } of held) network.hold(node, at);
}
