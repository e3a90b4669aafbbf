"""Tables of effects and of concepts, with any header or none, as what the one mapping takes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any, Final

from ..errors import InvalidGraphError, Place, Problem
from ..names import named
from ..nearest import nearest
from ..problems.codes import problem
from .cleaned import texts
from .column_names import DIRECTIONS
from .columns import CHOICES, Columns, columns_of
from .ends import pairs_of_ends, plain_names
from .incoming import Edge, Incoming, Node
from .matrix import matrix_of
from .opening import text_of
from .rows import Table, separator_of, table_of
from .whole import uncelled

NAME: Final = "table"
ENDINGS: Final = (".csv", ".tsv", ".tab")

#: So many lines may stand above a table.
_ABOVE: Final = 8
#: Words that stand where there are none.
_NO_WORDS: Final = re.compile(r"\?+|n/?a|null|none|nan|-{3,}", re.IGNORECASE)


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is called as a table, or its first line names the ends of effects."""
    ending = PurePath(name.lower()).suffix
    if ending in ENDINGS:
        return True
    if ending not in ("", ".txt") or b"\0" in head:
        return False
    text = text_of(head, name)[0]
    full = [line for line in text.split("\n")[: -1 if len(head) > 4000 else None] if line.strip()]
    separator = separator_of(text)
    if not full or separator not in full[0]:
        return False
    even = len({line.count(separator) for line in full}) == 1
    return even and (separator == "\t" or columns_of(table_of("\n".join(full), name)) is not None)


def read(data: bytes, name: str) -> Incoming:
    """Return the effects or the concepts of a table.

    Raises:
        InvalidGraphError: it is no table of either, rows have cells too many or an end too few, or two
            columns claim one key.
    """
    text, guessed = text_of(data, name)
    found = read_text(text, name)
    if not guessed:
        return found
    return replace(found, read_as={**found.read_as, f"read as {guessed}": 1})


def read_text(text: str, name: str) -> Incoming:
    """Return the effects or the concepts of a table that is text already."""
    return read_table(table_of(text, name))


def read_table(table: Table) -> Incoming:
    """Return the effects or the concepts of rows."""
    table, above = _below_remarks(table)
    table = _with_ends(table)
    matrix = matrix_of(table)
    if matrix is not None:
        return replace(matrix, left={**matrix.left, **above})
    columns = columns_of(table)
    if columns is None:
        raise InvalidGraphError([_no_columns(table)])
    rows = list(zip(table.rows, table.lines, strict=True))[1 if columns.header else 0 :]
    told = [each for each in rows if _names_an_end(columns, each[0])] or rows
    bare, rows = len(rows) - len(told), told
    problems = [_too_many(table, row, line) for row, line in rows if any(row[len(columns.keys) :])]
    left: Counter[str] = Counter({**above, **({"rows without ends": bare} if bare else {})})
    for at, (column, key) in enumerate(zip(columns.names, columns.keys, strict=True)):
        filled = sum(at < len(row) and bool(row[at]) for row, _ in rows)
        if filled and key in ("", "weight"):
            left[f"column {column or at + 1}"] += filled
    if columns.kind == "concepts":
        nodes = tuple(_node(columns, row, line) for row, line in rows)
        edges: tuple[Edge, ...] = ()
    else:
        nodes = ()
        edges = tuple(each for row, line in rows for each in _edges(table, columns, row, line, problems))
    if problems:
        raise InvalidGraphError(problems)
    kind = "Table of effects" if columns.kind == "effects" else "Table of concepts"
    return Incoming(kind, nodes, edges, left=left, read_as=_read_as(edges), table=table,
                    spots=_spots(table, columns))  # fmt: skip


def _names_an_end(columns: Columns, row: list[str]) -> bool:
    """Whether a row of a table of effects names one of its ends; sums and remarks below a table do not."""
    ends = [columns.at(key) for key in ("source", "target")]
    return columns.kind == "concepts" or any(at < len(row) and bool(row[at]) for at in ends)


def _below_remarks(table: Table) -> tuple[Table, dict[str, int]]:
    """Return a table without the lines above its first row: titles of one cell, remarks after ``#``."""
    wide = max((sum(map(bool, row)) for row in table.rows), default=0)
    count = 0
    for row in table.rows[:_ABOVE]:
        lone = sum(map(bool, row)) == 1 and wide > 1
        remark = row[0].startswith(("#", "//")) and not any(pairs_of_ends(plain_names(row)))
        if not lone and not remark:
            break
        count += 1
    if not count or count == len(table.rows):
        return table, {}
    return replace(table, rows=table.rows[count:], lines=table.lines[count:]), {
        "lines above the table": count
    }


def _with_ends(table: Table) -> Table:
    """Return a table of Cytoscape's edges with its names, ``A (activates) B``, as columns of their own."""
    short = plain_names(table.rows[0]) if table.rows else []
    if "interaction" not in short or not {"name", "sharedname"} & set(short):
        return table
    name, words = short.index("name" if "name" in short else "sharedname"), short.index("interaction")
    found = []
    for row in table.rows[1:]:
        source, mark, target = (row + [""] * len(short))[name].partition(f" ({row[words]}) ")
        if not mark:
            return table
        found.append([source, target])
    left_out = {
        name,
        *(at for at, each in enumerate(short) if each == "sharedname" or each == "sharedinteraction"),
    }
    rows = [
        [*ends, *(cell for at, cell in enumerate(row) if at not in left_out)]
        for ends, row in zip([["source", "target"], *found], table.rows, strict=True)
    ]
    return replace(table, rows=rows)


def _spots(table: Table, columns: Columns) -> dict[str, tuple[int, int]]:
    """Return where the columns stand, by the words in which it is told that one is not carried."""
    found, column = {}, 1
    for name in columns.names:
        found[f"column {name}"] = (table.lines[0], column)
        column += len(name) + 1
    return found


def _no_columns(table: Table) -> Problem:
    named = ", ".join(repr(cell) for cell in table.rows[0][:8]) if table.rows else ""
    return problem(
        "CG121", f"no two columns are known as the ends of effects; the first row has {named or 'nothing'}",
        Place(table.name, table.lines[0] if table.lines else 1, 1),
        expected="a first row with the names of the columns",
        example=("," if table.separator == "\t" else table.separator).join(["source", "effect", "target"]),
    )  # fmt: skip


def _too_many(table: Table, row: list[str], line: int) -> Problem:
    found = f"the row has {len(row)} cells, the first row {len(table.rows[0])}"
    return problem("CG122", found, Place(table.name, line, 1),
                   expected="quotation marks around a cell that holds the separator")  # fmt: skip


def _node(columns: Columns, row: list[str], line: int) -> Node:
    fields = _fields(columns, row)
    key = fields.pop("id", "") or fields.get("label", "")
    return Node(key, fields, line)


def _fields(columns: Columns, row: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, cell in zip(columns.keys, row, strict=False):
        if not cell or not key:
            continue
        if key == "reference":
            found[key] = [*found.get(key, ()), *_named(cell)]
        elif key == "aka" and key in found:
            found[key] = f"{found[key]}|{cell}"
        else:
            found[key] = cell
    return found


def _named(cell: str) -> list[str]:
    """Return the references that a cell names, in JSON too where it is one of our own tables."""
    if not cell.startswith("["):
        return list(texts(cell))
    items = uncelled("evidence", cell)
    return [str(each.get("reference", "")) if isinstance(each, dict) else str(each) for each in items]


def _edges(
    table: Table, columns: Columns, row: list[str], line: int, problems: list[Problem]
) -> Iterator[Edge]:
    fields = _fields(columns, row)
    source, target = fields.pop("source", ""), fields.pop("target", "")
    missing = [key for key, end in (("source", source), ("target", target)) if not end]
    if missing:
        column = " and ".join(columns.names[columns.at(key)] for key in missing)
        problems.append(
            problem("CG204", f"an effect has no {' and no '.join(missing)}", Place(table.name, line, 1),
                    expected=f"a cell in the column {column}")
        )  # fmt: skip
        return
    problems.extend(_misfits(table, fields, line))
    if _NO_WORDS.fullmatch(fields.get("label", "")):
        del fields["label"]
    if fields.pop("negated", "").casefold() in ("true", "1", "yes"):
        fields["relation"] = "no-effect"
    direction = DIRECTIONS.get(fields.pop("direction", "").casefold(), "forth")
    key = fields.pop("id", "")
    key = key if re.search(r"[^\W\d]", key) else None
    sources, targets = [source], [target]
    if _is_kumu(columns):
        sources, targets = _several(source), _several(target)
    ends = [(a, b) for a in sources for b in targets]
    if direction == "back":
        ends = [(b, a) for a, b in ends]
    elif direction == "both":
        ends += [(b, a) for a, b in ends]
    for a, b in ends:
        yield Edge(a, b, fields, direction != "none", key if len(ends) == 1 else None, line)


def _misfits(table: Table, fields: dict[str, Any], line: int) -> Iterator[Problem]:
    """Yield the cells that hold none of the words that they may, in columns where others do."""
    for key, allowed in CHOICES.items():
        word = fields.get(key, "")
        if word and word.casefold().replace("_", "-").replace(" ", "-") not in allowed:
            expected, near = f"one of {', '.join(allowed)}", nearest(word, allowed)
            place = Place(table.name, line, 1)
            yield problem("CG205", f"{key} is {named(word)}", place, expected=expected, suggestion=near)


def _is_kumu(columns: Columns) -> bool:
    return {"From", "To", "Direction"} <= set(columns.names)


def _several(end: str) -> list[str]:
    return [part.strip() for part in end.split("|") if part.strip()]


def _read_as(edges: tuple[Edge, ...]) -> dict[str, int]:
    """Tell of ends that are nothing but numbers: their names may stand in another table."""
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    if ends and all(end.isdigit() for end in ends):
        return {"names that are numbers; a table of concepts beside it may hold their names": len(ends)}
    return {}
