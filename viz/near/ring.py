"""A loop of effects as a ring, clockwise, with its kind in the middle: it comes back to where it began.

Twin: viz/viewer/src/near/ring.ts
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Final

from ..look.text_box import TextBox
from ..view import STAGE, Brief, ConceptBox, Heading, Point, Rect, Route, View
from .blocks import Row, effect_row, name_boxes
from .fit import pick
from .place import words_box

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect

#: Text of a concept on a stage of the size of `STAGE`, at most and at least.
MOST_PX: Final = 32.0
LEAST_PX: Final = 11.0
_SMALLER: Final = 0.96
_MARGIN: Final = 18.0
# Lengths are in em of the concepts' text.
_AIR: Final = 0.55
#: Beside boxes, where lines begin and arrow heads stand, so many times that.
_AIR_BESIDE: Final = 2.4
_NAMES: Final = (16.0, 9.5, 7.0, 5.0)
_WORDS: Final = (13.0, 8.0, 5.0)
#: Of a wide page so much is used at most: the ring is to be seen as one.
_WIDEST: Final = 2.1
#: Effects between two neighbours that are drawn, at most; each further one runs nearer to the middle.
MOST_ROWS: Final = 3
_INNER: Final = 0.26
#: Pieces of a line, and how round it leaves the ring where it runs nearer to the middle (1: as a sine does).
_PIECES: Final = 24
_INWARD: Final = 0.6
#: So often the stretch is halved on which a line leaves a box.
_HALVED: Final = 16
_KIND_PX: Final = 1.05


@dataclass(frozen=True, slots=True)
class _Item:
    """A box or words: its angle, how far from the middle (1: on the ring), its width and height (px)."""

    angle: float
    reach: float
    width: float
    height: float

    def rect(self, middle: Point, radii: Point) -> Rect:
        """Return where it stands on a ring with these radii."""
        x = middle[0] + self.reach * radii[0] * math.cos(self.angle)
        y = middle[1] + self.reach * radii[1] * math.sin(self.angle)
        return (x - self.width / 2, y - self.height / 2, self.width, self.height)


@dataclass(frozen=True, slots=True)
class _Arc:
    """An effect from one box of the ring to a neighbour; ``row.inward``: it runs against the clock."""

    start: int
    reach: float
    row: Row


def ring_view(graph: ConceptGraph, concepts: Sequence[str], effects: Sequence[Effect], brief: Brief) -> View:
    """Return the view of concepts, each once, whose effects lead from one to the next and round."""
    arcs = list(_arcs(concepts, effects))
    names = [name_boxes(graph, concept) for concept in concepts]
    largest = MOST_PX * (brief.text or brief.scale)
    font, boxes, words, radii = _best(names, arcs, brief.page, largest)
    middle = (brief.page[0] / 2, brief.page[1] / 2)
    rects = [item.rect(middle, radii) for item in boxes]
    placed = [
        ConceptBox(concept, rect, pick(setting, rect[2] / font + 1e-6).lines, round(font, 2))
        for concept, rect, setting in zip(concepts, rects, names, strict=True)
    ]
    told = []
    for arc, item in zip(arcs, words, strict=True):
        setting = pick(arc.row.settings, item.width / font + 1e-6)
        told.append(words_box(arc.row, setting, _middle(item, middle, radii), font))
    routes = [_route(arc, len(concepts), rects, middle, radii) for arc in arcs]
    kind = _kind(graph, concepts, effects)
    headings = (_told(kind, font, middle),) if kind else ()
    return replace(
        brief.empty, boxes=tuple(placed), words=tuple(told), routes=tuple(routes), headings=headings
    )


def _arcs(concepts: Sequence[str], effects: Sequence[Effect]) -> Iterator[_Arc]:
    """Yield the effects between neighbours, those along the ring first, on the outside."""
    for start, concept in enumerate(concepts):
        after = concepts[(start + 1) % len(concepts)]
        along = [effect for effect in effects if (effect.source, effect.target) == (concept, after)]
        # Of two concepts the way back is an arc of its own.
        back = [e for e in effects if (e.source, e.target) == (after, concept) and len(concepts) > 2]
        for number, effect in enumerate([*along, *back][:MOST_ROWS]):
            yield _Arc(start, 1 - _INNER * number, effect_row(effect, effect in back))


def _angle(place: float, count: int) -> float:
    """Return the angle of a place on the ring; the first stands at the top, or left of it."""
    first = -90.0 if count % 2 else -90.0 - 180.0 / count
    return math.radians(first + 360.0 * place / count)


def _middle(item: _Item, middle: Point, radii: Point) -> Point:
    x, y, w, h = item.rect(middle, radii)
    return (x + w / 2, y + h / 2)


Setting = tuple[float, list[_Item], list[_Item], Point]


def _best(
    names: Sequence[tuple[TextBox, ...]], arcs: Sequence[_Arc], page: tuple[float, float], largest: float
) -> Setting:
    """Return the largest text in which nothing lies on anything, or else the smallest."""
    font = largest
    least = LEAST_PX * min(page[0] / STAGE[0], page[1] / STAGE[1])
    while True:
        for wide in _NAMES:
            for broad in _WORDS:
                found = _set(names, arcs, page, font, (wide, broad))
                if _is_clear(found, page) or (font <= least and wide == _NAMES[-1] and broad == _WORDS[-1]):
                    return found
        font *= _SMALLER


def _set(
    names: Sequence[tuple[TextBox, ...]],
    arcs: Sequence[_Arc],
    page: tuple[float, float],
    font: float,
    widths: tuple[float, float],
) -> Setting:
    """Return items of a text size and widths (em), and the radii of the largest ring that the page holds."""
    count = len(names)
    boxes = [
        _Item(_angle(n, count), 1.0, (box := pick(each, widths[0])).width * font, box.height * font)
        for n, each in enumerate(names)
    ]
    words = [
        _Item(
            _angle(arc.start + 0.5, count),
            arc.reach,
            (box := pick(arc.row.settings, widths[1])).width * font,
            box.height * font,
        )
        for arc in arcs
    ]
    margin = _MARGIN * min(page[0] / STAGE[0], page[1] / STAGE[1])
    items = boxes + words
    across = _room(((math.cos(each.angle) * each.reach, each.width) for each in items), page[0] / 2 - margin)
    down = _room(((math.sin(each.angle) * each.reach, each.height) for each in items), page[1] / 2 - margin)
    return font, boxes, words, (max(1.0, min(across, _WIDEST * down)), max(1.0, down))


def _room(items: Iterable[tuple[float, float]], half: float) -> float:
    """Return the radius at which all stay on the page; an item is how far out it stands, and its size."""
    return min(((half - size / 2) / abs(out) for out, size in items if abs(out) > 0.05), default=half)


def _is_clear(found: Setting, page: tuple[float, float]) -> bool:
    """Return whether nothing lies on anything, and every line has some length on both sides of its words."""
    font, boxes, words, radii = found
    middle = (page[0] / 2, page[1] / 2)
    rects = [item.rect(middle, radii) for item in (*boxes, *words)]
    if any(x < 0 or y < 0 or x + w > page[0] or y + h > page[1] for x, y, w, h in rects):
        return False
    air = [_AIR * font * (_AIR_BESIDE if len(boxes) > n else 1.0) for n in range(len(rects))]
    return all(_apart(a, b) >= max(air[m], air[n]) for (m, a), (n, b) in combinations(enumerate(rects), 2))


def _apart(a: Rect, b: Rect) -> float:
    """Return how far two rectangles are from each other; negative where they lie on each other."""
    across = max(a[0] - b[0] - b[2], b[0] - a[0] - a[2])
    down = max(a[1] - b[1] - b[3], b[1] - a[1] - a[3])
    return math.hypot(across, down) if min(across, down) > 0 else max(across, down)


def _route(arc: _Arc, count: int, rects: Sequence[Rect], middle: Point, radii: Point) -> Route:
    """Return the line of an effect: along the ring, from the border of one box to that of the next."""

    def on(share: float) -> Point:
        angle = _angle(arc.start + share, count)
        # Inner lines leave the ring at their box and come back to it at the next.
        reach = 1 - (1 - arc.reach) * math.sin(math.pi * share) ** _INWARD
        x, y = radii[0] * math.cos(angle), radii[1] * math.sin(angle)
        return (middle[0] + reach * x, middle[1] + reach * y)

    first = _border(on, 0.0, rects[arc.start])
    last = _border(on, 1.0, rects[(arc.start + 1) % count])
    points = [on(first + (last - first) * n / _PIECES) for n in range(_PIECES + 1)]
    return Route(arc.row.effect, tuple(reversed(points) if arc.row.inward else points))


def _border(on: Callable[[float], Point], within: float, rect: Rect) -> float:
    """Return where the way from an end of a line, which is within a box, to its middle leaves the box."""
    outside = 0.5
    for _ in range(_HALVED):
        share = (within + outside) / 2
        x, y = on(share)
        if rect[0] <= x <= rect[0] + rect[2] and rect[1] <= y <= rect[1] + rect[3]:
            within = share
        else:
            outside = share
    return outside


def _kind(graph: ConceptGraph, concepts: Sequence[str], effects: Sequence[Effect]) -> str:
    """Return what going round does; nothing where a sign is not known or references speak against a step."""
    sign = 1
    for start, concept in enumerate(concepts):
        after = concepts[(start + 1) % len(concepts)]
        along = [effect for effect in effects if (effect.source, effect.target) == (concept, after)]
        signs = {effect.sign for effect in along}
        doubted = any(effect.verdict in ("contradicted", "not-found") for effect in along)
        if doubted or len(signs) != 1 or not signs <= {"+", "-"}:
            return ""
        sign = -sign if signs == {"-"} else sign
    return "reinforcing" if sign > 0 else "balancing"


def _told(kind: str, font: float, middle: Point) -> Heading:
    px = round(_KIND_PX * font, 2)
    width, height = 9.0 * px, 1.4 * px
    return Heading(kind, (middle[0] - width / 2, middle[1] - height / 2, width, height), px, "center")
