"""Concept maps of CmapTools (CXL): every way from a concept through a linking phrase to a concept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from .incoming import Edge, Incoming, Node
from .opening import refuse
from .plain_text import of_html, one_line
from .xml_tree import Element, read_xml

NAME = "cmap"
ENDINGS = (".cxl",)

#: What CmapTools writes for a phrase that nobody has filled in.
_EMPTY = frozenset({"????", "???", "??", "?"})
_NO_HEAD = frozenset({"none", "no"})


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is a concept map of CmapTools."""
    return b"cmap.ihmc.us" in head or b"<cmap" in head


def phrase(text: str) -> str:
    """Return the words of a linking phrase; one that is not filled in has none."""
    plain = one_line(text)
    return "" if plain in _EMPTY else plain


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a concept map.

    Raises:
        InvalidGraphError: it is no XML, or no concept map.
    """
    root = read_xml(data, name)
    if root.tag != "cmap":
        refuse(name, "this XML is no concept map of CmapTools", line=1, expected="<cmap> around all")
    left: Counter[str] = Counter()
    concepts = {each.get("id"): each for each in root.within("concept")}
    phrases = {each.get("id"): phrase(each.get("label")) for each in root.within("linking-phrase")}
    bare = {
        each.get("id")
        for each in root.within("connection-appearance")
        if each.get("arrowhead").lower() in _NO_HEAD
    }
    nodes = tuple(_node(key, each, concepts) for key, each in concepts.items() if key)
    edges = tuple(_edges(list(root.within("connection")), concepts, phrases, bare, left))
    left["attached resources"] += sum(1 for _ in root.within("resource"))
    left["positions"] += sum(1 for _ in root.within("concept-appearance"))
    title, about = _said(root, "title"), _said(root, "description")
    return Incoming("CmapTools map", nodes, edges, title or None, about, _said(root, "language"), left=+left)


def _said(root: Element, tag: str) -> str:
    meta = root.first("res-meta")
    found = meta.first(tag) if meta is not None else None
    return one_line(found.text) if found is not None else ""


def _node(key: str, concept: Element, concepts: dict[str, Element]) -> Node:
    fields = {"label": one_line(concept.get("label")) or key}
    about = [of_html(concept.get(each)) for each in ("short-comment", "long-comment")]
    if any(about):
        fields["definition"] = " ".join(dict.fromkeys(filter(None, about)))
    outer = concepts.get(concept.get("parent-id"))
    if outer is not None:
        fields["category"] = one_line(outer.get("label"))
    return Node(key, fields, concept.line)


def _edges(
    connections: list[Element],
    concepts: Iterable[str],
    phrases: dict[str, str],
    bare: set[str],
    left: Counter[str],
) -> Iterator[Edge]:
    """Yield an edge for each pair of concepts that a phrase stands between, and for each direct line."""
    into: dict[str, list[str]] = {key: [] for key in phrases}
    out: dict[str, list[str]] = {key: [] for key in phrases}
    lines: dict[str, int] = {}
    for each in connections:
        source, target = each.get("from-id"), each.get("to-id")
        if source in concepts and target in concepts:
            yield Edge(source, target, {}, each.get("id") not in bare, None, each.line)
        elif source in concepts and target in phrases:
            into[target].append(source)
            lines.setdefault(target, each.line)
        elif source in phrases and target in concepts:
            out[source].append(target)
        else:
            left["links that lead nowhere"] += 1
    for key, words in phrases.items():
        if not into[key] or not out[key]:
            left["links that lead nowhere"] += bool(into[key] or out[key])
            left["phrases beside the graph"] += not (into[key] or out[key]) and bool(words)
        for source in into[key]:
            for target in out[key]:
                yield Edge(source, target, {"label": words} if words else {}, True, None, lines.get(key))
