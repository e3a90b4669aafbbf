"""The question how one concept reaches another: chains of effects, best first.

Twin: viz/viewer/src/ask/paths.ts
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from .backing import net_sign, weakest
from .chains import Quest, chains, distances, linked, number_of_effects, shortest
from .find import find_concept

if TYPE_CHECKING:
    from ..model import ConceptGraph, Effect, Sign

    Chain = tuple[Effect, ...]

#: Ways that are asked for, and effects in one, unless another number is given; the shortest may be longer.
MOST_PATHS: Final = 10
LONGEST_PATH: Final = 6


@dataclass(frozen=True, slots=True)
class Path:
    """One way from a concept to another; ``effects`` is never empty."""

    effects: tuple[Effect, ...]
    #: What the chain comes to: ``+`` when more of the first concept means more of the last.
    sign: Sign
    #: The worst backed effect on the way: no chain is better than this.
    weakest: Effect

    @property
    def concepts(self) -> tuple[str, ...]:
        """Ids of the concepts in order."""
        return (self.effects[0].source, *(effect.target for effect in self.effects))


def paths(
    graph: ConceptGraph, start: str, goal: str, *, limit: int = MOST_PATHS, max_length: int | None = None
) -> tuple[Path, ...]:
    """Return how ``start`` reaches ``goal``, at most ``limit`` ways of at most ``max_length`` effects.

    Ways that carry an effect come first, then better backed, shorter, core ones; a direct effect is always
    among them, else the shortest way. Unless ``max_length`` is given, that one is found whatever its length,
    and further ones have six effects at most. No concept is visited twice (from a concept to itself: its
    loops). Concepts may be named by id, label or other name. In a dense graph the search for further ways
    ends after a fixed amount of work with the best found by then. A way may pass over from a concept to its
    opposite, which turns the sign and is no effect.

    A chain says that each effect is in the graph, not that one follows from another: their words may speak
    of different sides of the concept between them.

    Raises:
        UnknownConceptError: a name that the graph does not have.
    """
    first, last = find_concept(graph, start).id, find_concept(graph, goal).id
    outgoing, incoming = linked(graph)
    quest = Quest(first, last, distances(last, incoming, graph.concepts.keys()))
    found = list(islice(chains([quest], outgoing, max_length or LONGEST_PATH), limit))
    always: list[Chain] = [(effect,) for effect in graph.outgoing[first] if effect.target == last]
    if not always and (limit > 1 or not found):
        always = _shorter(shortest(quest, outgoing), found, max_length)
    missing = [chain for chain in always if chain not in found][:limit]
    ways = [*found[: limit - len(missing)], *missing]
    return tuple(Path(chain, net_sign(effect.sign for effect in chain), weakest(chain)) for chain in ways)


def _shorter(chain: Chain | None, found: list[Chain], max_length: int | None) -> list[Chain]:
    """Return the shortest chain where none that is found is as short, and it may be as long as it is."""
    if chain is None or (max_length is not None and number_of_effects(chain) > max_length):
        return []
    length = number_of_effects(chain)
    return [] if any(number_of_effects(other) <= length for other in found) else [chain]
