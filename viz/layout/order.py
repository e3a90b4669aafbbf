"""The order of boxes and lanes in their columns, and the crossings that follow from it.

A link runs from its source over its words to its target; in every column that it passes it has a lane, a
node of its own. Nodes below ``boxes`` are the problem's boxes, the others are lanes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .boxes import Problem

#: Cost of running from the top of one column to the bottom of the next, in crossings: for straighter lines.
_BEND = 2.0


@cache
def _tilts(count: int) -> NDArray[Any]:
    """Return the relative heights of a column's slots."""
    return np.linspace(0, 1, count) if count > 1 else np.full(1, 0.5)


@cache
def _bends(before: int, after: int) -> NDArray[Any]:
    """Return the cost of running from each slot of a column to each of the next."""
    found: NDArray[Any] = _BEND * (_tilts(before)[:, None] - _tilts(after)) ** 2
    return found


@cache
def _slots(count: int) -> NDArray[Any]:
    """Return the numbers of a column's slots."""
    return np.arange(count)


@dataclass(frozen=True)
class Way:
    """What it costs to reach each slot of the columns on one side of a box, and through which slots."""

    costs: dict[int, NDArray[Any]]
    steps: dict[int, NDArray[Any]]

    def slots(self, column: int, slot: int, first: int, step: int) -> list[int]:
        """Return the slots passed before ``slot`` of ``column``, from the column ``first`` on."""
        passed: list[int] = []
        while column != first:
            slot = int(self.steps[column][slot])
            column -= step
            passed.append(slot)
        return passed[::-1]


class Order:
    """Columns of nodes in order, top to bottom, with the segments between neighbouring columns.

    ``layers[c]`` are the nodes of column c: boxes by their numbers, and lanes, whose numbers come after.
    ``segments[c]`` are the pairs of nodes that a line joins across the gap right of column c, left to right.

    >>> order = Order(Problem(("a", "b", "c", "d"), (), ((), (), (), ()), (1, 1)), 2)
    >>> for node, place in enumerate([(0, 0), (0, 1), (1, 0), (1, 1)]):
    ...     order.put(node, *place)
    >>> order.segments[0] = [(0, 3), (1, 2)]
    >>> order.crossings()
    1
    """

    def __init__(self, problem: Problem, count: int) -> None:
        self.problem, self.count = problem, count
        self.boxes = len(problem.sizes)
        self.layers: list[list[int]] = [[] for _ in range(count)]
        self.column: dict[int, int] = {}
        self.arms: dict[int, tuple[list[int], list[int]]] = {}
        self.segments: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        self._spare = self.boxes
        self._sums: list[NDArray[Any] | None] = [None] * count
        self._bases: list[NDArray[Any] | None] = [None] * count
        self._places: list[dict[int, int] | None] = [None] * count
        self._crossed: list[int | None] = [None] * count

    def copy(self) -> Order:
        """Return an order that can be changed without changing this one."""
        other = Order(self.problem, self.count)
        other.layers = [list(layer) for layer in self.layers]
        other.column = dict(self.column)
        other.arms = dict(self.arms)
        other.segments = [list(segments) for segments in self.segments]
        other._spare = self._spare
        other._sums, other._bases = list(self._sums), list(self._bases)
        other._places, other._crossed = list(self._places), list(self._crossed)
        return other

    def places(self, column: int) -> dict[int, int]:
        """Return the index of each node of a column."""
        found = self._places[column]
        if found is None:
            found = self._places[column] = {node: i for i, node in enumerate(self.layers[column])}
        return found

    def drop_empty_columns(self) -> list[int]:
        """Leave out the columns that hold nothing; return the earlier numbers of those that stay."""
        kept = [column for column in range(self.count) if self.layers[column]]
        self.count = len(kept)
        self.layers = [self.layers[column] for column in kept]
        self.segments = [self.segments[column] for column in kept]
        self.column = {node: column for column, layer in enumerate(self.layers) for node in layer}
        self._sums, self._bases = [None] * len(kept), [None] * len(kept)
        self._places, self._crossed = [None] * len(kept), [None] * len(kept)
        return kept

    def rearrange(self, layers: list[list[int]]) -> None:
        """Put the nodes of every column in another order."""
        self.layers = [list(layer) for layer in layers]
        for column in range(self.count):
            self._touch(column)

    def exchange(self, instead: dict[int, int]) -> None:
        """Let links of the same concepts take each other's places: for each the one that takes its own."""
        words = {self.problem.count + old: self.problem.count + new for old, new in instead.items()}
        arms = {q: self.arms[q] for q in instead}
        for q in instead:
            for gap, pair in self._pairs(q):
                self.segments[gap].remove(pair)
        layers = [[words.get(node, node) for node in layer] for layer in self.layers]
        self.column.update({words[node]: self.column[node] for node in dict.fromkeys(words)})
        self.rearrange(layers)
        for old, new in instead.items():
            first, second = ([words.get(node, node) for node in arm] for arm in arms[old])
            self.connect(new, (first, second))

    def new_lane(self) -> int:
        """Return a number for a lane that stands nowhere yet."""
        self._spare += 1
        return self._spare - 1

    def put(self, node: int, column: int, slot: int) -> None:
        """Insert a node before the one that now stands at ``slot``."""
        self.layers[column].insert(slot, node)
        self.column[node] = column
        self._touch(column)

    def take(self, node: int) -> None:
        """Remove a node that has no segments."""
        column = self.column.pop(node)
        self.layers[column].remove(node)
        self._touch(column)

    def _touch(self, column: int) -> None:
        self._places[column] = None
        self._touch_gap(column)
        if column:
            self._touch_gap(column - 1)

    def _touch_gap(self, gap: int) -> None:
        self._sums[gap] = self._bases[gap] = None
        self._crossed[gap] = None

    def connect(self, q: int, arms: tuple[list[int], list[int]]) -> None:
        """Draw a link over nodes that stand in their columns."""
        self.arms[q] = arms
        for gap, pair in self._pairs(q):
            self.segments[gap].append(pair)
            self._touch_gap(gap)

    def disconnect(self, q: int) -> None:
        """Remove a link: its segments, its lanes and its words."""
        for gap, pair in self._pairs(q):
            self.segments[gap].remove(pair)
            self._touch_gap(gap)
        first, second = self.arms.pop(q)
        for node in (*first[1:-1], *second[:-1]):
            self.take(node)

    def _pairs(self, q: int) -> Iterable[tuple[int, tuple[int, int]]]:
        column = self.column
        for arm in self.arms[q]:
            for a, b in pairwise(arm):
                yield (column[a], (a, b)) if column[a] < column[b] else (column[b], (b, a))

    def ends(self, gap: int) -> NDArray[np.int64]:
        """Return the indices of the segments' ends right of column ``gap``; shape (segments, 2)."""
        left, right = self.places(gap), self.places(gap + 1)
        pairs = [(left[a], right[b]) for a, b in self.segments[gap]]
        return np.array(pairs, dtype=np.int64).reshape(-1, 2)

    def crossings(self) -> int:
        """Return the number of crossings of all lines."""
        return sum(self._gap_crossings(gap) for gap in range(self.count - 1))

    def _gap_crossings(self, gap: int) -> int:
        found = self._crossed[gap]
        if found is None:
            left, right, wide = self.places(gap), self.places(gap + 1), len(self.layers[gap + 1])
            # In the order of their left ends, lines cross those before them that end further down.
            found, ended = 0, list[int]()
            for cell in sorted([left[a] * wide + right[b] for a, b in self.segments[gap]]):
                end = cell % wide
                above = bisect_right(ended, end)
                found += len(ended) - above
                ended.insert(above, end)
            self._crossed[gap] = found
        return found

    def _sum(self, gap: int) -> NDArray[Any]:
        """Return how many segments run from above slot x to above slot y; shape (slots, slots)."""
        found = self._sums[gap]
        if found is None:
            rows, columns = len(self.layers[gap]) + 1, len(self.layers[gap + 1]) + 1
            left, right = self.places(gap), self.places(gap + 1)
            cells = [(left[a] + 1) * columns + right[b] + 1 for a, b in self.segments[gap]]
            grid = np.bincount(np.array(cells, dtype=np.intp), minlength=rows * columns)
            found = self._sums[gap] = grid.reshape(rows, columns).cumsum(0).cumsum(1, dtype=np.float64)
        return found

    def _base(self, gap: int) -> NDArray[Any]:
        """Return the part of the cost of running from slot x to slot y that no line before changes."""
        found = self._bases[gap]
        if found is None:
            sums = self._sum(gap)
            found = self._bases[gap] = _bends(*sums.shape) - 2 * sums
        return found

    def way(self, node: int, last: int) -> Way:
        """Return the costs of a line from a box to each slot of the columns up to ``last``."""
        start = self.column[node]
        step = 1 if last > start else -1
        index = self.places(start)[node]
        costs: dict[int, NDArray[Any]] = {}
        steps: dict[int, NDArray[Any]] = {}
        for column in range(start + step, last + step, step):
            sums = self._sum(column - 1) if step > 0 else self._sum(column).T
            above, ending = sums[:, -1], sums[-1]
            if column == start + step:
                at = (index + 0.5) / max(1, len(above) - 1)
                crossed = above[index] - sums[index] + ending - sums[index + 1]
                costs[column] = crossed + _BEND * (_tilts(len(ending)) - at) ** 2
                continue
            base = self._base(column - 1) if step > 0 else self._base(column).T
            table = base + (above + costs[column - step])[:, None]
            table += ending
            best = table.argmin(0)
            steps[column] = best
            costs[column] = table[best, _slots(len(ending))]
        return Way(costs, steps)

    def insert(self, q: int, column: int, ways: tuple[Way, Way]) -> None:
        """Draw a link at the least cost, its words in ``column``."""
        link = self.problem.links[q]
        words = self.problem.count + q
        slot = int((ways[0].costs[column] + ways[1].costs[column]).argmin())
        plans: list[list[tuple[int, int]]] = []
        for way, end in zip(ways, (link.source, link.target), strict=True):
            step = 1 if column > self.column[end] else -1
            first = self.column[end] + step
            slots = way.slots(column, slot, first, step)
            plans.append(list(zip(range(first, column, step), slots, strict=True)))
        self.put(words, column, slot)
        lanes: list[list[int]] = []
        for plan in plans:  # the two arms of a link share no column
            lanes.append([])
            for at, place in plan:
                lanes[-1].append(self.new_lane())
                self.put(lanes[-1][-1], at, place)
        self.connect(q, ([link.source, *lanes[0], words], [words, *lanes[1][::-1], link.target]))
