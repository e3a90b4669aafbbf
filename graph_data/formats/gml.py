"""GML, as networkx, igraph, Gephi and yEd write it: keys with values, or with brackets of keys again."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from .cleaned import text as one_line
from .incoming import Edge, Incoming, Node
from .opening import refuse, text_of

NAME: Final = "gml"
ENDINGS: Final = (".gml",)

_TOKEN: Final = re.compile(r'"([^"]*)"|([\[\]])|#[^\n]*|([^\s\[\]"]+)')
_BEGIN: Final = re.compile(rb"(?:^|\n)\s*graph\s*\[\s*(?:#[^\n]*\s*)?\w+\s+[^=\s]", re.IGNORECASE)
_DEEPEST: Final = 50
_GRAPHICS: Final = ("graphics", "labelgraphics", "edgeanchor")
Pairs = list[tuple[str, Any, int]]


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a text opens a graph in brackets."""
    return bool(_BEGIN.search(head))


def read(data: bytes, name: str) -> Incoming:
    """Return the graph.

    Raises:
        InvalidGraphError: brackets do not close, or no graph stands within.
    """
    text, guessed = text_of(data, name)
    found = {key: value for key, value, _ in _pairs(text, name)}
    graph = found.get("graph")
    if not isinstance(graph, list):
        refuse(name, "no graph stands in this GML", expected="graph [ node [ id 1 ] ... ]")
    left: Counter[str] = Counter()
    said = _flat(graph)
    directed = str(said.get("directed", "1" if "directed" not in said else "0")) not in ("0", "false")
    if "directed" not in said:
        directed = _with_arrows(graph)
    groups = {
        str(_flat(value).get("id")): str(_flat(value).get("label", ""))
        for key, value, _ in graph
        if key == "node" and isinstance(value, list) and str(_flat(value).get("isgroup", "0")) == "1"
    }
    nodes = tuple(_nodes(graph, groups, left))
    edges = tuple(_edges(graph, directed, left))
    read_as = {f"read as {guessed}": 1} if guessed else {}
    title = one_line(said.get("label") or said.get("name") or said.get("title"))
    about = one_line(said.get("description") or said.get("comment"))
    return Incoming("GML", nodes, edges, title or None, about, left=+left, read_as=read_as)


def _pairs(text: str, name: str) -> Pairs:
    """Return keys with values; a value in brackets is a list of pairs again."""
    stack: list[Pairs] = [[]]
    key, line, last = "", 1, 0
    for token in _TOKEN.finditer(text):
        line, last = line + text.count("\n", last, token.start()), token.start()
        string, bracket, word = token.groups()
        if bracket == "[":
            if len(stack) > _DEEPEST:
                refuse(name, "brackets stand in each other without end", line=line)
            inner: Pairs = []
            stack[-1].append((key.casefold() or "list", inner, line))
            stack.append(inner)
            key = ""
        elif bracket == "]":
            if len(stack) == 1:
                refuse(name, "a bracket closes that was never opened", line=line)
            stack.pop()
            key = ""
        elif string is not None or (word is not None and key):
            value = html.unescape(string) if string is not None else word
            stack[-1].append((key.casefold(), value, line))
            key = ""
        elif word is not None:
            key = word
    if len(stack) > 1:
        refuse(name, "a bracket is never closed", line=line)
    return stack[0]


def _flat(pairs: Pairs) -> dict[str, Any]:
    """Return the values of pairs that are no brackets; of a key that comes again all, as a list."""
    found: dict[str, Any] = {}
    for key, value, _ in pairs:
        if isinstance(value, list):
            continue
        if key in found:
            known = found[key]
            found[key] = [*known, value] if isinstance(known, list) else [known, value]
        else:
            found[key] = value
    return found


def _nodes(graph: Pairs, groups: dict[str, str], left: Counter[str]) -> Iterator[Node]:
    for key, value, line in graph:
        if key != "node" or not isinstance(value, list):
            continue
        fields = _own(value, left)
        id = str(fields.pop("id", fields.get("label", "")))
        fields.pop("isgroup", None)
        if id in groups:
            left["groups"] += 1
            continue
        group = str(fields.pop("gid", ""))
        if group in groups and "category" not in fields:
            fields["category"] = groups[group] or f"group {group}"
        yield Node(id, fields, line)


def _edges(graph: Pairs, directed: bool, left: Counter[str]) -> Iterator[Edge]:
    for key, value, line in graph:
        if key != "edge" or not isinstance(value, list):
            continue
        fields = _own(value, left)
        source, target = str(fields.pop("source", "")), str(fields.pop("target", ""))
        fields.pop("id", None)
        words = fields.get("key")
        if isinstance(words, str) and not words.isdigit() and "label" not in fields:
            fields["label"] = fields.pop("key")  # a multigraph of networkx
        fields.pop("key", None)
        arrow = next((_flat(v).get("arrow") or _flat(v).get("targetarrow") for k, v, _ in value
                      if k == "graphics" and isinstance(v, list)), None)  # fmt: skip
        if not source or not target:
            left["arrows with a loose end"] += 1
        elif arrow == "first":
            yield Edge(target, source, fields, line=line)
        elif arrow == "both":
            yield from (Edge(source, target, fields, line=line), Edge(target, source, fields, line=line))
        else:
            yield Edge(source, target, fields, directed, line=line)


def _own(pairs: Pairs, left: Counter[str]) -> dict[str, Any]:
    for key, value, _ in pairs:
        if isinstance(value, list):
            left[
                "positions" if key == "graphics" else "styles" if key in _GRAPHICS else f"attribute {key}"
            ] += 1
    return {key: value for key, value in _flat(pairs).items() if value not in ("", [])}


def _with_arrows(graph: Pairs) -> bool:
    """Whether a graph that does not say so is directed: by default it is not, but yEd draws arrows."""
    return any(
        key == "edge" and isinstance(value, list) and any(
            k == "graphics" and isinstance(v, list) and ({"arrow", "targetarrow"} & _flat(v).keys())
            for k, v, _ in value
        )
        for key, value, _ in graph
    )  # fmt: skip
