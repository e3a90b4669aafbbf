"""The question what acts on a concept and what it acts on."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .find import find_concept

if TYPE_CHECKING:
    from ..model import Concept, ConceptGraph, Effect


@dataclass(frozen=True, slots=True)
class Around:
    """A concept and the effects near it, the nearest first; a self-effect stands on both sides."""

    concept: Concept
    #: Effects that end at the concept, or lead there within the hops asked for.
    acts_on_it: tuple[Effect, ...]
    #: Effects that start from the concept, or follow from it within the hops asked for.
    it_acts_on: tuple[Effect, ...]


def around(graph: ConceptGraph, concept: str, *, hops: int = 1) -> Around:
    """Return what acts on a concept (named by id, label or other name) and what it acts on.

    Raises:
        UnknownConceptError: the graph does not have it.
    """
    centre = find_concept(graph, concept)
    return Around(
        centre,
        _reached(centre.id, graph.incoming, "source", hops),
        _reached(centre.id, graph.outgoing, "target", hops),
    )


def _reached(
    start: str, effects: Mapping[str, tuple[Effect, ...]], end: Literal["source", "target"], hops: int
) -> tuple[Effect, ...]:
    """Effects met when walking at most ``hops`` steps from ``start``, in order of distance."""
    distance = {start: 0}
    waiting = deque([start])
    met: list[Effect] = []
    while waiting:
        here = waiting.popleft()
        if distance[here] == hops:
            break
        for effect in effects[here]:
            met.append(effect)
            there = getattr(effect, end)
            if there not in distance:
                distance[there] = distance[here] + 1
                waiting.append(there)
    return tuple(met)
