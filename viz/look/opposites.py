"""Lines between the boxes of opposites, drawn when asked for: quiet, dotted, without a head.

Twin: viz/viewer/src/stage/opposites.ts
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .theme import Theme, VerdictStyle

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import Point, Rect, View

#: Width of such a line, and its dots, in px at the common size of text.
WIDTH: Final = 2.4
DASH: Final = (0.1, 6.0)
#: How far such a line bends around what is between, as a share of its length; points that are looked at.
BOW: Final = 0.3
LOOKS: Final = 24


@dataclass(frozen=True, slots=True)
class OppositeLine:
    """The line between two opposites: from the border of one towards ``bend`` to that of the other."""

    source: str
    target: str
    start: Point
    bend: Point
    end: Point


def opposite_style(theme: Theme) -> VerdictStyle:
    """Return how such a line is drawn."""
    return VerdictStyle(theme.quiet, WIDTH, DASH)


def opposition(graph: ConceptGraph, line: OppositeLine) -> str:
    """Return two opposites as a sentence without a full stop."""
    return next(graph.sentence(link) for link in graph.opposites[line.source] if link.target == line.target)


def opposite_pairs(graph: ConceptGraph, shown: Iterable[str]) -> list[tuple[str, str]]:
    """Return the opposites among these concepts, each pair once, in the order of the file."""
    here = set(shown)
    pairs: dict[frozenset[str], tuple[str, str]] = {}
    for source, links in graph.opposites.items():
        for link in links:
            if source in here and link.target in here:
                pairs.setdefault(frozenset((source, link.target)), (source, link.target))
    return list(pairs.values())


def opposite_lines(graph: ConceptGraph, view: View) -> list[OppositeLine]:
    """Return the lines between the opposites that a view shows, around what stands between them."""
    rects = {box.concept: box.rect for box in view.boxes}
    joined = {frozenset((e.source, e.target)) for e in (graph.effects[r.effect] for r in view.routes)}
    lines = []
    for a, b in opposite_pairs(graph, rects):
        others = [rect for id, rect in rects.items() if id not in (a, b)]
        first, last = _middle(rects[a]), _middle(rects[b])
        straight = frozenset((a, b)) not in joined and not _blocked(first, last, others)
        bend = _between(first, last) if straight else _bend(first, last, (view.width, view.height))
        lines.append(OppositeLine(a, b, _border(rects[a], bend), bend, _border(rects[b], bend)))
    return lines


def _blocked(first: Point, last: Point, rects: Iterable[Rect]) -> bool:
    """Whether the straight line between two points runs through one of these boxes."""
    way = [(first[0] + (last[0] - first[0]) * n / LOOKS, first[1] + (last[1] - first[1]) * n / LOOKS)
           for n in range(1, LOOKS)]  # fmt: skip
    return any(x <= px <= x + w and y <= py <= y + h for x, y, w, h in rects for px, py in way)


def _bend(first: Point, last: Point, page: tuple[float, float]) -> Point:
    """Return the point that draws a line to one side: upwards, unless only the other is on the page."""
    x, y = _between(first, last)
    dx, dy = (last[1] - first[1]) * BOW, (first[0] - last[0]) * BOW
    if dy > 0 or (dy == 0 and dx < 0):
        dx, dy = -dx, -dy
    inside = 0 <= x + dx <= page[0] and 0 <= y + dy <= page[1]
    return (x + dx, y + dy) if inside else (x - dx, y - dy)


def _between(first: Point, last: Point) -> Point:
    return ((first[0] + last[0]) / 2, (first[1] + last[1]) / 2)


def _middle(rect: Rect) -> Point:
    x, y, w, h = rect
    return (x + w / 2, y + h / 2)


def _border(rect: Rect, towards: Point) -> Point:
    """Return where the line from a box's middle towards a point leaves the box."""
    x, y = _middle(rect)
    dx, dy = towards[0] - x, towards[1] - y
    reach = max(abs(dx) / (rect[2] / 2 or 1), abs(dy) / (rect[3] / 2 or 1), 1.0)
    return (x + dx / reach, y + dy / reach)
