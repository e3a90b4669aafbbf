// vis-network as the stage uses it: camera, gestures, dragging and physics. Drawing is ours.

import { carried, inflated } from "../carried";
import type { Point } from "../document";

interface Pointer {
  DOM: { x: number; y: number };
  canvas: { x: number; y: number };
}
/** What vis-network tells of the pointer; `DOM` is px of the host. */
export interface PointerEvent_ {
  nodes: string[];
  pointer: Pointer;
  event: unknown;
}
interface DataSet {
  update(items: object[]): void;
}
interface NetworkHandle {
  on(name: string, listener: (event: never) => void): void;
  moveTo(target: { position?: { x: number; y: number }; scale?: number; animation: false }): void;
  getScale(): number;
  getViewPosition(): { x: number; y: number };
  getPosition(id: string): { x: number; y: number };
  setSize(width: string, height: string): void;
  setOptions(options: object): void;
  canvasToDOM(point: { x: number; y: number }): { x: number; y: number };
  DOMtoCanvas(point: { x: number; y: number }): { x: number; y: number };
  redraw(): void;
  unselectAll(): void;
}
/** vis-network, as far as it is used. */
export interface Library {
  Network: new (
    host: HTMLElement,
    data: { nodes: DataSet; edges: DataSet },
    options: object,
  ) => NetworkHandle;
  DataSet: new (items: object[]) => DataSet;
}
/** What pyvis wrote into the page. */
export interface NetworkData {
  nodes: { id: string; x: number; y: number; hidden?: boolean }[];
  edges: object[];
  options: Record<string, unknown>;
}

/** Where a node stands, px of the view. */
export interface NodePlace {
  id: string;
  x: number;
  y: number;
  hidden: boolean;
}
/** The place of the view in the middle of the stage, and px of the screen for one of the view. */
export interface Camera {
  scale: number;
  x: number;
  y: number;
}
/** Draws a frame; the context is in px of the view. */
export type Drawer = (context: CanvasRenderingContext2D) => void;
type SizeOf = (node: string) => { width: number; height: number };

declare global {
  interface Window {
    vis?: Library;
  }
}

/** Start vis-network from where it waits in the page, compressed; the page's policy knows the hash of its text. */
async function loadVisNetwork(): Promise<Library> {
  const waiting = document.getElementById("conceptgraph-library");
  if (!waiting) throw new Error("the page carries no vis-network");
  const script = document.createElement("script");
  script.textContent = await (await inflated(waiting.textContent ?? "")).text();
  document.head.append(script);
  script.remove();
  waiting.remove();
  if (!window.vis) throw new Error("vis-network did not start");
  return window.vis;
}

/** vis-network, and what pyvis wrote into the page for it. */
export function loadNetwork(): Promise<[Library, NetworkData]> {
  return Promise.all([loadVisNetwork(), carried<NetworkData>("conceptgraph-network")]);
}

/** The running network. */
export class VisNetwork {
  readonly #network: NetworkHandle;
  readonly #nodes: DataSet;
  readonly #edges: DataSet;
  /** Nodes and springs join when things first move: drawing is ours, and ten thousand of them cost half a second. */
  #waiting: NetworkData | null;
  /** In a large graph the words of most effects join the network when they are shown first. */
  readonly #known: Set<string>;
  #frame = 0;
  readonly #host: HTMLElement;

  constructor(
    { Network, DataSet }: Library,
    host: HTMLElement,
    data: NetworkData,
    sizeOf: SizeOf,
    draw: Drawer,
  ) {
    this.#host = host;
    this.#nodes = new DataSet([]);
    this.#edges = new DataSet([]);
    this.#waiting = data;
    this.#known = new Set(data.nodes.map(({ id }) => id));
    const nodes = {
      ...(data.options.nodes as object),
      ctxRenderer: ({ id }: { id: string }) => ({ drawNode: () => undefined, nodeDimensions: sizeOf(id) }),
    };
    this.#network = new Network(host, { nodes: this.#nodes, edges: this.#edges }, { ...data.options, nodes });
    // The library makes its element a stop of the Tab key; the host is one already.
    for (const stop of host.querySelectorAll("[tabindex]")) stop.removeAttribute("tabindex");
    this.#network.on("beforeDrawing", ((context: CanvasRenderingContext2D) => {
      // Where the network draws by itself, nothing else is to be drawn in this frame.
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      draw(context);
    }) as (event: never) => void);
  }

  on(
    name: "click" | "dragStart" | "dragging" | "dragEnd" | "zoom" | "doubleClick" | "initRedraw",
    listener: (event: PointerEvent_) => void,
  ): void {
    this.#network.on(name, listener as (event: never) => void);
  }

  get camera(): Camera {
    const { x, y } = this.#network.getViewPosition();
    return { scale: this.#network.getScale(), x, y };
  }

  look({ scale, x, y }: Camera): void {
    this.#network.moveTo({ position: { x, y }, scale, animation: false });
  }

  resize(width: number, height: number): void {
    this.#network.setSize(`${width}px`, `${height}px`);
  }

  place(nodes: readonly NodePlace[]): void {
    if (this.#waiting) {
      this.#nodes.update(this.#waiting.nodes);
      this.#edges.update(this.#waiting.edges);
      this.#waiting = null;
    }
    const wanted = nodes.filter(({ id, hidden }) => !hidden || this.#known.has(id));
    for (const { id } of wanted) this.#known.add(id);
    this.#nodes.update(wanted.map((node) => ({ ...node, physics: !node.hidden, fixed: false })));
    this.#network.unselectAll();
  }

  /** Put a node somewhere and keep it there, also when physics is on. */
  hold(id: string, [x, y]: Point): void {
    this.#nodes.update([{ id, x, y, fixed: true }]);
  }

  position(node: string): Point {
    const { x, y } = this.#network.getPosition(node);
    return [x, y];
  }

  physics(enabled: boolean): void {
    this.#network.setOptions({ physics: { enabled } });
  }

  toWorld(x: number, y: number): Point {
    const point = this.#network.DOMtoCanvas({ x, y });
    return [point.x, point.y];
  }

  toHost(x: number, y: number): Point {
    const point = this.#network.canvasToDOM({ x, y });
    return [point.x, point.y];
  }

  /** Draw in the next frame, once. */
  request(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#network.redraw();
    });
  }

  /** Draw now, in the density of the screen: frames that the network draws by itself keep that of before. */
  draw(): void {
    this.#network.redraw();
  }

  get canvas(): HTMLCanvasElement {
    return this.#host.querySelector("canvas")!;
  }
}
