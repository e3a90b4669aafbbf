"""From which file a page was made, as the cache knows it: another of that name does not replace it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import click

from ..cache import cache_key, read_cached, store_cached


def remember(path: str, source: str, page: bytes) -> None:
    """Keep in the cache from which file a page was made; the page itself tells no name of a folder."""
    if "-" not in (path, source):
        store_cached(_key(path), _digest(page) + os.path.realpath(source).encode("utf-8", "surrogateescape"))


def refuse_other(path: str, source: str) -> None:
    """Refuse to replace the page of another file of the same name.

    A page that was changed or made elsewhere since, or of which nothing is known, may be replaced.
    """
    kept = read_cached(_key(path))
    if kept is None or _digest_of(path) != kept[:32]:
        return
    made_from = kept[32:].decode("utf-8", "surrogateescape")
    if source == "-" or made_from != os.path.realpath(source):
        raise click.UsageError(
            f"{path} was made from another file of that name, {made_from}. "
            f"'-o {path}' writes over it, '-o' with another name keeps both."
        )


def _key(path: str) -> str:
    return cache_key("made-from", os.path.realpath(path))


def _digest(page: bytes) -> bytes:
    return hashlib.sha256(page).digest()


def _digest_of(path: str) -> bytes:
    try:
        return _digest(Path(path).read_bytes())
    except (OSError, ValueError):
        return b""
