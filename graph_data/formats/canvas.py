"""JSON Canvas, as Obsidian writes it: cards and their arrows; groups are what stands inside their frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from .incoming import Edge, Incoming, Node
from .opening import json_of, refuse, text_of
from .plain_text import of_markdown, one_line
from .shapes import has_key, records

NAME = "canvas"
ENDINGS = (".canvas",)

Card = Mapping[str, Any]


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is a canvas."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and (
        has_key(head, "fromNode", "fromSide")
        or (name.lower().endswith(".canvas") and has_key(head, "nodes"))
    )


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a canvas.

    Raises:
        InvalidGraphError: it is no JSON, or has no list of nodes.
    """
    root = json_of(text_of(data, name)[0], name)
    if not isinstance(root, dict) or not isinstance(root.get("nodes", []), list):
        refuse(name, "this JSON is no canvas", expected='{"nodes": [...], "edges": [...]}')
    left: Counter[str] = Counter()
    cards = {one_line(card.get("id")): card for card in records(root.get("nodes"))}
    groups = [card for card in cards.values() if card.get("type") == "group"]
    nodes = {}
    for key, card in cards.items():
        left["positions"] += "x" in card
        left["colours"] += bool(card.get("color"))
        if card.get("type") == "link":
            left["link cards"] += 1
        elif card.get("type") != "group":
            nodes[key] = Node(key, _fields(card, groups) or {"label": key})
    lines = records(root.get("edges"))
    edges = tuple(edge for line in lines for edge in _edges(line, nodes, cards, left))
    return Incoming("JSON Canvas", tuple(nodes.values()), edges, left=+left)


def _fields(card: Card, groups: Sequence[Card]) -> dict[str, str]:
    fields: dict[str, str] = {}
    if card.get("type") == "file":
        fields["label"] = PurePosixPath(one_line(card.get("file"))).stem
        part = one_line(card.get("subpath")).lstrip("#^ ")
        fields["label"] += f" {part}" if part else ""
    else:
        lines = [line for line in str(card.get("text") or "").splitlines() if line.strip()]
        fields["label"] = of_markdown(lines[0]) if lines else ""
        rest = of_markdown("\n".join(lines[1:]))
        if rest:
            fields["definition"] = rest
    around = [group for group in groups if group.get("label") and _holds(group, card)]
    if around:
        fields["category"] = one_line(min(around, key=lambda group: _number(group, "width")).get("label"))
    return {key: value for key, value in fields.items() if value}


def _number(card: Card, key: str) -> float:
    value = card.get(key)
    return float(value) if isinstance(value, int | float) and abs(value) < 1e12 else 0.0


def _holds(group: Card, card: Card) -> bool:
    """Whether the middle of a card stands inside a group's frame."""
    for start, size in (("x", "width"), ("y", "height")):
        middle = _number(card, start) + _number(card, size) / 2
        if not _number(group, start) <= middle <= _number(group, start) + _number(group, size):
            return False
    return True


def _edges(
    line: Card, nodes: Mapping[str, Node], cards: Mapping[str, Card], left: Counter[str]
) -> Iterator[Edge]:
    source, target = one_line(line.get("fromNode")), one_line(line.get("toNode"))
    left["colours"] += bool(line.get("color"))
    if source not in nodes or target not in nodes:
        kinds = {one_line(cards[end].get("type")) for end in (source, target) if end in cards}
        left[
            "links to or from groups"
            if "group" in kinds
            else "links to or from link cards"
            if "link" in kinds
            else "links that lead nowhere"
        ] += 1
        return
    words = of_markdown(one_line(line.get("label")))
    fields = {"label": words} if words else {}
    forward, back = line.get("toEnd", "arrow") != "none", line.get("fromEnd", "none") == "arrow"
    if forward or not back:
        yield Edge(source, target, fields, forward)
    if back:
        yield Edge(target, source, fields)
