"""Columns of nodes and the lines between neighbours, and what each two of a column cost in crossings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .order import Order

Array = NDArray[Any]


class Sheet:
    """Columns of the nodes' numbers in the order that is given, top to bottom, to be arranged anew.

    ``near[c][side][node]`` are the nodes that a line joins with a node of column c, left (0) or right of it.
    """

    def __init__(self, order: Order) -> None:
        self.layers = [list(range(len(layer))) for layer in order.layers]
        self.near: list[tuple[list[list[int]], list[list[int]]]] = [
            ([[] for _ in layer], [[] for _ in layer]) for layer in order.layers
        ]
        for c in range(order.count - 1):
            left, right = order.places(c), order.places(c + 1)
            for a, b in order.segments[c]:
                self.near[c][1][left[a]].append(right[b])
                self.near[c + 1][0][right[b]].append(left[a])
        self._joined = [(self._matrix(c, 0), self._matrix(c, 1)) for c in range(order.count)]
        self._places: list[list[int] | None] = [None] * order.count
        self._costs: list[list[Array | None]] = [[None, None] for _ in range(order.count)]

    def _matrix(self, c: int, side: int) -> Array:
        """Return how many lines join each node with each of the column at that side: shape (nodes, nodes)."""
        beside = c + (1 if side else -1)
        found = np.zeros((len(self.layers[c]), len(self.layers[beside]) if self._is_there(beside) else 0))
        for node, others in enumerate(self.near[c][side]):
            for other in others:
                found[node, other] += 1
        return found

    def _is_there(self, c: int) -> bool:
        return 0 <= c < len(self.layers)

    def beside(self, c: int) -> Iterable[int]:
        """Return the columns next to one."""
        return [each for each in (c - 1, c + 1) if self._is_there(each)]

    def put(self, c: int, layer: list[int]) -> None:
        """Arrange a column anew."""
        self.layers[c] = layer
        self._places[c] = None
        for each in self.beside(c):
            self._costs[each][1 if each < c else 0] = None

    def take(self, layers: list[list[int]]) -> None:
        """Arrange all columns anew."""
        for c, layer in enumerate(layers):
            if layer != self.layers[c]:
                self.put(c, list(layer))

    def copied(self) -> list[list[int]]:
        """Return the columns as they are."""
        return [list(layer) for layer in self.layers]

    def places(self, c: int) -> list[int]:
        """Return the place of each node of a column."""
        found = self._places[c]
        if found is None:
            found = self._places[c] = [0] * len(self.layers[c])
            for place, node in enumerate(self.layers[c]):
                found[node] = place
        return found

    def lines(self, c: int, side: int) -> Array:
        """Return the lines of a column's nodes to a side, by where they end there: shape (nodes, places)."""
        beside = c + (1 if side else -1)
        return self._joined[c][side][:, self.layers[beside] if self._is_there(beside) else []]

    def costs(self, c: int) -> Array:
        """Return how often the lines of each two nodes of a column cross when the first stands above."""
        both = self._costs[c]
        for side in (0, 1):
            if both[side] is None:
                lines = self.lines(c, side)
                both[side] = lines @ (lines.cumsum(1) - lines).T
        found: Array = both[0] + both[1]  # type: ignore[operator]
        return found

    def crossings(self) -> int:
        """Return the number of crossings of all lines."""
        return sum(self._crossed(c) for c in range(len(self.layers) - 1))

    def _crossed(self, c: int) -> int:
        # Each line crosses those from further down that end further up.
        lines = self.lines(c, 1)[self.layers[c]]
        below = lines[::-1].cumsum(0)[::-1] - lines
        above = below.cumsum(1) - below
        return int((lines * above).sum())
