"""Watches a path, not a handle: editors, git and other programs replace files rather than write into them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

#: Seconds between two looks: a save is noticed after half of it on average, for half a percent of a core.
STEP: Final = 0.02
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
        self._settle = round(settle / STEP)
        self._still = self._settle + 1
        self._ended = False

    def run(self) -> None:
        """Look until it is stopped."""
        seen = self._stamps()
        while not self._ended:
            time.sleep(STEP)  # half as dear as waiting for an event that never comes
            now = self._stamps()
            if now != seen:
                seen, self._still = now, 0
                self._changed()
            else:
                self._still += 1
                if self._still == self._settle:
                    self._quiet()

    def stir(self) -> None:
        """Let ``quiet`` be called once more when nothing changes: there was work without a change."""
        self._still = 0

    def stop(self) -> None:
        """End the watching."""
        self._ended = True

    def _stamps(self) -> list[tuple[str, Stamp]]:
        # Fifty times a second: texts are compared sooner than paths.
        return [(str(path), stamp_of(path)) for path in self._paths()]
