"""Values of a JSON file in the shape that is wanted of them; what has another shape is nothing."""

from __future__ import annotations

import re
from functools import cache
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


def has_key(head: bytes, *keys: str) -> bool:
    """Return whether the beginning of a JSON file has one of some keys; texts that speak of them are none.

    >>> has_key(b'{"a": {"b" : 1', "b"), has_key(b'{"a": "b", "c": "\\\\"b\\\\":"', "b")
    (True, False)
    """
    return bool(_key(keys).search(head))


@cache
def _key(keys: tuple[str, ...]) -> re.Pattern[bytes]:
    return re.compile(rb'(?<!\\)"(?:%s)"\s*:' % "|".join(map(re.escape, keys)).encode())
