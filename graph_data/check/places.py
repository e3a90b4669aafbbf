"""Where the things that rules speak of stand in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..errors import Place
    from ..model import ConceptGraph


def place(graph: ConceptGraph, *path: str) -> Place | None:
    """Return the place of a thing, or else of the nearest thing around it."""
    for length in range(len(path), 0, -1):
        found = graph.places.get(path[:length])
        if found:
            return found
    return None
