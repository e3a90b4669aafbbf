"""What a very large view shows at first: all its lines quietly, and in full only those with words or lit.

Twin: viz/viewer/src/stage/crowd.ts
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from .svg_text import number

if TYPE_CHECKING:
    from ..view import Route, View

#: Above this many lines they are a crowd.
CROWD: Final = 300
#: Lines that are drawn as one, so that busy streets are darker, though never black.
_TOGETHER: Final = 150
#: Opacity of a crowd's lines, when all are alike and when others are lit; their width at 14 px of words.
QUIET: Final = 0.2
QUIETER: Final = 0.08
QUIET_WIDTH: Final = 1.0
#: Names in smaller text (px) are left out of a picture: they are for those who zoom in.
LEAST_NAME: Final = 4.0


def is_crowd(view: View) -> bool:
    """Return whether a view has too many lines for each to be drawn in full."""
    return len(view.routes) > CROWD


def stands_out(view: View, route: Route, spoken: frozenset[str], lit: bool) -> bool:
    """Return whether a line of a crowd is drawn in full; ``spoken`` are the effects that have words."""
    return lit if view.lit else route.effect in spoken


def crowd_paths(routes: Sequence[Route]) -> Iterator[str]:
    """Yield the data of paths that are all the lines, without arrow heads."""
    for start in range(0, len(routes), _TOGETHER):
        yield "".join(_line(route) for route in routes[start : start + _TOGETHER])


def _line(route: Route) -> str:
    """Return a line's path with level and upright parts written short."""
    points = [(round(x, 1), round(y, 1)) for x, y in route.points]
    parts = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for (x0, y0), (x, y) in pairwise(points):
        if x0 != x:
            parts.append(f"H{number(x)}" if y0 == y else f"L{number(x)} {number(y)}")
        elif y0 != y:
            parts.append(f"V{number(y)}")
    return "".join(parts)
