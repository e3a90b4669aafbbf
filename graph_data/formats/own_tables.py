"""The tables that this package writes of a graph, read back whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from ..model import ConceptGraph
from .page_document import data_of_document
from .rows import Table
from .whole import assembled, rest_in, uncelled

#: The column that holds, in pieces, what is neither concept nor effect.
REST_COLUMN: Final = "Rest of the graph"
#: Under this key a page, which knows its own document alone, puts what is neither.
DOCUMENT: Final = "document"
_PIECE: Final = re.compile(r"(\d+)/(\d+):(.*)", re.DOTALL)
_GUARD: Final = re.compile(r"'(?='*(?:[=@\t\r]|[+-].))")


def graph_of_tables(tables: Sequence[Table], name: str) -> ConceptGraph | None:
    """Return the graph of a pair of our tables; None: they are not such a pair.

    Raises:
        InvalidGraphError: what they hold was changed so that it is no graph.
    """
    concepts = next((table for table in tables if table.rows and REST_COLUMN in table.rows[0]), None)
    effects = next((table for table in tables if table is not concepts), None)
    if concepts is None or effects is None or len(tables) != 2:
        return None
    at = concepts.rows[0].index(REST_COLUMN)
    pieces = (_PIECE.fullmatch(row[at]) for row in concepts.rows[1:] if at < len(row))
    found = sorted((int(piece[1]), piece[3]) for piece in pieces if piece)
    rest = rest_in("".join(text for _, text in found), concepts.name)
    if isinstance(rest.get(DOCUMENT), dict):
        rest = data_of_document(rest[DOCUMENT], concepts.name)
    named = [record for record in _records(concepts) if record.get("id")]
    return assembled(rest, named, list(_records(effects)), name)


def _records(table: Table) -> Iterable[dict[str, Any]]:
    keys = [name.strip().casefold() for name in table.rows[0]]
    # In a workbook a text is a text; only cells of a CSV are guarded from being taken for formulas.
    guarded = not table.what
    for row in table.rows[1:]:
        cells = ((key, _GUARD.sub("", cell, count=1) if guarded and _GUARD.match(cell) else cell)
                 for key, cell in zip(keys, row, strict=False))  # fmt: skip
        yield {key: uncelled(key, cell) for key, cell in cells if cell}
