"""The question where effects come back to where they began: feedback loops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from .backing import net_sign, weakest
from .chains import Quest, chains, distances

if TYPE_CHECKING:
    from ..model import ConceptGraph, Effect

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


def loops(graph: ConceptGraph, *, limit: int = 100, max_length: int = 12) -> tuple[Loop, ...]:
    """Return the feedback loops, better backed and shorter ones first; self-effects are loops of one.

    An effect tested and found to be none closes no loop. In a dense graph the search ends after a fixed
    amount of work with the best found by then.
    """
    outgoing = {
        concept: tuple(effect for effect in effects if effect.sign != "none")
        for concept, effects in graph.outgoing.items()
    }
    found = islice(chains(_quests(graph), outgoing, max_length), limit)
    return tuple(_loop(chain) for chain in found)


def _loop(chain: tuple[Effect, ...]) -> Loop:
    return Loop(chain, _KINDS.get(net_sign(e.sign for e in chain), "undetermined"), weakest(chain))


def _quests(graph: ConceptGraph) -> Iterator[Quest]:
    """One search for every concept that can come back to itself without an earlier concept of the file."""
    for together in _cycles_of_concepts(graph):
        order = [concept for concept in graph.concepts if concept in together]
        allowed = set(order)
        for concept in order:
            yield Quest(concept, concept, distances(concept, graph.incoming, allowed))
            allowed.discard(concept)


def _cycles_of_concepts(graph: ConceptGraph) -> list[set[str]]:
    """Sets of concepts that all reach each other (strongly connected), ordered as in the file."""
    import networkx

    digraph: networkx.DiGraph[str] = networkx.DiGraph()
    digraph.add_nodes_from(graph.concepts)
    digraph.add_edges_from((e.source, e.target) for e in graph.effects.values() if e.sign != "none")
    found = [set(part) for part in networkx.strongly_connected_components(digraph)]
    closed = [part for part in found if len(part) > 1 or digraph.has_edge(*(2 * list(part)))]
    position = {concept: place for place, concept in enumerate(graph.concepts)}
    return sorted(closed, key=lambda part: min(position[concept] for concept in part))
