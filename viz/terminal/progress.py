"""Work that lasts says what it is at and how far, to people at a terminal and to nobody else."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from .saying import giving_way, plain

#: Seconds of silence before progress is shown, and between two signs of life.
PATIENCE: Final = 1.0


class Working:
    """One line at a terminal that is written over: what is done, the share of it, the seconds since it began.

    A clock goes on beside the work, so that a piece of it that tells nothing is not silent either.
    """

    def __init__(self) -> None:
        self._began = self._spoke = time.monotonic()
        self._shown = ""
        self._line = ""
        self._over = threading.Event()
        self._writing = threading.Lock()
        self._clock = threading.Thread(target=self._tick, daemon=True)
        self._clock.start()
        giving_way.append(self._give_way)

    def __call__(self, what: str, share: float = -1.0) -> None:
        """Take note of what is done now, and of which share of it (0 to 1; less than 0: not known)."""
        self._line = what if not 0 <= share < 1 else f"{what} {share:.0%}"
        if time.monotonic() - self._began > PATIENCE:
            self._show()

    def end(self) -> None:
        """Leave nothing of it on the screen."""
        self._over.set()
        self._give_way()
        if self._give_way in giving_way:
            giving_way.remove(self._give_way)

    def _give_way(self) -> None:
        with self._writing:
            if self._shown:
                click.echo(f"\r{' ' * len(self._shown)}\r", err=True, nl=False)
            self._shown, self._spoke = "", time.monotonic()

    def _tick(self) -> None:
        while not self._over.wait(PATIENCE):
            if time.monotonic() - self._spoke >= PATIENCE:
                self._show()

    def _show(self) -> None:
        with self._writing:
            if self._over.is_set() or not self._line:
                return
            seconds = f" ({time.monotonic() - self._began:.0f} s)"
            room = max(1, shutil.get_terminal_size().columns - 1)
            line = (plain(self._line)[: max(1, room - len(seconds))] + seconds)[:room]
            click.echo(f"\r{line:<{len(self._shown)}}\r", err=True, nl=False)
            self._shown = line


@contextmanager
def working_line(quiet: bool = False) -> Iterator[Working | None]:
    """Tell what is being done, as `progress_line` does, and leave nothing of it on the screen."""
    working = progress_line(quiet)
    try:
        yield working
    finally:
        if working:
            working.end()


def progress_line(quiet: bool) -> Working | None:
    """Return a reporter of work for people at a terminal, which ends with the command; else None."""
    # A program that was started without standard error (a daemon, a windowed Python) has none at all.
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        return None
    working = Working()
    context = click.get_current_context(silent=True)
    if context is not None:
        context.call_on_close(working.end)
    return working
