"""A table with a row for each effect as a graph."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..errors import Place
from ..keys import EFFECT
from ..model import Concept, ConceptGraph
from ..names import plain_name, words_of
from ..nearest import nearest
from ..vocabulary import vocabulary
from .effects import make_effects
from .fields import FieldReader, Fields
from .kinship import with_categories
from .spots import forbidden, place_of
from .yaml_tree import Scalar

_NAMES = {"effect": "label", "words": "label", "from": "source", "to": "target"}
_CATEGORY = {"source category": "source", "target category": "target",
             "source_category": "source", "target_category": "target"}  # fmt: skip
#: Effect keys that a cell can hold; evidence is a list, in a table the ids of references.
_COLUMNS = tuple(key for key in EFFECT.keys if key != "evidence")
#: How Excel names the separator, above the table itself.
_SEPARATOR_LINE = re.compile(r"\A\"?sep=.\"?\n", re.IGNORECASE)
_MAX_CELL = 10_000_000


@dataclass(slots=True)
class _Table:
    name: str
    reader: FieldReader
    columns: list[str] = field(default_factory=list)
    records: list[Fields] = field(default_factory=list)
    categories: dict[str, str] = field(default_factory=dict)


def read_csv(text: str, name: str, reader: FieldReader) -> ConceptGraph | None:
    """Return the graph of a table with the columns source, effect, target and optional further ones.

    Cells are separated by comma, semicolon or tab. Each place is the line on which the row begins.
    """
    bad = forbidden(text)
    if bad:
        reader.add(
            "CG105", f"the character U+{ord(bad[0]):04X} stands here", place_of(text, bad.start(), name)
        )
        return None
    reader.table = True
    table = _Table(name, reader)
    if not _read_rows(table, text):
        return None
    places: dict[tuple[str, ...], Place] = {}
    relations = vocabulary()
    effects = make_effects(reader, places, table.records, None, relations)
    ends = dict.fromkeys(end for effect in effects.values() for end in (effect.source, effect.target))
    named = {id: Concept(id, id, table.categories.get(plain_name(id), "")) for id in ends}
    concepts, categories = with_categories(named, {})
    return ConceptGraph(
        words_of(Path(name).stem),
        MappingProxyType(concepts),
        MappingProxyType(effects),
        MappingProxyType(categories),
        relations,
        places=MappingProxyType(places),
    )


def _read_rows(table: _Table, text: str) -> bool:
    separator = _separator(text)
    text = _SEPARATOR_LINE.sub("\n", text, count=1)
    lines = 1
    try:
        csv.field_size_limit(_MAX_CELL)
        rows = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
        for row in rows:
            place, lines = Place(table.name, lines, 1), rows.line_num + 1
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if not table.columns:
                line = text.split("\n", place.line)[place.line - 1]
                if not _header(table, cells, place, line, separator):
                    return False
            else:
                _row(table, cells, place)
    except csv.Error as error:
        table.reader.add("CG123", str(error), Place(table.name, lines, 1))
        return False
    return True


def _separator(text: str) -> str:
    text = _SEPARATOR_LINE.sub("", text, count=1)
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _header(table: _Table, cells: list[str], place: Place, line: str, separator: str) -> bool:
    known = [*_COLUMNS, *_NAMES, *_CATEGORY]
    names = [" ".join(cell.casefold().split()) for cell in cells]
    table.columns.extend(_NAMES.get(name, name) for name in names)
    named = not {"source", "label", "target"}.isdisjoint(table.columns)
    for name, cell in zip(names, cells, strict=True):
        if name and name not in known and named:
            where = Place(table.name, place.line, max(line.find(cell), 0) + 1)
            table.reader.add("CG201", f"no column is called {cell[:60]!r}", where,
                             expected=f"one of source, effect, target, {', '.join(_COLUMNS[3:])}",
                             suggestion=nearest(name, ["effect", *_COLUMNS]))  # fmt: skip
    missing = [key for key in ("source", "label", "target") if key not in table.columns]
    if missing:
        lacking = " and no ".join("effect" if key == "label" else key for key in missing)
        table.reader.add("CG121", f"there is no column {lacking}", place,
                         expected="a first row with the names of the columns",
                         example=separator.join(["source", "effect", "target"]))  # fmt: skip
    return not missing


def _row(table: _Table, cells: list[str], place: Place) -> None:
    if any(cells[len(table.columns) :]):
        found = f"the row has {len(cells)} cells, the first row {len(table.columns)}"
        table.reader.add("CG122", found, place,
                         expected="quotation marks around a cell that holds the separator")  # fmt: skip
    fields = Fields(place)
    for column, cell in zip(table.columns, cells, strict=False):
        key = EFFECT.keys.get(column)
        if key is not None and cell:
            table.reader.entry(fields, EFFECT, column, place, Scalar(cell, False, place))
    for column, cell in zip(table.columns, cells, strict=False):
        end: Any = fields.text(_CATEGORY.get(column, ""))
        if end and cell:
            table.categories.setdefault(plain_name(end), cell)
    table.records.append(fields)
