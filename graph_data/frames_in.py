"""A graph from data frames: pandas, Polars, Arrow tables, or rows as mappings, read as tables are."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable, Mapping
from typing import Any

from .errors import InvalidGraphError
from .model import ConceptGraph
from .read.foreign import examine_foreign, reader_of_file
from .read.report import Report


def from_frame(effects: Any, concepts: Any = None) -> ConceptGraph:
    """Return the graph of a frame of effects, and of one of concepts beside it where there is one.

    Columns are called as in a table file: source, effect, target, verdict ..., or as other programs and
    languages call them. A frame is that of pandas or Polars, an Arrow table, or rows as mappings.

    >>> graph = from_frame([{"source": "rain", "effect": "fills", "target": "river"}])
    >>> [graph.sentence(effect) for effect in graph.effects.values()]
    ['Rain fills river']

    Raises:
        InvalidGraphError: what it says makes no graph; all that is wrong is told.
        TypeError: it is no frame.
    """
    report = examine_frame(effects, concepts)
    if report.graph is None:
        raise InvalidGraphError(report.errors)
    if report.converted is not None and report.converted.not_carried:
        left = "; ".join(report.converted.lost_lines)
        warnings.warn(f"not carried: {left}; examine_frame tells of all", UserWarning, stacklevel=2)
    return report.graph


def examine_frame(effects: Any, concepts: Any = None) -> Report:
    """Return the graph of frames and all that is to be told of it, as of table files; lines count from 2.

    Raises:
        TypeError: it is no frame.
    """
    frames = {"effects.csv": effects} | ({} if concepts is None else {"concepts.csv": concepts})
    contents = [_as_csv(frame) for frame in frames.values()]
    readers = [reader_of_file(data, name) for data, name in zip(contents, frames, strict=True)]
    return examine_foreign(contents, list(frames), readers, True, lambda _what: None)


def _as_csv(frame: Any) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns, rows = _table(frame)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def _table(frame: Any) -> tuple[list[str], Iterable[Iterable[Any]]]:
    """Return the names of a frame's columns and its rows, however its library calls them."""
    if hasattr(frame, "columns") and hasattr(frame, "itertuples"):  # pandas
        return [str(name) for name in frame.columns], frame.itertuples(index=False, name=None)
    if hasattr(frame, "columns") and hasattr(frame, "iter_rows"):  # Polars
        return [str(name) for name in frame.columns], frame.iter_rows()
    if hasattr(frame, "column_names") and hasattr(frame, "to_pylist"):  # Arrow
        frame = frame.to_pylist()
    rows = (
        list(frame) if isinstance(frame, Iterable) and not isinstance(frame, str | bytes | Mapping) else None
    )
    if rows is None or not all(isinstance(row, Mapping) for row in rows):
        raise TypeError(f"a frame or rows as mappings are wanted, not {type(frame).__name__}")
    columns = list(dict.fromkeys(str(key) for row in rows for key in row))
    return columns, ([row.get(name) for name in columns] for row in rows)


def _cell(value: Any) -> str:
    """Return a value as a table has it: nothing for what is missing, lists with semicolons between."""
    if value is None or value != value or type(value).__name__ in ("NAType", "NaTType"):
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(map(_cell, value))
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value)) if whole else str(value)
