"""Watches a path, not a handle: editors, git and other programs replace files rather than write into them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

#: Seconds between two looks at a file that rests: less than half a percent of a core.
STEP: Final = 0.03
#: Seconds between two looks at one that somebody is at work on, and how long after a save that is believed:
#: the next save is noticed up to a frame of the screen sooner, for two percent of a core.
BRISK: Final = 0.005
AT_WORK: Final = 30.0
_GONE: Final = (0, 0, 0)

Stamp = tuple[int, int, int]


def stamp_of(path: Path) -> Stamp:
    """Return what changes when a file does: time, size and place on the disk; zeros where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return _GONE
    return (found.st_mtime_ns, found.st_size, found.st_ino)


class Watch(threading.Thread):
    """Calls ``changed`` when one of some files is another than before, and ``quiet`` when none was for long.

    ``quiet`` is called once after each change, when nothing has changed for ``settle`` seconds: a program
    that saves in several pieces is heard out before anybody is told that the file is broken.
    """

    def __init__(
        self, paths: Callable[[], list[Path]], changed: Callable[[], None], quiet: Callable[[], None], *,
        settle: float = 0.2,
    ) -> None:  # fmt: skip
        super().__init__(name="watch", daemon=True)
        self._paths, self._changed, self._quiet = paths, changed, quiet
        self._settle = settle
        #: Seconds slept since the last change, and since the last change or stir; at first there was neither.
        self._rested, self._still = AT_WORK, 0.0
        self._told = True
        self._ended = False

    def run(self) -> None:
        """Look until it is stopped."""
        seen = self._stamps()
        while not self._ended:
            step = BRISK if self._rested < AT_WORK else STEP
            time.sleep(step)  # half as dear as waiting for an event that never comes
            now = self._stamps()
            if now != seen:
                seen, self._rested = now, 0.0
                self.stir()
                self._changed()
                continue
            self._rested += step
            self._still += step
            if self._still >= self._settle and not self._told:
                self._told = True
                self._quiet()

    def stir(self) -> None:
        """Let ``quiet`` be called once more when nothing changes: there was work without a change."""
        self._still, self._told = 0.0, False

    def stop(self) -> None:
        """End the watching."""
        self._ended = True

    def _stamps(self) -> list[tuple[str, Stamp]]:
        # Up to two hundred times a second: texts are compared sooner than paths.
        return [(str(path), stamp_of(path)) for path in self._paths()]
