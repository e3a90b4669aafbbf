"""XGMML, as Cytoscape wrote it before CX: nodes and edges with attributes of their own."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final
from xml.etree.ElementTree import Element

from .cleaned import text as plain
from .incoming import Edge, Incoming, Node
from .opening import local, refuse, xml_of

NAME: Final = "xgmml"
ENDINGS: Final = (".xgmml",)

#: Attributes that Cytoscape keeps for itself.
_OWN: Final = frozenset({"shared name", "shared interaction", "selected", "SUID", "canonicalName", "name",
                         "__Annotations", "hiddenLabel"})  # fmt: skip


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is XGMML."""
    return b"http://www.cs.rpi.edu/XGMML" in head


def read(data: bytes, name: str) -> Incoming:
    """Return the network.

    Raises:
        InvalidGraphError: it is no XML, or holds no nodes.
    """
    root: Any = xml_of(data, name)
    left: Counter[str] = Counter()
    nodes, edges = [], []
    for element in root.iter():
        line = getattr(element, "line", None)
        if local(element) == "node" and element.get("id"):
            fields = _said(element, left)
            label = plain(element.get("label")) or plain(fields.get("name"))
            nodes.append(Node(element.get("id"), {**fields, "label": label or element.get("id")}, line))
        elif local(element) == "edge" and element.get("source") and element.get("target"):
            directed = element.get("cy:directed", element.get("directed", root.get("directed", "1")))
            fields = _said(element, left)
            words = fields.pop("interaction", "") or _between(element.get("label", ""))
            said = {**fields, "label": words} if words else fields
            edges.append(Edge(element.get("source"), element.get("target"), said, directed != "0", line=line))
    if not nodes:
        refuse(name, "no nodes stand in this network", expected='<graph><node id="1" label="iron"/></graph>')
    return Incoming("XGMML network", tuple(nodes), tuple(edges), plain(root.get("label")) or None, left=+left)


def _said(element: Element, left: Counter[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for child in element:
        if local(child) == "graphics":
            left["positions" if local(element) == "node" else "styles"] += 1
        elif local(child) == "att" and child.get("name") not in (None, *_OWN):
            values = [each.get("value") for each in child if local(each) == "att"] or [child.get("value")]
            kept = [value for value in values if value]
            if kept:
                found[str(child.get("name"))] = kept if len(kept) > 1 else kept[0]
    return found


def _between(label: str) -> str:
    """Return the words in a label that Cytoscape made: ``iron (activates) hepcidin``."""
    begin, end = label.find("("), label.rfind(") ")
    return label[begin + 1 : end] if 0 < begin < end else label
