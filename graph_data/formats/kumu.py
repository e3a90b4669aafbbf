"""Kumu's JSON: a project's backup or a blueprint to import, with the marks of causal loops read its way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from .incoming import Edge, Incoming, Node
from .opening import json_of, refuse, text_of
from .plain_text import of_markdown, one_line
from .shapes import amount, has_key, record, records

NAME = "kumu"
ENDINGS: tuple[str, ...] = ()

#: Two marks say what the source and the target do: the same is more of it gives more, else less.
SIGNS: Mapping[str, str] = {"++": "+", "--": "+", "+-": "-", "-+": "-", "+": "+", "-": "-", "−": "-",
                            "–": "-", "same": "+", "opposite": "-", "s": "+", "o": "-"}  # fmt: skip
#: What describes a project, and what of it is not carried.
_LEFT = {"loops": "loops", "perspectives": "views", "presentations": "presentations", "comments": "comments"}
_OWN = ("label", "element type", "description", "tags", "connection type")
#: An element's id, as Kumu gives it.
_ELEMENT = re.compile(rb'"(?:_id|id|from|to)"\s*:\s*"elem-')
#: Attributes that may hold the marks of causal loops, the likeliest first.
_MARKS = ("connection type", "type", "polarity", "sign")
_LOOK = {"image": "pictures", "color": "colours", "size": "sizes"}


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is JSON of Kumu: elements and connections."""
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    if has_key(head, "elements") and has_key(head, "connections") and not has_key(head, "nodes"):
        return True
    return bool(_ELEMENT.search(head)) or has_key(head, "proxyImages", "attributeRelevance", "defaultMap")


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a backup or a blueprint.

    Raises:
        InvalidGraphError: it is no JSON, or neither elements nor connections stand in it.
    """
    root = json_of(text_of(data, name)[0], name)
    if isinstance(root, list):
        root = next((item for item in root if isinstance(item, dict) and "elements" in item), {})
    if not isinstance(root, dict) or not ("elements" in root or "connections" in root):
        refuse(name, "this JSON has no elements and connections", expected="a backup or blueprint of Kumu")
    elements = _records(root.get("elements"), "elements", name)
    backup = "maps" in root or any("_id" in element for element in elements)
    return of_project(root, name, "Kumu backup" if backup else "Kumu blueprint")


def of_project(root: Mapping[str, Any], name: str, told: str) -> Incoming:
    """Return the graph of a project's elements and connections, by whatever file they came.

    Raises:
        InvalidGraphError: one of the two is no list.
    """
    left: Counter[str] = Counter()
    elements = _records(root.get("elements"), "elements", name)
    nodes = tuple(_node(element, number, left) for number, element in enumerate(elements, 1))
    ends = {one_line(node.fields.get("label")).casefold(): node.key for node in reversed(nodes)}
    ends |= {node.key.casefold(): node.key for node in nodes}
    connections = _records(root.get("connections"), "connections", name)
    marks = _marks(connections)
    edges = tuple(edge for each in connections for edge in _edges(each, ends, marks, left))
    _count_left(root, elements, left)
    return Incoming(
        told,
        nodes,
        edges,
        one_line(root.get("name")) or None,
        of_markdown(one_line(root.get("description"))),
        left=+left,
    )


def _records(value: object, what: str, name: str) -> list[dict[str, Any]]:
    if value is not None and not isinstance(value, list):
        refuse(name, f"{what} is no list", expected="a list of objects")
    return records(value)


def _attributes(thing: Mapping[str, Any]) -> dict[str, Any]:
    """Return all that is said of an element or a connection, by names without capitals."""
    both = {**thing, **record(thing.get("attributes"))}
    return {key.strip().casefold(): value for key, value in both.items() if key != "attributes"}


def _node(element: Mapping[str, Any], number: int, left: Counter[str]) -> Node:
    said = _attributes(element)
    key = one_line(said.get("_id") or said.get("id") or said.get("label")) or str(number)
    fields: dict[str, Any] = {"label": one_line(said.get("label")) or key}
    kind = said.get("element type") or said.get("type")
    if kind:
        fields["category"] = one_line(kind)
    if said.get("description"):
        fields["definition"] = of_markdown(one_line(said["description"]))
    left["tags"] += amount(said.get("tags"))
    return Node(key, {**fields, **_further(said, ("type", "_id", "id"), left)})


def _further(said: Mapping[str, Any], known: tuple[str, ...], left: Counter[str]) -> dict[str, Any]:
    found = {}
    for key, value in said.items():
        if key in _LOOK:
            left[_LOOK[key]] += bool(value)
        elif key not in known and key not in _OWN and value not in (None, "", [], {}):
            found[key] = value
    return found


def _marks(connections: list[dict[str, Any]]) -> str:
    """Return the attribute that holds nothing but marks of causal loops, if there is one."""
    kept: dict[str, bool] = {}
    for connection in connections:
        for key, value in _attributes(connection).items():
            mark = one_line(value).casefold()
            if mark and key not in ("from", "to", "_id", "id", "direction"):
                kept[key] = kept.get(key, True) and mark in SIGNS
    own = [key for key in _MARKS if key in kept]
    if own:
        return next((key for key in own if kept[key]), "")
    return min((key for key, only in kept.items() if only), key=lambda key: (key == "label", key), default="")


def _edges(
    connection: Mapping[str, Any], ends: Mapping[str, str], marks: str, left: Counter[str]
) -> Iterator[Edge]:
    said = _attributes(connection)
    source, target = one_line(said.get("from")), one_line(said.get("to"))
    if not source or not target:
        left["arrows with a loose end"] += 1
        return
    source, target = (ends.get(end.casefold(), end) for end in (source, target))
    fields = _edge_fields(said, marks)
    left["delays"] += bool(said.get("delayed"))
    left["tags"] += amount(said.get("tags"))
    known = ("from", "to", "_id", "id", "direction", "delayed", "reversed", "type", "polarity", marks)
    fields |= _further(said, known, left)
    direction = one_line(said.get("direction")).casefold()
    if said.get("reversed") is True:
        source, target = target, source
    yield Edge(source, target, fields, direction != "undirected")
    if direction == "mutual":
        yield Edge(target, source, fields)


def _edge_fields(said: Mapping[str, Any], marks: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if marks and one_line(said.get(marks)):
        fields["sign"] = SIGNS[one_line(said[marks]).casefold()]
    kind = next((said[key] for key in ("connection type", "type") if key != marks and said.get(key)), "")
    label = one_line(said.get("label")) if marks != "label" else ""
    if label or kind:
        fields["label"] = label or one_line(kind)
    if label and kind:
        sign = SIGNS.get(one_line(kind).casefold())
        fields |= {"sign": sign} if sign and "sign" not in fields else {"type": one_line(kind)}
    if "polarity" in said and marks != "polarity":
        fields["polarity"] = said["polarity"]
    if said.get("description"):
        fields["note"] = of_markdown(one_line(said["description"]))
    return fields


def _count_left(root: Mapping[str, Any], elements: list[dict[str, Any]], left: Counter[str]) -> None:
    for key, what in _LEFT.items():
        left[what] += len(records(root.get(key)))
    maps = records(root.get("maps"))
    standing: set[str] = set()
    for each in maps:
        placed = records(each.get("elements"))
        standing |= {one_line(item.get("element")) for item in placed}
        left["positions"] += sum("position" in item for item in placed)
    if maps:
        ids = [one_line(element.get("_id")) for element in elements]
        left["things on no map"] += sum(id not in standing for id in ids)
