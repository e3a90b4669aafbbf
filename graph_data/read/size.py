"""How many concepts and effects a text holds, counted from its lines before anything is read of it."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from ..errors import Place, Problem
from ..problems.codes import problem

#: Concepts above which a page is slow to read and to open: warned of.
MANY: Final = 3_000
#: Concepts above which no page is made unless it is asked for in so many words.
TOO_MANY: Final = 30_000

_KEY = re.compile(r"^(?:(concepts|effects)[ \t]*|[^\s#\-][^\n]*?):(?=\s|$)", re.MULTILINE)
_ARROW = re.compile("[-=]>|[→⟶⇒]")
_END = re.compile(r"\b(?:source|target) *: *([^,}\n]+)")
_ENDS = ("source", "target", "from", "to")


@dataclass(frozen=True, slots=True)
class Size:
    """How much a text holds: its concepts and its effects."""

    concepts: int
    effects: int

    def __str__(self) -> str:
        return f"{_counted(self.concepts, 'concept')} and {_counted(self.effects, 'effect')}"


def size_of(text: str, name: str) -> Size:
    """Return how much a text holds, by the look of its lines: quick, and right for files as they are made.

    An entry that hides in a line with others (``{a: {}, b: {}}``) may not be counted.
    """
    if name.lower().endswith((".csv", ".tsv")):
        return _of_table(text)
    if text.lstrip()[:1] == "{":
        return _of_json(text)
    found = dict(_sections(text))
    effects = found.get("effects", "")
    counted = _entries(effects)
    if "concepts" in found:
        return Size(_entries(found["concepts"]), counted)
    ends = {end for line in effects.split("\n") for end in _ends_of(line.strip())}
    ends.update(match[1].strip() for match in _END.finditer(effects))
    return Size(len(ends), counted)


def _ends_of(line: str) -> tuple[str, ...]:
    """Return the two ends of an effect in the short form."""
    arrow = _ARROW.search(line) if line.startswith("-") else None
    if arrow is None:
        return ()
    return line[1 : arrow.start()].strip(" \"'-="), line[arrow.end() :].partition(":")[0].strip(" \"'")


def too_many(size: Size, name: str) -> Problem | None:
    """CG116: more concepts than a page can show."""
    if size.concepts <= TOO_MANY:
        return None
    message = f"there are {size}; above {TOO_MANY:,} concepts nobody can read the page, and browsers stall"
    return problem("CG116", message, Place(name), expected=_way_on(name, "; or --anyway"))


def many(size: Size, name: str) -> Problem | None:
    """CG115: more concepts than anybody reads."""
    if size.concepts <= MANY:
        return None
    message = f"there are {size}; a page is read up to some hundred concepts"
    return problem("CG115", message, Place(name), expected=_way_on(name, ""))


def _way_on(name: str, more: str) -> str:
    file = "FILE" if name == "<stdin>" else shlex.quote(name)
    return f"a part that can be read: conceptgraph slice {file} CONCEPT -o part.yaml{more}"


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text below each of the two keys at the start of a line, to the next such key."""
    keys = list(_KEY.finditer(text))
    ends = [*(key.start() for key in keys[1:]), len(text)]
    for match, end in zip(keys, ends, strict=False):
        if match[1]:
            yield match[1], text[match.end() : end]


def _entries(section: str) -> int:
    """Return how many lines of a section stand as far left as its first; of one in brackets, its commas."""
    first = re.search(r"^( *)[^\s#]", section.partition("\n")[2], re.MULTILINE)
    within = section.lstrip()
    if within[:1] in ("[", "{"):
        return max(within.count(","), within.count("\n")) + (within.strip("[]{} \n") != "")
    if first is None:
        return 0
    begin = re.escape(first[1])
    return len(re.findall(rf"^{begin}[^\s#]", section, re.MULTILINE))


def _of_json(text: str) -> Size:
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError):
        return Size(0, 0)
    concepts, effects = (found.get(key) for key in ("concepts", "effects"))
    effects = effects if isinstance(effects, list | dict) else []
    if isinstance(concepts, list | dict):
        return Size(len(concepts), len(effects))
    records = (each for each in effects if isinstance(each, dict))
    return Size(len({str(each.get(end)) for each in records for end in _ENDS if end in each}), len(effects))


def _of_table(text: str) -> Size:
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("sep=")), "")
    separator = max(",;\t", key=first.count)
    ends: set[str] = set()
    rows = 0
    try:
        table = csv.DictReader(io.StringIO(text), delimiter=separator)
        names = [each for each in table.fieldnames or () if each.strip().casefold() in _ENDS]
        for row in table:
            rows += 1
            ends.update(filter(None, (row.get(each) for each in names)))
    except csv.Error:
        return Size(0, 0)
    return Size(len(ends), rows)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
