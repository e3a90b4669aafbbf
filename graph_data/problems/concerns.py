"""Which record of a file a problem concerns: a concept, an effect, a step of a tour, found by its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ..errors import Problem
    from ..model import ConceptGraph

#: Sections of a file, and what a record in them is.
_KINDS: Final = {"concepts": "concept", "effects": "effect", "tours": "step"}


def concerns(graph: ConceptGraph) -> Callable[[Problem], tuple[str, str]]:
    """Return what tells the record that a problem stands in: its kind and its id.

    ``("effect", "rain-fills-river")``; a step is called by ``TOUR:NUMBER``, as operations call it. Two empty
    texts where it is of none of these.
    While a text cannot be read its last readable state will do: what is above the fault is there still.
    """
    by_file: dict[str, list[tuple[int, int, int, tuple[str, ...]]]] = {}

    def sort() -> None:
        for number, (path, at) in enumerate(graph.places.items()):
            by_file.setdefault(at.file, []).append((at.line, at.column, number, path))
        for places in by_file.values():
            places.sort()

    def concern(problem: Problem) -> tuple[str, str]:
        place = problem.place
        if place is None or not place.line:
            return "", ""
        if not by_file:  # a file without problems asks for nothing
            sort()
        places = by_file.get(place.file, [])
        at = bisect_right(places, (place.line, place.column, len(graph.places)))
        # Before the first that stands in its line, a problem is of that one.
        if at < len(places) and places[at][0] == place.line and (not at or places[at - 1][0] < place.line):
            at = bisect_right(places, (*places[at][:2], len(graph.places)))
        return _record(places[at - 1][3]) if at else ("", "")

    return concern


def _record(path: tuple[str, ...]) -> tuple[str, str]:
    kind = _KINDS.get(path[0], "")
    if not kind or len(path) < 2:
        return "", ""
    if kind != "step":
        return kind, path[1]
    return (kind, f"{path[1]}:{int(path[3]) + 1}") if len(path) > 3 and path[3].isdecimal() else ("", "")
