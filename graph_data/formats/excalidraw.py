"""Drawings of Excalidraw: shapes with a text in them, and the arrows that are bound to both."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, Final

from .cleaned import text as plain
from .incoming import Edge, Incoming, Node
from .opening import json_of, refuse, text_of
from .shapes import record, records

NAME: Final = "excalidraw"
ENDINGS: Final = (".excalidraw",)

_LINES: Final = ("arrow", "line")
_BEGIN: Final = re.compile(rb'\{.{0,200}?"type"\s*:\s*"excalidraw', re.DOTALL)


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is JSON of Excalidraw."""
    return bool(_BEGIN.match(head.lstrip(b"\xef\xbb\xbf \t\r\n")[:300]))


def read(data: bytes, name: str) -> Incoming:
    """Return the drawing's shapes that have words or arrows, and its arrows.

    Raises:
        InvalidGraphError: it is no JSON, or nothing is drawn.
    """
    root = record(json_of(text_of(data, name)[0], name))
    all_of_it = [each for each in records(root.get("elements")) if not each.get("isDeleted")]
    if not all_of_it:
        refuse(name, "nothing is drawn here", expected='{"type": "excalidraw", "elements": [...]}')
    words = {str(each.get("containerId")): plain(each.get("text")) for each in all_of_it
             if each.get("type") == "text" and each.get("containerId")}  # fmt: skip
    lines = [each for each in all_of_it if each.get("type") in _LINES]
    ends = {end for line in lines for end in (_end(line, "startBinding"), _end(line, "endBinding")) if end}
    left: Counter[str] = Counter()
    nodes = []
    for each in all_of_it:
        id, kind = str(each.get("id")), each.get("type")
        if kind in _LINES or (kind == "text" and each.get("containerId")):
            continue
        label = words.get(id) or (plain(each.get("text")) if kind == "text" else "")
        if kind == "text" and id not in ends:
            left["text boxes"] += 1
        elif label or id in ends:
            nodes.append(Node(id, {"label": label or kind}))
            left["positions"] += 1
        else:
            left["shapes without words"] += 1
    edges = [edge for line in lines for edge in _edges(line, words, left)]
    return Incoming("Excalidraw drawing", tuple(nodes), tuple(edges), left=+left)


def _end(line: dict[str, Any], name: str) -> str:
    return str(record(line.get(name)).get("elementId") or "")


def _edges(line: dict[str, Any], words: dict[str, str], left: Counter[str]) -> list[Edge]:
    source, target = _end(line, "startBinding"), _end(line, "endBinding")
    if not source or not target:
        left["arrows with a loose end"] += 1
        return []
    said = words.get(str(line.get("id")), "")
    fields = {"label": said} if said else {}
    back, forth = bool(line.get("startArrowhead")), bool(line.get("endArrowhead"))
    if back and forth:
        return [Edge(source, target, fields), Edge(target, source, fields)]
    if back:
        return [Edge(target, source, fields)]
    return [Edge(source, target, fields, forth)]
