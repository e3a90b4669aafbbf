"""The layered layout of any set of concepts and effects: no overlaps, words in the lines, left to right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from ..view import Brief, Point, View

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

__all__ = ["Terms", "is_large", "lay_out"]

#: Room left free around the picture (px).
MARGIN = 8.0


#: A graph with so many effects is searched for at once.
_SOON = 10


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a layout is searched for.

    ``progress`` is told the share done, 0 to 1. ``keep`` is an earlier view of nearly the same things: what
    it shows stays where it was, as nearly as what is new allows, under whatever name. ``places`` are middles
    of boxes (px) by concept, given by hand: there these stand, and others make room. Names smaller than
    ``least_px`` are avoided, even where effects must then run right to left.
    """

    effort: Literal["first", "quick", "polish"] = "quick"
    keep: View | None = None
    places: Mapping[str, Point] = field(default_factory=dict)
    least_px: float = 0.0
    progress: Callable[[float], None] = lambda share: None


def lay_out(
    graph: ConceptGraph,
    concepts: Sequence[str],
    effects: Sequence[str],
    brief: Brief,
    terms: Terms | None = None,
) -> View:
    """Return a view of these concepts and of the effects among them, laid out left to right.

    The same arguments give the same view.
    """
    terms = terms or Terms()
    if terms.keep:
        from .earlier import in_todays_names

        terms = replace(terms, keep=in_todays_names(terms.keep, graph, concepts, effects))
    if terms.places and not terms.keep:
        fresh = lay_out(graph, concepts, effects, brief, replace(terms, places={}))
        terms = replace(terms, keep=fresh)
    if is_large(len(concepts), len(effects)):
        from .fast import lay_out_fast

        return lay_out_fast(graph, concepts, effects, brief, margin=MARGIN, terms=terms)
    from .boxes import make_problem
    from .search import search

    inner = (brief.page[0] - 2 * MARGIN, brief.page[1] - 2 * MARGIN)
    problem = make_problem(graph, concepts, effects, inner, terms.least_px)
    return search(problem, brief.empty, MARGIN, terms)


def is_soon_searched(concepts: int, effects: int) -> bool:
    """Return whether the whole search of so many takes no longer than a first look may."""
    return effects <= _SOON or is_large(concepts, effects)


def is_large(concepts: int, effects: int) -> bool:
    """Return whether so many concepts and effects get the fast layout, with words on few lines."""
    return concepts > 150 or effects > 320
