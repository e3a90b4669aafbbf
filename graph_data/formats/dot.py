"""Graphviz DOT: labels of any kind, directions, clusters; what only says how it looks is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from ..meaning.signs import sign_of
from .dot_text import Attributes, Cluster, Drawing, Line, read_drawing
from .incoming import Edge, Incoming, Node
from .opening import text_of
from .plain_text import of_html, one_line

NAME = "dot"
ENDINGS = (".dot", ".gv")

_HEAD = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:\s|//[^\n]*\n|/\*.*?\*/|#[^\n]*\n)*(?:strict\s+)?(?:di)?graph\b"
    rb"\s*(?:\"[^\"]*\"|[\w.\x80-\xff]+)?\s*(?:\{|//|/\*|#|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_PART = re.compile(r"<[^<>]*>|(?<!\\)[{}]")
_SIGN = re.compile(r"[a-z]{0,2}([+-])", re.IGNORECASE)
#: Attributes that this reader understands; what else there is says how it looks, or is told by its name.
_READ = frozenset(
    {
        "label",
        "xlabel",
        "tooltip",
        "comment",
        "dir",
        "arrowhead",
        "arrowtail",
        "style",
        "url",
        "href",
        "edgeurl",
        "edgetooltip",
        "labeltooltip",
        "weight",
    }
)
_OTHERS = frozenset(
    {
        "headlabel",
        "taillabel",
        "sign",
        "polarity",
        "relation",
        "type",
        "category",
        "class",
        "kind",
        "definition",
        "description",
        "note",
        "quote",
        "group",
        "evidence",
    }
)


#: Arrowheads that begin with a bar: ``tee``, ``teenormal``, ``lteevee``.
_TEE: Final = re.compile(r"[olr]{0,2}tee", re.IGNORECASE)


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a text begins as a graph of Graphviz."""
    return bool(_HEAD.match(head))


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a DOT file.

    Raises:
        InvalidGraphError: it does not keep to Graphviz's language.
    """
    text, guessed = text_of(data, name)
    drawing = read_drawing(text, name, ("digraph", "graph"))
    left: Counter[str] = Counter()
    read_as: Counter[str] = Counter({f"read as {guessed}": 1} if guessed else {})
    hidden = {box for box, said in drawing.boxes.items() if _is_hidden(said)}
    nodes = tuple(_node(box, drawing, left) for box in drawing.boxes if box not in hidden)
    edges: list[Edge] = []
    for line in drawing.lines:
        if _is_hidden(line.attributes) or {line.source, line.target} & hidden:
            left["hidden things"] += 1
        else:
            edges += _edges(line, drawing, left, read_as)
    left["hidden things"] += len(hidden)
    title = _words(drawing.attributes.get("label", ""), drawing.name, drawing.attributes)
    name_told = drawing.name if drawing.name.lower() not in ("g", "graph", "digraph", "%3") else ""
    return Incoming(
        "Graphviz DOT", nodes, tuple(edges), title or name_told or None, left=+left, read_as=dict(read_as)
    )


def _is_hidden(said: Attributes) -> bool:
    return "invis" in re.split(r"[\s,]+", said.get("style", "").lower())


def _words(text: str, box: str, said: Mapping[str, str]) -> str:
    """Return a label as words: HTML taken apart, records joined, escapes resolved."""
    if text.startswith("<") and text.endswith(">"):
        return of_html(text[1:-1])
    if "record" in said.get("shape", "").lower():
        text = ", ".join(
            filter(None, (one_line(_PART.sub(" ", part)) for part in re.split(r"(?<!\\)\|", text)))
        )
    text = text.replace("\\N", box).replace("\\G", "")
    return one_line(re.sub(r"\\([nlr])|\\(.)", lambda found: " " if found[1] else found[2], text))


def _node(box: str, drawing: Drawing, left: Counter[str]) -> Node:
    said = drawing.boxes[box]
    label = said.get("label", "\\N")
    fields: dict[str, object] = {
        "label": _words(label, box, said) or _words(said.get("xlabel", ""), box, said) or box
    }
    about = next((said[key] for key in ("tooltip", "comment") if said.get(key, "").strip()), "")
    if about:
        fields["definition"] = _words(about, box, {})
    group = next((label for cluster in _around(drawing.clusters.get(box)) if (label := _group(cluster))), "")
    if group:
        fields["category"] = group
    _count(said, left)
    return Node(box, fields | _further(said), drawing.lines_of.get(box))


def _around(cluster: Cluster | None) -> Iterator[Cluster]:
    while cluster is not None:
        if cluster.boxed:
            yield cluster
        cluster = cluster.parent


def _group(cluster: Cluster) -> str:
    label = _words(cluster.attributes.get("label", ""), cluster.name, {})
    return label or one_line(re.sub(r"^cluster[_-]?", "", cluster.name).replace("_", " "))


def _count(said: Attributes, left: Counter[str]) -> None:
    if said.keys() & {"pos", "pin"}:
        left["positions"] += 1
    if said.keys() & {"url", "href", "edgeurl"}:
        left["links to web pages"] += 1
    if said.keys() - _READ - _OTHERS - {"pos", "pin"} or said.get("style"):
        left["styles"] += 1


def _further(said: Attributes) -> dict[str, object]:
    return {key: said[key] for key in sorted(said.keys() & _OTHERS)}


def _edges(line: Line, drawing: Drawing, left: Counter[str], read_as: Counter[str]) -> Iterator[Edge]:
    said = line.attributes
    words = _words(said.get("label", "") or said.get("xlabel", ""), "", {})
    at_ends = {key: _words(said[key], "", {}) for key in ("headlabel", "taillabel") if said.get(key)}
    signs = {key: text for key, text in at_ends.items() if sign_of(text)}
    if signs and not words:  # many draw the sign beside the arrowhead
        words = next(iter(signs.values()))
    elif signs and not said.get("sign"):
        said = {**said, "sign": next(iter(signs.values()))}
    fields: dict[str, object] = {"label": words} if words else {}
    note = next(
        (said[key] for key in ("comment", "tooltip", "edgetooltip", "labeltooltip") if said.get(key)), ""
    )
    if note and one_line(note) != words:
        fields["note"] = _words(note, "", {})
    sign = _SIGN.fullmatch(words)
    if sign and not said.get("sign"):
        fields["sign"] = sign[1]
    if "weight" in said:
        left["weights"] += 1
    _count(said, left)
    forward, back = _heads(line, drawing.kind)
    heads = (said.get("arrowhead", "") if forward else "", said.get("arrowtail", "") if back else "")
    if any(_TEE.match(head) for head in heads):
        fields.setdefault("sign", "-")
        read_as["arrowheads tee, read as -"] += 1
    fields |= {key: v for key, v in _further(said).items() if key not in fields and key not in signs}
    if forward or not back:
        yield Edge(line.source, line.target, fields, forward, None, line.line)
    if back:
        yield Edge(line.target, line.source, fields, True, None, line.line)


def _heads(line: Line, kind: str) -> tuple[bool, bool]:
    """Return whether a line has a head at its end and at its beginning."""
    said = line.attributes
    way = said.get("dir", "forward" if kind == "digraph" else "none").lower()
    forward = way in ("forward", "both") and said.get("arrowhead", "normal").lower() != "none"
    return forward, way in ("back", "both") and said.get("arrowtail", "normal").lower() != "none"
