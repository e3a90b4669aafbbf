"""Any web page: Mermaid's charts in it, or data of Cytoscape.js, D3 and their like; nothing of it runs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from ..errors import InvalidGraphError
from . import json_graphs, mermaid, vis_network
from .incoming import Incoming
from .js_literals import LiteralError, literal
from .mapping import Converted
from .opening import refuse, text_of
from .plain_text import of_html

NAME: Final = "web-page"
ENDINGS: Final = (".html", ".htm", ".xhtml")

_CHART: Final = re.compile(
    r"<(pre|div|code|script)\b[^<>]{0,300}\b(?:class|type)\s*=\s*[\"'][^\"'<>]{0,100}mermaid"
    r"[^<>]{0,300}>(.*?)</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_DATA: Final = re.compile(
    r"\b(?P<name>nodes|links|edges|elements|vertices|triples|relationships)\b[\"']?\s*[:=]\s*(?=[\[{])"
)
_JSON: Final = re.compile(
    r"<script\b[^<>]{0,300}application/(?:ld\+)?json[^<>]{0,300}>(.*?)</script", re.DOTALL
)
_TITLE: Final = re.compile(r"<(?:title|h1)\b[^<>]*>(.*?)</(?:title|h1)\s*>", re.IGNORECASE | re.DOTALL)
#: So far before a list of nodes the object around it may begin.
_AROUND: Final = 5_000
_MOST: Final = 60


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is a web page."""
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:400].lower()
    return begin.startswith((b"<!doctype html", b"<html")) or (begin[:1] == b"<" and b"<iframe" in begin)


def read(data: bytes, name: str) -> Incoming | Converted:
    """Return the graph that a page draws.

    Raises:
        InvalidGraphError: no graph is found in it.
    """
    text, guessed = text_of(data, name)
    found = next(_graphs(text, data, name), None)
    if found is None:
        refuse(name, "this page carries no graph that is known",
               expected="a page that `build` made, or one of pyvis, Mermaid, Cytoscape.js or D3")  # fmt: skip
    if not isinstance(found, Incoming):
        return found
    titles = (of_html(each[1]) for each in _TITLE.finditer(text[:200_000]))
    read_as = {**found.read_as, **({f"read as {guessed}": 1} if guessed else {})}
    return replace(found, title=found.title or next(filter(None, titles), None), read_as=read_as)


def _graphs(text: str, data: bytes, name: str) -> Iterator[Incoming | Converted]:
    """Yield what a page holds, the surest first; what cannot be read is passed over."""
    charts = _CHART.findall(text)
    for _, chart in charts:
        plain = html.unescape(re.sub(r"<br\s*/?>", "<br>", chart)).strip("\n")
        try:
            found = mermaid.read(plain.encode(), name)
        except InvalidGraphError:
            continue
        further = {"further diagrams": len(charts) - 1} if len(charts) > 1 else {}
        yield replace(found, left={**found.left, **further})
    for value in _values(text):
        try:
            read = json_graphs.of_value(value, name)
        except InvalidGraphError:
            continue
        if not isinstance(read, Incoming) or read.edges:
            yield replace(read, format="Web page") if isinstance(read, Incoming) else read
    try:
        yield vis_network.read(data, name)
    except InvalidGraphError:
        return


def _values(text: str) -> Iterator[Any]:
    """Yield values of scripts that may be graphs: JSON of its own, objects with nodes, lists by name."""
    for found in list(_JSON.finditer(text))[:_MOST]:
        value = _literal(text, found.start(1))
        if isinstance(value, dict | list):
            yield value
    lists: dict[str, Any] = {}
    for found in list(_DATA.finditer(text))[:_MOST]:
        begin = text.rfind("{", max(0, found.start() - _AROUND), found.start())
        around = _literal(text, begin) if begin >= 0 else None
        if isinstance(around, dict) and len(around.keys() & {"nodes", "links", "edges", "elements"}) > 1:
            yield around
        value = _literal(text, found.end())
        if value and isinstance(value, list | dict):
            lists.setdefault(found["name"], value)
    if "elements" in lists:
        yield {"elements": lists.pop("elements")}
    if lists:
        yield lists


def _literal(text: str, at: int) -> Any:
    try:
        return literal(text, at)[0]
    except (LiteralError, RecursionError):
        return None
