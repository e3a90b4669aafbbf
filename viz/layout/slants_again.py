"""Slants as they were: a line that rises where it rose keeps its slant; only the others have to choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .held import Point, Span
    from .order import Order

#: A line rises as it rose when it rises as much, but for this (em) and a share of it.
MOVED = 0.25
_AS_MUCH = 0.25
#: Of its run, a slant that finds no longer all of its room keeps this share at least, or chooses again.
_LEFT = 0.7

#: A slanted piece of a line, from left to right (em).
Piece = tuple["Point", "Point"]


def pieces_before(lines: Mapping[int, tuple[Point, ...]], text: float) -> dict[int, list[Piece]]:
    """Return the slanted pieces (em) of earlier lines (px), each line by its number."""
    return {q: list(_slanted(line, text)) for q, line in lines.items()}


def _slanted(line: Iterable[Point], text: float) -> Iterable[Piece]:
    for (x0, y0), (x1, y1) in pairwise(line):
        if y0 != y1:
            ends = (x0 / text, y0 / text), (x1 / text, y1 / text)
            yield ends if x0 <= x1 else (ends[1], ends[0])


def links_of_pairs(order: Order) -> dict[tuple[int, int], int]:
    """Return the link whose line each segment is part of; a loop's segments are left out."""
    links: dict[tuple[int, int], list[int]] = {}
    for q, arms in order.arms.items():
        for a, b in (pair for arm in arms for pair in pairwise(arm)):
            pair = (a, b) if order.column[a] < order.column[b] else (b, a)
            links.setdefault(pair, []).append(q)
    return {pair: found[0] for pair, found in links.items() if len(found) == 1}


@dataclass(frozen=True, slots=True)
class Again:
    """A slant as it was: where in its gap, and how much lower now (em); None where it is not quite that."""

    span: Span
    lower: float | None


def slant_before(pieces: Iterable[Piece], ends: Span, room: Span, start: float) -> Again | None:
    """Return the slant that a line had before in a gap that begins at ``start``; None where it has to choose.

    ``ends`` are its heights at the gap's sides, ``room`` the part of the gap in which it may slant.

    >>> slant_before([((11.0, 2.0), (13.0, 5.0))], (4.0, 7.0), (0.0, 4.0), 10.0)
    Again(span=(1.0, 3.0), lower=2.0)
    >>> slant_before([((11.0, 2.0), (13.0, 5.0))], (2.0, 5.5), (0.0, 4.0), 10.0)
    Again(span=(1.0, 3.0), lower=None)
    >>> slant_before([((11.0, 2.0), (13.0, 5.0))], (2.0, 9.0), (0.0, 4.0), 10.0)
    """
    low, high = room
    for (x0, y0), (x1, y1) in pieces:
        more = abs(ends[1] - ends[0] - (y1 - y0))
        if not start <= (x0 + x1) / 2 <= start + high or more > MOVED + _AS_MUCH * abs(y1 - y0):
            continue
        begin, end = max(low, x0 - start), min(high, x1 - start)
        if end - begin >= _LEFT * (x1 - x0):
            return Again((begin, end), (ends[0] + ends[1] - y0 - y1) / 2 if more <= MOVED else None)
    return None
