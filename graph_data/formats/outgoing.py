"""What the writer of a format gives: the bytes of its files, and the count of what the format cannot hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..records import EMPTY


@dataclass(frozen=True, slots=True)
class Written:
    """A graph written in a format. ``data`` is its file.

    ``beside`` are further files by what stands in their names before the ending (``concepts``:
    ``x.concepts.csv`` beside ``x.csv``). ``left`` counts what the format cannot hold, by the nouns of
    `incoming.NOUNS` or words of its own.
    """

    data: bytes
    beside: Mapping[str, bytes] = field(default_factory=lambda: EMPTY)
    left: Mapping[str, int] = field(default_factory=lambda: EMPTY)
