"""Which record of a file a problem concerns: a concept, an effect, a step of a tour, found by its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ..errors import Problem
    from ..model import ConceptGraph

#: Sections of a file, and what a record in them is.
_KINDS: Final = {"concepts": "concept", "effects": "effect", "tours": "step"}


def concern(graph: ConceptGraph, problem: Problem) -> tuple[str, str]:
    """Return kind and id of the record that a problem stands in: ``("effect", "rain-fills-river")``.

    A step is called by ``TOUR:NUMBER``, as operations call it. Two empty texts where it is of none of these.
    While a text cannot be read its last readable state will do: what is above the fault is there still.
    """
    place = problem.place
    if place is None or not place.line:
        return "", ""
    best, found = (0, 0), ("", "")
    for path, at in graph.places.items():
        here = (at.line, at.column)
        if at.file != place.file or not best <= here or at.line > place.line:
            continue
        if at.line == place.line and at.column > place.column and best[0] == place.line:
            continue
        best, found = here, _record(path)
    return found


def _record(path: tuple[str, ...]) -> tuple[str, str]:
    kind = _KINDS.get(path[0], "")
    if not kind or len(path) < 2:
        return "", ""
    if kind != "step":
        return kind, path[1]
    return (kind, f"{path[1]}:{int(path[3]) + 1}") if len(path) > 3 and path[3].isdecimal() else ("", "")
