"""The slides that list all concepts by category, each a link to its own slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..svg_frame import shortened_text
from ..text import WIDEST_PIECE, Weight, wrappings
from ..view import Rect
from .notes import Backing
from .pptx_geometry import RECTANGLE, rounded_box
from .pptx_stage import SMALLEST_PX, concept_told
from .pptx_xml import Ink, Name, Pen, Run, shape, text_body

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from .pptx_look import Look

_MARGIN: Final = 12.0
_GAP: Final = 5.0
_PITCH: Final = 42.0
_LEAST_WIDTH: Final = 165.0
#: Text as large as all entries on one page allow.
_SCALES: Final = (1.8, 1.6, 1.4, 1.2, 1.0)


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in the grid: a concept, or the heading of a category when ``concept`` is empty."""

    rect: Rect
    concept: str
    text: str
    px: float


def index_pages(graph: ConceptGraph, concepts: Sequence[str], stage: Rect) -> list[list[Cell]]:
    """Return the cells of each page: columns from left to right, filled from the top."""
    x, y, w, h = stage
    entries = list(_entries(graph, concepts))
    for scale in _SCALES:
        columns = max(1, int((w - 2 * _MARGIN + _GAP) // (scale * _LEAST_WIDTH + _GAP)))
        rows = max(2, int(h // (scale * _PITCH)))
        if len(entries) <= columns * (rows - 1):
            break
    pitch, px = scale * _PITCH, scale * SMALLEST_PX
    width = (w - 2 * _MARGIN + _GAP) / columns - _GAP
    full = max(1, -(-len(entries) // (columns * rows)))
    rows = min(rows, -(-len(entries) // (columns * full)) + 1)
    pages: list[list[Cell]] = []
    place = 0
    for concept, text in entries:
        if not concept and place % rows == rows - 1:
            place += 1  # a heading does not stand alone at the foot of a column
        page, inside = divmod(place, columns * rows)
        column, row = divmod(inside, rows)
        rect = (x + _MARGIN + column * (width + _GAP), y + row * pitch, width, pitch - _GAP)
        while len(pages) <= page:
            pages.append([])
        pages[page].append(Cell(rect, concept, text, px))
        place += 1
    return pages or [[]]


def _entries(graph: ConceptGraph, concepts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield headings and concepts in the order of the categories; those without one come last."""
    for category in (*graph.categories, ""):
        members = [id for id in concepts if _category(graph, id) == category]
        if members and category:
            yield "", graph.categories[category].label
        for id in members:
            yield id, graph.concepts[id].title


def _category(graph: ConceptGraph, id: str) -> str:
    category = graph.concepts[id].category
    return category if category in graph.categories else ""


def index_xml(
    look: Look,
    backing: Backing,
    cells: Sequence[Cell],
    links: Mapping[str, str],
    first_id: int,
) -> list[str]:
    """Return the shapes of one page."""
    return [_cell(look, backing, cell, links, first_id + n) for n, cell in enumerate(cells)]


def _cell(
    look: Look,
    backing: Backing,
    cell: Cell,
    links: Mapping[str, str],
    id: int,
) -> str:
    px, room = cell.px, (cell.rect[2] - 12) / look.font.wide
    if not cell.concept:
        lines = [
            [Run(line, look.inks.quiet, bold=True)] for line in _fitting(cell.text, room / px, "semibold")
        ]
        body = text_body(lines, px, "l", 1.02)
        return shape(Name(id, cell.text, cell.text), cell.rect, RECTANGLE, fill=None, pen=None, text=body)
    concept = backing.graph.concepts[cell.concept]
    style = look.styles.get(concept.category) or look.styles[""]
    lines = [[Run(line, look.inks.text)] for line in _fitting(cell.text, room / px)]
    name = Name(id, concept.title, concept_told(backing, cell.concept), links.get(cell.concept, ""))
    body = text_body(lines, px, step=1.02)
    pen = Pen(Ink(style.color), 1.25)
    return shape(name, cell.rect, rounded_box(0.16), fill=Ink(style.tint), pen=pen, text=body)


def _fitting(text: str, room: float, weight: Weight = "regular") -> tuple[str, ...]:
    """Return a name in one line, else in two; what does not fit even then is cut."""
    found = [each for each in wrappings(text, weight, 2) if len(each.lines) <= 2]
    for wrapping in found:
        if wrapping.width <= min(room, 2 * WIDEST_PIECE):
            return wrapping.lines
    return (shortened_text(text, room, weight),)
