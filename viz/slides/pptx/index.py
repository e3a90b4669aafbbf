"""The slides that list all concepts by category, each a link to its own slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ...look.text import WIDEST_PIECE, Weight, wrappings
from ...view import Rect
from ..notes import Backing
from ..prose import filled
from .geometry import RECTANGLE, rounded_box
from .look import SMALLEST_PX, Look
from .stage import concept_told
from .xml import Ink, Name, Pen, Run, shape, text_body

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

_MARGIN: Final = 12.0
_GAP: Final = 3.0
_PITCH: Final = 42.0
_LEAST_WIDTH: Final = 165.0
_LEAST_ROWS: Final = 3
#: Room left free at the sides of a name, px.
_SIDES: Final = 12.0
#: Opacity of what a step does not light, where it lights anything.
FAINT: Final = 0.4
#: Lines of a cell are so far apart, in sizes of its text.
CELL_LINE: Final = 1.02
#: Text as large as the fewest pages allow.
_SCALES: Final = (1.8, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0)


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in the grid: a concept, or the heading of a category when ``concept`` is empty."""

    rect: Rect
    concept: str
    text: str
    px: float


@dataclass(frozen=True, slots=True)
class _Grid:
    """Columns and rows of a page, and the size of its text, px."""

    columns: int
    rows: int
    width: float
    pitch: float
    px: float


def index_pages(graph: ConceptGraph, concepts: Sequence[str], look: Look) -> list[list[Cell]]:
    """Return the cells of each page: columns from left to right, filled from the top."""
    x, y, _, _ = look.stage
    entries = list(_entries(graph, concepts))
    if not entries:
        return [[]]
    grids = [_grid(look, scale) for scale in _SCALES]
    least = _pages_needed(entries, grids[-1], look)
    fitting = [_even(each, entries, look) for each in grids if _pages_needed(entries, each, look) == least]
    grid = min(fitting, key=lambda each: _cut(entries, each, look.font.wide))
    places = _places(entries, grid, look.font.wide)
    pages: list[list[Cell]] = []
    for (concept, text), place in zip(entries, places, strict=True):
        page, inside = divmod(place, grid.columns * grid.rows)
        column, row = divmod(inside, grid.rows)
        left, top = x + _MARGIN + column * (grid.width + _GAP), y + row * grid.pitch
        height = _rows(concept, text, grid, look.font.wide) * grid.pitch - _GAP
        while len(pages) <= page:
            pages.append([])
        pages[page].append(Cell((left, top, grid.width, height), concept, text, grid.px))
    return pages


def _grid(look: Look, scale: float) -> _Grid:
    _, _, w, h = look.stage
    columns = max(1, int((w - 2 * _MARGIN + _GAP) // (scale * _LEAST_WIDTH + _GAP)))
    rows = max(_LEAST_ROWS, int(h // (scale * _PITCH)))
    return _Grid(columns, rows, _width(look, columns), scale * _PITCH, scale * SMALLEST_PX)


def _width(look: Look, columns: int) -> float:
    return (look.stage[2] - 2 * _MARGIN + _GAP) / columns - _GAP


def _even(grid: _Grid, entries: Sequence[tuple[str, str]], look: Look) -> _Grid:
    """Return a grid with the rows that are needed and no more, and columns that take the whole width."""
    pages = _pages_needed(entries, grid, look)
    while grid.rows > _LEAST_ROWS:
        lower = replace(grid, rows=grid.rows - 1)
        if _pages_needed(entries, lower, look) > pages:
            break
        grid = lower
    used = 1 + max(_places(entries, grid, look.font.wide)) // grid.rows
    columns = min(grid.columns, used)
    return replace(grid, columns=columns, width=_width(look, columns))


def _cut(entries: Sequence[tuple[str, str]], grid: _Grid, wide: float) -> int:
    """Return how many names are too long for their cells."""
    room = (grid.width - _SIDES) / wide / grid.px
    return sum(
        "".join("".join(_fitting(text, room, most=4)).split()) != "".join(text.split())
        for concept, text in entries
        if concept
    )


def _pages_needed(entries: Sequence[tuple[str, str]], grid: _Grid, look: Look) -> int:
    return 1 + max(_places(entries, grid, look.font.wide)) // (grid.columns * grid.rows)


def _places(entries: Sequence[tuple[str, str]], grid: _Grid, wide: float) -> Iterator[int]:
    """Yield the place of each entry, counted down the columns."""
    place = 0
    for concept, text in entries:
        rows = _rows(concept, text, grid, wide)
        # A long name is not cut in two, and a heading does not stand alone at the foot of a column.
        needed = rows if concept else 2
        if place % grid.rows + needed > grid.rows:
            place += grid.rows - place % grid.rows
        yield place
        place += rows


def _rows(concept: str, text: str, grid: _Grid, wide: float) -> int:
    """Return how many rows an entry takes: a name too long for two lines has two."""
    room = (grid.width - _SIDES) / wide / grid.px
    return 2 if concept and len(_fitting(text, room, most=4)) > 2 else 1


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
    lit: frozenset[str] = frozenset(),
) -> list[str]:
    """Return the shapes of one page."""
    return [_cell(look, backing, cell, links, first_id + n, lit) for n, cell in enumerate(cells)]


def _cell(
    look: Look,
    backing: Backing,
    cell: Cell,
    links: Mapping[str, str],
    id: int,
    lit: frozenset[str],
) -> str:
    px = cell.px
    if not cell.concept:
        lines = [[Run(line, look.inks.quiet, bold=True)] for line in cell_lines(look, cell)]
        body = text_body(lines, px, "l", CELL_LINE, dense=True)
        return shape(Name(id, cell.text, cell.text), cell.rect, RECTANGLE, fill=None, pen=None, text=body)
    concept = backing.graph.concepts[cell.concept]
    style = look.styles.get(concept.category) or look.styles[""]
    alpha = 1.0 if not lit or cell.concept in lit else FAINT
    ink = replace(look.inks.text, alpha=alpha)
    lines = [[Run(line, ink)] for line in cell_lines(look, cell)]
    name = Name(id, concept.title, concept_told(backing, cell.concept), links.get(cell.concept, ""))
    body = text_body(lines, px, step=CELL_LINE, dense=True)
    pen = Pen(Ink(style.color, alpha), 1.25)
    return shape(name, cell.rect, rounded_box(0.16), fill=Ink(style.tint, alpha), pen=pen, text=body)


def cell_lines(look: Look, cell: Cell) -> tuple[str, ...]:
    """Return the lines of a cell's text."""
    room = (cell.rect[2] - _SIDES) / look.font.wide / cell.px
    if not cell.concept:
        return _fitting(cell.text, room, "semibold")
    return _fitting(cell.text, room, most=2 if cell.rect[3] < 4 * cell.px else 4)


def _fitting(text: str, room: float, weight: Weight = "regular", most: int = 2) -> tuple[str, ...]:
    """Return a name in the fewest lines that fit, at most so many; what does not fit even then is cut."""
    for wrapping in wrappings(text, weight, most):
        if len(wrapping.lines) <= most and wrapping.width <= min(room, 2 * WIDEST_PIECE):
            return wrapping.lines
    return tuple(filled(text, room, most, weight))
