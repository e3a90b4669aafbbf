"""The question what leads to a concept: effects that end at it, and ways of several that do.

Twin: viz/viewer/src/ask/leads.ts
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..opposites import is_crossing
from .backing import net_sign, weakest, weakness
from .find import find_concept
from .follows import MOST_STEPS, says_amount

if TYPE_CHECKING:
    from ..model import ConceptGraph, Effect

Way = tuple["Effect", ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """A way that leads to a concept; it begins with an effect, and no concept is met twice."""

    way: Way
    #: What more of its first concept does to the last, if every step holds.
    change: Literal["raises", "lowers", "open"]

    @property
    def concept(self) -> str:
        """The concept from which the way starts."""
        return self.way[0].source

    @property
    def steps(self) -> int:
        """Number of effects; passing over to an opposite is none."""
        return sum(not is_crossing(effect) for effect in self.way)


def leads(graph: ConceptGraph, goal: str, *, max_steps: int = MOST_STEPS) -> tuple[Lead, ...]:
    """Return what leads to ``goal`` within ``max_steps`` effects: nearest first, then best backed.

    Every effect that ends at the concept (or at an opposite of it) is a way of one step, save those that
    pass nothing on. From farther off, each concept is given once, by the best backed of its shortest ways.

    Raises:
        UnknownConceptError: a name that the graph does not have.
    """
    last = find_concept(graph, goal).id
    edge: list[Way] = [(), *((link,) for link in _to_opposites(graph, last))]
    met = {last, *(way[0].source for way in edge if way)}
    found: list[Lead] = []
    for steps in range(1, max_steps + 1):
        longer = sorted((way for after in edge for way in _before(graph, after, last, met)), key=_rank)
        if steps > 1:
            longer = _first_of_each(longer)
        found += [Lead(way, _change(graph, way)) for way in longer]
        edge = _first_of_each(longer)
        met |= {way[0].source for way in edge}
        crossed = [
            (link, *way)
            for way in edge
            for link in _to_opposites(graph, way[0].source)
            if link.source not in met
        ]
        met |= {way[0].source for way in crossed}
        edge += crossed
    return tuple(found)


def _to_opposites(graph: ConceptGraph, concept: str) -> list[Effect]:
    """Links by which a chain may pass over to a concept from its opposites."""
    return [
        link
        for other in graph.opposites[concept]
        for link in graph.opposites[other.target]
        if link.target == concept
    ]


def _before(graph: ConceptGraph, after: Way, last: str, met: set[str]) -> Iterator[Way]:
    for effect in graph.incoming[after[0].source if after else last]:
        if effect.sign != "none" and effect.source not in met:
            yield (effect, *after)


def _first_of_each(ways: list[Way]) -> list[Way]:
    found: dict[str, Way] = {}
    for way in ways:
        found.setdefault(way[0].source, way)
    return list(found.values())


def _rank(way: Way) -> tuple[int, int, int]:
    return *weakness(weakest(way)), sum(effect.level == "detail" for effect in way)


def _change(graph: ConceptGraph, way: Way) -> Literal["raises", "lowers", "open"]:
    if not all(is_crossing(effect) or says_amount(graph, effect) for effect in way):
        return "open"
    sign = net_sign(effect.sign for effect in way)
    return "raises" if sign == "+" else "lowers" if sign == "-" else "open"
