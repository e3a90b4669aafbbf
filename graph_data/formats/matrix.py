"""Squares of numbers or signs: what acts stands at the left, what it acts on above."""

from __future__ import annotations

import re
from typing import Final

from .ends import pairs_of_ends, plain_names
from .incoming import Edge, Incoming, Node
from .links import number_of
from .rows import Table
from .sign_words import sign_in

_SIGNS: Final = re.compile(r"[+\-−–±?]{1,3}|\+/-|0|[+\-−]?\d+(?:[.,]\d+)?")


def matrix_of(table: Table) -> Incoming | None:
    """Return the effects of a square: the same names above and at its left, or signs within; else None."""
    rows = table.rows
    if len(rows) < 3 or len(rows[0]) < 3 or any(pairs_of_ends(plain_names(rows[0]))):
        return None
    above, beside = rows[0][1:], [row[0] for row in rows[1:]]
    cells = [cell for row in rows[1:] for cell in row[1:] if cell]
    if not (cells and all(above) and all(beside) and all(map(_SIGNS.fullmatch, cells))):
        return None
    if len(set(above)) < len(above) or len(set(beside)) < len(beside):
        return None
    square = set(above) == set(beside)
    if not square and not _are_signs(cells, set(above) & set(beside)):
        return None
    edges = list(_effects(table, above))
    weights = sum(number_of(cell) not in (None, 0, 1, -1) for cell in cells)
    names = dict.fromkeys((*beside, *above))
    read_as = {"rows, read as what acts": len(beside)}
    nodes = tuple(Node(name, {"label": name}) for name in names)
    left = {"weights": weights} if weights else {}
    return Incoming("Matrix of effects", nodes, tuple(edges), left=left, read_as=read_as)


def _are_signs(cells: list[str], shared: set[str]) -> bool:
    """Whether an oblong is one of effects: by signs, or by names on both sides and numbers below nought."""
    signs = sum(number_of(cell) is None for cell in cells)
    return signs > 0 or (len(shared) > 1 and any((number_of(cell) or 0) < 0 for cell in cells))


def _effects(table: Table, above: list[str]) -> list[Edge]:
    found = []
    for row, line in zip(table.rows[1:], table.lines[1:], strict=True):
        for target, cell in zip(above, row[1:], strict=False):
            weight = number_of(cell)
            if not cell or weight == 0:
                continue
            sign = sign_in(cell) if weight is None else "+" if weight > 0 else "-"
            found.append(Edge(row[0], target, {"sign": sign or "unknown"}, line=line))
    return found
