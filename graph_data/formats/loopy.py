"""LOOPY's models: its list of lists, alone or within the address that it gives to share."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, Final
from urllib.parse import unquote

from .incoming import Edge, Incoming, Node
from .opening import json_of, refuse, text_of

NAME: Final = "loopy"
ENDINGS: Final = (".loopy",)

_ADDRESS: Final = re.compile(r"[?&]data=([^\s&#\"'<>]+)")
_LIST: Final = re.compile(rb"\[\s*\[\s*\[\s*\d+\s*,[^\[\]]*,(?:\"|%22)")


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a text is a model of LOOPY, or an address that holds one."""
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return bool(_LIST.match(begin)) or (
        b"loopy" in begin[:200] and b"data=[[[" in begin.replace(b"%5B", b"[")
    )


def read(data: bytes, name: str) -> Incoming:
    """Return the model: its circles, and its arrows with their sign.

    Raises:
        InvalidGraphError: it is no model of LOOPY.
    """
    text = text_of(data, name)[0].strip()
    address = _ADDRESS.search(text)
    model = json_of(unquote(address[1]) if address else text, name)
    if not (isinstance(model, list) and len(model) > 1 and isinstance(model[0], list)):
        refuse(
            name, "this is no model of LOOPY", expected='[[[1, x, y, 0.5, "rest", 0]], [[1, 2, 90, 1, 0]]]'
        )
    left: Counter[str] = Counter()
    nodes = []
    for each in model[0]:
        if isinstance(each, list) and len(each) > 4:
            label = unquote(unquote(str(each[4])))
            nodes.append(Node(str(each[0]), {"label": label}))
            left["positions"] += 1
    edges = [edge for each in _lists(model[1]) for edge in _edge(each)]
    left["text boxes"] += len(_lists(model[2])) if len(model) > 2 else 0
    title = unquote(unquote(text.rpartition("title=")[2].partition("&")[0])) if "title=" in text else ""
    return Incoming("LOOPY model", tuple(nodes), tuple(edges), title or None, left=+left)


def _lists(value: Any) -> list[list[Any]]:
    return [each for each in value if isinstance(each, list)] if isinstance(value, list) else []


def _edge(each: list[Any]) -> list[Edge]:
    if len(each) < 4 or not isinstance(each[3], int | float):
        return []
    return [Edge(str(each[0]), str(each[1]), {"sign": "+" if each[3] > 0 else "-"})]
