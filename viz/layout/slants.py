"""Where in its gap each line slants, chosen so that lines cross at open angles and keep apart."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .courses import among
from .slants_again import MOVED, Again
from .tried import Tried

#: Each line may slant over its whole room, or at one of these places over a run of rise x steepness; where
#: many lines have to choose, among fewer places.
_PLACES = (0.0, 0.25, 0.5, 0.75, 1.0)
_FEWER_PLACES = (0.0, 0.5, 1.0)
_MANY = 24
_STEEPNESS = (0.1, 0.45, 1.0)
#: Where that leaves something to mend, the lines concerned choose again among more.
_FINE_PLACES = (0.0, 0.12, 0.25, 0.38, 0.5, 0.62, 0.75, 0.88, 1.0)
_FINE_STEEPNESS = (0.04, 0.1, 0.22, 0.45, 0.7, 1.0, 1.6)
_LEAST_RUN = 0.4
#: What a line that went straight down counts as its run (em).
_STEEPEST = 1e-3
#: A line that rises less (em) has no slant to choose.
_LEVEL = 0.06
#: Two lines whose common charge is above this are looked at again: a crossing at less than 38 degrees, or a
#: stretch close beside each other.
_TO_MEND = 1.8
_TO_MEND_APART = 0.25
_SWEEPS = 12
_PAIRS_PER_LINE = 2

Array = NDArray[Any]
_NONE: Final[Mapping[int, Again]] = MappingProxyType({})


def choose(ends: Array, rooms: Array, gap: tuple[float, float], again: Mapping[int, Again] = _NONE) -> Slants:
    """Return where each line of a gap begins and ends its slant, not yet mended.

    ``ends``: heights at the gap's sides; ``rooms``: the part of the gap in which a line may slant; both of
    shape (lines, 2), lengths in em. ``gap`` is its width and the distance below which lines are charged for
    their nearness. Lines that slant ``again`` as they did, by their number, have nothing to choose.

    >>> ends, rooms = np.array([[0.0, 4.0], [4.0, 0.0]]), np.array([[0.0, 5.0], [0.0, 5.0]])
    >>> crossed = choose(ends, rooms, (5.0, 0.5))
    >>> crossed.slants.shape, round(crossed.cost())  # they must cross once, and do so at an open angle
    ((2, 2), 1)
    """
    rise = np.abs(ends[:, 0] - ends[:, 1])
    held = np.array(sorted(again), int)
    spans = np.array([again[line].span for line in held]).reshape(-1, 2)
    known = _known(len(ends), again)
    if known.all():
        return Slants(ends, rooms, gap, spans, np.zeros(known.shape, np.float32), known)
    free = rise > _LEVEL
    free[held] = False
    choices = _choices(ends, rooms) if free.any() else rooms[:, None].copy()
    if again:
        choices[held, 0] = spans
    kinds = np.where(free, choices.shape[1], 1)
    first = np.concatenate([[0], np.cumsum(kinds)])
    line = np.repeat(np.arange(len(ends)), kinds)
    kind = np.arange(len(line)) - first[line]
    slants = choices[line, kind]
    penalty = among(ends, (choices, kinds), gap, known)
    own = _own_cost(rise[line], slants) + 0.02 * (kind > 0)
    order = [int(i) for i in np.argsort(-rise, kind="stable") if kinds[i] > 1]
    tried = [_descend(penalty, own, first, order, start) for start in (first[:-1], first[1:] - 1)]
    costs = [float(penalty[np.ix_(c, c)].sum() / 2 + own[c].sum()) for c in tried]
    chosen = tried[int(costs[1] < costs[0] - 1e-4)]
    return Slants(ends, rooms, gap, slants[chosen], penalty[np.ix_(chosen, chosen)], known)


def _choices(ends: Array, rooms: Array) -> Array:
    """Return the slants of each line to choose from: over its whole room, at some places, beside others."""
    places = _PLACES if len(ends) <= _MANY else _FEWER_PLACES
    spread = _slants(ends, rooms, places, _STEEPNESS)
    return np.concatenate([spread, _staggered(ends, rooms)[:, None]], axis=1)


def _known(count: int, again: Mapping[int, Again]) -> Array:
    """Return which two lines stand to each other as they did; shape (lines, lines)."""
    lower = np.full(count, np.nan)
    for line, slant in again.items():
        lower[line] = np.nan if slant.lower is None else slant.lower
    known: Array = np.abs(lower[:, None] - lower) <= MOVED
    return known


def _descend(penalty: Array, own: Array, first: Array, order: list[int], start: Array) -> Array:
    """Return each line's choice after one line after another has chosen what is best beside the others."""
    chosen = start.copy()
    for _ in range(_SWEEPS):
        changed = False
        for i in order:
            totals = penalty[first[i] : first[i + 1], chosen].sum(1) + own[first[i] : first[i + 1]]
            best = int(totals.argmin())
            if totals[best] < totals[chosen[i] - first[i]] - 1e-4:
                chosen[i], changed = best + first[i], True
        if not changed:
            break
    return chosen


def _staggered(ends: Array, rooms: Array) -> Array:
    """Return slants side by side: of lines that fall past the same heights, the upper ones fall later."""
    found = rooms.copy()
    for falls in (True, False):
        group: list[int] = []
        reach = -np.inf
        lines = [i for i, (a, b) in enumerate(ends) if (a < b) == falls and abs(a - b) > _LEVEL]
        for i in [*sorted(lines, key=lambda i: (min(ends[i]), max(ends[i]), i)), -1]:
            if i < 0 or min(ends[i]) > reach:
                _put_side_by_side(found, rooms, group[::-1] if falls else group)
                group, reach = [], -np.inf
            if i >= 0:
                group.append(i)
                reach = max(reach, max(ends[i]))
    return found


def _put_side_by_side(slants: Array, rooms: Array, group: list[int]) -> None:
    """Give each line of a group its share of the room, from left to right."""
    for rank, i in enumerate(group):
        low, high = rooms[i]
        run = min(high - low, max(_LEAST_RUN, 1.2 * (high - low) / len(group)))
        start = low + (high - low - run) * (rank / (len(group) - 1) if len(group) > 1 else 0.5)
        slants[i] = (start, start + run)


def _own_cost(rise: Array, slants: Array) -> Array:
    """Return what a steep slant costs by itself."""
    cost: Array = 0.05 * rise / np.maximum(slants[..., 1] - slants[..., 0], _STEEPEST)
    return cost


def _slants(ends: Array, rooms: Array, places: tuple[float, ...], steepness: tuple[float, ...]) -> Array:
    """Return every line's choices, from left to right; shape (lines, kinds, 2)."""
    room = (rooms[:, 1] - rooms[:, 0])[:, None]
    rise = np.abs(ends[:, 0] - ends[:, 1])[:, None]
    run = np.minimum(room, np.maximum(_LEAST_RUN, rise * np.array(steepness)))[..., None]
    start = rooms[:, :1, None] + np.array(places) * (room[..., None] - run)
    found = np.stack([start, start + run], -1).reshape(len(ends), len(places) * len(steepness), 2)
    return np.concatenate([rooms[:, None], found], axis=1)


class Slants:
    """The slants of a gap's lines, shape (lines, 2), and what each two lines cost beside each other.

    Mended, lines that cross at small angles or run close together choose anew, two at a time, among many.
    """

    def __init__(
        self, ends: Array, rooms: Array, gap: tuple[float, float], slants: Array, penalty: Array, known: Array
    ) -> None:
        self.ends, self.rooms, self.gap = ends, rooms, gap
        self.slants, self.penalty = slants, penalty
        #: What two lines cost that stand to each other as they did was looked at before: it is not told.
        self.known = known
        self.rise = np.abs(ends[:, 0] - ends[:, 1])
        self._choices: dict[int, Tried] = {}

    def cost(self) -> float:
        """Return what the crossings cost: 1 for each, more for small angles and for lines close together."""
        return float(self.penalty.sum()) / 2

    def mend(self, most: int | None = None) -> None:
        """Look at the worst pairs; one that finds nothing better waits until something else has changed.

        At the ``most`` so many are looked at, else as many as there are lines, twice.
        """
        settled: set[tuple[int, int]] = set()
        for _ in range(_PAIRS_PER_LINE * len(self.ends) if most is None else most):
            pair = self._worst(settled)
            if pair is None:
                return
            if self._choose_both(*pair):
                settled = {other for other in settled if not set(other) & set(pair)}
            settled.add(pair)

    def _worst(self, settled: set[tuple[int, int]]) -> tuple[int, int] | None:
        """Return the pair that costs most beyond what a crossing must cost."""
        if not self.penalty.size:
            return None
        crosses = self.penalty >= 1
        excess = np.triu(np.where(crosses, self.penalty - (_TO_MEND - _TO_MEND_APART), self.penalty))
        excess[self.known] = 0
        for a, b in settled:
            excess[a, b] = 0
        worst, count = int(excess.argmax()), len(excess)
        pair = (worst // count, worst % count)
        return pair if excess[pair] > _TO_MEND_APART else None

    def _tried(self, line: int) -> Tried:
        """Return a line's choices beside the others: what it has and, if it is not level, many more."""
        found = self._choices.get(line)
        if found is None:
            rows = slice(line, line + 1)
            slants = self.slants[rows].copy()
            if self.rise[line] > _LEVEL:
                fine = _slants(self.ends[rows], self.rooms[rows], _FINE_PLACES, _FINE_STEEPNESS)[0]
                slants = np.concatenate([slants, fine])
            own = _own_cost(self.rise[line], slants)
            found = self._choices[line] = Tried(line, self.ends, self.gap, slants, own)
        found.look(self.slants)
        return found

    def _choose_both(self, a: int, b: int) -> bool:
        """Give two lines the slants that are best together; return whether that changed anything."""
        first, second = tried = self._tried(a), self._tried(b)
        mine, theirs = first.cost(b), second.cost(a)
        # Two choices that are dearer than what there is are no better, whatever they cost beside each other.
        able = mine[:, None] + theirs < mine[0] + theirs[0] + self.penalty[a, b]
        able[0, 0] = True
        ours, others = able.nonzero()
        both = first.beside_each(ours, second, others)
        total = both + mine[ours] + theirs[others]
        best = int(total.argmin())
        if total[best] >= total[0] - 1e-3:
            return False
        for line, each, choice in zip((a, b), tried, (ours[best], others[best]), strict=True):
            each.choose(int(choice))
            self.slants[line] = each.slants[0]
            self.penalty[line] = self.penalty[:, line] = each.beside[0]
        self.penalty[a, b] = self.penalty[b, a] = both[best]
        for each in self._choices.values():
            each.moved(a)
            each.moved(b)
        return True
