"""A folder of derived data that may be thrown away at any time; nothing here ever raises."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder: ``$CONCEPTGRAPH_CACHE``, else one under ``$XDG_CACHE_HOME`` or the home."""
    own = os.environ.get("CONCEPTGRAPH_CACHE")
    if own:
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "conceptgraph"
    except RuntimeError:  # no home folder
        return Path(tempfile.gettempdir()) / "conceptgraph-cache"


def cache_key(*parts: str | bytes) -> str:
    """Return a short name for everything that a result depends on.

    >>> cache_key("a", "bc") != cache_key("ab", "c")
    True
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:32]


def read_cached(key: str) -> bytes | None:
    """Return what was stored under a key, or None; a damaged entry counts as none."""
    try:
        stored = (cache_folder() / key).read_bytes()
    except (OSError, ValueError):
        return None
    check, data = stored[:32], stored[32:]
    return data if hashlib.sha256(data).digest() == check else None


def store_cached(key: str, data: bytes) -> bool:
    """Store data under a key, whole or not at all; return whether it was stored."""
    temporary = ""
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=f"{key}.")
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(data).digest() + data)
        Path(temporary).replace(folder / key)
    except (OSError, ValueError):
        if temporary:
            _remove(temporary)
        return False
    return True


def _remove(path: str) -> None:
    try:
        Path(path).unlink(missing_ok=True)
    except OSError:
        return
