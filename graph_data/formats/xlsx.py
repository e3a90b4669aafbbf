"""Workbooks of Excel: Kumu's template by its two sheets, any other as tables of concepts and effects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Any

from . import kumu
from .columns import columns_of
from .incoming import Incoming
from .joined import joined
from .mapping import Converted
from .opening import refuse
from .own_tables import graph_of_tables
from .plain_text import one_line
from .rows import Table
from .tables import read_table
from .workbook import Sheet, is_workbook, sheets_of

NAME = "xlsx"
ENDINGS = (".xlsx", ".xlsm")

_IGNORED = re.compile(r"\(\s*ignore\s*\)", re.IGNORECASE)


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is a zip file called as a workbook."""
    return is_workbook(head) and name.lower().endswith(ENDINGS)


def read(data: bytes, name: str) -> Incoming | Converted:
    """Return the graph of a workbook.

    Raises:
        InvalidGraphError: it is no workbook, or no table of effects stands in it.
    """
    sheets = [sheet for sheet in sheets_of(data, name) if sheet.rows]
    used = [sheet for sheet in sheets if not _IGNORED.search(sheet.name)]
    named = {sheet.name.strip().casefold(): sheet for sheet in used}
    connections = named.get("connections")
    if connections is None or not {"from", "to"} <= _header(connections):
        return _tables(used, name)
    parts: dict[str, Any] = {
        "connections": [each for row in _records(connections) for each in _several(row)],
        "elements": list(_records(named["elements"])) if "elements" in named else [],
    }
    found = kumu.of_project(parts, name, "Kumu workbook")
    left = Counter(found.left)
    left["sheets"] += len(sheets) - len({"connections", "elements"} & named.keys())
    return replace(found, left=+left)


def _header(sheet: Sheet) -> set[str]:
    return {cell.strip().casefold() for cell in sheet.rows[0]}


def _records(sheet: Sheet) -> Iterator[dict[str, Any]]:
    keys = [one_line(cell) for cell in sheet.rows[0]]
    for row in sheet.rows[1:]:
        yield {key: cell for key, cell in zip(keys, row, strict=False) if key and cell}


def _several(row: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a connection for each pair of the ends that a row names, which are parted by bars."""
    keys = {key.casefold(): key for key in row}
    ends = [
        [part.strip() for part in str(row.get(keys.get(end, end), "")).split("|")] for end in ("from", "to")
    ]
    for source, target in product(*ends):
        yield {**row, keys.get("from", "from"): source, keys.get("to", "to"): target}


def _tables(sheets: list[Sheet], name: str) -> Incoming | Converted:
    """Return the graph of sheets that are tables of effects or of concepts; others are told."""
    tables = [
        Table(f"{name}, sheet {sheet.name}", sheet.rows, sheet.lines, what=sheet.name) for sheet in sheets
    ]
    own = graph_of_tables(tables, name)
    if own is not None:
        return Converted("Workbook of conceptgraph", own, {}, {}, {})
    known = [table for table in tables if columns_of(table) is not None or len(tables) == 1]
    if not known:
        refuse(
            name,
            f"no table of effects stands in this workbook ({', '.join(sheet.name for sheet in sheets[:5])})",
            expected="a sheet whose first row names the columns source, effect and target",
        )
    found = joined([read_table(table) for table in known])
    left = Counter(found.left)
    left["sheets"] += len(tables) - len(known)
    return replace(found, format="Workbook", left=+left)
