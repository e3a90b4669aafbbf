"""Outlines and mind maps (OPML, FreeMind, Freeplane): what stands below is in it; arrows are effects."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final
from xml.etree.ElementTree import Element

from .cleaned import text as plain
from .incoming import Edge, Incoming, Node
from .opening import local, refuse, xml_of

NAME: Final = "outline"
ENDINGS: Final = (".opml", ".mm")

_BEGIN: Final = re.compile(rb"<opml\b|<map\b[^>]*\bversion\s*=\s*[\"'](?:\d|freeplane)", re.IGNORECASE)
#: The words of a step from a thing to what stands below it.
_HOLDS: Final = "includes"


@dataclass(slots=True)
class _Found:
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    levels: int = 0
    names: dict[str, str] = field(default_factory=dict)


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is an outline or a mind map in XML."""
    return bool(_BEGIN.search(head)) and b"<cmap" not in head


def read(data: bytes, name: str) -> Incoming:
    """Return the things of an outline, what each holds, and the arrows of a mind map.

    Raises:
        InvalidGraphError: it is no XML, or has no items.
    """
    root: Any = xml_of(data, name)
    found = _Found()
    opml = local(root) == "opml"
    top = next((e for e in root if local(e) == "body"), None) if opml else root
    for element in top if top is not None else ():
        _item(element, "", found, opml)
    if not found.nodes:
        refuse(name, "no items stand in this outline", expected='<outline text="..."/> or <node TEXT="..."/>')
    head = next((e for e in root if local(e) == "head"), ())
    title = next((plain(e.text) for e in head if local(e) == "title"), "")
    title = title or (plain(found.nodes[0].fields.get("label")) if not opml else "")
    read_as = {"levels of the outline, read as includes": found.levels} if found.levels else {}
    what = "OPML outline" if opml else "Mind map (FreeMind, Freeplane)"
    return Incoming(
        what, tuple(found.nodes), tuple(found.edges), title or None, left=+found.left, read_as=read_as
    )


def _item(element: Element, above: str, found: _Found, opml: bool) -> None:
    kind = local(element)
    if kind not in ("outline", "node"):
        return
    key = element.get("ID") or element.get("id") or f"item {len(found.nodes) + 1}"
    label = plain(
        element.get("text") or element.get("title") or element.get("TEXT") or _rich(element, "NODE")
    )
    fields: dict[str, Any] = {"label": label or key}
    note = (
        element.get("_note")
        or element.get("description")
        or _rich(element, "NOTE")
        or _rich(element, "DETAILS")
    )
    if note:
        fields["definition"] = note
    link = element.get("LINK") or element.get("htmlUrl") or element.get("xmlUrl") or element.get("url")
    found.left["links to web pages"] += bool(link)
    found.left["colours"] += bool(element.get("COLOR") or element.get("BACKGROUND_COLOR"))
    found.nodes.append(Node(key, fields, getattr(element, "line", None)))
    if above:
        found.edges.append(Edge(above, key, {"label": _HOLDS}, line=getattr(element, "line", None)))
        found.levels += 1
    for child in element:
        if local(child) == "arrowlink":
            _arrow(child, key, found)
        elif local(child) in ("outline", "node"):
            _item(child, key, found, opml)
        elif local(child) in ("icon", "cloud", "font", "edge"):
            found.left["styles"] += 1


def _arrow(link: Element, key: str, found: _Found) -> None:
    target = link.get("DESTINATION", "")
    words = plain(link.get("MIDDLE_LABEL") or link.get("SOURCE_LABEL") or link.get("TARGET_LABEL"))
    fields = {"label": words} if words else {}
    start, end = (link.get(name, usual).casefold() != "none" for name, usual in
                  (("STARTARROW", "None"), ("ENDARROW", "Default")))  # fmt: skip
    line = getattr(link, "line", None)
    if not target:
        found.left["arrows with a loose end"] += 1
        return
    if end or not start:
        found.edges.append(Edge(key, target, fields, end, line=line))
    if start:
        found.edges.append(Edge(target, key, fields, line=line))


def _rich(element: Element, kind: str) -> str:
    """Return the words of a text in HTML within a node."""
    for child in element:
        if local(child) == "richcontent" and child.get("TYPE", "").upper() == kind:
            return " ".join(" ".join(child.itertext()).split())
    return ""
