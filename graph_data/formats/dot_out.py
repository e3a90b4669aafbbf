"""DOT for Graphviz: clusters by category, ends of lines by sign, definitions as tooltips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ..model import ConceptGraph
from ..records import Concept
from .flat import fit, not_held
from .outgoing import Written

NAME = "dot"
ENDINGS = (".dot", ".gv")

_HELD = frozenset({"label", "category", "definition", "sign", "note", "alone"})
_HEADS = {"-": "tee", "regulates": "diamond", "none": "vee", "unknown": "vee"}


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return a graph in Graphviz's language; ``sign`` is an attribute that Graphviz passes over."""
    lines = [f"// {' '.join(fit(line).split())}" for line in remarks]
    lines.append(f"digraph {quoted(graph.title)} {{")
    lines.append(f"  graph [rankdir=LR, newrank=true, label={quoted(graph.title)}, labelloc=t]")
    lines.append('  node [shape=box, style=rounded, fontname="Helvetica"]')
    lines.append('  edge [fontname="Helvetica", fontsize=10]')
    groups: dict[str, list[Concept]] = {}
    for concept in graph.concepts.values():
        groups.setdefault(concept.category, []).append(concept)
    for number, (id, concepts) in enumerate(groups.items(), 1):
        boxes = [_box(concept) for concept in concepts]
        if id:
            label = graph.categories[id].label if id in graph.categories else id
            boxes = [
                f"  subgraph cluster_{number} {{",
                f"    label={quoted(label)}",
                *(f"  {b}" for b in boxes),
                "  }",
            ]
        lines += boxes
    for effect in graph.effects.values():
        said = {"label": effect.label, "sign": effect.sign, "edgetooltip": effect.note}
        if effect.sign in _HEADS:
            said["arrowhead"] = _HEADS[effect.sign]
        if effect.verdict in ("contradicted", "not-found"):
            said["style"] = "dashed"
        lines.append(f"  {quoted(effect.source)} -> {quoted(effect.target)} [{_attributes(said)}]")
    left = Counter(not_held(graph, _HELD))
    return Written("\n".join([*lines, "}", ""]).encode(), left=+left)


def quoted(text: str) -> str:
    r"""Return a text in quotation marks as Graphviz reads them.

    >>> print(quoted('say "a"'))
    "say \"a\""
    """
    plain = " ".join(fit(text).split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _attributes(said: Mapping[str, str]) -> str:
    return ", ".join(f"{key}={quoted(value)}" for key, value in said.items() if value)


def _box(concept: Concept) -> str:
    said = {"label": concept.label if concept.label != concept.id else "", "tooltip": concept.definition}
    inner = _attributes(said)
    return f"  {quoted(concept.id)}{f' [{inner}]' if inner else ''}"
