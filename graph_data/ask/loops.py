"""The question where effects come back to where they began: feedback loops.

Twin: viz/viewer/src/ask/loops.ts
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from .backing import net_sign, weakest
from .chains import Ends, Quest, chains, distances, linked

if TYPE_CHECKING:
    from ..model import ConceptGraph, Effect

#: Loops that are asked for, and effects in one, unless another number is given.
MOST_LOOPS: Final = 100
LONGEST_LOOP: Final = 12

LoopKind = Literal["reinforcing", "balancing", "undetermined"]

_KINDS: Final[dict[str, LoopKind]] = {"+": "reinforcing", "-": "balancing"}


@dataclass(frozen=True, slots=True)
class Loop:
    """A chain of effects that ends where it starts, told from its first concept in file order."""

    effects: tuple[Effect, ...]
    #: ``reinforcing`` feeds itself, ``balancing`` checks itself; ``undetermined``: a sign is not known.
    kind: LoopKind
    weakest: Effect

    @property
    def concepts(self) -> tuple[str, ...]:
        """Ids of the concepts in order, each once."""
        return tuple(effect.source for effect in self.effects)


def loops(
    graph: ConceptGraph, *, limit: int = MOST_LOOPS, max_length: int = LONGEST_LOOP
) -> tuple[Loop, ...]:
    """Return the feedback loops, better backed and shorter ones first; self-effects are loops of one.

    An effect tested and found to be none closes no loop. In a dense graph the search ends after a fixed
    amount of work with the best found by then. A loop may pass over from a concept to its opposite, which
    turns the sign.
    """
    outgoing, incoming = map(_telling, linked(graph))
    quests = _quests(graph, outgoing, incoming)
    found = islice(chains(quests, outgoing, max_length), limit)
    return tuple(_loop(chain) for chain in found)


def _telling(ends: Mapping[str, Iterable[Effect]]) -> dict[str, tuple[Effect, ...]]:
    """Return the effects at each concept without those that were found to be none."""
    return {concept: tuple(e for e in effects if e.sign != "none") for concept, effects in ends.items()}


def _loop(chain: tuple[Effect, ...]) -> Loop:
    return Loop(chain, _KINDS.get(net_sign(e.sign for e in chain), "undetermined"), weakest(chain))


def _quests(graph: ConceptGraph, outgoing: Ends, incoming: Ends) -> Iterator[Quest]:
    """One search for every concept that can come back to itself without an earlier concept of the file."""
    left = _cycles_of_concepts(outgoing)
    for concept in graph.concepts:
        if together := left.get(concept):
            yield Quest(concept, concept, distances(concept, incoming, together))
            together.discard(concept)


def _cycles_of_concepts(outgoing: Ends) -> dict[str, set[str]]:
    """By concept, the set of those that all reach each other and it (strongly connected)."""
    import networkx

    digraph: networkx.DiGraph[str] = networkx.DiGraph()
    digraph.add_nodes_from(outgoing)
    digraph.add_edges_from((e.source, e.target) for effects in outgoing.values() for e in effects)
    found = [set(part) for part in networkx.strongly_connected_components(digraph)]
    closed = [part for part in found if len(part) > 1 or digraph.has_edge(*(2 * list(part)))]
    return {concept: part for part in closed for concept in part}
