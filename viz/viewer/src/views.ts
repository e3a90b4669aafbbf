// The views that the page carries, and those that it lays out itself when they are asked for.

import type { View } from "./document";
import { SHUT } from "./graph";
import { LEGIBLE_PX, ONE_LINE_WORTH, readingPx } from "./near/page";
import { FRAMED } from "./options";
import { STAGE, WORDS_SCALE } from "./rules";
import type { State } from "./state";
import { waiting } from "./waiting";

/** Width and height of the stage, px. */
export type Page = [width: number, height: number];
/** Lays out views that the page does not carry. */
export interface Maker {
  /** Lays out what a state asks for on a page of this size in text of at most so many px, or says that it cannot. */
  asked(state: State, page: Page, most: number): View | undefined;
  /** Lays out a view anew for a page of this size, or says that it cannot. */
  again(view: View, page: Page, most: number): View | undefined;
  /** A view with the groups shut that the state shuts, where it shows any of them: one that is known, else laid out for the page. */
  shut(view: View, state: State, page: Page, known: readonly View[]): View | undefined;
}

/** The map, the first view of a large graph; `map:KEY` is one of its cards opened. */
export const MAP = "map";
/** Whether a view is the map, whole or with a card opened. */
export const isMap = (view: string): boolean => view === MAP || view.startsWith(`${MAP}:`);

/** How the id of a view ends that is in text of the size that is good to read. */
const READ = ":read";
const MOST_MADE = 60;
/** A view is laid out anew where its text becomes larger by this factor; less would only be unsteady. */
const WORTH = 1.08;

/** Nothing is smaller than this in a frame as small as on a slide beside text, nor what is read where it can be, px. */
const FRAMED_PX = 14;

function isSmallFrame([width, height]: Page): boolean {
  return FRAMED && width > 0 && width <= 760 && height <= 400;
}

/** Whether a stage is so narrow that an overview is moved on it: an upright tablet's; in a frame, as on a telephone. */
function isNarrow([width]: Page): boolean {
  const { innerWidth, innerHeight } = globalThis;
  return width > 0 && width < (FRAMED ? 480 : innerWidth < innerHeight ? 1100 : 800);
}

/** Views by id, and which of them a state shows. */
export class ViewBook extends Map<string, View> {
  /** The first view of the page itself, or of the overview where the page begins with the map. */
  readonly first: View;
  /** What a page without an address shows. */
  readonly begins: string;
  /** What the page shows before any script runs. */
  pictured: string;
  /** Size of the stage, for views that are laid out here. */
  page: Page = [1280, 668];
  /** Room for the map, which may become higher than that. */
  room: Page = [1280, 668];
  /** Keys of the cards of the map. */
  cards: readonly string[] = [];
  /** Text is as large as is good to read; before an audience, and where that is wished, as large as fits. */
  #reads = true;
  readonly #made = new Map<string, View | undefined>();
  /** Views in text of the size that is good to read, by the id of the view that they are of. */
  readonly #read = new Map<string, View>();
  /** Views of steps with groups shut, as slides show them. */
  readonly #shut: readonly View[];
  readonly #maker: Maker;

  constructor(
    views: readonly View[],
    start: string,
    maker: Maker = { asked: () => undefined, again: () => undefined, shut: () => undefined },
  ) {
    super();
    // What a whole overview draws is read when it is asked for: that takes long in a large page.
    this.#shut = views.filter((view) => !/^overview:\w+$/.test(view.id) && isShut(view));
    this.#put(views.filter((view) => !this.#shut.includes(view)));
    this.#maker = maker;
    this.begins = this.pictured = isMap(start) ? MAP : start;
    const first = this.get(start) ?? views[0];
    if (!first) throw new Error("the page carries no view");
    this.first = first;
  }

  /** Have these views from now on, and those that it has still of `keep`; what was laid out here is laid out anew. */
  take(views: readonly View[], keep: (view: View) => View | undefined): void {
    for (const all of [this, this.#read])
      for (const [id, view] of all) {
        const kept = keep(view);
        if (kept) all.set(id, kept);
        else all.delete(id);
      }
    this.#put(views);
    this.#made.clear();
  }

  /** Have views, each before what it is in text of another size. */
  #put(views: readonly View[]): void {
    for (const view of views) {
      const { id } = view;
      if (id.endsWith(READ)) this.#read.set(id.slice(0, -READ.length), view);
      else {
        this.set(id, view);
        this.#read.delete(id);
      }
    }
  }

  /** The view that a state shows; undefined when nothing is called so. */
  shown(state: State): View | undefined {
    if (isMap(state.view)) return this.map(state);
    const { view, shut, language, revealed } = state;
    const open = shut.length && /^(overview|tour):/.test(view) ? this.get(view) : undefined;
    if (open) {
      const page: Page = isNarrow(this.page) ? [...STAGE] : this.page;
      const made = this.#kept([view, shut, language, revealed], () =>
        this.#maker.shut(open, state, page, this.#shut),
      );
      return this.#framed(made ?? open, state);
    }
    this.#reads = !(state.presenting || state.large || FRAMED);
    return this.#framed(this.#wanted(state), state);
  }

  #wanted(state: State): View | undefined {
    const carried = this.get(state.view);
    const ordinary = state.hops === 1 && state.direction === "both" && !state.filter.hide;
    if (carried && (ordinary || carried.kind !== "focus")) return this.#readable(carried);
    const { view, hops, direction, lit, filter } = state;
    const way = view.startsWith("path:") ? lit : 0;
    return (
      this.#kept([view, hops, direction, way, filter.hide ? filter : 0], () =>
        this.#maker.asked(state, this.page, this.#most),
      ) ?? carried
    );
  }

  /** Whether the page was drawn, before any script ran, in text that is good to read. */
  get beganRead(): boolean {
    return this.#read.has(this.pictured);
  }

  /** The map as a state asks for it. */
  map({ view, filter, language, ...rest }: State): View | undefined {
    return this.#kept([view, filter, language, this.room], () =>
      this.#maker.asked({ ...rest, view, filter, language }, this.room, Infinity),
    );
  }

  /** Whether a concept's whole surroundings can be read on this stage. */
  isReadable(id: string): boolean {
    const carried = this.get(id);
    if (!carried) return true;
    const fitting = this.#fitting(carried);
    // Where the whole would not be legible, a part of a concept's surroundings stands for it.
    return textOf(fitting, this.page) >= LEGIBLE_PX && !fitting.long;
  }

  get #most(): number {
    return this.#reads ? readingPx(this.page) : Infinity;
  }

  #readable(carried: View): View {
    const part =
      carried.id === carried.pages[0] && !this.isReadable(carried.id)
        ? this.get(carried.pages[1] ?? "")
        : undefined;
    return this.#fitting(part ?? carried);
  }

  /** A view in text that is good to read, where it fits in that: on the stage, else in the whole window. */
  #inReadingSize(carried: View): View | undefined {
    const read = this.#reads && this.#read.get(carried.id);
    if (!read) return undefined;
    const [width, height] = this.page,
      most = readingPx(this.page, [read.width, read.height]);
    const least = ONE_LINE_WORTH * Math.min(textOf(carried, this.page), WORDS_SCALE * most);
    return this.#kept([carried.id, "read"], () => {
      const made = [width, Math.max(width, globalThis.innerWidth ?? 0)].map(
        (wide): View => ({ ...waiting("fitting").inMiddle(read, [wide, height], most), id: carried.id }),
      );
      const reaches = (px: number): View | undefined =>
        made.find((one) => textOf(one, [one.width, height]) >= px);
      return reaches(Math.max(least, FRAMED_PX)) ?? reaches(least);
    });
  }

  /** A carried view as it is, or laid out anew where the stage has another shape and that makes its text larger. */
  #fitting(carried: View): View {
    const read = this.#inReadingSize(carried);
    if (read && carried.kind === "overview") return read;
    const made = this.#kept([carried.id, carried.routes.length, "again"], () =>
      this.#maker.again(carried, this.page, this.#most),
    );
    if (!made) return read ?? carried;
    const [now, before] = [textOf(made, this.page), textOf(carried, this.page)];
    const reads = this.#reads && carried !== this.first;
    return now > (reads ? ONE_LINE_WORTH * Math.min(before, WORDS_SCALE * this.#most) : WORTH * before)
      ? made
      : (read ?? carried);
  }

  /** A view whose text were too small is rather moved in a small frame, as an overview is on a telephone. */
  #framed(view: View | undefined, state: State): View | undefined {
    const least = state.presenting ? LEGIBLE_PX : FRAMED_PX;
    if (!view || textOf(view, this.page) >= least) return view;
    const isWhole = view.kind === "overview";
    // In a deck an overview tells how much there is.
    if (FRAMED && isWhole && state.presenting) return view;
    const small = isSmallFrame(this.page);
    if (!small && !(isWhole && isNarrow(this.page))) return view;
    return this.#kept([view.id, view.routes.length, state.presenting], () =>
      waiting("fitting").framed(view, least / textOf({ ...view, long: true }, this.page), this.page, small),
    );
  }

  #kept(what: readonly unknown[], make: () => View | undefined): View | undefined {
    const key = JSON.stringify([what, this.page, this.#reads]);
    if (this.#made.has(key)) return this.#made.get(key);
    if (this.#made.size >= MOST_MADE) this.#made.clear();
    const made = make();
    this.#made.set(key, made);
    return made;
  }
}

/** Whether a group is shut in a view. */
export const isShut = ({ boxes }: View): boolean => boxes.some(({ concept }) => concept.startsWith(SHUT));

/** Size of the smallest text of a view, px on the screen; a view higher than the page is moved, not made smaller. */
export function textOf({ boxes, words, width, height, long, factor }: View, page: Page): number {
  const scale = long ? (factor ?? 1) : Math.min(page[0] / width, page[1] / height);
  return scale * [...boxes, ...words].reduce((least, { font }) => Math.min(least, font), Infinity);
}
