"""Values of a JSON file in the shape that is wanted of them; what has another shape is nothing."""

from __future__ import annotations

from typing import Any


def records(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list.

    >>> records([{"id": 1}, 2, None]), records(3)
    ([{'id': 1}], [])
    """
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def record(value: object) -> dict[str, Any]:
    """Return an object."""
    return value if isinstance(value, dict) else {}


def amount(value: object) -> int:
    """Return how many things a list or a text with commas holds.

    >>> amount(["a", "b"]), amount("a, b"), amount(None), amount("")
    (2, 2, 0, 0)
    """
    if isinstance(value, str):
        return len([part for part in value.replace("|", ",").split(",") if part.strip()])
    return len(value) if isinstance(value, list) else int(bool(value))
