"""All problem codes in one table, and the making of a problem from its code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..errors import Code, Place, Problem
from .codes_backing import HINTS, REFERENCES, TEXT
from .codes_meaning import EFFECTS, NAMES, TOURS
from .codes_reading import FILE, SHAPE

__all__ = ["CODES", "GROUPS", "Code", "problem"]


def problem(
    code: str, message: str, place: Place | None = None, *, expected: str = "", suggestion: str = "",
    example: str = "",
) -> Problem:  # fmt: skip
    """Return a problem of a known code, with the severity that the table gives it."""
    return Problem(code, CODES[code].severity, message, place, expected, suggestion, example)


CODES: Mapping[str, Code] = MappingProxyType(
    {entry.code: entry for entry in (*FILE, *SHAPE, *NAMES, *EFFECTS, *TEXT, *REFERENCES, *TOURS, *HINTS)}
)

#: What each hundred of codes is about.
GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "CG1": "The file",
        "CG2": "Keys and shapes",
        "CG3": "Names",
        "CG4": "Effects",
        "CG5": "Article and quotes",
        "CG6": "References",
        "CG7": "Tours",
        "CG8": "The whole graph",
    }
)
