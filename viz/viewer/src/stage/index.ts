// The stage: shows the view that the state names, and turns what the pointer does into changes of the state.

import type { Point, View } from "../document";
import type { Graph } from "../graph";
import { whenIdle } from "../idle";
import { FRAMED, option } from "../options";
import type { State, Store } from "../state";
import { isPlain } from "../steps";
import type { ViewBook } from "../views";
import { wordsFor } from "../words";
import { beside, fitted, home, inSight, wheelFactor, zoomed, type Size } from "./camera";
import { CameraMotion } from "./camera-motion";
import { drawScene, Ruler, type Drawing } from "./draw";
import { Emphasis } from "./emphasis";
import { Gestures } from "./gestures";
import { hit, nearest, type Hit } from "./hit";
import { InlinePicture } from "./inline-picture";
import { Look, onSystemTheme, themeInForce, type LookTable } from "./look";
import { Motion, moves } from "./motion";
import { CanvasPainter, fontOf } from "./paint";
import { picture, svgText } from "./picture";
import { PointerInput, type Pointed } from "./pointer";
import { report, type LayoutReport } from "./report";
import { centreOf, nodesOf, Numbers, placeOf, rectOf, Scene, type Places } from "./scene";
import { Snapshot } from "./snapshot";
import { loadVisNetwork, VisNetwork, type Camera, type NetworkData } from "./vis";

/** Words smaller than this on the screen (px) are left out. */
const LEAST_PX = 6;
/** Headings are not smaller than this where there is room. */
const LEAST_HEADING_PX = 14;
/** Above this many effects a gesture moves a kept picture. */
const MANY_EFFECTS = 300;

/** What a click does; on nothing, it is told where on the stage, from 0 at the left to 1. */
export interface Choices {
  something(hit: Hit): void;
  nothing(share: number): void;
}

/** Nothing that is drawn slips between points so far apart: each is felt from half as far. */
const PROBE_PX = 10;

export class Stage implements Pointed {
  #scene: Scene;
  #look: Look;
  #emphasis: Emphasis;
  /** Until it has started, the inline picture shows. */
  #network: VisNetwork | null = null;
  readonly #numbers: Numbers;
  readonly #ruler = new Ruler();
  readonly #painter = new CanvasPainter();
  readonly #snapshot = new Snapshot(() => this.#scene.view);
  #motion: Motion | null = null;
  readonly #eye: CameraMotion;
  /** The camera that was told to the state last. */
  #at: State["at"] = null;
  readonly #gestures = new Gestures(this.#snapshot, () => this.#settled());
  readonly #picture: InlinePicture;
  #size: Size;
  onDrawn: (waiting: number) => void = () => undefined;
  onMoved: (moves: number) => void = () => undefined;
  /** Where everything was before each drag. */
  #moves: Places[] = [];
  readonly #host: HTMLElement;
  readonly #canvasHost: HTMLElement;
  readonly #store: Store;
  readonly #graph: Graph;
  readonly #views: ViewBook;
  readonly #table: LookTable;
  readonly #data: NetworkData;
  readonly #choices: Choices;

  constructor(
    host: HTMLElement,
    canvasHost: HTMLElement,
    store: Store,
    graph: Graph,
    views: ViewBook,
    table: LookTable,
    data: NetworkData,
    choices: Choices,
  ) {
    this.#host = host;
    this.#canvasHost = canvasHost;
    this.#store = store;
    this.#graph = graph;
    this.#views = views;
    this.#table = table;
    this.#data = data;
    this.#choices = choices;
    this.#picture = new InlinePicture(host, views.first);
    this.#numbers = new Numbers(graph);
    this.#look = this.#makeLook();
    this.#size = { width: canvasHost.clientWidth || 1280, height: canvasHost.clientHeight || 668 };
    views.page = [this.#size.width, this.#size.height];
    this.#scene = this.#makeScene(this.#viewOf(store.state) ?? views.first);
    this.#picture.standFor(this.#scene.view);
    this.#emphasis = new Emphasis(graph, this.#scene, store.state);
    this.#eye = new CameraMotion(this.#homeCamera(), (camera) => this.#network?.look(camera));
    this.#eye.place(this.#stateCamera());
    store.subscribe((state, before) => this.#follow(state, before));
    onSystemTheme(() => this.#restyle());
  }

  /** Start vis-network, draw for the first time once the font is there, and put the canvas in the picture's place. */
  async start(): Promise<void> {
    const fonts = [fontOf(16, 400), fontOf(16, 600)].map((font) => document.fonts.load(font));
    const [library] = await Promise.all([loadVisNetwork(), Promise.all(fonts).catch(() => undefined)]);
    this.#ruler.forget();
    this.#network = new VisNetwork(
      library,
      this.#canvasHost,
      this.#data,
      (node) => this.#sizeOf(node),
      (context) => this.#paint(context),
    );
    this.#listen(this.#network);
    if (this.#store.state.moving) this.#setMoving(true);
    this.#measure();
    if (this.#eye.free) this.#eye.place(this.#stateCamera());
    this.#network.draw();
    this.#picture.drawn = true;
    this.#reveal();
    whenIdle(() => this.#prepare());
  }

  /** Show the canvas, unless the inline picture shows the same. */
  #reveal(): void {
    if (
      this.#eye.free ||
      !this.#picture.shows(this.#scene.view, this.#store.state, isPlain(this.#graph, this.#store.state))
    )
      this.#picture.reveal();
  }

  #listen(network: VisNetwork): void {
    network.on("click", ({ pointer, event }) => {
      const touch = (event as { pointerType?: string }).pointerType === "touch";
      this.choose(this.at(pointer.DOM.x, pointer.DOM.y, touch), pointer.DOM.x / this.#size.width);
    });
    network.on("dragStart", () => this.#gesture(true));
    network.on("dragging", () => this.#gesture(true));
    network.on("dragEnd", () => this.#gestures.end());
    network.on("zoom", () => this.#gesture());
    new PointerInput(this.#canvasHost, this, FRAMED);
    new ResizeObserver(() => this.#measure()).observe(this.#canvasHost);
  }

  // --- following the state -------------------------------------------------------------------------------

  #follow(state: State, before: State): void {
    if (state.theme !== before.theme || isPlain(this.#graph, state) !== isPlain(this.#graph, before))
      this.#restyle();
    if (state.moving !== before.moving) this.#setMoving(state.moving);
    const view = this.#viewOf(state);
    if (view && view !== this.#scene.view) this.#show(view);
    else {
      const old = this.#drawing();
      this.#emphasise();
      const told = state.tour && (state.step !== before.step || state.revealed !== before.revealed);
      if (told && this.#picture.drawn && moves(old, this.#drawing()))
        this.#motion = new Motion(old, this.#drawing(), this.#eye.camera, this.#eye.camera);
    }
    if (state.at !== before.at && state.at !== this.#at) this.#eye.place(this.#stateCamera());
    this.#at = state.at;
    const chosen = state.effect !== before.effect || state.concept !== before.concept;
    if (chosen && !this.#eye.free && !this.#motion) this.#goHome();
    this.requestDraw();
  }

  /** Where the state says that the reader moved the camera to, else its home. */
  #stateCamera(): Camera {
    const { at } = this.#store.state;
    this.#eye.free = at !== null;
    return at
      ? { x: at[0], y: at[1], scale: at[2] * fitted(this.#scene.view, this.#size).scale }
      : this.#homeCamera();
  }

  /** The state keeps where the reader moved the camera to: its middle, and its scale as a share of the fitted one. */
  #tellCamera(): void {
    if (!this.#eye.free) return;
    const { x, y, scale } = this.#network?.camera ?? this.#eye.camera,
      share = scale / fitted(this.#scene.view, this.#size).scale;
    this.#at = [Math.round(x), Math.round(y), Math.round(share * 1000) / 1000];
    this.#store.set({ at: this.#at });
  }

  /** Where the camera stands unless the reader moved it: the whole view, or beside a panel what was chosen in it. */
  #homeCamera(): Camera {
    const { view } = this.#scene,
      { effect, concept } = this.#store.state;
    const wanted =
      view.kind === "overview" ? (placeOf(this.#scene, effect) ?? placeOf(this.#scene, concept)) : null;
    return wanted ? beside(view, this.#size, innerWidth, wanted) : home(view, this.#size);
  }

  #goHome(): void {
    this.#eye.glide(this.#homeCamera(), !this.#picture.drawn || this.#scene.routes.length > MANY_EFFECTS);
  }

  #viewOf(state: State): View | undefined {
    return this.#views.shown(state);
  }

  #makeLook(): Look {
    return new Look(
      this.#table,
      this.#graph,
      themeInForce(this.#store.state.theme),
      option("background") === "none",
      !isPlain(this.#graph, this.#store.state),
    );
  }

  #makeScene(view: View): Scene {
    return new Scene(view, this.#graph, this.#numbers);
  }

  #restyle(): void {
    const { theme } = this.#store.state;
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    this.#look = this.#makeLook();
    this.#snapshot.forget();
    this.requestDraw();
  }

  #emphasise(): void {
    this.#emphasis = new Emphasis(this.#graph, this.#scene, this.#store.state);
    this.#snapshot.forget();
  }

  /** Show another view; `still` without moving to it. */
  #show(view: View, still = false): void {
    const old = this.#drawing(),
      seen = this.#eye.camera;
    this.#scene = this.#makeScene(view);
    this.#picture.standFor(this.#scene.view);
    this.#moves = [];
    this.onMoved(0);
    this.#emphasise();
    this.#tellNetwork();
    this.#eye.place(this.#stateCamera());
    const next = this.#drawing();
    this.#motion =
      this.#picture.drawn && !still && moves(old, next)
        ? new Motion(old, next, seen, this.#eye.camera)
        : null;
  }

  /** While things move by themselves the network must know where they are, and what was put somewhere stays; else nobody asks it. */
  #tellNetwork(): void {
    if (!this.#store.state.moving || !this.#network) return;
    this.#network.place(nodesOf(this.#scene, this.#graph, this.#numbers));
    for (const item of this.#scene.items.values())
      if (item.shift[0] || item.shift[1]) this.#network.hold(item.node, centreOf(item));
  }

  #setMoving(moving: boolean): void {
    this.#tellNetwork();
    this.#network?.physics(moving);
    if (!moving) this.#snapshot.forget();
  }

  // --- drawing -------------------------------------------------------------------------------------------

  #drawing(): Drawing {
    const graph = this.#graph,
      scene = this.#scene,
      look = this.#look,
      emphasis = this.#emphasis,
      ruler = this.#ruler;
    const { scale } = this.#eye.camera;
    return {
      graph,
      scene,
      look,
      emphasis,
      ruler,
      words: wordsFor(this.#store.state.language),
      leastFont: LEAST_PX / scale,
      leastHeading: LEAST_HEADING_PX / scale,
    };
  }

  #paint(context: CanvasRenderingContext2D): void {
    // vis-network draws once while it is being made.
    if (!this.#network) return;
    this.#eye.camera = this.#network.camera;
    const network = this.#network;
    if (this.#store.state.moving)
      for (const { node } of this.#scene.items.values())
        this.#scene.move(node, network.position(node), false);
    if (this.#motion && !this.#motion.over) {
      this.#motion.draw(context, this.#painter);
      this.requestDraw();
    } else if (this.#snapshot.held) {
      this.#snapshot.draw(context);
    } else {
      this.#motion = null;
      drawScene(this.#drawing(), this.#painter.on(context));
      this.onDrawn(this.waiting());
    }
  }

  /** Draw again in the next frame. */
  requestDraw(): void {
    this.#reveal();
    this.#network?.request();
  }

  #prepare(): void {
    if (this.#snapshot.prepared || this.#scene.routes.length <= MANY_EFFECTS) return;
    this.#snapshot.prepare((context) =>
      drawScene({ ...this.#drawing(), leastFont: Infinity }, this.#painter.on(context)),
    );
  }

  #sizeOf(node: string): { width: number; height: number } {
    const home = this.#scene.items.get(node)?.home;
    return { width: home?.[2] ?? 1, height: home?.[3] ?? 1 };
  }

  // --- gestures ------------------------------------------------------------------------------------------

  /** The reader moves the camera; `held`: with a pointer pressed. */
  #gesture(held = false): void {
    this.#eye.take();
    this.#reveal();
    this.#gestures.goOn(held, () => {
      if (
        this.#scene.routes.length <= MANY_EFFECTS ||
        this.#store.state.moving ||
        this.#motion ||
        !this.#network
      )
        return;
      this.#prepare();
      this.#snapshot.take(this.#network.canvas, this.#eye.camera);
    });
  }

  #settled(): void {
    this.#tellCamera();
    this.requestDraw();
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.#canvasHost;
    // A frame that is not shown has no size; it is measured again when it is shown.
    if (!width || !height) return;
    this.#size = { width, height };
    this.#views.page = [width, height];
    this.#network?.resize(width, height);
    const view = this.#viewOf(this.#store.state);
    if (view && view !== this.#scene.view) {
      // Laid out anew for this size: the place to which the reader moved the old one means nothing in it.
      if (this.#picture.drawn) this.#store.set({ at: null });
      this.#show(view, true);
    }
    if (this.#eye.free) this.requestDraw();
    else this.#goHome();
  }

  // --- what the pointer does -----------------------------------------------------------------------------

  at(x: number, y: number, touch: boolean): Hit | null {
    if (!this.#network) return null;
    const [wx, wy] = this.#network.toWorld(x, y);
    if (touch && (this.#scene.spoken[0]?.words.font ?? LEAST_PX) * this.#eye.camera.scale < LEAST_PX)
      return nearest(this.#scene, this.#emphasis, wx, wy);
    return hit(this.#scene, this.#look, this.#emphasis, wx, wy, (touch ? 14 : 7) / this.#eye.camera.scale);
  }

  hover(found: Hit | null): void {
    const hover = found?.id ?? "";
    if (hover === this.#store.state.hover) return;
    if (hover) this.#host.dataset["over"] = found!.kind;
    else delete this.#host.dataset["over"];
    this.#store.set({ hover });
  }

  choose(found: Hit | null, share = 1): void {
    if (found) this.#choices.something(found);
    else this.#choices.nothing(share);
    if (FRAMED) window.parent.focus();
  }

  grab(): void {
    this.#moves.push(this.#scene.places());
  }

  /** Take the last drag back. */
  undo(): void {
    const places = this.#moves.pop();
    if (!places) return;
    this.#scene.putBack(places);
    this.#placed();
  }

  /** Tell the network where everything is now. */
  #placed(): void {
    this.#tellNetwork();
    this.#snapshot.forget();
    this.onMoved(this.#moves.length);
    this.requestDraw();
  }

  drag(node: string, [dx, dy]: Point): void {
    const item = this.#scene.items.get(node);
    if (!item) return;
    const [x, y] = centreOf(item);
    const place: Point = [x + dx / this.#eye.camera.scale, y + dy / this.#eye.camera.scale];
    this.#host.dataset["held"] = "";
    this.#picture.reveal();
    this.#scene.move(node, place, !this.#store.state.moving);
    if (this.#store.state.moving) this.#network?.hold(node, place);
    this.requestDraw();
  }

  dropped(node: string): void {
    delete this.#host.dataset["held"];
    if (!this.#store.state.moving) this.#land(node);
    this.onMoved(this.#moves.length);
    const item = this.#scene.items.get(node);
    if (item && this.#store.state.moving) this.#network?.hold(node, centreOf(item));
    this.#snapshot.forget();
    if (FRAMED) window.parent.focus();
  }

  /** What was dropped on something else goes to the nearest free place, or back to where it was. */
  #land(node: string): void {
    const place = this.#scene.freePlace(node);
    if (place) this.#scene.move(node, place, true);
    else this.undo();
  }

  zoom(event: WheelEvent, x: number, y: number): void {
    if (this.#network) this.#zoomAt(wheelFactor(event), this.#network.toWorld(x, y));
  }

  #zoomAt(factor: number, at: Point): void {
    this.#gesture();
    this.#eye.place(zoomed(this.#eye.camera, factor, at, fitted(this.#scene.view, this.#size)));
  }

  // --- for the interface and for programs ----------------------------------------------------------------

  /** The whole view as large as it goes. */
  fit(): void {
    this.#eye.free = false;
    this.#eye.place(fitted(this.#scene.view, this.#size));
    this.#at = null;
    this.#store.set({ at: null });
    this.requestDraw();
  }

  zoomBy(factor: number): void {
    this.#zoomAt(factor, [this.#eye.camera.x, this.#eye.camera.y]);
  }

  /** Bring a concept or an effect's words into sight when it is not. */
  bringIntoSight(id: string): void {
    const item = this.#scene.boxes.get(id) ?? this.#scene.words.get(id);
    if (!item) return;
    const to = inSight(this.#eye.camera, this.#size, rectOf(item));
    if (to === this.#eye.camera) return;
    this.#gesture();
    this.#eye.place(to);
  }

  /** Whether no concept, words, line or heading is drawn where this rectangle of the page lies. */
  isFree({ left, top, right, bottom }: DOMRect): boolean {
    if (!this.#network) return false;
    const host = this.#canvasHost.getBoundingClientRect();
    const [[x1, y1], [x2, y2]] = [
      this.#network.toWorld(left - host.left, top - host.top),
      this.#network.toWorld(right - host.left, bottom - host.top),
    ];
    if (
      this.#scene.view.headings.some(({ rect: [x, y, w, h] }) => x < x2 && x + w > x1 && y < y2 && y + h > y1)
    )
      return false;
    for (let y = top; y < bottom + PROBE_PX; y += PROBE_PX) {
      for (let x = left; x < right + PROBE_PX; x += PROBE_PX)
        if (this.at(Math.min(x, right) - host.left, Math.min(y, bottom) - host.top, false)) return false;
    }
    return true;
  }

  /** Put back all that was dragged or moved. */
  resetPositions(): void {
    this.#scene.home();
    this.#moves = [];
    this.#placed();
    this.fit();
  }

  /** How many effects are without words here: not part of the view, or too small to read now. */
  waiting(): number {
    const least = LEAST_PX / this.#eye.camera.scale;
    let spoken = 0;
    for (const { words } of this.#scene.spoken) if (words.font >= least) spoken += words.effects.length;
    return this.#scene.routes.length - spoken;
  }

  get view(): View {
    return this.#scene.view;
  }

  /** What is on screen now, in CSS px of the page. */
  layout(): LayoutReport {
    const { left, top, width, height } = this.#canvasHost.getBoundingClientRect();
    const { scale, x: cx, y: cy } = this.#network?.camera ?? this.#eye.camera;
    return report(this.#drawing(), {
      scale,
      point: (x, y) => [left + width / 2 + scale * (x - cx), top + height / 2 + scale * (y - cy)],
    });
  }

  /** The present view as SVG text; for `paper` in light colours, with nothing dimmed by what is merely chosen. */
  svg(paper = false): string {
    return svgText(this.#kept(paper));
  }

  /** The present view as a PNG. */
  picture(): Promise<Blob> {
    return picture(this.#kept(false));
  }

  #kept(paper: boolean): Drawing {
    const state = { ...this.#store.state, hover: "", ...(paper ? { effect: "", concept: "" } : {}) };
    const look = paper ? new Look(this.#table, this.#graph, "light") : this.#look;
    return {
      ...this.#drawing(),
      look,
      emphasis: new Emphasis(this.#graph, this.#scene, state),
      leastFont: 0,
      leastHeading: 0,
    };
  }
}
