"""Short ways from one concept to another along effects, for the pictures of paths."""

from __future__ import annotations

from collections import deque
from heapq import heappop, heappush
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_data.model import ConceptGraph, Effect

#: Partial ways looked at before the search ends.
_MOST_WORK: Final = 20_000
#: A way may be longer than the shortest by so many effects.
_DETOUR: Final = 1


def ways(graph: ConceptGraph, start: str, goal: str, *, most: int) -> list[tuple[str, ...]]:
    """Return at most ``most`` ways as ids of effects and of links to opposites, shortest first.

    No concept is visited twice. From a concept to itself: its loops.
    """
    distance = _distances(graph, goal)
    return list(islice(_found(graph, start, goal, distance), most))


def _distances(graph: ConceptGraph, goal: str) -> dict[str, int]:
    """Return how many effects lead from a concept to the goal, at least."""
    distance = {goal: 0}
    queue = deque([goal])
    while queue:
        at = queue.popleft()
        for effect in (*graph.incoming[at], *_back(graph, at)):
            if effect.source not in distance:
                distance[effect.source] = distance[at] + 1
                queue.append(effect.source)
    return distance


def _found(graph: ConceptGraph, start: str, goal: str, distance: dict[str, int]) -> Iterator[tuple[str, ...]]:
    if start not in distance:
        return
    # The shortest first, and of those as short the one that turns to earlier effects: found at once, whatever
    # its length and however many others there are.
    queue: list[tuple[int, tuple[int, ...], tuple[Effect, ...]]] = [(distance[start], (), ())]
    longest: int | None = None
    for _ in range(_MOST_WORK):
        if not queue:
            return
        _, turns, way = heappop(queue)
        at = way[-1].target if way else start
        if way and at == goal:
            longest = longest or len(way) + _DETOUR
            yield tuple(e.id for e in way)
            continue
        visited = {start, *(e.target for e in way)}
        for turn, effect in enumerate(_steps(graph, at, over=_may_cross(graph, way))):
            here = effect.target
            if here == goal and all(e.id not in graph.effects for e in (*way, effect)):
                continue
            new = here == goal or here not in visited
            total = len(way) + 1 + distance.get(here, 0)
            if new and here in distance and (longest is None or total <= longest):
                heappush(queue, (total, (*turns, turn), (*way, effect)))


def _back(graph: ConceptGraph, concept: str) -> list[Effect]:
    """Return the links that lead from its opposites to a concept."""
    return [back for link in graph.opposites[concept] for back in graph.opposites[link.target]
            if back.target == concept]  # fmt: skip


def _may_cross(graph: ConceptGraph, way: tuple[Effect, ...]) -> bool:
    """Whether a way may pass over to an opposite: not twice in a row."""
    return not way or way[-1].id in graph.effects


def _steps(graph: ConceptGraph, concept: str, *, over: bool) -> list[Effect]:
    """Return one effect to each concept reached, core ones first, then links to opposites."""
    found: dict[str, Effect] = {}
    links = graph.opposites[concept] if over else ()
    for effect in (*sorted(graph.outgoing[concept], key=lambda e: e.level), *links):
        found.setdefault(effect.target, effect)
    return list(found.values())
