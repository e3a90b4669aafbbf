// A handle at the rim of the box under the pointer: dragged to another box it makes an effect; two clicks on nothing, a concept.

import type { Rect } from "../document";
import { h, s } from "../ui/dom";
import type { Editor } from "./editor";

/** How far around its rim a box shows the handle: outside, inside, px. */
const OUTSIDE = 12,
  INSIDE = 5,
  /** A press that moves less is a click. */
  CLICK = 6;
/** When it is looked again where boxes stand that may be gliding, ms. */
const GLIDES = [0, 150, 400, 700];

interface Box {
  id: string;
  box: Rect;
}

/** Follows the pointer over the stage. */
export class Handle {
  readonly #editor: Editor;
  readonly #stage = document.getElementById("stage")!;
  readonly #knob = h("button", {
    type: "button",
    class: "edit-knob",
    tabindex: "-1",
    hidden: true,
    "aria-hidden": "true",
  });
  readonly #line = s("svg", { class: "edit-line", "aria-hidden": "true" }, s("path", {}));
  #boxes: readonly Box[] = [];
  #looked = 0;
  #last: PointerEvent | null = null;
  #from: { id: string; x: number; y: number; moved: boolean } | null = null;

  constructor(editor: Editor) {
    this.#editor = editor;
    this.#stage.append(this.#line, this.#knob);
    this.#stage.addEventListener("pointermove", (event) => this.#follow(event));
    this.#stage.addEventListener("pointerleave", () => {
      this.#last = null;
      this.#hide();
    });
    this.#stage.addEventListener("wheel", () => this.#hide(), { capture: true, passive: true });
    this.#stage.addEventListener(
      "pointerdown",
      (event) => {
        if (event.target !== this.#knob) this.#hide();
      },
      { capture: true },
    );
    this.#stage.addEventListener("dblclick", (event) => this.#twice(event));
    this.#knob.addEventListener("pointerdown", (event) => this.#down(event));
    this.#knob.addEventListener("pointermove", (event) => this.#drag(event));
    this.#knob.addEventListener("pointerup", (event) => this.#up(event));
    this.#knob.addEventListener("pointercancel", () => this.#end());
    editor.ui.store.subscribe((state, before) => {
      const other = state.view !== before.view || state.revision !== before.revision;
      if (!other) return;
      this.#hide();
      // Boxes glide to where they stand now: what is under a pointer at rest may be another then.
      for (const wait of GLIDES) window.setTimeout(() => this.#again(), wait);
    });
  }

  #again(): void {
    this.#looked = 0;
    if (this.#last && !this.#last.buttons) this.#follow(this.#last);
  }

  #hide(): void {
    if (!this.#from) this.#knob.hidden = true;
  }

  /** The boxes on the screen; what was asked a moment ago is told again. */
  #seen(): readonly Box[] {
    if (performance.now() - this.#looked > 150) {
      this.#boxes = window.conceptGraph?.layout().nodes ?? [];
      this.#looked = performance.now();
    }
    return this.#boxes;
  }

  #at(x: number, y: number, around = 0): Box | undefined {
    return this.#seen().find(
      ({ box: [left, top, width, height] }) =>
        x >= left - around && x <= left + width + around && y >= top - around && y <= top + height + around,
    );
  }

  #follow(event: PointerEvent): void {
    this.#last = event;
    const { clientX: x, clientY: y, buttons, pointerType, target } = event;
    const { presenting, moving } = this.#editor.ui.store.state;
    if (this.#from || buttons || pointerType === "touch" || presenting || moving || target === this.#knob)
      return;
    const found = this.#at(x, y, OUTSIDE);
    if (!found) {
      this.#hide();
      return;
    }
    this.#put(found.id, ...placeAt(found.box, x, y));
  }

  #put(id: string, x: number, y: number): void {
    const { left, top } = this.#stage.getBoundingClientRect();
    this.#knob.hidden = false;
    this.#knob.dataset.concept = id;
    this.#knob.title = this.#editor.words.newEffect;
    this.#knob.style.transform = `translate(${x - left}px, ${y - top}px)`;
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.preventDefault();
    this.#knob.setPointerCapture(event.pointerId);
    this.#from = { id: this.#knob.dataset.concept ?? "", x: event.clientX, y: event.clientY, moved: false };
  }

  #drag({ clientX: x, clientY: y }: PointerEvent): void {
    const from = this.#from;
    if (!from) return;
    if (!from.moved && Math.hypot(x - from.x, y - from.y) < CLICK) return;
    from.moved = true;
    const { left, top } = this.#stage.getBoundingClientRect();
    this.#line.classList.add("drawn");
    this.#line.firstElementChild!.setAttribute(
      "d",
      `M ${from.x - left} ${from.y - top} L ${x - left} ${y - top}`,
    );
    const over = this.#at(x, y)?.id ?? "";
    this.#editor.ui.actions.hover(over);
  }

  #up({ clientX: x, clientY: y }: PointerEvent): void {
    const from = this.#from;
    this.#end();
    if (!from) return;
    const target = from.moved ? (this.#at(x, y)?.id ?? "") : "";
    this.#editor.sheet.effect({ source: from.id, target }, [x, y]);
  }

  #end(): void {
    this.#from = null;
    this.#line.classList.remove("drawn");
    this.#hide();
    this.#editor.ui.actions.hover("");
  }

  /** Two clicks where nothing is drawn make a concept. */
  #twice({ clientX: x, clientY: y, target }: MouseEvent): void {
    if (!(target instanceof HTMLCanvasElement) || this.#editor.ui.store.state.presenting) return;
    if (!this.#editor.ui.stage.isFree(new DOMRect(x - 2, y - 2, 4, 4))) return;
    this.#editor.sheet.concept([x, y]);
  }
}

/** Where the handle stands: in the middle of a box it waits at its end, near the rim it comes to the pointer. */
function placeAt([left, top, width, height]: Rect, x: number, y: number): [x: number, y: number] {
  const right = left + width,
    bottom = top + height;
  if (Math.min(x - left, right - x, y - top, bottom - y) > INSIDE) return [right, top + height / 2];
  const px = Math.max(left, Math.min(x, right)),
    py = Math.max(top, Math.min(y, bottom));
  const sides = [px - left, right - px, py - top, bottom - py];
  const side = sides.indexOf(Math.min(...sides));
  return [side === 0 ? left : side === 1 ? right : px, side === 2 ? top : side === 3 ? bottom : py];
}
