"""CX and CX2, the exchange formats of NDEx and Cytoscape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .incoming import Edge, Incoming, Node
from .opening import json_of, refuse, text_of
from .plain_text import of_html, one_line
from .shapes import has_key

NAME = "cx"
ENDINGS = (".cx", ".cx2")

_STYLE = ("visualProperties", "cyVisualProperties", "nodeBypasses", "edgeBypasses", "visualEditorProperties")
#: Further aspects that say nothing of things and links.
_SILENT = (
    "numberVerification",
    "metaData",
    "status",
    "provenanceHistory",
    "cyTableColumn",
    "tableColumn",
    "networkRelations",
    "ndexStatus",
    "CXVersion",
    "hasFragments",
)
#: Attributes that a program keeps for itself.
_OWN = frozenset({"shared name", "shared interaction", "selected", "SUID", "isExcludedFromPaths"})


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is CX or CX2."""
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return begin.startswith(b"[") and has_key(
        head, "CXVersion", "numberVerification", "attributeDeclarations"
    )


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a network.

    Raises:
        InvalidGraphError: it is no JSON, or has no aspects of nodes and edges.
    """
    root = json_of(text_of(data, name)[0], name)
    if not isinstance(root, list):
        refuse(name, "this JSON is no list of aspects", expected="a network in CX or CX2")
    aspects: dict[str, list[Any]] = {}
    for fragment in root:
        for key, value in fragment.items() if isinstance(fragment, dict) else ():
            aspects.setdefault(key, []).extend(value if isinstance(value, list) else [value])
    if not aspects.get("nodes"):
        refuse(name, "no nodes stand in this network", expected='[..., {"nodes": [...]}, {"edges": [...]}]')
    left: Counter[str] = Counter()
    left["styles"] += any(key in aspects for key in _STYLE)
    second = "CXVersion" in aspects or "attributeDeclarations" in aspects
    nodes, edges, said = _second(aspects, left) if second else _first(aspects, left)
    title, about = one_line(said.pop("name", "")), of_html(one_line(said.pop("description", "")))
    for key in said:
        left[f"attribute {key} of the network"] += 1
    return Incoming(
        "CX2 network" if second else "CX network",
        tuple(nodes),
        tuple(edges),
        title or None,
        about,
        left=+left,
    )


def _records(aspects: Mapping[str, list[Any]], key: str) -> Iterator[dict[str, Any]]:
    return (item for item in aspects.get(key, ()) if isinstance(item, dict))


def _named(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key not in _OWN and value not in (None, "", [])}


def _edge(source: object, target: object, fields: dict[str, Any]) -> Edge:
    """An edge; its name repeats its ends, so the interaction is its words."""
    name, words = one_line(fields.get("name")), one_line(fields.get("interaction"))
    if words:
        fields.pop("interaction")
        fields["label"] = fields.get("label") or words
    if name and ("(" in name or words):
        fields.pop("name")
    return Edge(one_line(source), one_line(target), _named(fields))


def _second(
    aspects: Mapping[str, list[Any]], left: Counter[str]
) -> tuple[list[Node], list[Edge], dict[str, Any]]:
    declared: dict[str, Any] = {}
    for each in _records(aspects, "attributeDeclarations"):
        declared |= each
    nodes = []
    for each in _records(aspects, "nodes"):
        left["positions"] += "x" in each
        nodes.append(Node(one_line(each.get("id")), _named(_values(each.get("v"), declared.get("nodes")))))
    edges = []
    for each in _records(aspects, "edges"):
        if one_line(each.get("s")) and one_line(each.get("t")):
            edges.append(_edge(each["s"], each["t"], _values(each.get("v"), declared.get("edges"))))
        else:
            left["arrows with a loose end"] += 1
    said: dict[str, Any] = {}
    for each in _records(aspects, "networkAttributes"):
        said |= each
    return nodes, edges, said


def _values(value: object, declared: object) -> dict[str, Any]:
    """Return values by full names: a declaration may give a short one, and a default."""
    said = dict(value) if isinstance(value, dict) else {}
    for name, rule in declared.items() if isinstance(declared, dict) else ():
        alias = rule.get("a") if isinstance(rule, dict) else None
        if isinstance(alias, str) and alias in said:
            said[name] = said.pop(alias)
        elif isinstance(rule, dict) and "v" in rule:
            said.setdefault(name, rule["v"])
    if one_line(said.get("n")) and "name" not in said:
        said["name"] = said.pop("n")
    if one_line(said.get("i")) and "interaction" not in said:
        said["interaction"] = said.pop("i")
    return said


def _first(
    aspects: Mapping[str, list[Any]], left: Counter[str]
) -> tuple[list[Node], list[Edge], dict[str, Any]]:
    of_nodes = _by_owner(_records(aspects, "nodeAttributes"))
    of_edges = _by_owner(_records(aspects, "edgeAttributes"))
    left["positions"] += sum(1 for _ in _records(aspects, "cartesianLayout"))
    left["citations"] += sum(1 for _ in _records(aspects, "citations"))
    nodes = []
    for each in _records(aspects, "nodes"):
        key = one_line(each.get("@id"))
        fields: dict[str, Any] = {"name": each.get("n"), "represents": each.get("r"), **of_nodes.get(key, {})}
        nodes.append(Node(key, _named(fields)))
    edges = []
    for each in _records(aspects, "edges"):
        fields = {"interaction": each.get("i"), **of_edges.get(one_line(each.get("@id")), {})}
        if one_line(each.get("s")) and one_line(each.get("t")):
            edges.append(_edge(each["s"], each["t"], fields))
        else:
            left["arrows with a loose end"] += 1
    said = {one_line(each.get("n")): each.get("v") for each in _records(aspects, "networkAttributes")}
    return nodes, edges, said


def _by_owner(records: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for each in records:
        owners = each.get("po")
        for owner in owners if isinstance(owners, list) else [owners]:
            found.setdefault(one_line(owner), {})[one_line(each.get("n"))] = each.get("v")
    return found
