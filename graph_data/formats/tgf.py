"""TGF, the trivial graph format: things as ``key name``, a line of ``#``, links as ``key key words``."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from .incoming import Edge, Incoming, Node
from .opening import refuse, text_of

NAME: Final = "tgf"
ENDINGS: Final = (".tgf",)
_BREAK: Final = re.compile(r"^#[ \t]*$", re.MULTILINE)


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a text is called as TGF, with its line of ``#``."""
    return name.lower().endswith(ENDINGS) and b"\0" not in head[:2]


def read(data: bytes, name: str) -> Incoming:
    """Return the graph.

    Raises:
        InvalidGraphError: no line of ``#`` parts things from links.
    """
    text, guessed = text_of(data, name)
    mark = _BREAK.search(text)
    if mark is None:
        refuse(name, "no line of # parts things from links", expected="things, a line of #, then links")
    first = text.count("\n", 0, mark.start()) + 2
    left: Counter[str] = Counter()
    nodes, edges = [], []
    for number, line in enumerate(text[: mark.start()].split("\n"), 1):
        key, _, label = line.strip().partition(" ")
        if key:
            nodes.append(Node(key, {"label": label.strip()} if label.strip() else {}, number))
    for number, line in enumerate(text[mark.end() :].split("\n")[1:], first):
        parts = line.split(None, 2)
        if len(parts) == 1:
            left["arrows with a loose end"] += 1
        elif parts:
            fields = {"label": parts[2]} if len(parts) > 2 else {}
            edges.append(Edge(parts[0], parts[1], fields, line=number))
    read_as = {f"read as {guessed}": 1} if guessed else {}
    return Incoming("TGF", tuple(nodes), tuple(edges), left=left, read_as=read_as)
