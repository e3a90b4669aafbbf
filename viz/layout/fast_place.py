"""Where the strips, rows and boxes of a large graph's page stand, and the streets between them, in px."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..look.text import width as text_width
from .fast_sheet import GAP, HEADING, Row, Sheet, Strip

if TYPE_CHECKING:
    from ..view import Rect
    from .fast_pieces import Piece

Span = tuple[float, float]
#: How many lines use the alley ``k`` of strip ``s``, the avenue left of strip ``s``.
Traffic = Callable[[int, int], float]
#: A row's gaps grow at most to this (em) so that it reaches both sides of its strip.
_WIDEST_GAP: Final = 1.6
#: An alley takes at most this share (em for each line) of the room that is left over in a strip.
_LANE: Final = 0.3
#: A long heading is set in this share of its size at the least, then cut.
_LEAST_HEADING: Final = 0.75


@dataclass(frozen=True)
class Placed:
    """Boxes by concept; ``where`` is the strip and row of each.

    ``alleys[s][k]`` is the height span above row ``k`` of strip ``s`` (the last: below all rows), and
    ``avenues[s]`` the width span left of it (the last: right of all).
    """

    text: float
    rects: dict[int, Rect]
    pieces: dict[int, Piece]
    where: dict[int, tuple[int, int]]
    alleys: list[list[Span]]
    avenues: list[Span]
    words: dict[int, Rect]
    headings: list[tuple[str, Rect, float]]


def place_sheet(sheet: Sheet, area: Rect, alley_use: Traffic | None, avenue_use: Traffic | None) -> Placed:
    """Return everything in its place in an area; room that is left over goes to the streets used most."""
    placed = Placed(sheet.text, {}, {}, {}, [], [], {}, [])
    left, top, width, height = area
    spare = width - sum(strip.width for strip in sheet.strips) * sheet.text
    uses = [1.0 + (avenue_use(s, 0) if avenue_use else 1.0) ** 0.5 for s in range(len(sheet.strips) + 1)]
    least = 0.5 * spare / len(uses)
    x = left
    for s, strip in enumerate(sheet.strips):
        street = least + 0.5 * spare * uses[s] / sum(uses)
        placed.avenues.append((x, x + street))
        x += street
        placed.alleys.append(_place_rows(placed, strip, s, (x, top, height), alley_use))
        x += strip.width * sheet.text
    placed.avenues.append((x, left + width))
    return placed


def _place_rows(
    placed: Placed, strip: Strip, s: int, at: tuple[float, float, float], use: Traffic | None
) -> list[Span]:
    """Place the rows of a strip that begins at (x, top) and is so tall; return its alleys."""
    text = placed.text
    x, y, height = at
    first = strip.height - sum(row.height + row.words + row.alley for row in strip.rows)
    alleys = [first, *(row.alley for row in strip.rows)]
    spare = max(0.0, height / text - strip.height)
    uses = [1.0 + (use(s, k) if use else 1.0) for k in range(len(alleys))]
    grown = [
        (alley + min(spare * u / sum(uses), _LANE * u + 0.8)) * text
        for alley, u in zip(alleys, uses, strict=True)
    ]
    spans = [(y, y + grown[0])]
    y += grown[0]
    for r, row in enumerate(strip.rows):
        tall = row.height * text
        if row.heading:
            _place_heading(placed, row, (x, y, strip.width * text, tall))
        _place_row(placed, row, (s, r), (x, y), strip.width)
        y += tall + row.words * text
        spans.append((y, y + grown[r + 1]))
        y += grown[r + 1]
    return spans


def _place_heading(placed: Placed, row: Row, rect: Rect) -> None:
    """Put a heading over its group, no wider than the strip."""
    size = HEADING * placed.text
    room = rect[2] / (_LEAST_HEADING * size)
    text = row.heading
    kept = len(text)
    while kept and text_width(text) > room:
        kept -= 1
        text = f"{row.heading[:kept].rstrip()}…"
    size = min(size, rect[2] / max(0.1, text_width(text)))
    placed.headings.append((text, rect, size))


def _place_row(
    placed: Placed, row: Row, where: tuple[int, int], at: tuple[float, float], width: float
) -> None:
    text = placed.text
    gaps = len(row.pieces) - 1
    named = any(piece.named for piece in row.pieces)
    gap = min(_WIDEST_GAP, GAP + (width - row.width) / gaps) if gaps > 0 and named else GAP
    x, y = at
    for piece in row.pieces:
        rect = (x, y, piece.width * text, row.height * text)
        placed.rects[piece.concept] = rect
        placed.pieces[piece.concept] = piece
        placed.where[piece.concept] = where
        if piece.spoken:
            wide = piece.spoken.width * text
            middle = x + piece.width * text / 2
            placed.words[piece.concept] = (middle - wide / 2, y + rect[3], wide, row.words * text)
        x += (piece.width + gap) * text
