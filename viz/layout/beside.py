"""How far lines run along each other, so close that they cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from ..view import Point

#: Lines this near to each other (px) count, over stretches of a certain length; close to a box at which both
#: end they do not.
_NEAR = 4.0
_LEAST = 12.0
_AT_A_BOX = 6.0
_STEP = 2.0

Segment = tuple[tuple[int, int], Sequence["Point"]]


def running_along(gaps: Iterable[list[Segment]]) -> float:
    """Return the px over which lines of the same gap run along each other.

    A gap holds its lines (points in px), each with the numbers of the nodes at its ends, left to right.

    >>> apart = [((0, 2), [(0, 0), (100, 0)]), ((1, 3), [(0, 50), (100, 50)])]
    >>> close = [((0, 2), [(0, 0), (100, 0)]), ((1, 3), [(0, 3), (100, 3)])]
    >>> running_along([apart]), running_along([close])
    (0.0, 102.0)
    """
    return sum(_in_gap(segments) for segments in gaps if len(segments) > 1)


def _in_gap(segments: list[Segment]) -> float:
    points, owner = [], []
    for number, (_, line) in enumerate(segments):
        sampled = _sampled(line)
        points.append(sampled)
        owner.append(np.full(len(sampled), number))
    places, line_of = np.concatenate(points), np.concatenate(owner)
    pairs = near_pairs(places, _NEAR)
    first, second = line_of[pairs[:, 0]], line_of[pairs[:, 1]]
    pairs = pairs[first != second]
    if not len(pairs):
        return 0.0
    # Points of a line have rising numbers, lines too: the first of a pair belongs to the earlier line.
    met = np.unique(np.stack([line_of[pairs[:, 0]], line_of[pairs[:, 1]], pairs[:, 0]], 1), axis=0)
    at_box = np.array([_at_common_box(segments[a], segments[b], places[p]) for a, b, p in met.tolist()])
    _, counts = np.unique(met[~at_box, :2], axis=0, return_counts=True)
    lengths = counts * _STEP
    return float(lengths[lengths >= _LEAST].sum())


def near_pairs(places: NDArray[Any], reach: float) -> NDArray[np.intp]:
    """Return the pairs of places not further apart than ``reach``, shape (pairs, 2), the lower number first.

    >>> near_pairs(np.array([(0.0, 0.0), (9.0, 9.0), (3.0, 0.0)]), 4.0).tolist()
    [[0, 2]]
    """
    cells = np.floor((places - places.min(0)) / reach).astype(np.int64) + 1
    tall = int(cells[:, 1].max()) + 2
    keys = cells[:, 0] * tall + cells[:, 1]
    order = np.argsort(keys, kind="stable")
    keys, places = keys[order], places[order]
    found = []
    # In a cell and the one below it, then in the three beside them: every pair of cells is met once.
    for low, high in ((0, 1), (tall - 1, tall + 1)):
        start = np.searchsorted(keys, keys + low, "left")
        if low == 0:
            start = np.arange(1, len(keys) + 1)
        counts = np.searchsorted(keys, keys + high, "right") - start
        first = np.repeat(np.arange(len(keys)), counts)
        second = np.arange(len(first)) + np.repeat(start - np.cumsum(counts) + counts, counts)
        x, y = (places[first] - places[second]).T
        near = x * x + y * y <= reach * reach
        found.append(np.stack([first[near], second[near]], 1))
    pairs: NDArray[np.intp] = order[np.concatenate(found)]
    pairs.sort(axis=1)
    return pairs


def _sampled(line: Sequence[Point]) -> NDArray[Any]:
    """Return points of a polyline about `_STEP` px apart."""
    corners = np.array(line)
    lengths = np.array([0.0, *np.cumsum([np.hypot(*(b - a)) for a, b in pairwise(corners)])])
    at = np.linspace(0, lengths[-1], max(2, int(lengths[-1] / _STEP) + 1))
    return np.stack([np.interp(at, lengths, corners[:, k]) for k in (0, 1)], 1)


def _at_common_box(first: Segment, second: Segment, place: NDArray[Any]) -> bool:
    """Return whether a place is close to the end of two lines that they share."""
    return any(
        first[0][side] == second[0][side] and abs(place[0] - first[1][-side][0]) <= _AT_A_BOX
        for side in (0, 1)
    )
