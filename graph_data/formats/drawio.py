"""Drawings of diagrams.net (draw.io), compressed or not, in a file of their own or inside an SVG."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from ..errors import InvalidGraphError
from .incoming import Edge, Incoming, Node
from .opening import refuse
from .plain_text import looks_like_html, of_html, one_line
from .xml_tree import Element, read_xml

NAME = "drawio"
ENDINGS = (".drawio", ".dio")

#: A page unpacked is at most so large, in bytes.
_MOST = 50_000_000
_UNPACKED = "the file as diagrams.net saved it, or saved again without compression"
_WRAPPERS = ("object", "UserObject")
_KNOWN = frozenset({"label", "id", "tooltip", "link", "placeholders", "tags"})


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is a drawing of diagrams.net."""
    return b"<mxfile" in head or b"<mxGraphModel" in head or b"&lt;mxfile" in head


@dataclass(slots=True)
class _Cell:
    """One cell: a box, a line, a label of a line, or a group; ``words`` are without formatting."""

    id: str
    words: str
    style: dict[str, str]
    element: Element
    parent: str
    source: str = ""
    target: str = ""
    wrapper: Element | None = None
    labels: list[str] = field(default_factory=list)

    @property
    def is_edge(self) -> bool:
        return self.element.get("edge") == "1"


@dataclass(slots=True)
class _Drawing:
    nodes: dict[str, Node] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    read_as: Counter[str] = field(default_factory=Counter)


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of all pages; what has the same name on two pages is one thing.

    Raises:
        InvalidGraphError: it is no XML, no drawing, or a page cannot be unpacked.
    """
    root = read_xml(data, name)
    if root.tag == "svg" and "mxfile" in root.get("content"):
        root = read_xml(root.get("content").encode(), name)
    if root.tag not in ("mxfile", "mxGraphModel"):
        refuse(name, "this XML is no drawing of diagrams.net", line=1, expected="<mxfile> around all")
    pages = list(root.all("diagram")) if root.tag == "mxfile" else [root]
    found = _Drawing()
    titles = []
    for number, page in enumerate(pages):
        model = _model(page, name)
        cells = _cells(model) if model is not None else {}
        if not any(cell.element.get("vertex") or cell.is_edge for cell in cells.values()):
            found.left["empty pages"] += 1
            continue
        titles.append(one_line(page.get("name")))
        _read_page(cells, number, found)
    title = titles[0] if len(titles) == 1 and not re.fullmatch(r"(?i)(page|seite)[- ]?\d*", titles[0]) else ""
    left = +found.left
    return Incoming(
        "diagrams.net drawing",
        tuple(found.nodes.values()),
        tuple(found.edges),
        title or None,
        left=left,
        read_as=dict(found.read_as),
    )


def _model(page: Element, name: str) -> Element | None:
    """Return the model of a page, unpacked where it is packed."""
    if page.tag == "mxGraphModel":
        return page
    plain = page.first("mxGraphModel")
    if plain is not None or not page.text.strip():
        return plain
    packed = page.text.strip()
    if packed.startswith("<"):
        return read_xml(packed.encode(), name)
    try:
        inflater = zlib.decompressobj(-15)
        data = inflater.decompress(base64.b64decode(packed, validate=False), _MOST)
        if inflater.unconsumed_tail:
            refuse(name, f"a page unpacks to more than {_MOST:,} bytes", line=page.line)
        model = read_xml(unquote(data.decode("utf-8", "replace")).encode("utf-8", "replace"), name)
    except (binascii.Error, zlib.error, ValueError):
        refuse(name, "a page cannot be unpacked", line=page.line, expected=_UNPACKED)
    except InvalidGraphError as error:
        refuse(name, f"a page cannot be read: {error.problems[0].message}", line=page.line)
    for element in model.within("mxCell"):  # what is packed has no lines of its own
        element.line = page.line
    return model


def _style(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split(";") if part.strip())
    return {key.strip(): value.strip() or "1" for key, _, value in pairs}


def _words(text: str, wrapper: Element | None) -> str:
    if wrapper is not None and wrapper.get("placeholders") == "1":
        text = re.sub(r"%(\w+)%", lambda name: wrapper.get(name[1], name[0]), text)
    return of_html(text) if looks_like_html(text) else one_line(text)


def _cells(model: Element) -> dict[str, _Cell]:
    found: dict[str, _Cell] = {}
    for element in model.within("mxCell"):
        outer = element.parent
        wrapper = outer if outer is not None and outer.tag in _WRAPPERS else None
        id = (wrapper.get("id") if wrapper is not None else "") or element.get("id")
        text = wrapper.get("label") if wrapper is not None else element.get("value")
        found[id] = _Cell(
            id,
            _words(text, wrapper),
            _style(element.get("style")),
            element,
            element.get("parent"),
            element.get("source"),
            element.get("target"),
            wrapper,
        )
    return found


def _read_page(cells: dict[str, _Cell], number: int, found: _Drawing) -> None:
    for cell in cells.values():
        parent = cells.get(cell.parent)
        if parent is not None and parent.is_edge and cell.element.get("vertex") and cell.words:
            parent.labels.append(cell.words)
    lines = [cell for cell in cells.values() if cell.is_edge]
    ends = {end for line in lines for end in (line.source, line.target)}
    holders = {cell.parent for cell in cells.values() if cell.element.get("vertex")}
    keys: dict[str, str] = {}
    for cell in cells.values():
        parent = cells.get(cell.parent)
        if not cell.element.get("vertex") or (parent is not None and parent.is_edge):
            continue
        if cell.id not in ends and _is_aside(cell, cell.id in holders, found):
            continue
        keys[cell.id] = _keep(cell, parent, number, found)
    for line in lines:
        found.edges.extend(_edges(line, keys, found))


def _is_aside(cell: _Cell, holds: bool, found: _Drawing) -> bool:
    """Whether a box that no line touches is a text, a group or a bare shape, which are counted."""
    if "text" in cell.style and cell.words:
        found.left["text boxes"] += 1
    elif holds or "group" in cell.style:
        found.read_as["groups as categories"] += bool(cell.words)
    elif not cell.words:
        found.left["shapes without words"] += 1
    else:
        return False
    return True


def _keep(cell: _Cell, parent: _Cell | None, number: int, found: _Drawing) -> str:
    plain = cell.words.casefold()
    page, _, known = found.by_name.get(plain, "").partition(":")
    if plain and known and page != str(number):
        found.read_as["things of one name on several pages, taken as one"] += 1
        return known
    key = cell.id if cell.id not in found.nodes else f"{number + 1}/{cell.id}"
    fields: dict[str, object] = {"label": cell.words or key}
    if parent is not None and parent.words and parent.element.get("vertex"):
        fields["category"] = parent.words
    found.left["positions"] += cell.element.first("mxGeometry") is not None
    found.left["colours"] += bool(cell.style.keys() & {"fillColor", "strokeColor", "fontColor"})
    found.nodes[key] = Node(key, fields | _further(cell, "definition", found), cell.element.line)
    found.by_name.setdefault(plain, f"{number}:{key}")
    return key


def _further(cell: _Cell, about: str, found: _Drawing) -> dict[str, object]:
    """Return what stands on the object around a cell."""
    if cell.wrapper is None:
        return {}
    said = cell.wrapper.attributes
    found.left["links to web pages"] += bool(said.get("link"))
    found.left["tags"] += bool(said.get("tags"))
    further: dict[str, object] = {key: value for key, value in said.items() if key not in _KNOWN and value}
    if said.get("tooltip"):
        further[about] = of_html(said["tooltip"])
    return further


def _edges(line: _Cell, keys: dict[str, str], found: _Drawing) -> Iterator[Edge]:
    if not line.source or not line.target:
        found.left["arrows with a loose end"] += 1
        return
    source, target = keys.get(line.source), keys.get(line.target)
    if source is None or target is None:
        found.left["links that lead nowhere"] += 1
        return
    labels = list(dict.fromkeys(filter(None, [line.words, *line.labels])))
    fields: dict[str, object] = {"label": labels[0]} if labels else {}
    if labels[1:]:
        fields["note"] = "; ".join(labels[1:])
    fields = _further(line, "note", found) | fields
    forward = line.style.get("endArrow", "classic") != "none"
    back = line.style.get("startArrow", "none") != "none"
    if forward or not back:
        yield Edge(source, target, fields, forward, None, line.element.line)
    if back:
        yield Edge(target, source, fields, True, None, line.element.line)
