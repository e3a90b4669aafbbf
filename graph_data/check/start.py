"""The rule about what the map begins with: that all it names is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..errors import Problem
from ..names import named
from ..nearest import nearest
from ..problems.codes import problem
from .places import concept_names, place

if TYPE_CHECKING:
    from ..model import ConceptGraph


def unknown_start(graph: ConceptGraph) -> Iterator[Problem]:
    """CG713: a hub, categories or effects of `start` that the graph does not have."""
    start, called = graph.start, concept_names(graph)
    if start.hub and start.hub not in graph.concepts:
        near = called.get(nearest(start.hub, called), "")
        yield problem("CG713", f"the start names the concept {named(start.hub)}, which does not exist",
                      place(graph, "start", "hub"), suggestion=near)  # fmt: skip
    for key, kind, ids, known in (
        ("categories", "category", start.categories, list(graph.categories)),
        ("first", "effect", start.first, list(graph.effects)),
    ):
        for id in ids:
            if id not in known:
                yield problem("CG713", f"the start names the {kind} {named(id)}, which does not exist",
                              place(graph, "start", key), suggestion=nearest(id, known))  # fmt: skip
