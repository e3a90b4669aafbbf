"""Maps of PRSM, the participatory system mapper: factors and links, plain or packed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from .incoming import Edge, Incoming, Node
from .lz_string import NotPackedError, unpacked
from .opening import json_of, refuse, text_of
from .plain_text import one_line
from .shapes import has_key, record, records

NAME = "prsm"
ENDINGS = (".prsm",)

_LEFT = {"history": "history", "underlay": "drawings beneath the map", "drawing": "drawings beneath the map"}


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a file is a map of PRSM."""
    return name.lower().endswith(".prsm") or has_key(head, "lastNodeSample", "mapTitle")


def read(data: bytes, name: str) -> Incoming:
    """Return the graph of a map.

    Raises:
        InvalidGraphError: it is neither JSON nor packed as PRSM packs it, or no map.
    """
    text, _ = text_of(data, name)
    if not text.lstrip().startswith("{"):
        try:
            text = unpacked(text)
        except NotPackedError:
            refuse(name, "this is no map of PRSM", expected="a file that PRSM saved")
    root = json_of(text, name)
    if not isinstance(root, dict) or not isinstance(root.get("nodes"), list):
        refuse(name, "this JSON is no map of PRSM: it has no list of nodes")
    left: Counter[str] = Counter()
    styles = record(root.get("styles"))
    factors = [each for each in records(root["nodes"]) if one_line(each.get("id"))]
    nodes = tuple(
        _node(each, _samples(styles, "nodes"), left) for each in factors if not each.get("isCluster")
    )
    left["groups"] += sum(bool(each.get("isCluster")) for each in factors)
    samples = _samples(styles, "edges")
    edges = tuple(edge for each in records(root.get("edges")) for edge in _edges(each, samples, left))
    for key, what in _LEFT.items():
        left[what] += len(root[key]) if isinstance(root.get(key), list) else bool(root.get(key))
    title, about = one_line(root.get("mapTitle")), root.get("mapDescription") or root.get("description")
    about = _note(about.get("text") if isinstance(about, dict) else about)
    return Incoming(
        "PRSM map",
        nodes,
        edges,
        title if title.lower() != "untitled map" and title else None,
        about,
        left=+left,
    )


def _samples(styles: Mapping[str, Any], kind: str) -> Mapping[str, str]:
    """Return what people called the styles of factors or links; those called Sample have no name."""
    named = {
        key: one_line(record(style).get("groupLabel")) for key, style in record(styles.get(kind)).items()
    }
    return {key: label for key, label in named.items() if label and label.lower() not in ("sample", "base")}


def _note(value: object) -> str:
    """Return a note, which may be a list of pieces of formatted text, as one line."""
    if isinstance(value, dict):
        value = value.get("ops", value.get("insert"))
    if isinstance(value, list):
        return one_line("".join(str(piece.get("insert", "")) for piece in value if isinstance(piece, dict)))
    return one_line(value)


def _node(factor: Mapping[str, Any], samples: Mapping[str, str], left: Counter[str]) -> Node:
    key = one_line(factor["id"])
    fields = {"label": one_line(factor.get("label")) or key}
    note = _note(factor.get("note"))
    if note:
        fields["definition"] = note
    group = samples.get(one_line(factor.get("grp")))
    if group:
        fields["category"] = group
    left["positions"] += "x" in factor
    left["votes"] += bool(factor.get("thumbUp") or factor.get("thumbDown"))
    return Node(key, fields)


def _edges(link: Mapping[str, Any], samples: Mapping[str, str], left: Counter[str]) -> Iterator[Edge]:
    source, target = one_line(link.get("from")), one_line(link.get("to"))
    if not source or not target:
        left["arrows with a loose end"] += 1
        return
    words, kind = one_line(link.get("label")), samples.get(one_line(link.get("grp")), "")
    fields = {"label": words or kind} if words or kind else {}
    if words.lower() in ("+ve", "-ve"):
        fields["sign"] = words[0]
    note = _note(link.get("note"))
    if note:
        fields["note"] = note
    if words and kind and kind != words:
        fields["type"] = kind
    arrows = link.get("arrows")
    heads = arrows if isinstance(arrows, dict) else {}
    on = {
        end: (head.get("enabled", True) is not False if isinstance(head, dict) else bool(head))
        for end, head in heads.items()
    }
    forward, back = on.get("to", not heads), on.get("from", False)
    if forward or not back:
        yield Edge(source, target, fields, forward)
    if back:
        yield Edge(target, source, fields)
