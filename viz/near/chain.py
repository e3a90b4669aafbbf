"""A chain of concepts, left to right, in large text: a way from one concept to another.

Twin: viz/viewer/src/near/chain.ts
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ..look.plain_sum import plain_sum
from ..look.text_box import TextBox
from ..view import STAGE, Brief, ConceptBox, Point, Rect, Route, View, WordsBox
from .blocks import ROW_GAP, Row, effect_row, name_boxes
from .fit import pick, rows_height
from .place import words_box

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect

#: Text of a concept on a stage of the size of `STAGE`, at most.
MOST_PX: Final = 32.0
#: Effects between two neighbours that are drawn, at most.
MOST_ROWS: Final = 4
# Lengths are in em of the concepts' text.
_BEFORE: Final = 1.1
_AFTER: Final = 1.8
_TURN: Final = 1.5
_NAMES: Final = (5.0, 6.0, 7.0, 8.0, 9.5, 11.0, 13.0, 16.0)
_WORDS: Final = (3.5, 5.0, 6.5, 8.0, 10.0, 13.0)
#: One more line of boxes must enlarge the text by this factor.
_WORTH: Final = 1.12
#: Text of this share of the largest needs no further line of boxes.
_LARGE: Final = 0.75
_MARGIN: Final = 18.0


@dataclass(frozen=True, slots=True)
class Link:
    """The effects between a concept of the chain and the next."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a chain is set: ``per_line`` boxes beside each other, widths and heights in em of the text."""

    font: float
    per_line: int
    names: tuple[float, ...]
    words: tuple[float, ...]
    height: float
    turns: tuple[float, ...]


def chain_view(
    graph: ConceptGraph,
    concepts: Sequence[str],
    effects: Sequence[Effect],
    brief: Brief,
) -> View:
    """Return the view of concepts in a row and of those of the effects that link one to the next."""
    page, scale = brief.page, brief.scale
    names = [name_boxes(graph, c) for c in concepts]
    links = [_link(a, b, effects) for a, b in pairwise(concepts)]
    room = (page[0] - 2 * _MARGIN * scale, page[1] - 2 * _MARGIN * scale)
    shape = _best(names, links, room, MOST_PX * (brief.text or scale))
    boxes, words, routes = _placed(concepts, names, links, shape, page)
    return replace(brief.empty, boxes=tuple(boxes), words=tuple(words), routes=tuple(routes))


def _link(a: str, b: str, effects: Sequence[Effect]) -> Link:
    between = [e for e in effects if {e.source, e.target} == {a, b}]
    return Link(tuple(effect_row(e, e.source != a) for e in between[:MOST_ROWS]))


def _best(
    names: list[tuple[TextBox, ...]], links: list[Link], room: tuple[float, float], most: float
) -> Shape:
    """Return the shape with the largest text; fewer lines of boxes are preferred."""
    best: Shape | None = None
    for lines in range(1, len(names) + 1):
        per_line = -(-len(names) // lines)
        for wide in _NAMES:
            for words in _WORDS:
                shape = _shape(names, links, per_line, (wide, words), room, most)
                step = 1.001 if best and best.per_line == per_line else _WORTH
                if best is None or shape.font > best.font * step:
                    best = shape
        if best and (best.font >= _LARGE * most or per_line == 1):
            break
    assert best is not None
    return best


def _shape(
    names: list[tuple[TextBox, ...]],
    links: list[Link],
    per_line: int,
    widths: tuple[float, float],
    room: tuple[float, float],
    most: float,
) -> Shape:
    """Return the text size that one choice of widths allows."""
    wide = tuple(pick(s, widths[0]).width for s in names)
    words = tuple(max((pick(r.settings, widths[1]).width for r in link.rows), default=0.0) for link in links)
    ends = [i for i in range(len(links)) if (i + 1) % per_line == 0]
    inside = [i for i in range(len(links)) if (i + 1) % per_line]
    height = max(
        max(pick(s, widths[0]).height for s in names),
        max((rows_height(links[i].rows, words[i]) for i in inside if links[i].rows), default=0.0),
    )
    turns = tuple(_turn_height(links[i]) for i in ends)
    across = max(_across(wide, words, start, per_line) for start in range(0, len(names), per_line))
    turn_width = max((r.settings[0].width for i in ends for r in links[i].rows), default=0.0)
    lines = len(ends) + 1
    down = lines * height + plain_sum(turns)
    font = min(most, room[0] / max(across, turn_width + 2.0), room[1] / down)
    return Shape(font, per_line, wide, words, height, turns)


def _across(names: Sequence[float], words: Sequence[float], start: int, per_line: int) -> float:
    """Return the least width of the line of boxes that begins with one."""
    end = min(len(names), start + per_line)
    between = plain_sum(w + _BEFORE + _AFTER for w in words[start : end - 1])
    return plain_sum(names[start:end]) + between


def _turn_height(link: Link) -> float:
    """Return the room between two lines of boxes."""
    return plain_sum(r.settings[0].height + ROW_GAP for r in link.rows) + 2 * _TURN


def _placed(
    concepts: Sequence[str],
    names: list[tuple[TextBox, ...]],
    links: list[Link],
    shape: Shape,
    page: tuple[float, float],
) -> tuple[list[ConceptBox], list[WordsBox], list[Route]]:
    rects = _rects(len(concepts), shape, page)
    boxes = [
        ConceptBox(c, rect, pick(s, w).lines, round(shape.font, 2))
        for c, rect, s, w in zip(concepts, rects, names, shape.names, strict=True)
    ]
    words: list[WordsBox] = []
    routes: list[Route] = []
    for index, link in enumerate(links):
        a, b = rects[index], rects[index + 1]
        if (index + 1) % shape.per_line:
            _straight(link, a, b, (shape.font, shape.words[index]), words, routes)
        else:
            _turned(link, a, b, shape, words, routes)
    return boxes, words, routes


def _rects(count: int, shape: Shape, page: tuple[float, float]) -> list[Rect]:
    """Return the boxes; spare width goes to the lines between them, up to twice their least length."""
    font = shape.font
    starts = range(0, count, shape.per_line)
    used = max(_across(shape.names, shape.words, start, shape.per_line) for start in starts) * font
    between = min(count, shape.per_line) - 1
    more = 0.0
    if between:
        spare = page[0] - 2 * _MARGIN * min(page[0] / STAGE[0], page[1] / STAGE[1]) - used
        more = min(max(0.0, spare) / between, 3.0 * font)
    tall = shape.height * font
    lines = -(-count // shape.per_line)
    total = lines * tall + plain_sum(shape.turns) * font
    y = (page[1] - total) / 2
    left = x = (page[0] - used - more * between) / 2
    rects = []
    for index in range(count):
        line, place = divmod(index, shape.per_line)
        if place == 0 and line:
            x, y = left, y + tall + shape.turns[line - 1] * font
        wide = shape.names[index] * font
        rects.append((x, y, wide, tall))
        if index + 1 < count:
            x += wide + (shape.words[index] + _BEFORE + _AFTER) * font + more
    return rects


def _straight(
    link: Link, a: Rect, b: Rect, sizes: tuple[float, float], words: list[WordsBox], routes: list[Route]
) -> None:
    """Draw the effects between two boxes side by side; ``sizes``: of the text (px), of the words (em)."""
    font = sizes[0]
    chosen = [pick(row.settings, sizes[1]) for row in link.rows]
    middle = a[1] + a[3] / 2
    y = middle - (plain_sum(s.height for s in chosen) + ROW_GAP * (len(chosen) - 1)) * font / 2
    start, end = a[0] + a[2], b[0]
    for row, setting in zip(link.rows, chosen, strict=True):
        at = y + setting.height * font / 2
        y += (setting.height + ROW_GAP) * font
        # The arrow head wants more room than the line's beginning.
        shift = (_AFTER - _BEFORE) * font / 2 * (1 if row.inward else -1)
        words.append(words_box(row, setting, ((start + end) / 2 + shift, at), font))
        points: list[Point] = [(start, at), (end, at)]
        routes.append(Route(row.effect, tuple(reversed(points) if row.inward else points)))


def _turned(link: Link, a: Rect, b: Rect, shape: Shape, words: list[WordsBox], routes: list[Route]) -> None:
    """Draw the effects from the end of one line of boxes back to the beginning of the next."""
    font = shape.font
    y = a[1] + a[3] + _TURN * font
    count = len(link.rows)
    for index, row in enumerate(link.rows):
        setting = row.settings[0]
        at = y + setting.height * font / 2
        y += (setting.height + ROW_GAP) * font
        # Upright parts stand apart, nested so that no two lines meet.
        apart = 0.8 * font * (index - (count - 1) / 2)
        down, up = a[0] + a[2] / 2 + apart, b[0] + b[2] / 2 + apart
        middle = (a[0] + a[2] / 2 + b[0] + b[2] / 2) / 2
        words.append(words_box(row, setting, (middle, at), font))
        points: list[Point] = [(down, a[1] + a[3]), (down, at), (up, at), (up, b[1])]
        routes.append(Route(row.effect, tuple(reversed(points) if row.inward else points)))
