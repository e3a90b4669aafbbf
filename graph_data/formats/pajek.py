"""Pajek's networks (.net, .paj): numbered vertices, then arcs, edges, lists of them, or a matrix."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

from .incoming import Edge, Incoming, Node
from .links import number_of
from .opening import refuse, text_of

NAME: Final = "pajek"
ENDINGS: Final = (".net", ".paj")

_WORD: Final = re.compile(r'"([^"]*)"|(\S+)')
_BEGIN: Final = re.compile(rb"(?:^|\n)\s*\*(?:vertices|network)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Found:
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    title: str = ""
    section: str = ""
    row: int = 0
    #: Further networks of one file begin with vertices anew.
    networks: int = 0


def looks_like(head: bytes, name: str) -> bool:
    """Return whether a text begins a network of Pajek."""
    return bool(_BEGIN.search(head))


def read(data: bytes, name: str) -> Incoming:
    """Return the first network of a file.

    Raises:
        InvalidGraphError: no vertices stand in it.
    """
    text, guessed = text_of(data, name)
    found = _Found()
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip().startswith("%"):
            found.left["comments"] += 1
        elif line.lstrip().startswith("*"):
            _begin(line.strip(), found)
        elif line.strip() and found.networks == 1:
            _line(_words(line), number, found)
    if not found.nodes:
        refuse(name, "no vertices stand in this network", expected='*Vertices 2, then 1 "sun"')
    if found.networks > 1:
        found.left["further graphs"] = found.networks - 1
    read_as = {f"read as {guessed}": 1} if guessed else {}
    nodes = tuple(found.nodes.values())
    return Incoming("Pajek network", nodes, tuple(found.edges), found.title or None, left=+found.left,
                    read_as=read_as)  # fmt: skip


def _words(line: str) -> list[str]:
    return [quoted or word for quoted, word in _WORD.findall(line)]


def _begin(line: str, found: _Found) -> None:
    kind, *rest = line[1:].split(None, 1) or [""]
    found.section, found.row = kind.casefold(), 0
    if found.section == "network" and not found.networks:
        found.title = rest[0].strip() if rest else ""
    if found.section == "vertices":
        found.networks += 1
        count = re.match(r"\d+", rest[0]) if rest else None
        if found.networks == 1 and count:
            for number in range(1, min(int(count[0]), 100_000) + 1):
                found.nodes[str(number)] = Node(str(number))
    # "*Arcs :2 "likes"" names the relation of all that follow
    found_words = re.search(r'"([^"]*)"', line) if found.section in ("arcs", "edges") else None
    found.section = f"{found.section}|{found_words[1]}" if found_words else found.section


def _line(words: list[str], number: int, found: _Found) -> None:
    section, _, shared = found.section.partition("|")
    if section == "vertices":
        label = words[1] if len(words) > 1 else words[0]
        found.nodes[words[0]] = Node(words[0], {"label": label}, number)
        found.left["positions"] += len(words) > 3
    elif section in ("arcs", "edges") and len(words) > 1:
        fields = _said(words[2:], found)
        if shared:
            fields.setdefault("label", shared)
        found.edges.append(Edge(words[0], words[1], fields, section == "arcs", line=number))
    elif section in ("arcslist", "edgeslist"):
        found.edges += [Edge(words[0], end, {}, section == "arcslist", line=number) for end in words[1:]]
    elif section == "matrix":
        found.row += 1
        for column, cell in enumerate(words, 1):
            if number_of(cell):
                found.edges.append(Edge(str(found.row), str(column), {"weight": cell}, line=number))
    else:
        found.left[f"lines of *{section or 'nothing'}"] += 1


def _said(words: list[str], found: _Found) -> dict[str, Any]:
    """Return weight and words of a line; what else stands there is how it looks."""
    fields: dict[str, Any] = {}
    if words and number_of(words[0]) is not None:
        fields["weight"] = words.pop(0)
    while words:
        key = words.pop(0)
        if key.casefold() == "l" and words:
            fields["label"] = words.pop(0)
        else:
            found.left["styles"] += 1
            if words:
                words.pop(0)
    return {key: value for key, value in fields.items() if not (key == "weight" and number_of(value) == 1)}
