"""Mermaid flowcharts for documents and READMEs: subgraphs by category, words on the arrows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import ConceptGraph
from ..records import Concept, Effect
from ..relations import reader_of, vocabulary
from .flat import fit, not_held
from .outgoing import Written

NAME = "mermaid"
ENDINGS = (".mmd", ".mermaid")

_HELD = frozenset({"label", "category", "sign", "alone"})
#: Characters that Mermaid or its HTML would take for their own, and those that begin a list of Markdown.
_OWN = re.compile(r"[#&<>\"`|\[\]{}()%$*_~\\;]|^[-+*]|(?<=^\d)[.)]|://|^\d+[.)]")


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return a graph as a flowchart; what is contradicted or was not found has a dotted line."""
    names = {id: f"c{number}" for number, id in enumerate(graph.concepts, 1)}
    lines = ["---", f"title: {_scalar(graph.title)}", "---"]
    lines += [f"%% {' '.join(fit(line).split())}" for line in remarks]
    lines.append("flowchart LR")
    groups: dict[str, list[Concept]] = {}
    for concept in graph.concepts.values():
        groups.setdefault(concept.category, []).append(concept)
    for number, (id, concepts) in enumerate(groups.items(), 1):
        boxes = [f'  {names[concept.id]}["{escaped(concept.label)}"]' for concept in concepts]
        if id:
            label = graph.categories[id].label if id in graph.categories else id
            boxes = [f'  subgraph g{number}["{escaped(label)}"]', *(f"  {box}" for box in boxes), "  end"]
        lines += boxes
    shared = vocabulary()
    words = reader_of(shared, "en")  # as whoever reads the flowchart
    for effect in graph.effects.values():
        implied = shared[words.read(effect.label).relation or "affects"]
        if effect.sign != implied.sign:  # the words do not tell it; a remark above the line does
            lines.append(f"  %% sign: {effect.sign}")
        lines.append(_arrow(effect, names))
    return Written("\n".join([*lines, ""]).encode(), left=not_held(graph, _HELD))


def _scalar(text: str) -> str:
    return "'" + " ".join(fit(text).split()).replace("'", "''") + "'"


def escaped(text: str) -> str:
    """Return a text for quotation marks of Mermaid, its own characters as their numbers.

    >>> escaped('a "b" & <c> #1'), escaped("1. first")
    ('a #34;b#34; #38; #60;c#62; #35;1', '1#46; first')
    """
    plain = " ".join(fit(text).split())
    return _OWN.sub(lambda found: "".join(f"#{ord(c)};" if not c.isalnum() else c for c in found[0]), plain)


def _arrow(effect: Effect, names: dict[str, str]) -> str:
    line = "-.->" if effect.verdict in ("contradicted", "not-found") else "-->"
    words = f'|"{escaped(effect.label)}"|' if effect.label.strip() else ""
    return f"  {names[effect.source]} {line}{words} {names[effect.target]}"
