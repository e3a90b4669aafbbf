"""Find a concept by what people call it: its id, its label or one of its other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import UnknownConceptError
from ..nearest import nearest
from ..sameness import plain_name

if TYPE_CHECKING:
    from ..model import Concept, ConceptGraph


def find_concept(graph: ConceptGraph, name: str) -> Concept:
    """Return the concept that ``name`` means; an id wins over a label, a label over another name.

    Raises:
        UnknownConceptError: there is none (the nearest name is offered), or the name means several.
    """
    if name in graph.concepts:
        return graph.concepts[name]
    wanted = plain_name(name)
    for found in (
        [c for c in graph.concepts.values() if plain_name(c.id) == wanted],
        [c for c in graph.concepts.values() if plain_name(c.label) == wanted],
        [c for c in graph.concepts.values() if wanted in map(plain_name, c.aka)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(repr(concept.id) for concept in found)
            raise UnknownConceptError(f"{name!r} means several concepts: use one of the ids {ids}")
    raise UnknownConceptError(f"there is no concept {name!r}{_offer(graph, name)}")


def _offer(graph: ConceptGraph, name: str) -> str:
    owners: dict[str, str] = {}
    for concept in graph.concepts.values():
        for called in (concept.id, concept.label, *concept.aka):
            owners.setdefault(called, concept.id)
    alike = nearest(name, owners)
    if not alike:
        return f"; the graph has {len(graph.concepts)} concepts, none of them called like that"
    called = "" if alike == owners[alike] else f" ({alike})"
    return f"; did you mean {owners[alike]!r}{called}?"
