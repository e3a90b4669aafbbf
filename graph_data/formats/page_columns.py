"""Records as a page of very many has them: in columns.

The other way round: viz/page/columns.py
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def from_columns(columns: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the records of columns.

    Raises:
        ValueError: they are no columns, or of different lengths.
    """
    try:
        full = {key: list(_values(column)) for key, column in columns.items()}
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise ValueError("these are no columns") from error
    if len({len(values) for values in full.values()}) > 1:
        raise ValueError("the columns are of different lengths")
    rows = zip(*full.values(), strict=True)
    return [
        {key: value for key, value in zip(full, row, strict=True) if value is not None} for row in rows
    ]


def _values(column: Mapping[str, list[Any]]) -> list[Any]:
    of, places = column["of"], column.get("at")
    return of if places is None else [of[place] if place >= 0 else None for place in places]
