"""The order within columns by sifting: column after column, each node goes where its lines cross least."""

from __future__ import annotations

from typing import Final

import numpy as np

from .order import Order
from .sheet import Array, Sheet
from .sweep import sweep
from .walk import walked

#: Rounds over all columns at most, and over the nodes of one column.
_ROUNDS: Final = 16
_TURNS: Final = 3
#: What a whole column's height between where a node stands and where its lines are level costs, in crossings.
_LEVEL: Final = 0.01
#: Gains below this are rounding.
_NOTHING: Final = 1e-9


def sifted_layers(order: Order, sweeps: int) -> list[list[int]]:
    """Return the nodes of each column in an order with few crossings; the order itself is not changed.

    ``sweeps``: how often all columns are set by medians before they are sifted. They begin with the order as
    it is and with two that owe nothing to it; the one that crosses least is sifted.

    >>> from .boxes import Problem
    >>> order = Order(Problem(("a", "b", "c", "d"), (), ((), (), (), ()), (1, 1)), 2)
    >>> for node, place in enumerate([(0, 0), (0, 1), (1, 0), (1, 1)]):
    ...     order.put(node, *place)
    >>> order.segments[0] = [(0, 3), (1, 2)]
    >>> sifted_layers(order, 0)
    [[0, 1], [3, 2]]
    """
    sheet = Sheet(order)
    found = []
    for first in (sheet.copied(), walked(sheet, rightward=True), walked(sheet, rightward=False)):
        sheet.take(first)
        sweep(sheet, sweeps)
        found.append((sheet.crossings(), sheet.copied()))
    sheet.take(min(found, key=lambda each: each[0])[1])
    _sift(sheet)
    return [[nodes[k] for k in layer] for nodes, layer in zip(order.layers, sheet.layers, strict=True)]


def _sift(sheet: Sheet) -> None:
    """Sift all columns until nothing is gained."""
    least = sheet.crossings() + 1
    count = len(sheet.layers)
    restless = [True] * count
    for turn in range(_ROUNDS):
        for c in range(count) if turn % 2 == 0 else range(count - 1, -1, -1):
            if restless[c]:
                restless[c] = False
                if _sift_column(sheet, c):
                    for each in sheet.beside(c):
                        restless[each] = True
        crossings = sheet.crossings()
        if crossings >= least:
            return
        least = crossings


def _sift_column(sheet: Sheet, c: int) -> bool:
    """Let each node of a column go where its lines cross least; return whether one moved."""
    layer = list(sheet.layers[c])
    if len(layer) < 2:
        return False
    # Where nothing crosses less, a node stands where its lines are level.
    level = _level(sheet, c)
    costs = sheet.costs(c) + _LEVEL * (level[:, None] - level)
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
        sheet.put(c, layer)
    return moved


def _restless(gain: Array) -> list[int]:
    """Return which nodes of a column, by their places, would rather stand elsewhere, the others as they are.

    ``gain[a, b]``: what the node at b gains by standing above the one at a.
    """
    sums = gain.cumsum(0)
    return np.flatnonzero(np.minimum(sums.min(0), 0.0) < sums.diagonal() - _NOTHING).tolist()


def _level(sheet: Sheet, c: int) -> Array:
    """Return how far down (0 to 1) each node stands for level lines; one without any in the middle."""
    total, weight = np.zeros(len(sheet.layers[c])), np.zeros(len(sheet.layers[c]))
    for side in (0, 1):
        lines = sheet.lines(c, side)
        total += lines @ ((np.arange(lines.shape[1]) + 0.5) / max(1, lines.shape[1]))
        weight += lines.sum(1)
    return np.where(weight > 0, total / np.maximum(weight, 1), 0.5)
