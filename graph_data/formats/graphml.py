"""GraphML as yEd, Gephi, Cytoscape, igraph, Neo4j and networkx write it, read element by element."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..meaning.signs import sign_of
from .incoming import Edge, Incoming, Node
from .opening import refuse
from .plain_text import of_html, one_line
from .xml_tree import Element, walk_xml
from .yed import INHIBITS, Drawn, edge_drawn, is_yed, node_drawn

NAME = "graphml"
ENDINGS = (".graphml",)

_TRUE = ("true", "1", "yes")
#: Attributes that say where and how a thing stands in a picture, and what they are told as.
_LOOK = {
    **dict.fromkeys(("x", "y", "z"), "positions"),
    "size": "sizes",
    **dict.fromkeys(("r", "g", "b", "color", "colour"), "colours"),
}


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is GraphML."""
    return b"<graphml" in head or b"graphml.graphdrawing.org" in head


@dataclass(slots=True)
class _File:
    """What is gathered while a file is read."""

    name: str
    keys: dict[str, Element] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)
    inside: dict[str, str] = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)
    graph: dict[str, Any] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    read_as: Counter[str] = field(default_factory=Counter)
    yed: bool = False


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a GraphML file; nested graphs are groups of their outer node.

    Raises:
        InvalidGraphError: it is no XML, no GraphML, or an edge lacks an end.
    """
    found = _File(name)
    root = None
    for element in walk_xml(data, name, "key", "node", "edge", "hyperedge", "graph"):
        root = element
        if element.tag == "key":
            found.keys[element.get("id")] = element
        elif element.tag == "graph":
            _end_graph(element, found)
        elif element.tag == "node":
            _node(element, found)
        elif element.tag == "edge":
            _edge(element, found)
        elif element.tag == "hyperedge":
            found.left["links of more than two things"] += 1
    if root is None or root.tag != "graphml":
        refuse(name, "this XML is not GraphML", line=1, expected="<graphml> around all")
    return _gathered(found)


def _gathered(found: _File) -> Incoming:
    dropped = found.notes | found.groups.keys()
    edges = [edge for edge in found.edges if not {edge.source, edge.target} & found.notes]
    found.left["links to or from a note"] = len(found.edges) - len(edges)
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = []
    for key, node in found.nodes.items():
        if key in dropped and key not in ends:  # a group with effects of its own is a thing as well
            continue
        group = found.groups.get(found.inside.get(key, ""))
        named = {"category": group, **node.fields} if group else node.fields
        nodes.append(Node(key, named, node.line))
    title = next(
        (
            one_line(found.graph.pop(key))
            for key in ("title", "label", "name", "Title", "Name")
            if one_line(found.graph.get(key))
        ),
        "",
    )
    about = next(
        (one_line(value) for key, value in found.graph.items() if key.casefold() == "description"), ""
    )
    for key in found.graph:
        if key.casefold() != "description":
            found.left[f"attribute {key} of the graph"] += 1
    return Incoming(
        "yEd GraphML" if found.yed else "GraphML",
        tuple(nodes),
        tuple(edges),
        title or None,
        about,
        left=+found.left,
        read_as=dict(found.read_as),
    )


def _end_graph(element: Element, found: _File) -> None:
    if element.parent is not None and element.parent.tag == "graphml":
        if found.graph.get(""):
            found.left["further graphs"] += 1
        said, _ = _data(element, found, "graph")
        found.graph |= {key: value for key, value in said.items() if one_line(value)}


def _data(element: Element, found: _File, kind: str) -> tuple[dict[str, Any], list[Element]]:
    """Return the plain attributes of an element by name, and those that are drawings."""
    said: dict[str, Any] = {}
    drawings: list[Element] = []
    given = set()
    for data in element.all("data"):
        key = data.get("key")
        given.add(key)
        declared = found.keys.get(key)
        if data.children:
            drawings.append(data)
            continue
        name = declared.get("attr.name") if declared is not None else ""
        if declared is not None and not name and declared.get("yfiles.type"):
            continue
        _say(said, name or key, _value(data.text, declared))
    for key, declared in found.keys.items():
        if key not in given and declared.get("for", "all") in (kind, "all"):
            default = declared.first("default")
            if default is not None and default.text.strip() and declared.get("attr.name"):
                _say(said, declared.get("attr.name"), _value(default.text, declared))
    return said, drawings


def _say(said: dict[str, Any], name: str, value: Any) -> None:
    if value != "" and value is not None:
        said.setdefault(name, value)


def _value(text: str, declared: Element | None) -> Any:
    plain, kind = text.strip(), declared.get("attr.type") if declared is not None else ""
    try:
        if kind in ("int", "long"):
            return int(plain)
        if kind in ("float", "double"):
            number = float(plain)
            return number if number == number else None
        if kind == "boolean":
            return plain.lower() in _TRUE
    except ValueError:
        pass
    return plain


def _further(said: dict[str, Any], found: _File) -> dict[str, Any]:
    """Return attributes without those of the picture, which are counted."""
    for kind in {_LOOK[key.casefold()] for key in said if key.casefold() in _LOOK}:
        found.left[kind] += 1
    return {key: value for key, value in said.items() if key.casefold() not in _LOOK}


def _group_of(element: Element) -> str:
    """Return the id of the node in whose inner graph an element stands."""
    return next((outer.get("id") for outer in element.above() if outer.tag == "node"), "")


def _node(element: Element, found: _File) -> None:
    key = element.get("id")
    if not key:
        refuse(found.name, "a node has no id", line=element.line, expected='<node id="n1">')
    said, drawings = _data(element, found, "node")
    drawn = _drawn(drawings, found, node_drawn)
    fields = _further(said, found)
    if drawn:
        _put(fields, "label", drawn.labels[:1])
        if len(drawn.labels) > 1:
            fields["aka"] = [one_line(label) for label in drawn.labels[1:]]
            found.read_as["second names"] += len(drawn.labels) - 1
        if drawn.note:
            found.notes.add(key)
            found.left["notes beside the graph"] += 1
    if element.get("labels") and "category" not in fields:  # Neo4j
        fields.setdefault("category", one_line(element.get("labels").strip(":").replace(":", ", ")))
        fields.pop("labels", None)
    found.inside[key] = _group_of(element)
    if element.get("yfiles.foldertype") or element.get("foldertype"):
        found.groups[key] = one_line(fields.get("label")) or key
        found.read_as["groups as categories"] += 1
    found.nodes.setdefault(key, Node(key, _named(fields), element.line))


def _named(fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields with the names that yEd and igraph have for a label and a definition."""
    if one_line(fields.get("url")):
        fields["url"] = one_line(fields["url"])
    for theirs, ours in (
        ("v_name", "label"),
        ("NodeLabels", "label"),
        ("e_label", "label"),
        ("Edge Label", "label"),
        ("EdgeLabels", "label"),
    ):
        if theirs in fields and ours not in fields:
            fields[ours] = fields.pop(theirs)
    return fields


def _put(fields: dict[str, Any], key: str, labels: list[str]) -> None:
    for label in labels:
        if key in fields and one_line(fields[key]) != label:
            fields[f"{key} in the data"] = fields[key]
        fields[key] = label


def _drawn(drawings: list[Element], found: _File, read_drawing: Any) -> Drawn | None:
    for data in drawings:
        if is_yed(data):
            found.yed = True
            drawn: Drawn = read_drawing(data)
            for what in drawn.look:
                found.left[what] += 1
            return drawn
    return None


def _edge(element: Element, found: _File) -> None:
    source, target = element.get("source"), element.get("target")
    if not source or not target:
        refuse(
            found.name,
            "an edge has no source or no target",
            line=element.line,
            expected='<edge source="n1" target="n2">',
        )
    said, drawings = _data(element, found, "edge")
    fields = _further(said, found)
    drawn = _drawn(drawings, found, edge_drawn)
    directed = _is_directed(element)
    if element.get("label") and "label" not in fields:  # Neo4j
        fields["label"] = element.get("label")
    if drawn:
        _put(fields, "label", drawn.labels[:1])
        signs = [label for label in drawn.labels[1:] if sign_of(label)]
        if signs and not {"sign", "polarity"} & fields.keys():
            fields["sign"] = signs[0]
        others = [label for label in drawn.labels[1:] if label not in signs[:1]]
        if others:
            fields.setdefault("note", "; ".join(others))
    if one_line(fields.get("description")):
        about = of_html(one_line(fields.pop("description")))
        fields["note"] = "; ".join(filter(None, (one_line(fields.get("note")), about)))
    heads = drawn.heads if drawn and drawn.heads else None
    fields = _named(fields)
    if heads and any(head in INHIBITS for head in heads) and not {"sign", "polarity"} & fields.keys():
        fields["sign"] = "-"
        found.read_as["arrowheads in the shape of a T, read as -"] += 1
    found.edges.extend(_turned(source, target, fields, directed, heads, element))


def _is_directed(element: Element) -> bool:
    own = element.get("directed")
    if own:
        return own.lower() in _TRUE
    graph = next((outer for outer in element.above() if outer.tag == "graph"), None)
    return graph is None or graph.get("edgedefault", "directed") != "undirected"


def _turned(
    source: str,
    target: str,
    fields: dict[str, Any],
    directed: bool,
    heads: tuple[str, str] | None,
    element: Element,
) -> Iterator[Edge]:
    """The effects of one line: heads, where they are drawn, say which way it points."""
    key = None
    if heads is None:
        yield Edge(source, target, fields, directed, key, element.line)
        return
    at_source, at_target = (head not in ("none", "") for head in heads)
    if at_target or not at_source:
        yield Edge(source, target, fields, at_target, key, element.line)
    if at_source:
        yield Edge(target, source, fields, True, None, element.line)
