"""A graph as a networkx graph."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx

    from .model import Concept, ConceptGraph, Effect


def to_networkx(graph: ConceptGraph) -> networkx.MultiDiGraph[str]:
    """Return a new MultiDiGraph: concepts as nodes, effects as edges keyed by id, fields as attributes.

    The graph's own attributes hold ``title``, ``description``, ``language`` and the ``categories``.
    """
    import networkx as nx

    found: networkx.MultiDiGraph[str] = nx.MultiDiGraph(
        title=graph.title,
        description=graph.description,
        language=graph.language,
        categories={
            c.id: {"label": c.label, "color": c.color, "shape": c.shape} for c in graph.categories.values()
        },
    )
    for concept in graph.concepts.values():
        found.add_node(concept.id, **_attributes(concept, {"id", "language"}))
    for effect in graph.effects.values():
        evidence = [asdict(e) for e in effect.evidence]
        attributes = {**_attributes(effect, {"id", "source", "target"}), "evidence": evidence}
        found.add_edge(effect.source, effect.target, key=effect.id, **attributes)
    return found


def _attributes(record: Concept | Effect, left_out: set[str]) -> dict[str, Any]:
    found = {}
    for each in fields(record):
        if each.name not in left_out:
            value = getattr(record, each.name)
            found[each.name] = list(value) if isinstance(value, tuple) else value
    return found
