"""How a kept picture stands against a fresh one: its crossings, and the size of its text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from ..view import View

#: A picture is behind another with more crossings than so many more, or text smaller than this share.
_MORE_CROSSINGS: Final = 2
_LESS_TEXT: Final = 0.95
#: Lines meet, and do not cross, where one ends on another (px²).
_TOUCH: Final = 1e-3
#: So many pieces of lines are compared with so many at once.
_PART: Final = 256


@dataclass(frozen=True, slots=True)
class Standing:
    """What a picture is judged by when it is kept: crossings, and its smallest text (px)."""

    crossings: int
    px: float

    def is_behind(self, other: Standing) -> bool:
        """Return whether it is so much worse than another that somebody should know.

        >>> Standing(5, 16.0).is_behind(Standing(3, 16.5)), Standing(6, 16.0).is_behind(Standing(3, 16.0))
        (False, True)
        >>> Standing(3, 19.0).is_behind(Standing(3, 20.0)), Standing(3, 18.9).is_behind(Standing(3, 20.0))
        (False, True)
        """
        return self.crossings > other.crossings + _MORE_CROSSINGS or self.px < _LESS_TEXT * other.px


def standing(view: View) -> Standing:
    """Return how a view stands."""
    return Standing(crossings(view), round(view.smallest_px, 2) if view.boxes else 0.0)


def crossings(view: View) -> int:
    """Return how many times lines of different effects cross; lines that only touch do not.

    >>> from ..view import Route, View
    >>> routes = (Route("e", ((0, 0), (9, 9))), Route("f", ((0, 9), (9, 0))), Route("g", ((0, 0), (9, 1))))
    >>> crossings(View("v", "overview", "", 9, 9, routes=routes))
    2
    """
    import numpy as np

    pieces = [(k, *a, *b) for k, route in enumerate(view.routes) for a, b in pairwise(route.points)]
    rows: Any = np.array(pieces, dtype=float).reshape(-1, 5)
    parts = [rows[k : k + _PART] for k in range(0, len(rows), _PART)]
    met = sum(_met(np, a, b) for k, a in enumerate(parts) for b in parts[k + 1 :])
    return met + sum(_met(np, part, part) for part in parts) // 2


def _met(np: Any, some: Any, others: Any) -> int:
    """Return how often straight pieces (line, x, y, x, y) cross others; a pair is counted once."""
    line, ax, ay, bx, by = (column[:, None] for column in some.T)
    lines, cx, cy, dx, dy = (column[None, :] for column in others.T)
    sides = [(bx - ax) * (y - ay) - (by - ay) * (x - ax) for x, y in ((cx, cy), (dx, dy))]
    ends = [(dx - cx) * (y - cy) - (dy - cy) * (x - cx) for x, y in ((ax, ay), (bx, by))]
    met = (sides[0] * sides[1] < -_TOUCH) & (ends[0] * ends[1] < -_TOUCH) & (lines != line)
    return int(np.count_nonzero(met))
