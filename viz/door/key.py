"""The key of the map: what its arrow heads mean, in the free corner under the lines.

Twin: viz/viewer/src/door/key.ts
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from ..look.drawing import arrow_of
from ..look.shapes import ARROW_HEADS
from ..view import Sign
from .texts import NOTE, measured

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..words import Words
    from .sheet import Sheet

#: Length of an arrow of the key, room to its word, to the next arrow, and from line to line (px).
ARROW: Final = 21.0
_TO_WORD: Final = 4.0
_APART: Final = 14.0
_STEP: Final = 22.0
#: From the last line to the foot of the page, and from the key to what stands above it.
_FOOT: Final = 34.0
_CLEAR: Final = 9.0


def key_of(graph: ConceptGraph, effects: Iterable[str], said: Words) -> list[tuple[str, str]]:
    """Return the arrow heads of effects, in order, each with its word."""
    drawn = {arrow_of(graph, graph.effects[id]) for id in effects}
    return [(name, said["arrowShort"][name]) for name in ARROW_HEADS if name in drawn and name != "none"]


def sentence_of(graph: ConceptGraph, said: Words) -> str:
    """Return what an arrow is."""
    text: str = said["arrowSentence" if graph.text else "arrowReads"]
    return text


def draw_key(sheet: Sheet, said: Words, left: float, right: float, height: float) -> float:
    """Draw the key at the foot of the page, where it is free; return the height that the page then needs."""
    items = key_of(sheet.graph, [route.effect for route in sheet.routes], said)
    if not items:
        return height
    sentence = sentence_of(sheet.graph, said)
    ways = [([sentence], 9), ([], 9), ([], 2), ([], 1)]
    for texts, columns in ways:
        lines = _lines(items, columns)
        ends = [measured(text, NOTE) for text in texts] + [line[-1][3] for line in lines]
        top = height - _FOOT - _STEP * (len(ends) - 1)
        places = [(left + end, top + _STEP * number - _CLEAR) for number, end in enumerate(ends)]
        if all(end <= right and _is_free(sheet, end, at) for end, at in places):
            _write(sheet, texts, lines, left, top)
            return height
    lines = _lines(items, 9)
    _write(sheet, [sentence], lines, left, height + 8.0)
    return height + 8.0 + _STEP * len(lines) + 14.0


Line = list[tuple[str, str, float, float]]


def _lines(items: list[tuple[str, str]], columns: int) -> list[Line]:
    """Return arrows and words in lines of so many columns; each with its left edge and its right one."""
    step = max((ARROW + _TO_WORD + measured(word, NOTE) + _APART for _, word in items), default=0.0)
    lines: list[Line] = []
    for at in range(0, len(items), columns):
        line: Line = []
        x = 0.0
        for name, word in items[at : at + columns]:
            end = x + ARROW + _TO_WORD + measured(word, NOTE)
            line.append((name, word, x, end))
            x = end + _APART if columns > 2 else x + step
        lines.append(line)
    return lines


def _is_free(sheet: Sheet, right: float, top: float) -> bool:
    """Return whether no line and no band comes into the corner at the left below ``top``."""
    points = [p for route in sheet.routes for p in route.points] + [
        p for band in sheet.bands for p in band.outline
    ]
    boxes = [box.rect for box in sheet.boxes]
    return not any(x < right + 4.0 and y > top for x, y in points) and not any(
        rect[0] < right and rect[1] + rect[3] > top for rect in boxes
    )


def _write(sheet: Sheet, texts: list[str], lines: list[Line], left: float, top: float) -> None:
    y = top
    for text in texts:
        sheet.note(text, (left, y))
        y += _STEP
    for line in lines:
        for name, word, x, _ in line:
            sheet.signs.append(Sign("arrow", name, (left + x + ARROW / 2, y), ARROW))
            sheet.note(word, (left + x + ARROW + _TO_WORD, y))
        y += _STEP


def write_key(
    sheet: Sheet, graph: ConceptGraph, said: Words, left: float, top: float, effects: Iterable[str]
) -> float:
    """Write the key of these effects in lines as long as the page has room for; return where it ends."""
    items = key_of(graph, effects, said)
    room = sheet.frame.right - left
    ways = [_lines(items, columns) for columns in (9, 2, 1)]
    lines = next((way for way in ways if all(line[-1][3] <= room for line in way)), ways[-1])
    _write(sheet, [], lines, left, top + NOTE / 2)
    return top + _STEP * len(lines)
