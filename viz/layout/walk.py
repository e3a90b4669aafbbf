"""A first order of columns that owes nothing to the one that is there: in which a walk meets the nodes."""

from __future__ import annotations

from collections import deque

from .sheet import Sheet


def walked(sheet: Sheet, *, rightward: bool) -> list[list[int]]:
    """Return each column's nodes in the order in which a walk along the lines, breadth first, reaches them.

    What hangs together is walked whole before the next piece is begun, in the first column or the last; so
    pieces lie above each other and do not cross. After Gansner, Koutsofios, North and Vo, "A technique for
    drawing directed graphs" (1993), whose sweeps begin like this too.

    >>> from .boxes import Problem
    >>> from .order import Order
    >>> order = Order(Problem(("a", "b", "c", "d"), (), ((), (), (), ()), (1, 1)), 2)
    >>> for node, place in enumerate([(0, 0), (0, 1), (1, 0), (1, 1)]):
    ...     order.put(node, *place)
    >>> order.segments[0] = [(0, 3), (1, 2)]
    >>> walked(Sheet(order), rightward=True), walked(Sheet(order), rightward=False)
    ([[0, 1], [1, 0]], [[1, 0], [0, 1]])
    """
    count = len(sheet.layers)
    found: list[list[int]] = [[] for _ in range(count)]
    met: list[set[int]] = [set() for _ in range(count)]
    for column in range(count) if rightward else reversed(range(count)):
        for first in sheet.layers[column]:
            if first not in met[column]:
                met[column].add(first)
                _walk(sheet, column, first, met, found)
    return found


def _walk(sheet: Sheet, column: int, first: int, met: list[set[int]], found: list[list[int]]) -> None:
    waiting = deque([(column, first)])
    while waiting:
        c, node = waiting.popleft()
        found[c].append(node)
        for beside, ends in zip((c - 1, c + 1), sheet.near[c], strict=True):
            for end in ends[node]:
                if end not in met[beside]:
                    met[beside].add(end)
                    waiting.append((beside, end))
