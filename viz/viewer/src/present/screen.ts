// Full screen, which ends the presentation when it is left.

/** Leaving does not end it when it was asked for, or when the speaker's window was the reason. */
const EXCUSED_MS = 2000;

/** The window's full screen, as long as a presentation is held. */
export class FullScreen {
  #excused = 0;

  /** `left` is told when the reader leaves full screen. */
  constructor(left: () => void) {
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement && performance.now() > this.#excused) left();
    });
  }

  /** What the browser leaves now is not the reader's wish to end. */
  excuse(): void {
    this.#excused = performance.now() + EXCUSED_MS;
  }

  /** Into full screen, or out of it without ending. */
  turn(): void {
    this.excuse();
    if (document.fullscreenElement) this.end();
    else document.documentElement.requestFullscreen?.().catch(() => undefined);
  }

  end(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
  }
}
