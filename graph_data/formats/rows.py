"""Tables as rows of cells that know their line: separators found, blank rows left out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..errors import InvalidGraphError, Place
from ..problems.codes import problem

#: How Excel names the separator, above the table itself.
_SEPARATOR_LINE: Final = re.compile(r"\A\"?sep=(.)\"?\n", re.IGNORECASE)
_MAX_CELL: Final = 10_000_000
_SEPARATORS: Final = ",;\t|"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; ``lines`` has the line on which each begins; ``what`` names its sheet, if any."""

    name: str
    rows: Sequence[list[str]]
    lines: Sequence[int]
    separator: str = ","
    what: str = ""


def table_of(text: str, name: str) -> Table:
    """Return the rows of a text; cells are apart by comma, semicolon, tab, bar or blanks.

    Raises:
        InvalidGraphError: a quotation mark is never closed, or a cell is monstrous.
    """
    separator = separator_of(text)
    plain = _SEPARATOR_LINE.sub("\n", text, count=1)
    csv.field_size_limit(_MAX_CELL)
    rows: list[list[str]] = []
    lines: list[int] = []
    line = 1
    # Between tabs a quotation mark is a letter, unless it opens a cell.
    blank = separator == " "
    reader = csv.reader(
        io.StringIO(plain), delimiter=separator, strict=separator != "\t", skipinitialspace=blank
    )
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                rows.append(stripped)
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        raise InvalidGraphError([problem("CG123", str(error), Place(name, line, 1))]) from None
    return Table(name, rows, lines, separator)


def _names_ends(words: Sequence[str]) -> bool:
    """Whether words apart by blanks are names of columns, the ends of effects among them."""
    from .ends import pairs_of_ends, plain_names

    return len(words) > 1 and any(pairs_of_ends(plain_names(words)))


def separator_of(text: str) -> str:
    """Return what parts the cells of the first line.

    >>> separator_of("a;b,c;d"), separator_of("a\\tb,c"), separator_of("sep=|\\na|b;c;d")
    (';', '\\t', '|')
    """
    named = _SEPARATOR_LINE.match(text)
    if named:
        return named[1]
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = re.sub(r'"[^"]*"', "", first)
    if not any(sign in outside for sign in _SEPARATORS) and _names_ends(outside.split()):
        return " "
    # A comma stands within names more often than the others: of equal numbers it is the last to be believed.
    return max("\t;|,", key=outside.count) if any(sign in outside for sign in _SEPARATORS) else ","
