// Before an audience: the picture as large as the window, the words in a strip of their own below it, one step at a
// time by keys, clicks, swipes and remotes.

import { FRAMED } from "../options";
import { isPosed, stepOf, tourOf, wordsOf } from "../steps";
import { changed } from "../ui/changed";
import type { Ui } from "../ui/context";
import { button, fill, h, redrawn, words } from "../ui/dom";
import { toast } from "../ui/toast";
import { icon, type IconName } from "../ui/signs";
import { speakersNotes } from "./notes";
import { marksKey, placeOf, said, speak, stepList } from "./parts";

/** Without a movement for so long, the controls fade. */
const STILL_MS = 2500;
const SWIPE_PX = 50;
/** Words higher than this share of the window are those of their step alone. */
const MOST_RESERVED = 0.33;
/** More characters than this are set smaller. */
const LONG = 420;
/** Leaving full screen ends the presentation, unless it was asked for, or the speaker's window was the reason. */
const EXCUSED_MS = 2000;

/** Bring the presenter's mode to life; the function begins it at the present step. */
export function mountPresenter(ui: Ui, stage: HTMLElement): () => void {
  const { actions, graph, store } = ui;
  const { body, documentElement: root } = document;
  const strip = h("section", { class: "presenter" }),
    text = h("div", { class: "said" }),
    cover = h("div", { class: "cover" });
  let captioned = true,
    ground = "",
    timer = 0,
    excused = 0;
  stage.after(strip);
  stage.append(cover);

  const leave = (): void => {
    if (document.fullscreenElement) void document.exitFullscreen();
    actions.present(false);
  };
  const full = (): void => {
    excuse();
    if (document.fullscreenElement) void document.exitFullscreen();
    else root.requestFullscreen?.().catch(() => undefined);
  };
  const excuse = (): void => {
    excused = performance.now() + EXCUSED_MS;
  };
  const step = (by: number): void => (ground ? hide(ground) : actions.onward(by));
  /** Hide the picture by the speaker's wish, whatever the step shows; or show it again. */
  const hide = (wanted: string): void => {
    ground = ground === wanted ? "" : wanted;
    draw();
  };
  const caption = (): void => {
    captioned = !captioned;
    draw();
  };
  const speaker = (): void => {
    excuse();
    if (!notes.open()) toast(ui, ui.words.notesBlocked);
  };

  const key = (event: KeyboardEvent): void => {
    const { tour, presenting } = store.state;
    const target = event.target as Element,
      name = event.key.length > 1 ? event.key : event.key.toLowerCase();
    if (!presenting || event.altKey || event.ctrlKey || event.metaKey || name === "Tab") return;
    // Keys belong to an open list, and the two that press a button to the button.
    if (target.closest?.(".menu, select") || (/^( |Enter)$/.test(name) && target.closest?.("button"))) return;
    if (/^[+=0-]$/.test(name)) return;
    event.stopImmediatePropagation();
    if (/^(ArrowRight|ArrowDown|PageDown|Enter| )$/.test(name)) step(event.shiftKey ? -1 : 1);
    else if (/^(ArrowLeft|ArrowUp|PageUp|Backspace)$/.test(name)) step(-1);
    else if (name === "Home") actions.tour(tour);
    else if (name === "End") actions.tour(tour, tourOf(graph, store.state)!.steps.length);
    else if (/^[b.]$/.test(name)) hide("dark");
    else if (/^[w,]$/.test(name)) hide("light");
    else if (name === "c") caption();
    else if (name === "n") speaker();
    else if (name === "f") full();
    else if (name === "l") strip.querySelector<HTMLElement>("[aria-controls]")!.click();
    else if (name === "Escape") leave();
    else return;
    event.preventDefault();
  };
  const notes = speakersNotes(ui, key);

  const wake = (): void => {
    clearTimeout(timer);
    delete body.dataset["still"];
    if (store.state.presenting)
      timer = window.setTimeout(() => {
        body.dataset["still"] = "";
        actions.hover("");
      }, STILL_MS);
  };

  const tool = (sign: IconName, name: string, act: () => void, on?: boolean): HTMLElement =>
    button(icon(sign), act, {
      class: "icon-button",
      "data-key": sign,
      "aria-label": name,
      title: name,
      ...(on === undefined ? {} : { "aria-pressed": String(on) }),
    });

  const draw = redrawn(strip, () => {
    const { words: w } = ui,
      { state } = store;
    const { presenting } = state,
      blank = stepOf(graph, state)?.blank,
      shown = (presenting && ground) || blank || "";
    body.classList.toggle("presenting", presenting);
    cover.hidden = !shown;
    cover.dataset["ground"] = strip.dataset["ground"] = shown;
    fill(cover, !ground && said(ui, state));
    if (!presenting) return [];
    const place = placeOf(ui, state),
      tour = tourOf(graph, state)!;
    strip.className = `presenter${ground && " out"}${captioned && !blank ? "" : " mute"}${isPosed(graph, state) ? " posed" : ""}${wordsOf(graph, state).say.length > LONG ? " long" : ""}`;
    strip.setAttribute("aria-label", w.tour);
    fill(text, said(ui, state));
    return [
      h("h1", { class: "sr" }, words(tour.title)),
      h("progress", { max: tour.steps.length, value: state.step, "aria-label": place }),
      text,
      marksKey(ui, state),
      h("span", { class: "progress" }, place),
      h(
        "div",
        { class: "controls" },
        tool("previous", w.previous, () => step(-1)),
        tool("next", w.next, () => step(1)),
        stepList(ui),
        tool("notes", w.notes, speaker),
        tool("caption", w.caption, caption, captioned),
        tool("dark", w.blankScreen, () => hide("dark")),
        tool("fit", w.fullScreen, full),
        tool("close", w.leave, leave),
      ),
    ];
  });

  /**
   * Give the words the height of the longest step, so that the picture keeps its size from step to step; a step that
   * says very much takes more room for itself alone, and a blank one has its words elsewhere.
   */
  const reserve = (): void => {
    const { state } = store;
    if (!state.presenting) return;
    const places = tourOf(graph, state)!.steps.flatMap(({ blank }, at) =>
      blank ? [] : [true, false].map((revealed) => ({ ...state, step: at + 1, revealed })),
    );
    text.style.minHeight = "0";
    const heights = places.map((place) => {
      fill(text, said(ui, place));
      return text.scrollHeight;
    });
    text.style.minHeight = `${Math.max(0, ...heights.filter((height) => height <= MOST_RESERVED * innerHeight))}px`;
    fill(text, said(ui, state));
  };

  store.subscribe((state, before) => {
    if (!changed(state, before, "tour", "step", "revealed", "presenting", "language", "theme")) return;
    if (!state.presenting) {
      ground = "";
      notes.close();
    }
    draw();
    if (changed(state, before, "tour", "presenting", "language")) {
      reserve();
      wake();
    }
    if (state.tour && changed(state, before, "tour", "step", "revealed")) speak(ui, state);
    notes.draw(state);
  });
  // A deck around the page keeps its keys.
  if (!FRAMED) addEventListener("keydown", key, { capture: true });
  for (const type of ["pointermove", "pointerdown", "keydown"])
    addEventListener(type, wake, { capture: true, passive: true });
  addEventListener("resize", reserve);
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && performance.now() > excused) leave();
  });
  cover.addEventListener("click", ({ offsetX }) =>
    ground ? hide(ground) : actions.chooseNothing(offsetX / cover.clientWidth),
  );
  strip.addEventListener("click", ({ detail }) => {
    if (FRAMED && detail) window.parent.focus();
  });
  let from: PointerEvent | null = null;
  stage.addEventListener(
    "pointerdown",
    (event) => {
      from = event.isPrimary && event.pointerType === "touch" ? event : null;
    },
    { capture: true },
  );
  stage.addEventListener("pointerup", ({ clientX, clientY }) => {
    const dx = from ? clientX - from.clientX : 0,
      dy = from ? clientY - from.clientY : 0;
    if (!store.state.presenting || Math.abs(dx) < SWIPE_PX || Math.abs(dx) < 2 * Math.abs(dy)) return;
    step(dx < 0 ? 1 : -1);
    ui.stage.fit();
  });
  reserve();
  void document.fonts.ready.then(reserve);
  wake();
  return () => {
    actions.present(true);
    full();
  };
}
