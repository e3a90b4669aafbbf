"""A graph as a pair of CSV tables, effects and concepts, for spreadsheets and Gephi; they read back whole."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from ..model import ConceptGraph
from .outgoing import Written
from .own_tables import REST_COLUMN
from .whole import CONCEPT_KEYS, EFFECT_KEYS, cell, concept_records, effect_records, rest_text

NAME: Final = "csv"
ENDINGS: Final = (".csv",)
_FORMULA: Final = re.compile(r"'*(?:[=@\t\r]|[+-].)", re.DOTALL)
#: A cell of a spreadsheet holds 32,767 characters.
_PIECE: Final = 30_000


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return the table of effects, and beside it the table of concepts with all that is neither."""
    effects, concepts = tables(graph)
    return Written(_csv(effects), {"concepts": _csv(concepts)})


def tables(graph: ConceptGraph, *, guard: bool = True) -> tuple[list[list[str]], list[list[str]]]:
    """Return the rows of both tables, the names of their columns first."""
    concepts = _rows(concept_records(graph), CONCEPT_KEYS, ("id", "label", "category", "definition"), guard)
    text = rest_text(graph)
    count = -(-len(text) // _PIECE)
    pieces = [f"{n + 1}/{count}:{text[n * _PIECE : (n + 1) * _PIECE]}" for n in range(count)]
    width = len(concepts[0])
    concepts += [[""] * width for _ in range(count - len(concepts) + 1)]
    for row, piece in zip(concepts, [REST_COLUMN, *pieces, *[""] * len(concepts)], strict=False):
        row.append(piece)
    always = ("source", "target", "label", "id", "relation", "sign")
    return _rows(effect_records(graph), EFFECT_KEYS, always, guard), concepts


def _rows(
    records: Sequence[dict[str, Any]], keys: Sequence[str], always: Sequence[str], guard: bool
) -> list[list[str]]:
    used = [*always, *(key for key in keys if key not in always and any(key in each for each in records))]
    rows = [[key.capitalize() for key in used]]
    make = guarded if guard else str
    return rows + [[make(cell(record.get(key, ""))) for key in used] for record in records]


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: what could be one has an apostrophe before."""
    return f"'{text}" if _FORMULA.match(text) else text


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    found = io.StringIO()
    csv.writer(found, lineterminator="\r\n").writerows(rows)
    return ("\ufeff" + found.getvalue()).encode("utf-8", "replace")
