"""The layout of large graphs in nearly linear time: groups in strips, the most important in large text.

Lines keep to the streets between the boxes. What finds no room for its name is a tile; few effects have
words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..view import Brief, ConceptBox, Heading, Rect, Route, View, WordsBox
from .cluster import Group, groups
from .fast_again import sheet_again
from .fast_pieces import WORDS, Large, named_pieces, read_large, tiles
from .fast_place import Placed, place_sheet
from .fast_sheet import Section, Sheet, fill_sheet, fits, make_sections
from .fast_streets import courses, lines, traffic

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from . import Terms

#: Names are not smaller than this (px on a stage of the size of `STAGE`); concepts without one are tiles.
LEAST_PX: Final = 9.2
#: Concepts that keep their names however many others there are.
_LEAST_NAMED: Final = 120
_MOST_PX: Final = 20.0
_FOOT: Final = 15.0
_FOOT_PX: Final = 11.5


def lay_out_fast(
    graph: ConceptGraph,
    concepts: Sequence[str],
    effects: Sequence[str],
    brief: Brief,
    *,
    margin: float = 8.0,
    terms: Terms | None = None,
) -> View:
    """Return a view with a box for every concept and a line for every effect among them.

    The same arguments give the same view. Of the terms ``progress``, ``keep`` and ``places`` are heeded: what
    is kept stands in its row again, and a place given by hand means the row that is nearest.
    """
    tell = terms.progress if terms else (lambda share: None)
    view, page, scale = brief.empty, brief.page, brief.scale
    large = read_large(graph, concepts, effects)
    if not large.concepts:
        return view
    area = (margin, margin, page[0] - 2 * margin, page[1] - 2 * margin - _FOOT * scale)
    sheet = None
    if terms and terms.keep:
        sheet = sheet_again(graph, large, terms.keep, (area[2], area[3]), terms.places)
    if sheet is None:
        parts = groups(graph, large.concepts, large.ends, large.rank)
        if len(parts) == 1:
            parts = [Group("", parts[0].members)]
        tell(0.2)
        sheet = _fitted(graph, large, parts, area, scale)
    tell(0.6)
    placed = place_sheet(sheet, area, None, None)
    ways = courses(placed, large.ends)
    alleys, avenues = traffic(ways)
    placed = place_sheet(sheet, area, lambda s, k: alleys[(s, k)], lambda s, k: avenues[(s, k)])
    strong = {piece.spoken.link for piece in placed.pieces.values() if piece.spoken}
    drawn = lines(placed, ways, strong)
    tell(1.0)
    routes = (
        Route(id, tuple((_px(x), _px(y)) for x, y in points))
        for id, points in zip(large.links, drawn, strict=True)
    )
    return replace(
        view,
        boxes=tuple(_box(large, placed, c) for c in range(len(large.concepts))),
        words=tuple(_words(large, placed, c) for c in large.ranked if c in placed.words),
        routes=tuple(routes),
        headings=tuple(_headings(large, placed, view, scale)),
    )


def _fitted(graph: ConceptGraph, large: Large, parts: Sequence[Group], area: Rect, scale: float) -> Sheet:
    """Return the page with as many names as can be read, in the largest text that they allow."""
    page, least = (area[2], area[3]), LEAST_PX * scale
    named = named_pieces(graph, large)
    small = tiles(graph, large, 1.0)

    def sections(count: int) -> list[Section]:
        return make_sections(parts, lambda c: named[c] if large.rank[c] < count else small[c])

    size = 1.0
    few = min(_LEAST_NAMED, len(named))
    while size > 0.02 and not fits(sections(few), least, page):
        size *= 0.8
        small = tiles(graph, large, size)
    low, high = few, len(named) + 1
    if fits(sections(len(named)), least, page):
        low = len(named)
    while high - low > max(1, len(named) // 100):
        middle = (low + high) // 2
        low, high = (middle, high) if fits(sections(middle), least, page) else (low, middle)
    return fill_sheet(sections(low), page, _MOST_PX * scale)


def _px(value: float) -> float:
    return round(value, 2)


def _rect(rect: Rect) -> Rect:
    x, y, w, h = rect
    return (_px(x), _px(y), _px(w), _px(h))


def _font(px: float) -> float:
    return math.floor(px * 100) / 100


def _box(large: Large, placed: Placed, concept: int) -> ConceptBox:
    piece = placed.pieces[concept]
    font = _font(placed.text * piece.scale)
    return ConceptBox(large.concepts[concept], _rect(placed.rects[concept]), piece.lines, font)


def _words(large: Large, placed: Placed, concept: int) -> WordsBox:
    spoken = placed.pieces[concept].spoken
    assert spoken
    rect = _rect(placed.words[concept])
    mark = _px(spoken.mark * placed.text)
    return WordsBox((large.links[spoken.link],), rect, spoken.lines, _font(placed.text * WORDS.scale), mark)


def _headings(large: Large, placed: Placed, view: View, scale: float) -> list[Heading]:
    found = [Heading(text, _rect(rect), _font(font)) for text, rect, font in placed.headings if text]
    named = sum(piece.named for piece in placed.pieces.values())
    parts = []
    if named < len(large.concepts):
        parts.append(f"{named:,} of {len(large.concepts):,} concepts named")
    if len(placed.words) < len(large.links):
        parts.append(f"{len(placed.words):,} of {len(large.links):,} effects in words")
    if parts:
        font = _FOOT_PX * scale
        rect = (0.0, view.height - 1.3 * font, view.width - 8.0 * scale, 1.2 * font)
        found.append(Heading(", ".join(parts), _rect(rect), _font(font), "right"))
    return found
