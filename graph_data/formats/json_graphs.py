"""Graphs as JSON: node-link (networkx, D3) and Cytoscape's elements, and what our own pages save."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Final

from .cleaned import text
from .incoming import Edge, Incoming, Node
from .json_shapes import Shape, ends_of, flat, shape_of
from .mapping import Converted
from .opening import json_of, refuse, text_of
from .page_document import graph_of_document
from .shapes import record
from .whole import REST, assembled

NAME: Final = "json"
ENDINGS: Final = (".json", ".cyjs", ".jsonl", ".ndjson")

_GRAPH: Final = re.compile(rb'"(?:nodes|links|edges|elements|vertices)"\s*:\s*[\[{]')
#: A list of records or of lists.
_ITEMS: Final = re.compile(rb"\[\s*[\[{]")
_DOCUMENT: Final = re.compile(
    rb'\A\s*\{\s*"title"\s*:.*?"description"\s*:.*?"categories"\s*:\s*\[', re.DOTALL
)
#: What only says how a thing looks, by the noun under which it is counted.
_LOOKS: Final = {
    **dict.fromkeys(("x", "y", "z", "fx", "fy", "vx", "vy", "position", "index"), "positions"),
    **dict.fromkeys(("color", "colour", "background"), "colours"),
    **dict.fromkeys(("size", "width", "height", "value", "radius"), "sizes"),
    **dict.fromkeys(("style", "classes", "shape", "font", "physics", "hidden"), "styles"),
}
#: Attributes that programs keep for themselves and nobody wrote.
_INNER: Final = frozenset(
    {"selected", "shared_name", "shared_interaction", "grabbable", "grabbed", "locked", "selectable",
     "pannable", "removed", "data", "scratch"}
)  # fmt: skip


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is JSON with nodes and links, or the document of a page, or is called JSON."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start not in (b"[", b"{"):
        return False
    if PurePath(name.lower()).suffix in ENDINGS:
        return start == b"{" or bool(_ITEMS.match(head.removeprefix(b"\xef\xbb\xbf").lstrip()))
    return start == b"{" and bool(_GRAPH.search(head) or _DOCUMENT.search(head))


def read(data: bytes, name: str) -> Incoming | Converted:
    """Return the graph of a JSON file.

    Raises:
        InvalidGraphError: it is no JSON, or no graph in a shape that is known.
    """
    return of_value(_values(text_of(data, name)[0], name), name)


def of_value(found: Any, name: str) -> Incoming | Converted:
    """Return the graph that a value of JSON holds.

    Raises:
        InvalidGraphError: it holds none in a shape that is known.
    """
    if isinstance(found, list) and _is_cytoscape(found):
        found = {"elements": found}
    if isinstance(found, Mapping) and "effects" in found and "concepts" in found:
        return Converted("JSON of a page", graph_of_document(found, name), {}, {}, {})
    if isinstance(found, Mapping) and _is_cytoscape(found.get("elements")):
        return _cytoscape(found, name)
    shape = shape_of(found)
    if shape is None or not (shape.nodes or shape.links):
        refuse(name, "this JSON holds no nodes and no links", expected='{"nodes": [...], "links": [...]}')
    return _node_link(found if isinstance(found, Mapping) else {}, shape, name)


def _values(text: str, name: str) -> Any:
    """Return the value of a JSON text; of a text with a value on each line the list of them."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(line.startswith("{") and line.rstrip().endswith("}") for line in lines):
        return [json_of(line, name) for line in lines]
    return json_of(text, name)


def _is_cytoscape(elements: Any) -> bool:
    """Whether these are elements of Cytoscape: things and links, each with its data."""
    if isinstance(elements, Mapping):
        return any(_list(elements, key) for key in ("nodes", "edges"))
    some = elements[:20] if isinstance(elements, list) else []
    return bool(some) and all(isinstance(record(each).get("data"), Mapping) for each in some)


def _list(data: Mapping[str, Any], *keys: str) -> list[Mapping[str, Any]]:
    found: list[Any] = next((data[key] for key in keys if isinstance(data.get(key), list)), [])
    return [each for each in found if isinstance(each, Mapping)]


def _node_link(data: Mapping[str, Any], shape: Shape, name: str) -> Incoming | Converted:
    inner = data.get("graph")
    if isinstance(inner, Mapping) and isinstance(inner.get(REST), Mapping):
        effects = [{**link, "id": link.get("key", "")} for link in shape.links]
        return Converted("Node-link JSON", assembled(inner[REST], shape.nodes, effects, name), {}, {}, {})
    left = Counter({"further graphs": shape.further} if shape.further else {})
    directed = shape.about.get("directed") is not False and shape.about.get("type") != "undirected"
    nodes = [flat(node) for node in shape.nodes]
    keys = [_key(node, number) for number, node in enumerate(nodes)]
    named = tuple(
        Node(key, _with_words(_fields(node, left, {"id", "key", "identity", "elementId"}), "text", "caption"))
        for key, node in zip(keys, nodes, strict=True)
    )
    linked = [_edge(flat(link), keys, directed, left) for link in shape.links]
    edges = tuple(edge for edge in linked if edge.source and edge.target)
    left["arrows with a loose end"] += len(linked) - len(edges)
    about = shape.about
    title = about.get("label") or about.get("title") or about.get("name")
    return Incoming("Node-link JSON", named, edges, text(title), text(about.get("description")), left=+left)


def _key(node: Mapping[str, Any], number: int) -> str:
    found = next(
        (
            node[key]
            for key in ("id", "key", "identity", "name", "label", "text")
            if node.get(key) not in (None, "")
        ),
        number,
    )
    return text(found) or str(number)


#: Keys of links that programs keep for themselves.
_BESIDE: Final = (
    "sourceHandle",
    "targetHandle",
    "startNodeElementId",
    "endNodeElementId",
    "animated",
    "markerEnd",
)
#: A key that a program made.
_MADE: Final = re.compile(r"\w?\d+|geid.*|e\d*|[0-9a-f-]{16,}|", re.IGNORECASE)
_WORDS: Final = {"label", "relation", "relationship", "predicate", "type", "interaction", "rel"}


def _edge(link: Mapping[str, Any], keys: list[str], directed: bool, left: Counter[str]) -> Edge:
    named = ends_of(link) or ("source", "target")
    source, target = (_end(link.get(name), keys) for name in named)
    own = link.get("directed", directed)
    fields = _fields(link, left, {*named, "id", "key", "directed", *_BESIDE})
    key = link.get("key")
    if isinstance(key, str) and not _WORDS & fields.keys() and not _MADE.fullmatch(key):
        fields["label"] = key  # a multigraph that names its edges by what they say
    _with_words(fields, "text", "value", "caption")
    arrows = fields.pop("arrows", None)
    if isinstance(arrows, str) and arrows.strip() == "from":
        source, target = target, source
    return Edge(source, target, fields, own is not False)


def _with_words(fields: dict[str, Any], *others: str) -> dict[str, Any]:
    """Take a text under another name as label where none is there."""
    other = next((key for key in others if isinstance(fields.get(key), str)), "")
    if other and not (_WORDS | {"name", "title"}) & fields.keys():
        fields["label"] = fields.pop(other)
    return fields


def _end(value: Any, keys: list[str]) -> str:
    if isinstance(value, Mapping):  # D3 puts the node itself in place of its id, others its id in an object
        return _key(value, 0)
    # Where ids are texts, a number is the place of a node in the list, as D3 has it.
    if isinstance(value, int) and text(value) not in keys and 0 <= value < len(keys):
        return keys[value]
    return text(value)


def _fields(record: Mapping[str, Any], left: Counter[str], skipped: set[str]) -> dict[str, Any]:
    found = {}
    for key, value in record.items():
        if key in skipped or value is None:
            continue
        if key in _LOOKS and (key != "value" or not isinstance(value, str)):
            left[_LOOKS[key]] += key not in ("y", "z", "fy", "vx", "vy", "index")
        elif isinstance(value, Mapping):
            left[f"attribute {text(key)}"] += 1
        else:
            found[key] = value
    return found


def _cytoscape(data: Mapping[str, Any], name: str) -> Incoming | Converted:
    inner = data.get("data")
    about: Mapping[str, Any] = inner if isinstance(inner, Mapping) else {}
    elements = data["elements"]
    if isinstance(elements, Mapping):
        nodes, edges = _list(elements, "nodes"), _list(elements, "edges")
    else:
        each = _list({"all": elements}, "all")
        edges = [e for e in each if "source" in record(e.get("data"))]
        nodes = [e for e in each if "source" not in record(e.get("data")) and "data" in e]
    if not nodes and not edges:
        refuse(
            name,
            "these elements are no nodes and edges",
            expected='{"elements": {"nodes": [...], "edges": [...]}}',
        )
    if isinstance(about.get(REST), Mapping):
        concepts, effects = ([record(e.get("data")) for e in several] for several in (nodes, edges))
        return Converted("Cytoscape JSON", assembled(about[REST], concepts, effects, name), {}, {}, {})
    left: Counter[str] = Counter()
    left["positions"] += sum("position" in node for node in nodes)
    left["styles"] += len(data["style"]) if isinstance(data.get("style"), list) else 0
    things = [record(node.get("data")) for node in nodes]
    names = {text(t.get("id")): text(t.get("label") or t.get("name") or t.get("id")) for t in things}
    parents = {text(t.get("parent")) for t in things if t.get("parent")}
    left["groups"] += len(parents)
    return Incoming(
        "Cytoscape JSON",
        tuple(_thing(t, names, left) for t in things if text(t.get("id")) not in parents),
        tuple(_link(record(edge.get("data")), left) for edge in edges),
        text(about.get("name") or about.get("title") or about.get("shared_name")),
        left=+left,
    )


def _thing(said: Mapping[str, Any], names: Mapping[str, str], left: Counter[str]) -> Node:
    fields = _own(said, left, {"id", "parent"})
    if said.get("parent") and "category" not in fields:
        fields["category"] = names.get(text(said["parent"]), text(said["parent"]))
    return Node(text(said.get("id")), fields)


def _link(said: Mapping[str, Any], left: Counter[str]) -> Edge:
    fields = _own(said, left, {"id", "source", "target"})
    fields.pop("name", None)  # Cytoscape makes it of both ends
    return Edge(text(said.get("source")), text(said.get("target")), fields)


def _own(said: Mapping[str, Any], left: Counter[str], skipped: set[str]) -> dict[str, Any]:
    found = {key: value for key, value in said.items() if key not in _INNER}
    return _fields(found, left, skipped)
