"""Kumu's workbook of two sheets: elements and connections, ready to be imported there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..model import ConceptGraph
from .flat import BAR, OF_CONCEPTS, OF_EFFECTS, concept_texts, effect_texts, not_held
from .outgoing import Written
from .workbook_out import workbook_of

NAME = "kumu"
ENDINGS: tuple[str, ...] = ()

_HELD = frozenset({*OF_CONCEPTS, *OF_EFFECTS, "alone", "description"})
#: Columns of elements and connections, and our keys; those that Kumu knows first.
_ELEMENTS = {"Label": "label", "Type": "category", "Description": "definition", "Aka": "aka",
             "Broader": "broader", "Opposite": "opposite"}  # fmt: skip
_CONNECTIONS = {
    "Label": "label", "Type": "type", "Description": "note", "Sign": "sign", "Relation": "relation",
    "Level": "level", "When": "when", "How": "how", "Hedge": "hedge", "Quote": "quote", "Verdict": "verdict",
    "Certainty": "certainty", "Evidence": "evidence",
}  # fmt: skip


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return a graph as a workbook in Kumu's template; ``+`` and ``-`` are types of connections.

    Kumu takes a bar in a name for two elements: it becomes a stroke, and that is counted.
    """
    names, left = _names(graph)
    elements = [["", *_ELEMENTS][1:]]
    for concept in graph.concepts.values():
        said = {**concept_texts(graph, concept), "label": names[concept.id]}
        for key in ("broader", "opposite"):
            if said.get(key):
                said[key] = BAR.join(names.get(each, each) for each in said[key].split(BAR))
        elements.append([said.get(key, "") for key in _ELEMENTS.values()])
    connections = [["From", "To", "Direction", *_CONNECTIONS]]
    for effect in graph.effects.values():
        words = effect_texts(effect)
        if effect.sign in ("+", "-"):
            words["type"] = words.pop("sign")
        row = [names[effect.source], names[effect.target], "directed"]
        connections.append([*row, *(words.get(key, "") for key in _CONNECTIONS.values())])
    left.update(not_held(graph, _HELD))
    about = [["Remarks"], [graph.title], [graph.description], *([line] for line in remarks)]
    sheets = [("Elements", elements), ("Connections", connections), ("About (ignore)", about)]
    return Written(workbook_of(sheets), left=+left)


def _names(graph: ConceptGraph) -> tuple[dict[str, str], Counter[str]]:
    """Return labels of their own for all concepts: Kumu knows elements by nothing else."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    left: Counter[str] = Counter()
    for concept in graph.concepts.values():
        plain = " ".join(concept.label.replace("|", "/").split())
        left["bars in names"] += "|" in concept.label
        name, number = plain, 2
        while name.casefold() in taken:
            name, number = f"{plain} {number}", number + 1
        left["concepts of one name"] += name != plain
        taken.add(name.casefold())
        names[concept.id] = name
    return names, left
