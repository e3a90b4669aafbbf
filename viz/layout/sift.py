"""The order within columns by sifting: column after column, each node goes where its lines cross least."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .order import Order

Array = NDArray[Any]

#: Rounds over all columns at most, and over the nodes of one column.
_ROUNDS = 16
_TURNS = 3
#: How often an order that begins anew is levelled, there and back in turn.
_LEVELLED = 8
#: How far a shaken node may go, as a share of its column.
_SHAKEN = 0.25
#: What a whole column's height between where a node stands and where its lines are level costs, in crossings.
_LEVEL = 0.01
#: Gains below this are rounding.
_NOTHING = 1e-9


def sifted_layers(order: Order, rng: random.Random, tries: int) -> list[list[int]]:
    """Return the nodes of each column in an order with few crossings; the order itself is not changed.

    The first try begins with the order as it is, the last one with the best so far, shaken, those between
    with the order in which a walk along the lines meets the nodes.

    >>> from .boxes import Problem
    >>> order = Order(Problem(("a", "b", "c", "d"), (), ((), (), (), ()), (1, 1)), 2)
    >>> for node, place in enumerate([(0, 0), (0, 1), (1, 0), (1, 1)]):
    ...     order.put(node, *place)
    >>> order.segments[0] = [(0, 3), (1, 2)]
    >>> sifted_layers(order, random.Random(1), 1)
    [[1, 0], [2, 3]]
    """
    sheet = _Sheet(order)
    best, least = sheet.layers, sheet.sift()
    best = [layer.copy() for layer in sheet.layers]
    for turn in range(1, tries):
        if turn == tries - 1:
            sheet.layers = [_shaken(layer, rng) for layer in best]
        else:
            sheet.begin_anew(rng)
        crossings = sheet.sift()
        if crossings < least:
            least, best = crossings, [layer.copy() for layer in sheet.layers]
    return [[nodes[k] for k in layer.tolist()] for nodes, layer in zip(order.layers, best, strict=True)]


def _shaken(layer: Array, rng: random.Random) -> Array:
    """Return a column in which each node may have gone some places up or down."""
    far = _SHAKEN * len(layer)
    return layer[np.argsort([k + rng.uniform(-far, far) for k in range(len(layer))], kind="stable")]


def _restless(gain: Array) -> list[int]:
    """Return which nodes of a column, by their places, would rather stand elsewhere, the others as they are.

    ``gain[a, b]``: what the node at b gains by standing above the one at a.
    """
    sums = gain.cumsum(0)
    return np.flatnonzero(np.minimum(sums.min(0), 0.0) < sums.diagonal() - _NOTHING).tolist()


class _Sheet:
    """Columns as arrays of the nodes' numbers in the first order, top to bottom.

    ``links[c]`` tells how many lines join each node of column c with each of the next: shape (nodes, nodes).
    """

    def __init__(self, order: Order) -> None:
        self.layers: list[Array] = [np.arange(len(layer)) for layer in order.layers]
        self.links: list[Array] = []
        for c in range(order.count - 1):
            left, right = order.places(c), order.places(c + 1)
            joined = np.zeros((len(left), len(right)))
            for a, b in order.segments[c]:
                joined[left[a], right[b]] += 1
            self.links.append(joined)
        #: Columns that need no look: nothing in or beside them has moved since they were sifted.
        self._settled = [False] * order.count

    def begin_anew(self, rng: random.Random) -> None:
        """Take the order in which a walk along the lines, deep first, meets the nodes, then level lines."""
        found: list[list[int]] = [[] for _ in self.layers]
        met: set[tuple[int, int]] = set()
        roots = [(c, k) for c, layer in enumerate(self.layers) for k in range(len(layer))]
        rng.shuffle(roots)
        for root in roots:
            waiting = [root]
            while waiting:
                node = waiting.pop()
                if node not in met:
                    met.add(node)
                    found[node[0]].append(node[1])
                    near = self._near(*node)
                    rng.shuffle(near)
                    waiting += near
        self.layers = [np.array(layer, dtype=np.int64) for layer in found]
        count = len(self.layers)
        for turn in range(_LEVELLED):
            for c in range(1, count) if turn % 2 == 0 else range(count - 2, -1, -1):
                self._level_column(c, self._lines(c)[0 if turn % 2 == 0 else -1])

    def _level_column(self, c: int, lines: Array) -> None:
        """Put the nodes of a column in the order in which these lines are level; those without stay."""
        layer = self.layers[c]
        at = np.empty(len(layer))
        at[layer] = (np.arange(len(layer)) + 0.5) / max(1, len(layer))
        level = np.where(lines.sum(1) > 0, self._level([lines]), at)
        self.layers[c] = layer[np.argsort(level[layer], kind="stable")]

    def _lines(self, c: int) -> list[Array]:
        """Return the lines of a column's nodes to each column beside it, by where they end there."""
        sides = []
        if c:
            sides.append(self.links[c - 1][self.layers[c - 1]].T)
        if c < len(self.links):
            sides.append(self.links[c][:, self.layers[c + 1]])
        return sides

    def _near(self, c: int, node: int) -> list[tuple[int, int]]:
        """Return the nodes that a line joins with a node, each with its column."""
        near = []
        if c:
            near += [(c - 1, k) for k in np.flatnonzero(self.links[c - 1][:, node]).tolist()]
        if c < len(self.links):
            near += [(c + 1, k) for k in np.flatnonzero(self.links[c][node]).tolist()]
        return near

    def sift(self) -> float:
        """Sift all columns until nothing is gained; return the crossings."""
        least = np.inf
        count = len(self.layers)
        self._settled = [False] * count
        for turn in range(_ROUNDS):
            for c in range(count) if turn % 2 == 0 else range(count - 1, -1, -1):
                self._sift_column(c)
            found = self.crossings()
            if found >= least:
                break
            least = found
        return float(least)

    def crossings(self) -> float:
        """Return the number of crossings of all lines."""
        total = 0.0
        for c, links in enumerate(self.links):
            ordered = links[self.layers[c]][:, self.layers[c + 1]]
            after = ordered.sum(0) - ordered.cumsum(0)  # of the lines below, how many end there
            total += float((ordered * (after.cumsum(1) - after)).sum())
        return total

    def _sift_column(self, c: int) -> None:
        if self._settled[c]:
            return
        self._settled[c] = True
        layer: list[int] = self.layers[c].tolist()
        if len(layer) < 2:
            return
        costs = self._costs(c)
        gain = costs - costs.T  # above zero: the second node would rather stand above the first
        moved = False
        for _ in range(_TURNS):
            restless = _restless(gain[np.ix_(layer, layer)])
            if not restless:
                break
            for node in [layer[k] for k in restless]:
                at = layer.index(node)
                sums = gain[layer, node].cumsum()
                to = int(sums.argmin()) + 1
                to, least = (to, sums[to - 1]) if sums[to - 1] < 0 else (0, 0.0)
                if least < sums[at] - _NOTHING:
                    del layer[at]
                    layer.insert(to - (to > at), node)
                    moved = True
        if moved:
            self.layers[c] = np.array(layer)
            for near in (c - 1, c + 1):
                if 0 <= near < len(self.layers):
                    self._settled[near] = False

    def _costs(self, c: int) -> Array:
        """Return how often the lines of each two nodes of a column cross when the first stands above."""
        size = len(self.layers[c])
        found = np.zeros((size, size))
        sides = self._lines(c)
        for lines in sides:
            found += lines @ (lines.cumsum(1) - lines).T
        # Where nothing crosses less, a node stands where its lines are level.
        level = self._level(sides)
        found += _LEVEL * (level[:, None] - level)
        return found

    def _level(self, sides: list[Array]) -> Array:
        """Return how far down (0 to 1) each node stands for level lines; one without any in the middle."""
        total, weight = 0.0, 0.0
        for lines in sides:
            total = total + lines @ ((np.arange(lines.shape[1]) + 0.5) / max(1, lines.shape[1]))
            weight = weight + lines.sum(1)
        return np.where(weight > 0, total / np.maximum(weight, 1), 0.5)
