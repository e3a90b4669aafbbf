"""Garbage is looked for while nothing happens: in the middle of an edit that takes a third of the time."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

#: More new objects than come to stay in any day of edits: only where something leaks are they so many.
_MOST_NEW: Final = 2_000_000
#: Of so many rests one is thorough.
_THOROUGH: Final = 100


@contextmanager
def unhurried() -> Iterator[None]:
    """Put off looking for garbage, which `Rest` does; a server does so for as long as it runs."""
    usual = gc.get_threshold()
    gc.set_threshold(_MOST_NEW, *usual[1:])
    gc.freeze()  # what is there already stays
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


class Rest:
    """Looks for garbage when nobody waits: among what is new since the last time, and now and then in all."""

    def __init__(self) -> None:
        self._times = 0

    def __call__(self) -> None:
        """Look now. What is found to stay is not looked at again: the next edit must not wait for that."""
        self._times += 1
        if self._times % _THOROUGH == 0:
            gc.unfreeze()
        gc.collect()
        gc.freeze()
        _give_back()


def _give_back() -> None:
    """Give memory that is not needed any more back to the system, where its library knows how."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
