"""One lock a file for all programs of this machine that edit it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .refused import EditRefusedError

#: How long to wait for another program, in seconds, and how long between two looks.
_WAIT = 10.0
_LOOK = 0.005


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock that a file stands for; it is let go when the program ends, however it ends.

    Raises:
        EditRefusedError: another program holds it for too long, or it cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        why = error.strerror or str(error)
        message = f"the journal of edits cannot be kept in {path.parent}: {why}; set CONCEPTGRAPH_CACHE"
        raise EditRefusedError(f"{message} to a folder that can be written") from None
    try:
        _take(handle)
        try:
            yield
        finally:
            _let_go(handle)
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    end = time.monotonic() + _WAIT
    while not _tried(handle):
        if time.monotonic() > end:
            raise EditRefusedError(f"another program has been editing the file for {_WAIT:.0f} seconds")
        time.sleep(_LOOK)


if os.name == "nt":
    import msvcrt

    _windows: Any = msvcrt

    def _tried(handle: int) -> bool:
        try:
            os.lseek(handle, 0, os.SEEK_SET)
            _windows.locking(handle, _windows.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        _windows.locking(handle, _windows.LK_UNLCK, 1)

else:
    import fcntl

    def _tried(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _let_go(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
