// The stage: shows the view that the state names, and turns what the pointer does into changes of the state.

import type { Point, View } from "../document";
import { whenIdle } from "../idle";
import { FRAMED } from "../options";
import type { State } from "../state";
import { isPlain } from "../steps";
import { waiting } from "../waiting";
import { CameraHome } from "./camera-home";
import { Frames } from "./frames";
import { Gestures } from "./gestures";
import { type Ground, type StageParts, tellNetwork } from "./ground";
import { Hands } from "./hands";
import { InlinePicture } from "./inline-picture";
import { onSystemTheme } from "./look";
import { fontOf } from "./paint";
import { onSize } from "./pixels";
import { PointerInput } from "./pointer";
import { type LayoutReport, report, type Some, screenOf } from "./report";
import { arrange, Room } from "./room";
import { Showing } from "./showing";
import { loadNetwork, VisNetwork } from "./vis";

/** The picture of the present view, which follows the state. */
export class Stage {
  readonly #ground: Ground;
  readonly #home: CameraHome;
  readonly #room: Room;
  readonly #frames: Frames;
  readonly #hands: Hands;
  readonly #gestures: Gestures;
  readonly #picture: InlinePicture;
  /** Told when another view stands here; told how many drags can be taken back. */
  onShown: () => void = () => undefined;
  onMoved: (moves: number) => void = () => undefined;

  constructor(parts: StageParts) {
    const { host, canvasHost, store, graph, views, table } = parts;
    this.#picture = new InlinePicture(host, views);
    const size = { width: canvasHost.clientWidth || 1280, height: canvasHost.clientHeight || 668 };
    views.page = [size.width, size.height];
    arrange(host, store.state, views);
    const showing = new Showing(store, graph, table, views.shown(store.state) ?? views.first);
    this.#picture.standFor(showing.scene.view);
    this.#ground = { ...parts, showing, size, network: null };
    this.#home = new CameraHome(this.#ground, (camera) => this.#ground.network?.look(camera));
    this.#room = new Room(this.#ground, this.#home.eye);
    this.#frames = new Frames(this.#ground, this.#home.eye);
    this.#gestures = new Gestures(this.#frames.snapshot, () => {
      this.#home.settle();
      this.requestDraw();
    });
    this.#hands = new Hands(this.#ground, this.#home.eye, {
      zoomAt: (factor, at) => this.#zoomAt(factor, at),
      panned: (by) => this.#pan(by),
      dragged: () => {
        this.#picture.reveal();
        this.requestDraw();
      },
      dropped: (moves) => {
        this.onMoved(moves);
        this.#frames.snapshot.forget();
        this.requestDraw();
      },
      putBack: (moves) => this.#placed(moves),
    });
    onSystemTheme(() => this.#restyle());
  }

  /** Follow the state from now on: after the parts of the page beside it, so that it knows how much room they leave. */
  follow(): void {
    this.#ground.store.subscribe((state, before) => this.#follow(state, before));
  }

  /** Draw for the first time once the font is there, in the picture's place, and start vis-network, which takes longer. */
  async start(): Promise<void> {
    const { canvasHost, showing, store } = this.#ground;
    const loading = loadNetwork();
    await Promise.allSettled(([400, 600] as const).map((weight) => document.fonts.load(fontOf(16, weight))));
    showing.ruler.forget();
    this.#measure();
    if (this.#home.eye.free) this.#home.asTold();
    this.#reveal(this.#frames.ahead());
    const [library, data] = await loading;
    const network = new VisNetwork(
      library,
      canvasHost,
      data,
      (node) => showing.sizeOf(node),
      (context) => this.#frames.paint(context) && this.requestDraw(),
    );
    this.#ground.network = network;
    this.#listen(network, canvasHost);
    if (store.state.moving) this.#setMoving(true);
    network.look(this.#home.eye.camera);
    network.draw();
    this.#reveal(true);
    whenIdle(() => this.#frames.prepare());
  }

  /** Show the canvas, once it is `drawn`, unless the inline picture shows the same. */
  #reveal(drawn = this.#picture.drawn): void {
    const { graph, store } = this.#ground;
    this.#picture.drawn = drawn;
    if (this.#home.eye.free || !this.#picture.shows(this.view, store.state, isPlain(graph, store.state)))
      this.#picture.reveal();
  }

  #listen(network: VisNetwork, canvasHost: HTMLElement): void {
    network.on("click", ({ pointer, event }) => {
      const touch = (event as { pointerType?: string }).pointerType === "touch";
      const { x, y } = pointer.DOM;
      this.#hands.choose(this.#hands.at(x, y, touch), x / this.#ground.size.width);
    });
    network.on("dragStart", () => this.#gesture(true));
    network.on("dragging", () => this.#gesture(true));
    network.on("dragEnd", () => this.#gestures.end());
    network.on("zoom", () => this.#gesture());
    network.on("initRedraw", () => this.#home.keepInSight());
    new PointerInput(canvasHost, this.#hands, FRAMED);
    onSize(canvasHost, () => {
      this.#frames.snapshot.forget();
      this.#measure();
      this.requestDraw();
      network.draw();
    });
  }

  #follow(state: State, before: State): void {
    const { graph, views } = this.#ground;
    if (state.hover === before.hover) this.#room.take();
    const plain = isPlain(graph, state) !== isPlain(graph, before);
    if (plain || state.theme !== before.theme || state.opposites !== before.opposites) this.#restyle();
    if (state.moving !== before.moving) this.#setMoving(state.moving);
    const view = views.shown(state);
    if (view && view !== this.view) this.#show(view);
    else if (state.hover !== before.hover) this.#frames.relightAtRest(() => this.requestDraw());
    else {
      const told = state.tour && (state.step !== before.step || state.revealed !== before.revealed);
      this.#frames.relight(Boolean(told) && this.#picture.drawn);
    }
    this.#home.follow(state, before);
    const chosen =
      state.effect !== before.effect || state.concept !== before.concept || state.filter !== before.filter;
    if (chosen && !this.#home.eye.free && !this.#frames.isMoving) this.#home.goHome(!this.#picture.drawn);
    this.requestDraw();
  }

  #restyle(): void {
    this.#ground.showing.restyle();
    this.#frames.snapshot.forget();
    this.requestDraw();
  }

  /** Show another view; `still` without moving to it. */
  #show(view: View, still = false): void {
    const old = this.#frames.drawing(),
      seen = this.#home.eye.camera;
    this.#ground.showing.show(view);
    this.#picture.standFor(view);
    this.#hands.forget();
    this.onMoved(0);
    this.#ground.showing.emphasise();
    this.#frames.snapshot.forget();
    tellNetwork(this.#ground);
    this.#home.asTold();
    if (!this.#picture.drawn || still || !this.#frames.move(old, seen)) this.#frames.stop();
    this.onShown();
  }

  #setMoving(moving: boolean): void {
    tellNetwork(this.#ground);
    this.#ground.network?.physics(moving);
    if (!moving) this.#frames.snapshot.forget();
  }

  /** Draw again in the next frame. */
  requestDraw(): void {
    this.#reveal();
    this.#ground.network?.request();
  }

  /** The reader moves the camera; `held`: with a pointer pressed. */
  #gesture(held = false): void {
    this.#home.eye.take();
    this.#reveal();
    this.#gestures.goOn(held, () => this.#frames.hold());
  }

  /** Move the paper, by so many px of the screen; null: it is let go. */
  #pan(by: Point | null): void {
    if (by) {
      this.#gesture(true);
      this.#home.pan(by);
    } else this.#gestures.end();
  }

  #measure(): void {
    const { store, views } = this.#ground;
    if (!this.#room.take()) return;
    const view = views.shown(store.state);
    if (view && view !== this.view) {
      // Laid out anew for this size: the place to which the reader moved the old one means nothing in it.
      if (this.#picture.drawn) store.set({ at: null });
      this.#show(view, true);
    }
    if (this.#home.eye.free) this.requestDraw();
    else this.#home.goHome(!this.#picture.drawn);
  }

  #zoomAt(factor: number, at: Point): void {
    this.#gesture();
    this.#home.zoom(factor, at);
  }

  /** Everything stands elsewhere at once. */
  #placed(moves: number): void {
    tellNetwork(this.#ground);
    this.#frames.snapshot.forget();
    this.onMoved(moves);
    this.requestDraw();
  }

  /** Told after each drawing how many effects have no words on the screen. */
  set onDrawn(told: (waiting: number) => void) {
    this.#frames.onDrawn.push(told);
  }

  /** The whole view as large as it goes. */
  fit(): void {
    this.#home.fit();
    this.requestDraw();
  }

  /** Larger or smaller by this factor, about the middle. */
  zoomBy(factor: number, { x, y } = this.#home.eye.camera): void {
    this.#zoomAt(factor, [x, y]);
  }
  /** Width of a line of text in em. */
  textWidth(text: string): number {
    return this.#ground.showing.ruler.width(text, 400);
  }

  /** Bring a concept or an effect's words into sight when it is not. */
  bringIntoSight(id: string): void {
    const to = this.#home.towards(id);
    if (!to) return;
    this.#gesture();
    this.#home.eye.place(to);
  }

  /** Whether no concept, words, line or heading is drawn where this rectangle of the page lies. */
  isFree(place: DOMRect): boolean {
    return this.#hands.isFree(place);
  }
  /** Take the last drag back. */
  undo(): void {
    this.#hands.undo();
  }

  /** Put back all that was dragged or moved. */
  resetPositions(): void {
    this.#ground.showing.scene.home();
    this.#hands.forget();
    this.#placed(0);
    this.fit();
  }

  /** How many effects are without words here. */
  waiting(): number {
    return this.#ground.showing.waiting(this.#home.eye.camera.scale);
  }

  /** The graph or its views are others: show what the state asks for as it is now. */
  renew(): void {
    const { showing, store, views } = this.#ground;
    showing.renew();
    this.#show(views.shown(store.state) ?? views.first, this.#home.eye.free);
    this.requestDraw();
  }

  get view(): View {
    return this.#ground.showing.scene.view;
  }
  /** What is on screen now, in CSS px of the page; only some concepts and effects, where these are named. */
  layout(some?: Some): LayoutReport {
    const { canvasHost, network } = this.#ground;
    const screen = screenOf(canvasHost, network?.camera ?? this.#home.eye.camera);
    return report(this.#frames.drawing(), screen, some);
  }

  /** The present view as SVG text; for `paper` in light colours, with nothing dimmed by what is merely chosen. */
  svg(paper = false): string {
    return waiting("export").svgText(this.#ground.showing.kept(paper));
  }
  /** The present view as a PNG. */
  picture(): Promise<Blob> {
    return waiting("export").picture(this.#ground.showing.kept(false));
  }
}
