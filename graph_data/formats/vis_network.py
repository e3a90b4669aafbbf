"""Pages of pyvis and vis-network of which only the HTML is left: their data read, nothing of them run."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .incoming import Edge, Incoming, Node
from .js_literals import LiteralError, literal
from .opening import refuse, text_of
from .plain_text import of_html, of_markdown, one_line

NAME = "vis"
ENDINGS: tuple[str, ...] = ()

_SIGNS = (b"vis.DataSet", b"vis.Network", b"vis-network", b"vis.min.js", b"visNetwork", b"mynetwork")
_DATA = re.compile(
    r"""\bDataSet\s*(?:<[^<>]*>)?\(\s*(?:\{[^{}]*\}\s*,\s*)?(?=\[)"""
    r"""|\b(?P<name>[A-Za-z_$][\w$]{0,60})["']?\s*[:=]\s*(?=\[\s*\{)"""
    r"""|\b(?P<set>[A-Za-z_$][\w$]{0,60})\.(?:add|update)\s*\(\s*(?=[\[{])"""
    r"""|\b(?:JSON\.parse\s*\()\s*(?=["'`])"""
)
_COMMENT = re.compile(r"(?<![:\"'\w])//")
_OPTIONS = re.compile(r"\boptions[\"']?\s*[:=]\s*(?=\{|JSON\.parse)")
_OF_EDGES = re.compile(r"\bedges[\"']?\s*:\s*(?=\{)")
_PARSED = re.compile(r"JSON\.parse\s*\(\s*(?=[\"'`])")
_WIDGET = re.compile(r"<script[^<>]{0,200}application/json[^<>]{0,200}>", re.IGNORECASE)
_FRAME = re.compile(r"<iframe\b[^<>]{0,300}?\bsrcdoc\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_HEADING = {
    tag: re.compile(rf"<{tag}\b[^<>]*>(.*?)</{tag}\s*>", re.IGNORECASE | re.DOTALL) for tag in ("h1", "title")
}
#: Keys of vis-network that say how something looks or moves, and what they are told as.
_LOOK = {
    **dict.fromkeys(("color", "colour", "background"), "colours"),
    **dict.fromkeys(("size", "width", "scaling"), "sizes"),
    **dict.fromkeys(("shape", "font", "borderWidth", "borderWidthSelected", "image", "icon",
                     "opacity", "shadow", "margin", "dashes", "smooth", "chosen", "labelHighlightBold",
                     "widthConstraint", "heightConstraint", "shapeProperties", "brokenImage", "imagePadding",
                     "arrowStrikethrough", "selectionWidth", "hoverWidth", "selfReference",
                     "selfReferenceSize",
                     "endPointOffset"), "styles"),
    **dict.fromkeys(("x", "y", "fixed", "level"), "positions"),
    **dict.fromkeys(("physics", "mass", "length", "hidden"), "physics settings"),
}  # fmt: skip
#: A tooltip of an effect that has no words is its words up to this length, else a note.
_WORDS = 60


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is a web page that draws with vis-network."""
    begin = head.lstrip()[:200].lower()
    return b"<" in begin[:1] and any(sign in head for sign in _SIGNS)


def read(data: bytes, name: str) -> Incoming:
    """Return the graph in a page of pyvis, vis-network or R's visNetwork.

    Raises:
        InvalidGraphError: no data of a network stands in it.
    """
    text, guessed = text_of(data, name)
    frame = _FRAME.search(text)
    if frame and "DataSet" not in text[: frame.start()]:
        text = html.unescape(frame[1][1:-1])
    left: Counter[str] = Counter()
    nodes, edges = _chosen(list(_records(text)), left)
    if not nodes and not edges:
        refuse(
            name,
            "no network of pyvis or vis-network stands in this page",
            expected="a page with its nodes and edges in vis.DataSet([...])",
        )
    arrows = _default_arrows(text)
    read_nodes = tuple(_node(fields, left) for fields in nodes)
    read_edges = tuple(edge for fields in edges for edge in _edge(fields, arrows, left))
    read_as = {f"read as {guessed}": 1} if guessed else {}
    return Incoming(_called(text), read_nodes, read_edges, _title(text), left=+left, read_as=read_as)


def _called(text: str) -> str:
    if "htmlwidget" in text and "visNetwork" in text:
        return "visNetwork page"
    return "pyvis page" if "mynetwork" in text else "vis-network page"


def _title(text: str) -> str | None:
    for tag in ("h1", "title"):
        for found in _HEADING[tag].finditer(text[:200_000]):
            words = of_html(found[1])
            if words and words.casefold() not in ("network", "visnetwork"):
                return words
    return None


def _records(text: str) -> Iterator[tuple[bool, list[dict[str, Any]]]]:
    """Yield each list of objects that may be nodes or edges, and whether it surely is of a network."""
    at = 0
    while found := _DATA.search(text, at):
        at = found.end()
        if _COMMENT.search(text, text.rfind("\n", 0, found.start()) + 1, found.start()):
            continue
        try:
            value, end = literal(text, at)
            if isinstance(value, str):
                value = literal(value, 0)[0]
        except LiteralError:
            continue
        whole = isinstance(value, dict) and "id" not in value and "from" not in value
        groups = [value.get("nodes"), value.get("edges")] if whole else [value]
        for group in groups:
            records = [
                item for item in (group if isinstance(group, list) else [group]) if isinstance(item, dict)
            ]
            if records:
                yield "DataSet" in found[0] or bool(found["set"]), records
        at = max(end, at)
    yield from ((True, table) for table in _widgets(text))


def _widgets(text: str) -> Iterator[list[dict[str, Any]]]:
    """The data of R's visNetwork: a table by columns, in a script of JSON."""
    for found in _WIDGET.finditer(text):
        try:
            value = literal(text, found.end())[0]
        except LiteralError:
            continue
        inner = value.get("x", value) if isinstance(value, dict) else {}
        for key in ("nodes", "edges"):
            table = inner.get(key) if isinstance(inner, dict) else None
            if isinstance(table, list):
                yield [item for item in table if isinstance(item, dict)]
            elif isinstance(table, dict):
                columns = {
                    name: cells if isinstance(cells, list) else [cells] for name, cells in table.items()
                }
                rows = max(map(len, columns.values()), default=0)
                yield [
                    {name: cells[row] for name, cells in columns.items() if row < len(cells)}
                    for row in range(rows)
                ]


def _chosen(groups: list[tuple[bool, list[Any]]], left: Counter[str]) -> tuple[list[Any], list[Any]]:
    """Return the objects that are nodes and those that are edges; sure ones shut out the others."""
    edges = [
        (sure, group) for sure, group in groups if any("from" in item and "to" in item for item in group)
    ]
    nodes = [
        (sure, group)
        for sure, group in groups
        if (sure, group) not in edges and any("id" in item for item in group)
    ]
    found: dict[str, dict[str, Any]] = {}
    for item in _surest(nodes):
        if one_line(item.get("id")):
            found.setdefault(one_line(item["id"]), item)
    links = _surest(edges)
    ends = [edge for edge in links if one_line(edge.get("from")) and one_line(edge.get("to"))]
    if len(links) > len(ends):
        left["arrows with a loose end"] += len(links) - len(ends)
    return list(found.values()), ends


def _surest(groups: list[tuple[bool, list[Any]]]) -> list[dict[str, Any]]:
    sure = [group for known, group in groups if known]
    return [item for group in (sure or [group for _, group in groups]) for item in group]


def _default_arrows(text: str) -> object:
    """Return what the options say of the arrows of all edges."""
    for found in _OF_EDGES.finditer(text):
        try:
            value = literal(text, found.end())[0]
        except LiteralError:
            continue
        if isinstance(value, dict) and "arrows" in value and "from" not in value:
            return value["arrows"]
    for found in _OPTIONS.finditer(text):
        parsed = _PARSED.match(text, found.end())
        try:
            value = literal(text, parsed.end() if parsed else found.end())[0]
            value = literal(value, 0)[0] if isinstance(value, str) else value
        except LiteralError:
            continue
        edges = value.get("edges") if isinstance(value, dict) else None
        if isinstance(edges, dict) and "arrows" in edges:
            return edges["arrows"]
    return None


def _heads(arrows: object) -> tuple[bool, bool]:
    """Return whether a line has a head at its end and at its beginning."""
    if isinstance(arrows, Mapping):
        on = {str(key) for key, value in arrows.items() if _is_on(value)}
        return "to" in on, "from" in on
    words = re.split(r"[^a-z]+", one_line(arrows).lower())
    return "to" in words or words == ["true"], "from" in words


def _is_on(value: object) -> bool:
    return value.get("enabled", True) is not False if isinstance(value, Mapping) else bool(value)


def _told(fields: Mapping[str, Any], known: Iterable[str], left: Counter[str]) -> dict[str, object]:
    """Return what is neither known nor look, and count the look."""
    for kind in {_LOOK[key] for key in fields if key in _LOOK and fields[key] is not None}:
        left[kind] += 1
    return {
        key: value
        for key, value in fields.items()
        if key not in _LOOK and key not in known and value is not None
    }


def _label(fields: Mapping[str, Any]) -> str:
    label, font = fields.get("label"), fields.get("font")
    multi = font.get("multi") if isinstance(font, Mapping) else None
    if isinstance(label, str) and multi in (True, "html"):
        return of_html(label)
    return of_markdown(label) if isinstance(label, str) and multi in ("md", "markdown") else one_line(label)


def _tooltip(fields: Mapping[str, Any]) -> str:
    title = fields.get("title")
    return (
        of_html(title)
        if isinstance(title, str)
        else one_line(title)
        if isinstance(title, int | float)
        else ""
    )


def _node(fields: Mapping[str, Any], left: Counter[str]) -> Node:
    label, tooltip = _label(fields), _tooltip(fields)
    found: dict[str, object] = _told(fields, ("id", "label", "title", "group", "value"), left)
    if fields.get("value") is not None:
        left["sizes"] += 1
    key = one_line(fields["id"])
    if label or "name" not in found:
        found["label"] = label or key
    if tooltip and tooltip not in (label, key):
        found["definition"] = tooltip
    if one_line(fields.get("group")):
        found["category"] = one_line(fields["group"])
    return Node(key, found)


def _edge(fields: Mapping[str, Any], arrows: object, left: Counter[str]) -> Iterator[Edge]:
    label, tooltip = _label(fields), _tooltip(fields)
    known = ("id", "from", "to", "label", "title", "arrows", "value", "arrow", "group")
    found: dict[str, object] = _told(fields, known, left)
    number = re.fullmatch(r"[+-]?[\d.,]+(?:e[+-]?\d+)?", tooltip.replace("weight", "").strip(" :=").lower())
    words = label or (tooltip if len(tooltip) <= _WORDS and not number else "")
    if words:
        found["label"] = words
    if tooltip and tooltip != words:
        found["weight" if number else "note"] = tooltip
    if fields.get("value") is not None:
        found.setdefault("weight", fields["value"])
    own = fields.get("arrows")
    to, back = _heads(arrows if own is None else own)
    source, target, key = one_line(fields["from"]), one_line(fields["to"]), one_line(fields.get("id")) or None
    if to or not back:
        yield Edge(source, target, found, to, key)
    if back:
        yield Edge(target, source, found, True, None if to else key)
