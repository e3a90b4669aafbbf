"""Where a concept without effects goes in a picture that stays: into free room, near what is there."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from .boxes import LANE

if TYPE_CHECKING:
    from ..view import Point

    Span = tuple[float, float]

#: Room that leaves more than so many heights of the box is as good as any.
_AMPLE = 3.0
#: How far from what it stands under or above (heights of the box), where there is so much room.
_BESIDE = 0.6


def free_place(
    size: tuple[float, float], spans: list[Span], taken: list[list[Span]], page: tuple[Point, Point]
) -> tuple[int, float]:
    """Return the column and the middle's height for a box of a size: where there is room, else most of it.

    ``spans`` are the columns from left to right, ``taken`` what stands in each from top to bottom, and
    ``page`` its top left and bottom right corner.

    >>> free_place((10, 10), [(0, 20), (30, 50)], [[(0, 90)], [(45, 55)]], ((0, 0), (50, 100)))
    (1, 66.0)
    """
    (left, top), (right, bottom) = page
    middle = (left + right) / 2, (top + bottom) / 2
    width, height = size
    found = []
    for column, (low, high) in enumerate(spans):
        for room, at in _rooms(height, taken[column], (top, bottom)):
            far = math.dist(((low + high) / 2, at), middle)
            found.append((min(room, _AMPLE * height), min(0.0, high - low - width), -far, -column, at))
    _, _, _, column, at = max(found)
    return -column, at


def _rooms(height: float, taken: Iterable[Span], page: Span) -> Iterable[tuple[float, float]]:
    """Yield how high each free part of a column is, and where in it the middle of a box would stand."""
    top, bottom = page
    blocks = [(top, top), *_joined(taken), (bottom, bottom)]
    near = (0.5 + _BESIDE) * height
    for (_, low), (high, _) in pairwise(blocks):
        reach = min(near, (high - low) / 2)
        if low > top:
            yield high - low, low + reach
        elif high < bottom:
            yield high - low, high - reach
        else:
            yield high - low, (low + high) / 2


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans that overlap as one."""
    found: list[Span] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1]:
            found[-1] = found[-1][0], max(high, found[-1][1])
        else:
            found.append((low, high))
    return found


def lane(height: float, text: float) -> Span:
    """Return what a line takes of a column that it passes at a height."""
    return height - LANE * text / 2, height + LANE * text / 2
