"""Workbooks of Excel: Kumu's template by its two sheets, any other as tables of concepts and effects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Any

from ..errors import InvalidGraphError, Problem
from . import kumu
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
    """Return the tables of a workbook as one: each sheet that is one of concepts or of effects."""
    tables = [Table(name, _even(sheet.rows), sheet.lines, "\t", sheet.name) for sheet in sheets]
    own = graph_of_tables(tables, name)
    if own is not None:
        return Converted("Workbook of conceptgraph", own, {}, {}, {})
    found: list[Incoming] = []
    problems: list[Problem] = []
    for table in tables:
        try:
            found.append(read_table(table))
        except InvalidGraphError as error:
            problems += error.problems
    if not found:
        if problems:
            raise InvalidGraphError(problems)
        refuse(name, "no table stands in this workbook", expected="a sheet with a row for each effect")
    whole = joined(found)
    left = Counter(whole.left)
    left["sheets"] += len(tables) - len(found)
    return replace(whole, format="Workbook", left=+left, spots={})


def _even(rows: list[list[str]]) -> list[list[str]]:
    """Return rows that are as long as the longest."""
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]
