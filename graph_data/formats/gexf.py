"""GEXF 1.1 to 1.3, as Gephi writes it, read element by element."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .incoming import Edge, Incoming, Node
from .opening import refuse
from .plain_text import one_line
from .xml_tree import Element, walk_xml

NAME = "gexf"
ENDINGS = (".gexf",)

_LOOK = {
    "position": "positions",
    "color": "colours",
    "size": "sizes",
    "shape": "styles",
    "thickness": "sizes",
}
_TIMES = ("start", "end", "startopen", "endopen", "timestamp", "timestamps", "intervals")


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is GEXF."""
    return b"<gexf" in head or b"gexf.net" in head


@dataclass(slots=True)
class _File:
    name: str
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    defaults: dict[str, dict[str, str]] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    title: str = ""
    about: str = ""


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a GEXF file; nodes within a node are of its category.

    Raises:
        InvalidGraphError: it is no XML, no GEXF, or an edge lacks an end.
    """
    found = _File(name)
    root = None
    for element in walk_xml(data, name, "attributes", "node", "edge", "meta"):
        root = element
        if element.tag == "attributes":
            _declare(element, found)
        elif element.tag == "meta":
            found.title = one_line(_text(element, "title"))
            found.about = one_line(_text(element, "description"))
        elif element.tag == "node":
            _node(element, found)
        elif element.tag == "edge":
            found.edges.extend(_edges(element, found))
    if root is None or root.tag != "gexf":
        refuse(name, "this XML is not GEXF", line=1, expected="<gexf> around all")
    left = +found.left
    return Incoming(
        "GEXF", tuple(_grouped(found)), tuple(found.edges), found.title or None, found.about, left=left
    )


def _text(element: Element, tag: str) -> str:
    child = element.first(tag)
    return child.text if child is not None else ""


def _declare(element: Element, found: _File) -> None:
    kind = element.get("class")
    for attribute in element.all("attribute"):
        title = attribute.get("title") or attribute.get("id")
        found.titles[kind, attribute.get("id")] = title
        default = attribute.first("default")
        if default is not None and default.text.strip():
            found.defaults.setdefault(kind, {})[title] = default.text.strip()


def _said(element: Element, kind: str, found: _File) -> dict[str, Any]:
    """Return the attributes of a node or an edge by their titles; those of picture and time are counted."""
    said: dict[str, Any] = dict(found.defaults.get(kind, {}))
    for child in element.children:
        if child.tag in _LOOK:
            found.left[_LOOK[child.tag]] += 1
        elif child.tag == "spells":
            found.left["times"] += 1
        elif child.tag == "attvalues":
            for each in child.all("attvalue"):
                id = each.get("for") or each.get("id")
                said[found.titles.get((kind, id), id)] = _value(each.get("value"))
    found.left["times"] += any(element.get(key) for key in _TIMES)
    return {key: value for key, value in said.items() if value not in ("", [])}


def _value(text: str) -> Any:
    plain = text.strip()
    if len(plain) > 1 and plain[0] == "[" and plain[-1] == "]":
        return [one_line(item).strip("\"'") for item in plain[1:-1].split(",") if item.strip()]
    return plain


def _node(element: Element, found: _File) -> None:
    key = element.get("id")
    if not key:
        refuse(found.name, "a node has no id", line=element.line, expected='<node id="n1" label="Sleep"/>')
    said = _said(element, "node", found)
    label = one_line(element.get("label"))
    if label:
        for other in [name for name in said if name.casefold() == "label"]:
            if one_line(said.pop(other)) != label:
                found.left[f"attribute {other}"] += 1
        said["label"] = label
    outer = next((each.get("id") for each in element.above() if each.tag == "node"), "")
    found.parents[key] = outer or element.get("pid")
    found.nodes.setdefault(key, Node(key, said, element.line))


def _grouped(found: _File) -> Iterator[Node]:
    """Yield nodes; one within another is of that one's category, unless it has one."""
    for key, node in found.nodes.items():
        outer = found.nodes.get(found.parents[key])
        group = one_line(outer.fields.get("label")) or outer.key if outer is not None else ""
        yield Node(key, {"category": group, **node.fields}, node.line) if group else node


def _edges(element: Element, found: _File) -> Iterator[Edge]:
    source, target = element.get("source"), element.get("target")
    if not source or not target:
        refuse(
            found.name,
            "an edge has no source or no target",
            line=element.line,
            expected='<edge source="n1" target="n2"/>',
        )
    fields = _said(element, "edge", found)
    label, kind = one_line(element.get("label")), one_line(element.get("kind"))
    if label:
        fields["label"] = label
    if kind:
        fields["kind" if label else "label"] = kind
    if element.get("weight") not in ("", "1", "1.0"):
        fields["weight"] = element.get("weight")
    graph = next((outer for outer in element.above() if outer.tag == "graph"), None)
    default = graph.get("defaultedgetype", "undirected") if graph is not None else "undirected"
    way = (element.get("type") or default).lower()
    yield Edge(source, target, fields, way in ("directed", "mutual", "dir"), None, element.line)
    if way == "mutual":
        yield Edge(target, source, fields, True, None, element.line)
