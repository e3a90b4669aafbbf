"""How a kept picture stands against another of the same things: its crossings, and the size of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from ..view import View


def crossings(view: View) -> int:
    """Return how many times lines of different effects cross; lines that only touch do not.

    >>> from ..view import Route, View
    >>> routes = (Route("e", ((0, 0), (9, 9))), Route("f", ((0, 9), (9, 0))), Route("g", ((0, 0), (9, 1))))
    >>> crossings(View("v", "overview", "", 9, 9, routes=routes))
    2
    """
    pieces = [(k, *a, *b) for k, route in enumerate(view.routes) for a, b in zip(route.points, route.points[1:])]
    if not pieces:
        return 0
    line, ax, ay, bx, by = np.array(pieces, dtype=float).T
    found = 0
    for k in range(len(line)):
        dx, dy = bx[k] - ax[k], by[k] - ay[k]
        sides = [dx * (y[k:] - ay[k]) - dy * (x[k:] - ax[k]) for x, y in ((ax, ay), (bx, by))]
        ex, ey = bx[k:] - ax[k:], by[k:] - ay[k:]
        ends = [ex * (y - ay[k:]) - ey * (x - ax[k:]) for x, y in ((ax[k], ay[k]), (bx[k], by[k]))]
        crossed = (sides[0] * sides[1] < -_TOUCH) & (ends[0] * ends[1] < -_TOUCH) & (line[k:] != line[k])
        found += int(crossed.sum())
    return found


#: Lines meet, and do not cross, where one ends on another.
_TOUCH = 1e-3
