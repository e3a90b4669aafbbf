"""Tables in Markdown, as chats and notes have them: those of effects and of concepts, taken together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from .columns import columns_of
from .incoming import Incoming
from .joined import joined
from .opening import beginning_of, refuse, text_of
from .plain_text import of_html, of_markdown
from .rows import Table
from .tables import read_table

NAME: Final = "markdown-table"
ENDINGS: Final[tuple[str, ...]] = ()

#: The line under the first row.
_RULE: Final = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*|\s*\|\s*:?-+:?\s*\|\s*")
_CELL: Final = re.compile(r"((?:[^|\\]|\\.)*)(?:\||\Z)")
_LINK: Final = re.compile(r"(?<!!)\[([^\[\]]+)\]\((https?://[^()\s]+)\)")
_TITLE: Final = re.compile(r"#[ \t]+(.+?)[ \t#]*")


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a text holds a table, of effects where it holds wiki links too."""
    text = beginning_of(head, name) if b"|" in head else ""
    found = list(_tables(text, name))
    return bool(found) and ("[[" not in text or any(columns_of(table) for table in found))


def read(data: bytes, name: str) -> Incoming:
    """Return what the tables of a text tell; what stands beside them is counted.

    Raises:
        InvalidGraphError: no table is one of effects or concepts, or a row is not as its first row asks.
    """
    text, guessed = text_of(data, name)
    tables = list(_tables(text, name))
    if not tables:
        refuse(name, "no table stands in this text", expected="cells between |, and --- below the first row")
    known = [_addressed(table, text) for table in tables if columns_of(table) is not None] or tables[:1]
    found = joined([replace(read_table(table), spots={}) for table in known])
    beside = _beside(text, tables)
    title = next((of_markdown(each[1]) for line in beside if (each := _TITLE.fullmatch(line))), None)
    prose = sum(1 for line in beside if not line.startswith(("#", "```", "~~~")))
    left = {
        "lines of text": prose,
        "tables of other things": len(tables) - len(known),
    }
    told = {what: count for what, count in left.items() if count}
    read_as = {**found.read_as, **({f"read as {guessed}": 1} if guessed else {})}
    return replace(found, title=title, left={**found.left, **told}, read_as=read_as)


def _tables(text: str, name: str) -> Iterator[Table]:
    lines = text.split("\n")
    at = 0
    while at + 1 < len(lines):
        if "|" not in lines[at] or not _RULE.fullmatch(lines[at + 1]):
            at += 1
            continue
        end = at + 2
        while end < len(lines) and "|" in lines[end]:
            end += 1
        numbers = [at, *range(at + 2, end)]
        rows = [_cells(lines[number]) for number in numbers]
        yield Table(name, rows, [number + 1 for number in numbers], "|")
        at = end


def _addressed(table: Table, text: str) -> Table:
    """Return a table whose references keep the addresses of their links."""
    columns, lines = columns_of(table), text.split("\n")
    keys = columns.keys if columns else ()
    rows = [list(row) for row in table.rows]
    for row, number in zip(rows, table.lines, strict=True):
        linked = _cells(_LINK.sub(r"\1, \2", lines[number - 1]))
        for at, (key, cell) in enumerate(zip(keys, linked, strict=False)):
            row[at] = cell if key == "reference" else row[at]
    return replace(table, rows=rows)


def _cells(line: str) -> list[str]:
    """Return the cells of a row as plain words.

    >>> _cells("| **Tea** | keeps\\\\|holds<br>up | |")
    ['Tea', 'keeps|holds up', '']
    """
    inner = line.strip().removeprefix("|")
    inner = re.sub(r"(?<!\\)\|$", "", inner)
    found = _CELL.findall(f"{inner}|")[:-1]
    return [of_html(of_markdown(cell.replace("\\|", "|").strip())) for cell in found]


def _beside(text: str, tables: list[Table]) -> list[str]:
    """Return the lines that stand in no table, without blank ones."""
    within = {number for table in tables for number in (table.lines[0] + 1, *table.lines)}
    lines = enumerate(text.split("\n"), 1)
    return [line.strip() for number, line in lines if number not in within and line.strip()]
