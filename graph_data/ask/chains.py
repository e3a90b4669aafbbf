"""Search for chains of effects, best first, with bounded work: what paths and loops share.

Twin: viz/viewer/src/ask/chains.ts
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, Final, TypeAlias

from ..opposites import is_crossing
from .backing import weakness

if TYPE_CHECKING:
    from ..model import ConceptGraph, Effect

#: Beginnings of chains kept in mind before a search only finishes what it has. The page searches by the same
#: rule, and a reader waits while it does; two hundred concepts with two thousand effects need a tenth of it.
WORK_LIMIT: Final = 40_000

Ends: TypeAlias = "Mapping[str, Iterable[Effect]]"

Rank = tuple[bool, int, int, int, int, int]
"""Carries no effect, worst verdict, shortest length possible, its certainty, details, length still open."""


@dataclass(frozen=True, slots=True)
class Quest:
    """Chains wanted from ``start`` to ``goal`` (which may be the same) through ``distance``'s concepts.

    ``distance`` gives for every concept allowed the number of effects to the goal.
    """

    start: str
    goal: str
    distance: Mapping[str, int]


def distances(
    goal: str, incoming: Mapping[str, Iterable[Effect]], allowed: Collection[str]
) -> dict[str, int]:
    """Return how many effects every concept that reaches ``goal`` is away from it, within ``allowed``.

    Passing over to an opposite is no effect.
    """
    found = {goal: 0}
    waiting = deque([goal])
    while waiting:
        here = waiting.popleft()
        for effect in incoming[here]:
            further = found[here] + (not is_crossing(effect))
            if effect.source in allowed and further < found.get(effect.source, further + 1):
                found[effect.source] = further
                (waiting.appendleft if is_crossing(effect) else waiting.append)(effect.source)
    return found


def linked(graph: ConceptGraph) -> tuple[Ends, Ends]:
    """Return what leads from each concept and what leads to it: effects, and then links to its opposites."""
    if not any(graph.opposites.values()):
        return graph.outgoing, graph.incoming
    incoming = {id: list(effects) for id, effects in graph.incoming.items()}
    for links in graph.opposites.values():
        for link in links:
            incoming[link.target].append(link)
    return {id: (*effects, *graph.opposites[id]) for id, effects in graph.outgoing.items()}, incoming


def chains(
    quests: Iterable[Quest], outgoing: Mapping[str, Iterable[Effect]], max_length: int
) -> Iterator[tuple[Effect, ...]]:
    """Yield chains that visit no concept twice: what carries an effect first, better backed, shorter, core.

    The ranks never fall along a chain, so chains leave the heap in their final order (A*).
    """
    heap: list[tuple[Rank, int, Quest, tuple[Effect, ...]]] = []
    pushed = count()

    def push(quest: Quest, rank: Rank, chain: tuple[Effect, ...]) -> None:
        if rank[2] <= max_length and (order := next(pushed)) < WORK_LIMIT:
            heappush(heap, (rank, order, quest, chain))

    for quest in quests:
        for effect in _next_effects(quest, (), outgoing):
            push(quest, _extend((False, 0, 0, 0, 0, 0), effect, quest), (effect,))
    while heap:
        rank, _, quest, chain = heappop(heap)
        if chain[-1].target == quest.goal:
            yield chain
            continue
        for effect in _next_effects(quest, chain, outgoing):
            push(quest, _extend(rank, effect, quest), (*chain, effect))


def shortest(quest: Quest, outgoing: Ends) -> tuple[Effect, ...] | None:
    """Return the shortest chain there is, however long; of several the best one. ``None`` where none leads.

    No concept is gone on from twice, so the work grows with the graph and not with its number of chains.
    """
    heap: list[tuple[tuple[int, ...], int, tuple[Effect, ...]]] = []
    pushed, settled = count(), set[tuple[str, bool]]()

    def grow(rank: Rank, chain: tuple[Effect, ...]) -> None:
        for effect in _next_effects(quest, chain, outgoing):
            silent, verdict, total, *others = _extend(rank, effect, quest)
            heappush(heap, ((total, silent, verdict, *others), next(pushed), (*chain, effect)))

    grow((False, 0, 0, 0, 0, 0), ())
    while heap:
        (total, silent, verdict, certainty, details, still_open), _, chain = heappop(heap)
        here = (chain[-1].target, is_crossing(chain[-1]))
        if here[0] == quest.goal:
            return chain
        if here not in settled:
            settled.add(here)
            grow((bool(silent), verdict, total, certainty, details, still_open), chain)
    return None


def number_of_effects(chain: Iterable[Effect]) -> int:
    """Return how long a chain is: links to opposites do not count."""
    return sum(not is_crossing(effect) for effect in chain)


def _next_effects(
    quest: Quest, chain: tuple[Effect, ...], outgoing: Mapping[str, Iterable[Effect]]
) -> Iterator[Effect]:
    """Effects by which a chain may go on: towards the goal, to no concept twice."""
    visited = {quest.start, *(effect.target for effect in chain)} - {quest.goal}
    for effect in outgoing[chain[-1].target if chain else quest.start]:
        if effect.target not in quest.distance or effect.target in visited:
            continue
        if not is_crossing(effect) or _may_cross(quest, chain, effect.target):
            yield effect


def _may_cross(quest: Quest, chain: tuple[Effect, ...], target: str) -> bool:
    """Whether a chain may pass over to an opposite here: not twice in a row, and not as all that it is."""
    if target == quest.goal and (not chain or (quest.start == target and is_crossing(chain[0]))):
        return False
    return not chain or not is_crossing(chain[-1])


def _extend(rank: Rank, effect: Effect, quest: Quest) -> Rank:
    silent, verdict, total, certainty, details, still_open = rank
    open_length = quest.distance[effect.target]
    verdict, certainty = max((verdict, certainty), weakness(effect))
    return (
        silent or effect.sign == "none",
        verdict,
        total - still_open + (not is_crossing(effect)) + open_length,
        certainty,
        details + (effect.level == "detail"),
        open_length,
    )
