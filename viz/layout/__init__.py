"""The layered layout of any set of concepts and effects: no overlaps, words in the lines, left to right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from ..view import STAGE, View, ViewKind

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

__all__ = ["is_large", "lay_out"]

#: Room left free around the picture (px).
MARGIN = 8.0


def lay_out(
    graph: ConceptGraph,
    concepts: Sequence[str],
    effects: Sequence[str],
    *,
    id: str,
    kind: ViewKind,
    title: str,
    page: tuple[float, float] = STAGE,
    effort: Literal["quick", "polish"] = "quick",
    progress: Callable[[float], None] | None = None,
    keep: View | None = None,
    least_px: float = 0.0,
) -> View:
    """Return a view of these concepts and of the effects among them, laid out left to right.

    The same arguments give the same view. ``progress`` is told the share done, 0 to 1. ``keep`` is an earlier
    view of nearly the same things: what it shows keeps its column and order. Names smaller than ``least_px``
    are avoided, even where effects must then run right to left.
    """
    view = View(id=id, kind=kind, title=title, width=page[0], height=page[1])
    tell = progress or _ignore
    if is_large(len(concepts), len(effects)):
        from .fast import lay_out_fast

        return lay_out_fast(
            graph, concepts, effects, id=id, kind=kind, title=title, page=page, margin=MARGIN, progress=tell
        )
    from .boxes import make_problem
    from .search import search

    inner = (page[0] - 2 * MARGIN, page[1] - 2 * MARGIN)
    problem = make_problem(graph, concepts, effects, inner, least_px)
    return search(problem, view, MARGIN, effort, keep, tell)


def is_large(concepts: int, effects: int) -> bool:
    """Return whether so many concepts and effects get the fast layout, with words on few lines."""
    return concepts > 150 or effects > 320


def _ignore(share: float) -> None:
    """Tell nobody."""
