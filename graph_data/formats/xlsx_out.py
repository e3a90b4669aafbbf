"""A graph as a workbook of Excel: a sheet of effects and one of concepts; it reads back whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from ..model import ConceptGraph
from .csv_out import tables
from .outgoing import Written
from .workbook_out import LONGEST_CELL, workbook_of

NAME: Final = "xlsx"
ENDINGS: Final = (".xlsx",)


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return a graph as a workbook; texts that are longer than a cell can be are counted as left."""
    effects, concepts = tables(graph, guard=False)
    long = sum(len(cell) > LONGEST_CELL for rows in (effects, concepts) for row in rows for cell in row)
    left = {f"texts of more than {LONGEST_CELL:,} characters": long} if long else {}
    return Written(workbook_of([("Effects", _cut(effects)), ("Concepts", _cut(concepts))]), left=left)


def _cut(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    return [[cell[:LONGEST_CELL] for cell in row] for row in rows]
