// Boxes that are dragged stay where they were put: told to the server, taken back with Ctrl Z, set free by a tool.

import type { Rect } from "../document";
import type { Editor } from "./editor";
import type { Operation } from "./server";
import { filled } from "./words";

/** Views that the server lays out; the others are made anew whenever they are shown. */
const KEPT = /^(overview|tour|category):/;
/** A press that moves less is a click. */
const CLICK = 8;

interface Box {
  id: string;
  box: Rect;
  font_px: number;
}

/** Follows drags of boxes on the stage. */
export class Places {
  readonly #editor: Editor;
  #pressed: { id: string; x: number; y: number } | null = null;
  #arranged = false;
  #placed: Record<string, string[]> = {};

  constructor(editor: Editor) {
    this.#editor = editor;
    const stage = document.getElementById("stage")!;
    stage.addEventListener("pointerdown", (event) => this.#down(event), { capture: true });
    // Heard before the stage, which lets nobody hear it after; done when the stage has put the box down.
    addEventListener("pointerup", (event) => setTimeout(() => this.#up(event)), { capture: true });
    addEventListener("pointercancel", (event) => this.#up(event));
    void editor.following
      .ask("placed")
      .then(async (answer) => answer.ok && (this.#placed = (await answer.json()) as Record<string, string[]>))
      .catch(() => undefined);
  }

  /** Whether a hand has put a concept's box where it stands on the stage. */
  isPlaced(concept: string): boolean {
    return this.#placed[this.#editor.ui.store.state.view]?.includes(concept) ?? false;
  }

  #down({ button, pointerType, clientX: x, clientY: y }: PointerEvent): void {
    const { store } = this.#editor.ui;
    this.#pressed = null;
    if (button !== 0 || pointerType === "touch" || store.state.moving || store.state.presenting) return;
    const found = this.#boxes().find(
      ({ box: [left, top, width, height] }) =>
        x >= left && x <= left + width && y >= top && y <= top + height,
    );
    if (!found) return;
    this.#pressed = { id: found.id, x, y };
    // While the graph is edited a drag that begins on a box moves the box; elsewhere it moves the paper, as ever.
    this.#arranged = store.state.arranging;
    store.set({ arranging: true });
  }

  #up({ clientX: x, clientY: y }: PointerEvent): void {
    const pressed = this.#pressed;
    this.#pressed = null;
    if (!pressed) return;
    const { store } = this.#editor.ui;
    store.set({ arranging: this.#arranged });
    if (!KEPT.test(store.state.view) || Math.hypot(x - pressed.x, y - pressed.y) < CLICK) return;
    // On the legend a box is dropped for its category.
    if (document.elementFromPoint(x, y)?.closest("#panel")) return;
    const middle = this.#inView(pressed.id);
    if (middle) void this.put(pressed.id, middle);
  }

  /** Let a box stand somewhere (px of the view), or where it likes. */
  async put(concept: string, middle: readonly [number, number] | null): Promise<void> {
    const { ui, words: w } = this.#editor;
    const { view } = ui.store.state;
    const was = this.isPlaced(concept) ? middleOf(ui.views.get(view)?.boxes, concept) : null;
    const operation = (to: readonly [number, number] | null): Operation =>
      to ? { do: "place", view, id: concept, value: to } : { do: "free", view, id: concept };
    const name = ui.graph.titleOf(concept);
    const said = filled(middle ? w.placed : w.freed, { name });
    const answer = await this.#editor.do([operation(middle)], said, [operation(was)]);
    if (answer.kind !== "done") {
      this.#editor.tell(answer);
      return;
    }
    this.note(view, concept, middle !== null);
  }

  /** Know from now on whether a box is placed. */
  note(view: string, concept: string, placed: boolean): void {
    const others = (this.#placed[view] ?? []).filter((each) => each !== concept);
    this.#placed[view] = placed ? [...others, concept] : others;
    this.#editor.panel.redraw();
  }

  #boxes(): readonly Box[] {
    return window.conceptGraph?.layout().nodes ?? [];
  }

  /** The middle of a box on the screen as px of its view, by where another box stands in both. */
  #inView(id: string): [number, number] | null {
    const { actions, store, views } = this.#editor.ui;
    const shown = actions.shownView(),
      whole = views.get(store.state.view) ?? shown;
    const inShown = shown?.boxes.find(({ concept }) => concept !== id),
      inWhole = whole?.boxes.find(({ concept }) => concept === inShown?.concept);
    const screen = this.#boxes(),
      own = screen.find((each) => each.id === id),
      seen = screen.find((each) => each.id === inShown?.concept);
    // A box that stands alone needs no place.
    if (!shown || !whole || !inShown || !inWhole || !own || !seen) return null;
    const onScreen = seen.font_px / inShown.font,
      scale = inShown.font / inWhole.font;
    const [x, y] = centre(own.box),
      [left, top] = centre(seen.box),
      there = centre(inShown.rect);
    const at = [there[0] + (x - left) / onScreen, there[1] + (y - top) / onScreen];
    // In text to be read other boxes may stand elsewhere until a hand has placed one; then all stand closer.
    const [from, to] = this.#placed[store.state.view]?.length
      ? [there, centre(inWhole.rect)]
      : [centre([0, 0, shown.width, shown.height]), centre([0, 0, whole.width, whole.height])];
    return [0, 1].map((axis) => Math.round(to[axis]! + (at[axis]! - from[axis]!) / scale)) as [
      number,
      number,
    ];
  }
}

function middleOf(
  boxes: readonly { concept: string; rect: Rect }[] | undefined,
  concept: string,
): [number, number] | null {
  const rect = boxes?.find((box) => box.concept === concept)?.rect;
  return rect ? centre(rect) : null;
}

const centre = ([x, y, w, h]: Rect): [number, number] => [x + w / 2, y + h / 2];
