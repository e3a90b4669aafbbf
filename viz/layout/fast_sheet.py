"""The page of a large graph: strips side by side, in each strip groups, in each group rows of boxes.

Between strips run avenues, under every row an alley; all lines keep to them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from .cluster import Group
from .fast_pieces import WORDS, Piece

#: Least room (em) between boxes of a row; under a row of names, of tiles; between strips; for words.
GAP: Final = 0.4
ALLEY: Final = 0.62
TILE_ALLEY: Final = 0.34
AVENUE: Final = 2.0
WORDS_LANE: Final = WORDS.scale * 1.16
#: Text of a heading, and its row's height.
HEADING: Final = 1.25
_HEADING_ROW: Final = 1.7
_HEADING_ALLEY: Final = 0.25


@dataclass(frozen=True, slots=True)
class Row:
    """Boxes side by side, or the heading of a group (no pieces)."""

    pieces: tuple[Piece, ...]
    height: float
    words: float
    alley: float
    width: float = 0.0
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows one below the other."""

    width: float
    rows: tuple[Row, ...]

    @property
    def height(self) -> float:
        """Height of all rows with their alleys, and of the alley above the first."""
        return ALLEY + sum(row.height + row.words + row.alley for row in self.rows)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All strips at a size of text (px)."""

    text: float
    strips: tuple[Strip, ...]


@dataclass(frozen=True)
class Section:
    """A group: its heading, its boxes with names, its tiles."""

    title: str
    named: tuple[Piece, ...]
    tiles: tuple[Piece, ...]

    @cached_property
    def area(self) -> float:
        """Area (em²) that it takes at the least."""
        return sum((p.width + GAP) * (p.height + ALLEY) for p in self.named) + sum(
            (p.width + GAP) * (p.height + TILE_ALLEY) for p in self.tiles
        )

    @cached_property
    def least_width(self) -> float:
        """Width of the widest box."""
        return max(p.width for p in (*self.named, *self.tiles))


#: Strips on one page at most.
_MOST_STRIPS: Final = 9


def make_sections(groups: Sequence[Group], piece: Callable[[int], Piece]) -> list[Section]:
    """Return the groups with the boxes of their concepts."""
    found = []
    for group in groups:
        pieces = [piece(c) for c in group.members]
        named, small = [p for p in pieces if p.named], [p for p in pieces if not p.named]
        found.append(Section(group.title, tuple(named), tuple(small)))
    return found


def fits(sections: list[Section], text: float, page: tuple[float, float]) -> bool:
    """Return whether the page (px) holds all sections in this text (px), in any number of strips.

    >>> box = Piece(0, 4.0, 1.5, ("rain",), 1.0)
    >>> few = [Section("", (box,) * 12, ())]
    >>> fits(few, 16.0, (640.0, 320.0)), fits(few, 60.0, (640.0, 320.0))
    (True, False)
    """
    counts = range(1, min(len(sections), _MOST_STRIPS) + 1)
    return any(_strips(_shared_out(sections, count), text, page) for count in counts)


def fill_sheet(sections: list[Section], page: tuple[float, float], largest: float) -> Sheet:
    """Return the sections in strips that fill the page, in the largest text that allows."""
    best = Sheet(0.0, ())
    for count in range(1, min(len(sections), _MOST_STRIPS) + 1):
        shared = _shared_out(sections, count)
        low, high = best.text, largest
        if best.strips and not _strips(shared, low + 0.1, page):
            continue
        for _ in range(9):
            text = (low + high) / 2
            strips = _strips(shared, text, page)
            low, high = (text, high) if strips else (low, text)
            if strips:
                best = Sheet(text, tuple(strips))
    return best


def _shared_out(sections: list[Section], count: int) -> list[list[Section]]:
    """Return the sections in as many strips of nearly the same area, in their order."""
    areas = [section.area + 8.0 for section in sections]
    best = [0.0] + [math.inf] * len(areas)
    cuts: list[list[int]] = []
    for _ in range(count):
        now, cut = [math.inf] * (len(areas) + 1), [0] * (len(areas) + 1)
        for end in range(1, len(areas) + 1):
            total = 0.0
            for start in range(end - 1, -1, -1):
                total += areas[start]
                if best[start] + total * total < now[end]:
                    now[end], cut[end] = best[start] + total * total, start
        best = now
        cuts.append(cut)
    found: list[list[Section]] = []
    end = len(areas)
    for cut in reversed(cuts):
        found.append(sections[cut[end] : end])
        end = cut[end]
    return found[::-1]


def _strips(shared: list[list[Section]], text: float, page: tuple[float, float]) -> list[Strip]:
    """Return the narrowest strips as tall as the page in this text; none when they are too wide together."""
    if text <= 0:
        return []
    width, height = page[0] / text, page[1] / text
    left = width - AVENUE * (len(shared) + 1)
    strips = []
    for sections in shared:
        strip = _narrowest(sections, left, height)
        if strip is None:
            return []
        left -= strip.width
        strips.append(strip)
    return strips


def _narrowest(sections: list[Section], widest: float, height: float) -> Strip | None:
    """Return the narrowest strip that is not too tall; None when the widest is."""
    low = max(max(s.least_width for s in sections), 0.8 * sum(s.area for s in sections) / height)
    if low > widest or _height(sections, widest) > height:
        return None
    high = widest
    for _ in range(8):
        middle = (low + high) / 2
        low, high = (low, middle) if _height(sections, middle) <= height else (middle, high)
    return strip_of(sections, high)


def _height(sections: list[Section], width: float) -> float:
    """Return the height of sections in a strip of this width, as `strip_of` makes it."""
    height = ALLEY
    for section in sections:
        height += _HEADING_ROW + _HEADING_ALLEY if section.title else 0.0
        height += sum(row.height + row.words + row.alley for row in _rows(section.named, width))
        if section.tiles:
            first = section.tiles[0]
            row = _tiles_in_row(first, width)
            height += -(-len(section.tiles) // row) * (first.height + TILE_ALLEY)
    return height


def _tiles_in_row(tile: Piece, width: float) -> int:
    return max(1, int((width + GAP + 1e-6) / (tile.width + GAP)))


def strip_of(sections: list[Section], width: float) -> Strip:
    """Return the rows of sections in a strip of this width."""
    rows: list[Row] = []
    for section in sections:
        if section.title:
            rows.append(heading_row(section.title))
        rows += _rows(section.named, width)
        if section.tiles:
            count = _tiles_in_row(section.tiles[0], width)
            for start in range(0, len(section.tiles), count):
                pieces = section.tiles[start : start + count]
                rows.append(row_of(pieces))
    return Strip(width, tuple(rows))


def _rows(pieces: Sequence[Piece], width: float) -> list[Row]:
    """Return boxes with names in rows, each as full as the next box allows."""
    rows: list[Row] = []
    start, used = 0, 0.0
    for k, piece in enumerate(pieces):
        if k > start and used + GAP + piece.width > width + 1e-6:
            rows.append(row_of(pieces[start:k]))
            start, used = k, 0.0
        used += piece.width + (GAP if k > start else 0.0)
    return [*rows, row_of(pieces[start:])] if pieces else rows


def heading_row(title: str) -> Row:
    """Return the heading of a group as a row."""
    return Row((), _HEADING_ROW, 0.0, _HEADING_ALLEY, heading=title)


def row_of(pieces: Sequence[Piece]) -> Row:
    """Return boxes side by side as a row."""
    width = sum(piece.width + GAP for piece in pieces) - GAP
    words = WORDS_LANE if any(piece.spoken for piece in pieces) else 0.0
    height = max(piece.height for piece in pieces)
    return Row(tuple(pieces), height, words, ALLEY if pieces[0].named else TILE_ALLEY, width)
