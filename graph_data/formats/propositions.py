"""Propositions as text, as CmapTools exports them: concept, phrase and concept in a line, parted by tabs."""

from __future__ import annotations

from .cmap import phrase
from .incoming import Edge, Incoming, Node
from .opening import refuse, text_of
from .plain_text import one_line

NAME = "propositions"
ENDINGS = (".cmaptext",)

_HEADERS = frozenset({"source", "from", "subject", "target", "to", "object", "concept", "id", "cause"})


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a text has three cells parted by tabs in every line, and no header."""
    if not name.lower().endswith((".txt", ".cmaptext", "<stdin>")) or b"\t" not in head:
        return False
    lines = [
        line
        for line in head.decode("utf-8", "replace").split("\n")[: -1 if len(head) > 4000 else None]
        if line.strip()
    ]
    first = {cell.strip().casefold() for cell in lines[0].split("\t")} if lines else set()
    return not first & _HEADERS and all(line.rstrip("\r").count("\t") == 2 for line in lines)


def _unquoted(cell: str) -> str:
    """Return a cell without the marks that a spreadsheet puts around one with a comma.

    >>> _unquoted('"The ""blue"" light, weak"'), _unquoted('"Blue" light')
    ('The "blue" light, weak', '"Blue" light')
    """
    inner = cell.strip()[1:-1]
    whole = len(cell.strip()) > 1 and f'"{inner}"' == cell.strip() and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if whole else cell


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a text of propositions.

    Raises:
        InvalidGraphError: a line has other than three cells.
    """
    text, guessed = text_of(data, name)
    nodes: dict[str, Node] = {}
    edges = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        cells = [one_line(_unquoted(cell)) for cell in line.split("\t")]
        if len(cells) != 3 or not cells[0] or not cells[2]:
            refuse(
                name,
                "this line is no concept, phrase and concept",
                line=number,
                expected="three cells parted by tabs",
            )
        for end in (cells[0], cells[2]):
            nodes.setdefault(end, Node(end, {"label": end}, number))
        words = phrase(cells[1])
        edges.append(Edge(cells[0], cells[2], {"label": words} if words else {}, True, None, number))
    return Incoming(
        "Propositions as text",
        tuple(nodes.values()),
        tuple(edges),
        read_as={f"read as {guessed}": 1} if guessed else {},
    )
