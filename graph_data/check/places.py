"""Where the things that rules speak of stand in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..errors import Place
    from ..model import ConceptGraph


def concept_names(graph: ConceptGraph) -> dict[str, str]:
    """Return the ids of concepts by every name that they go by, for what is offered for a wrong one."""
    names: dict[str, str] = {}
    for concept in graph.concepts.values():
        for name in (concept.id, concept.label, *concept.aka):
            names.setdefault(name, concept.id)
    return names


def place(graph: ConceptGraph, *path: str) -> Place | None:
    """Return the place of a thing, or else of the nearest thing around it."""
    for length in range(len(path), 0, -1):
        found = graph.places.get(path[:length])
        if found:
            return found
    return None
