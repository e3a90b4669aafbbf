// Before an audience: the picture as large as the window, the words in a strip of their own below it, one step at a
// time by keys, clicks, swipes and remotes.

import { FRAMED } from "../options";
import { tourOf } from "../steps";
import { changed } from "../ui/changed";
import type { Ui } from "../ui/context";
import { toast } from "../ui/toast";
import { choicesAt } from "./choices";
import { type Acts, presenterKeys } from "./keys";
import { SpeakersNotes } from "./notes";
import { FullScreen } from "./screen";
import { fading } from "./still";
import { Strip } from "./strip";
import { onSwipe } from "./swipe";

/** Bring the presenter's mode to life, whatever is shown; the function begins it at the present step. */
export function mountPresenter(ui: Ui, stage: HTMLElement): () => void {
  const { actions, graph, store } = ui;
  const screen = new FullScreen(() => acts.leave());
  const acts: Acts = {
    step: (by) => (strip.ground ? strip.hide(strip.ground) : actions.onward(by)),
    first: () => actions.tour(store.state.tour),
    last: () => actions.tour(store.state.tour, tourOf(graph, store.state)!.steps.length),
    hide: (ground) => strip.hide(ground),
    caption: () => strip.caption(),
    speaker: () => {
      screen.excuse();
      if (!notes.open()) toast(ui, ui.words.notesBlocked);
    },
    full: () => screen.turn(),
    list: () => strip.list(),
    choose: (place) => {
      const found = choicesAt(ui, store.state)[place - 1];
      if (found) actions.tour(found.tour, found.step);
    },
    leave: () => {
      screen.end();
      actions.present(false);
      // Where it was begun; what had the focus before is gone.
      document.querySelector<HTMLElement>("[data-key=present]")?.focus();
    },
  };
  const key = presenterKeys(store, acts);
  const notes = new SpeakersNotes(ui, key);
  const strip = new Strip(ui, stage, acts);
  // A deck around the page keeps its keys.
  if (!FRAMED) addEventListener("keydown", key, { capture: true });
  const wake = fading(ui);
  follow(ui, strip, notes, wake);
  addEventListener("resize", () => strip.reserve());
  listen(ui, stage, strip, acts);
  strip.reserve();
  void document.fonts.ready.then(() => strip.reserve());
  // In a frame nothing is to be pressed until the pointer comes there.
  if (FRAMED) document.body.dataset.still = "";
  else wake();
  return () => {
    actions.present(true);
    screen.turn();
  };
}

/** Strip and notes say what the state shows. */
function follow(ui: Ui, strip: Strip, notes: SpeakersNotes, wake: () => void): void {
  ui.store.subscribe((state, before) => {
    if (!changed(state, before, "tour", "step", "revealed", "presenting", "language", "theme")) return;
    if (!state.presenting) {
      strip.ground = "";
      notes.close();
    }
    strip.draw();
    if (changed(state, before, "tour", "presenting", "language")) {
      strip.reserve();
      wake();
    }
    notes.draw(state);
  });
}

/** Clicks and swipes go from step to step too. */
function listen({ actions, stage: picture, store }: Ui, stage: HTMLElement, strip: Strip, acts: Acts): void {
  const { cover, point } = strip;
  point.addEventListener("click", ({ clientX }) => actions.chooseNothing(clientX / innerWidth));
  cover.addEventListener("click", ({ offsetX }) =>
    strip.ground ? strip.hide(strip.ground) : actions.chooseNothing(offsetX / cover.clientWidth),
  );
  for (const place of [stage, point])
    onSwipe(place, (by) => {
      if (!store.state.presenting) return;
      acts.step(by);
      picture.fit();
    });
}
