"""Garbage is looked for while nothing happens: in the middle of an edit that takes a third of the time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

#: New objects after which it is looked for all the same: some edits' worth.
_MOST_NEW: Final = 200_000


@contextmanager
def unhurried() -> Iterator[None]:
    """Put off looking for garbage, which `rest` does; a server does so for as long as it runs."""
    usual = gc.get_threshold()
    gc.set_threshold(_MOST_NEW, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def rest() -> None:
    """Look for garbage now that nobody waits."""
    gc.collect()
