"""Work that lasts says how far it is, to people at a terminal and to nobody else."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from typing import Final

import click

from .saying import plain

#: Seconds of silence before progress is shown.
PATIENCE: Final = 1.0


def progress_line(quiet: bool) -> Callable[[str, float], None] | None:
    """Return a reporter of work (what, share done) for people at a terminal, once it lasts; else None."""
    # A program that was started without standard error (a daemon, a windowed Python) has none at all.
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        return None
    begun = time.monotonic()

    def report(what: str, share: float) -> None:
        if time.monotonic() - begun > PATIENCE:
            room = max(1, shutil.get_terminal_size().columns - 1)
            line = "" if share >= 1 else f"{plain(what)[: max(1, room - 6)]} {share:.0%}"
            click.echo(f"\r{line[:room]:<{min(room, 60)}}\r", err=True, nl=False)

    return report
