"""SIF, the simple interaction format of Cytoscape: a thing, a verb, and one or more things in a line."""

from __future__ import annotations

from .incoming import Edge, Incoming, Node
from .opening import refuse, text_of
from .plain_text import one_line

NAME = "sif"
ENDINGS = (".sif",)


def looks_like(head: bytes, name: str) -> bool:
    """Return whether the name of a file says that it is SIF: nothing in it does."""
    return name.lower().endswith(".sif")


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a SIF file; cells are parted by tabs where there is one, else by blanks.

    Raises:
        InvalidGraphError: a line has a verb and nothing behind it.
    """
    text, guessed = text_of(data, name)
    tabs = "\t" in text
    nodes: dict[str, Node] = {}
    edges = []
    for number, line in enumerate(text.split("\n"), 1):
        cells = [one_line(cell) for cell in (line.split("\t") if tabs else line.split())]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if len(cells) == 2 or not all(cells):
            refuse(
                name,
                "this line has no thing, verb and thing",
                line=number,
                expected="a thing, a verb and one or more things, parted by tabs",
            )
        for end in (cells[0], *cells[2:]):
            nodes.setdefault(end, Node(end, {"label": end}, number))
        edges += [Edge(cells[0], end, {"label": cells[1]}, True, None, number) for end in cells[2:]]
    return Incoming(
        "SIF network",
        tuple(nodes.values()),
        tuple(edges),
        read_as={f"read as {guessed}": 1} if guessed else {},
    )
