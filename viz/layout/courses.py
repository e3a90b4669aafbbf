"""What lines across a gap cost beside each other: crossings at small angles, and stretches close together."""

from __future__ import annotations

from copy import copy
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

#: Crossings below this angle (degrees) are charged.
_OPEN = 40.0
#: Charge for a sample of two lines that lie on each other; how much more a steep one counts at most.
_BESIDE = 0.3
_LONGEST = 4.0
_SAMPLES = 16
#: So many numbers are reckoned with at once: more do not stay near the processor.
_AT_ONCE = 1 << 15
#: What rounding may take from a length (em): pieces that are this near are asked whether they meet.
_ROUNDED = 1e-3
_FLAT = 1e-6
#: Which pieces of two lines may cross: two level ones never do.
_CROSSING: Final = ((0, 1), (1, 0), (1, 1), (1, 2), (2, 1))
_MINE, _THEIRS = np.array(_CROSSING).T
#: Of so few pairs all pieces are asked, which takes less than to ask first which are near.
_FEW = 4000

Array = NDArray[Any]


class Courses:
    """Lines across a gap: level, slanted, level.

    ``ends`` are their heights at the gap's sides and ``slants`` where they begin and end to slant; both of
    shape (..., 2), as far as they are broadcast to each other.
    """

    def __init__(self, ends: Array, slants: Array, width: float, near: float) -> None:
        self.near = near
        left, right, start, end = (each[..., side] for each in (ends, slants) for side in (0, 1))
        run = np.maximum(end - start, 1e-6)
        xs = np.linspace(0, width, _SAMPLES, dtype=np.float32).reshape(-1, *(1,) * start.ndim)
        share = np.clip((xs - start) / run, 0, 1)
        #: Shape (samples, ...).
        self.heights = (left + share * (right - left)).astype(np.float32)
        slope = np.where((xs >= start) & (xs <= end), (right - left) / run, 0.0)
        self.lengths = np.sqrt(1 + slope**2).astype(np.float32)
        #: Where they turn, shape (four points, x and y, ...).
        self.turns = np.zeros((4, 2, *self.heights.shape[1:]), np.float32)
        self.turns[1, 0], self.turns[2, 0], self.turns[3, 0] = start, end, width
        self.turns[:2, 1], self.turns[2:, 1] = left, right

    def at(self, *index: Any) -> Courses:
        """Return what an index of the last axes gives."""
        found = copy(self)
        found.heights, found.lengths = self.heights[..., *index], self.lengths[..., *index]
        found.turns = self.turns[..., *index]
        return found

    def let_first_be(self, kind: int) -> None:
        """Let the first kind of each line be what another is."""
        self.heights[:, 0], self.lengths[:, 0] = self.heights[:, kind], self.lengths[:, kind]
        self.turns[:, :, 0] = self.turns[:, :, kind]

    def may_meet(self, other: Courses) -> Array:
        """Return which lines may come near each other at all; lines are the last axes of both."""
        (low, high, long), (low_2, high_2, long_2) = (each._reach() for each in (self, other))
        apart = np.maximum(low[:, None], low_2) - np.minimum(high[:, None], high_2)
        return apart <= self.near * np.minimum(long[:, None], long_2) + _ROUNDED

    def _reach(self) -> tuple[Array, Array, Array]:
        """Return how high and how low lines are at most, and how steep."""
        kinds = tuple(range(self.heights.ndim - 1))
        return self.heights.min(kinds), self.heights.max(kinds), self.lengths.max(kinds)

    def penalties(self, other: Courses) -> Array:
        """Return what pairs of lines cost, shape (kinds, others' kinds, pairs).

        The shapes of the two are (kinds, 1, pairs) and (1, others' kinds, pairs): of each line of a pair all
        its kinds, with the same ends.
        """
        penalty = _angles(self.turns, other.turns)
        share = np.float32(_BESIDE / self.near)
        step = max(1, _AT_ONCE // max(1, penalty.size))
        for k in range(0, _SAMPLES, step):
            # Along the steeper of two lines the distance is less, and a sample stands for a longer stretch.
            part = slice(k, k + step)
            longer = np.minimum(self.lengths[part], other.lengths[part])
            beside = np.subtract(self.heights[part], other.heights[part])
            np.abs(beside, out=beside)
            beside /= longer
            np.subtract(self.near, beside, out=beside)
            np.maximum(beside, 0, out=beside)
            np.minimum(longer, _LONGEST, out=longer)
            beside *= longer
            beside *= share
            for each in beside:
                penalty += each
        return penalty


def _angles(mine: Array, theirs: Array) -> Array:
    """Return 1 and a charge for a small angle wherever lines cross; slants may make them cross twice."""
    found = np.zeros((mine.shape[2], theirs.shape[3], mine.shape[4]), np.float32)
    if found.size <= _FEW:
        (_, *at), charge = _crossings(*_all_pieces(mine, _MINE), *_all_pieces(theirs, _THEIRS))
    else:
        places, pieces = _near_pieces(mine, theirs)
        (meets,), charge = _crossings(*pieces)
        at = [each[meets] for each in places]
    np.add.at(found, tuple(at), charge)
    return found


def _all_pieces(turns: Array, which: Array) -> tuple[Array, Array]:
    """Return where some pieces begin and end, shape (x and y, pieces, ...)."""
    return turns[which].swapaxes(0, 1), turns[which + 1].swapaxes(0, 1)


def _near_pieces(mine: Array, theirs: Array) -> tuple[list[Array], Array]:
    """Return which two pieces are near enough to cross: kind, other's kind and pair, and their ends."""
    level = _level_with(mine[:, 1, 0, 0], theirs[:, 1, 0, 0])
    places, pieces = [], []
    for a, b in _CROSSING:
        pairs = level[a, b].nonzero()[0]
        first, second = mine[a : a + 2, ..., pairs], theirs[b : b + 2, ..., pairs]
        if a == b:
            near = (first[0, 0] <= second[1, 0] + _ROUNDED) & (second[0, 0] <= first[1, 0] + _ROUNDED)
        elif a == 1:
            near = _reaches(first, second, after=b == 2)
        else:
            near = _reaches(second, first, after=a == 2)
        i, j, k = np.unravel_index(np.flatnonzero(near), near.shape)
        places.append((i, j, pairs[k]))
        pieces.append(np.concatenate([first[:, :, i, 0, k], second[:, :, 0, j, k]]))
    return [np.concatenate(each) for each in zip(*places, strict=True)], np.concatenate(pieces, axis=-1)


def _level_with(mine: Array, theirs: Array) -> Array:
    """Return of which pairs two pieces share a height, shape (pieces, others' pieces, pairs).

    Lines are the heights of their turns, shape (turns, pairs).
    """
    (low, high), (low_2, high_2) = (
        (np.minimum(each[:-1], each[1:]), np.maximum(each[:-1], each[1:])) for each in (mine, theirs)
    )
    level: Array = (low[:, None] <= high_2 + _ROUNDED) & (low_2 <= high[:, None] + _ROUNDED)
    return level


def _reaches(slanted: Array, level: Array, *, after: bool) -> Array:
    """Return which slants may reach level pieces: ``after`` these begin, else before they end."""
    (x0, y0), (x1, y1) = slanted
    rise = y1 - y0
    flatness = (x1 - x0) / np.where(np.abs(rise) < _FLAT, _FLAT, rise)
    reached = x0 + (level[0, 1] - y0) * flatness
    rounded = _ROUNDED * (1 + np.abs(flatness))
    found: Array = level[0, 0] <= reached + rounded if after else reached - rounded <= level[1, 0]
    return found


def _crossings(a: Array, b: Array, c: Array, d: Array) -> tuple[tuple[Array, ...], Array]:
    """Return which two pieces, from a to b and from c to d, meet, and what that costs.

    The first axis is x and y; the others are broadcast to each other.
    """
    p, q, between = b - a, d - c, c - a
    cross = p[0] * q[1] - p[1] * q[0]
    with np.errstate(divide="ignore", invalid="ignore"):
        t = (between[0] * q[1] - between[1] * q[0]) / cross
        u = (between[0] * p[1] - between[1] * p[0]) / cross
    meets = ((np.abs(cross) > 1e-9) & (t >= 0) & (t < 1) & (u >= 0) & (u < 1)).nonzero()
    p, q = (np.broadcast_to(each, between.shape)[:, *meets] for each in (p, q))
    lengths = np.hypot(*p) * np.hypot(*q)
    angle = np.degrees(np.arcsin(np.clip(np.abs(cross[meets]) / (lengths + 1e-9), 0, 1)))
    return meets, 1 + (np.clip(_OPEN - angle, 0, None) / 8) ** 1.5


def among(ends: Array, choice: tuple[Array, Array], gap: tuple[float, float], known: Array) -> Array:
    """Return what each choice of each line costs beside each choice of each other line, in rows by line.

    A ``choice`` is of slants, shape (lines, most kinds, 2), of which a line has the first of so many kinds.
    Nothing is told of two lines that are ``known``.
    """
    choices, kinds = choice
    first = np.cumsum(kinds) - kinds
    found = np.zeros((kinds.sum(), kinds.sum()), np.float32)
    groups = []
    for count in np.unique(kinds):
        lines = np.flatnonzero(kinds == count)
        courses = Courses(ends[lines], choices[lines, :count].swapaxes(0, 1), *gap)
        groups.append((lines, np.arange(count), courses))
    for k, (lines, own, courses) in enumerate(groups):
        for others, theirs, beside in groups[k:]:
            asked = courses.may_meet(beside) & ~known[lines][:, others]
            a, b = (np.triu(asked, 1) if others is lines else asked).nonzero()
            if not len(a):
                continue
            cost = courses.at(None, a).penalties(beside.at(None, slice(None), b))
            rows = (first[lines[a]] + own[:, None])[:, None]
            columns = first[others[b]] + theirs[:, None]
            found[rows, columns] = cost
            found[columns, rows] = cost
    return found
