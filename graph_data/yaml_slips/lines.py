"""What the looks share: the fault, what is found, and a line taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..keys import RECORDS

ITEM = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<rest>.*)")
_KEY = re.compile(r"(?P<key>[^:{}\[\],\"'#]{1,120}?) *:(?: +|$)(?P<value>.*)")
#: All keys that a graph file may have, of whatever it holds.
KEYS = frozenset(key for record in RECORDS.values() for key in record.keys)
ARROWS = re.compile(r"[-=]>|[→⇒]")


@dataclass(frozen=True, slots=True)
class Fault:
    """What the parser stumbled over: lines and columns from 0; where what it was reading began, or -1."""

    line: int
    column: int
    words: str
    began_line: int = -1
    began_column: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong in a text; ``line`` and ``column`` count from 0."""

    line: int
    column: int
    message: str
    expected: str = ""
    example: str = ""
    code: str = "CG108"


def line_at(lines: list[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def cut(line: str) -> tuple[str, str, str]:
    """Return a line as what stands before its value (indentation, dashes, key), the key, and the value."""
    item = ITEM.fullmatch(line)
    if item is None:
        return "", "", line
    before = item["indent"] + item["dashes"]
    pair = _KEY.fullmatch(item["rest"])
    if pair is None:
        return before, "", item["rest"]
    start = pair.start("value")
    return before + item["rest"][:start], pair["key"].strip(), pair["value"]


def without_comment(value: str) -> tuple[str, str]:
    at = value.find(" #")
    return (value, "") if at < 0 else (value[:at], value[at:])


def above_of(lines: list[str], number: int) -> int:
    """Return the nearest line above that says something, or -1."""
    at = number - 1
    while at >= 0 and (not lines[at].strip() or lines[at].lstrip().startswith("#")):
        at -= 1
    return at


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
