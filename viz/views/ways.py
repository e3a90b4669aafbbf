"""Short ways from one concept to another along effects, for the pictures of paths."""

from __future__ import annotations

from collections import deque
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
    """Return at most ``most`` ways as effect ids, shortest first; no concept is visited twice.

    From a concept to itself: its loops.
    """
    distance = _distances(graph, goal)
    return list(islice(_found(graph, start, goal, distance), most))


def _distances(graph: ConceptGraph, goal: str) -> dict[str, int]:
    """Return how many effects lead from a concept to the goal, at least."""
    distance = {goal: 0}
    queue = deque([goal])
    while queue:
        at = queue.popleft()
        for effect in graph.incoming[at]:
            if effect.source not in distance:
                distance[effect.source] = distance[at] + 1
                queue.append(effect.source)
    return distance


def _found(graph: ConceptGraph, start: str, goal: str, distance: dict[str, int]) -> Iterator[tuple[str, ...]]:
    if start not in distance:
        return
    queue: deque[tuple[Effect, ...]] = deque([()])
    longest: int | None = None
    for _ in range(_MOST_WORK):
        if not queue:
            return
        way = queue.popleft()
        at = way[-1].target if way else start
        if way and at == goal:
            longest = longest or len(way) + _DETOUR
            yield tuple(e.id for e in way)
            continue
        visited = {start, *(e.target for e in way)}
        for effect in _steps(graph, at):
            here = effect.target
            new = here == goal or here not in visited
            if new and here in distance and (longest is None or len(way) + 1 + distance[here] <= longest):
                queue.append((*way, effect))


def _steps(graph: ConceptGraph, concept: str) -> list[Effect]:
    """Return one effect to each concept reached, core ones first."""
    found: dict[str, Effect] = {}
    for effect in sorted(graph.outgoing[concept], key=lambda e: e.level):
        found.setdefault(effect.target, effect)
    return list(found.values())
