"""Files replaced whole or not at all: the person's own, and those of the journal."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from ..read.files import MAX_SIZE, file_stamp
from .refused import EditRefusedError, SavedMeanwhileError


def cache_folder() -> Path:
    """Return the folder of what is kept: ``$CONCEPTGRAPH_CACHE``, else one in the user's own cache."""
    own = os.environ.get("CONCEPTGRAPH_CACHE")
    if own:
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "conceptgraph"
    except RuntimeError:  # no home folder
        return Path(tempfile.gettempdir()) / "conceptgraph-cache"


def read_bytes(path: Path, name: str) -> bytes:
    """Return the bytes of a file that is to be edited.

    Raises:
        EditRefusedError: it is not there, or cannot be read.
    """
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise EditRefusedError(f"{name} cannot be read: {why.lower()}") from None
    if len(data) > MAX_SIZE:
        raise EditRefusedError(f"{name} has more than {MAX_SIZE:,} bytes")
    return data


def replace_file(
    path: Path, data: bytes, *, name: str, mode: int | None = None, safe: bool = True,
    stamp: tuple[int, int, int] | None = None,
) -> tuple[int, int, int]:  # fmt: skip
    """Let a file hold other bytes: whoever reads it sees the old ones or the new ones, never a part.

    A link keeps being one, and the file its rights; ``safe``: the bytes reach the disk first. Whoever writes
    holds the file's lock, so what a program that was killed left beside it is the next one's to take away.
    ``stamp`` is the file's when it was read: editors know no lock, so it is looked at again at the last
    moment. The stamp of what was written is returned, whoever saves the file right after.

    Raises:
        SavedMeanwhileError: the file has another stamp by now.
        EditRefusedError: nothing was written.
    """
    temporary: Path | None = None
    try:
        target = path.resolve()
        if mode is None:
            mode = target.stat().st_mode & 0o7777
            if not os.access(target, os.W_OK):
                raise PermissionError(13, "it is write-protected")
        aside = target.with_name(f".{target.name[:200]}.writing")
        aside.unlink(missing_ok=True)
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        temporary = aside
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if safe:
                os.fsync(file.fileno())
        aside.chmod(mode)
        if stamp is not None and file_stamp(target) != stamp:
            aside.unlink()
            raise SavedMeanwhileError(f"{name} was saved by another program just now; nothing was written")
        written = file_stamp(aside)
        aside.replace(target)
    except OSError as error:
        if temporary:
            with suppress(OSError):
                temporary.unlink()
        raise EditRefusedError(f"{name} cannot be written: {error.strerror or error}") from None
    return written
