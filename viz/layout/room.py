"""Whether text of some size could find room on a page at all: asked before a long search, not after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from .boxes import WORDS, make_problem

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

#: The share of a page that boxes take up at most. Of all layouts measured the fullest, a polished one with
#: few lines, has 0.54 of it covered; where many lines run there is less.
MOST_COVERED: Final = 0.6


def could_hold(
    graph: ConceptGraph,
    concepts: Sequence[str],
    effects: Sequence[str],
    page: tuple[float, float],
    least_px: float,
) -> bool:
    """Return whether names and words might be at least so large (px) on a page (px).

    False is certain, True is not.

    >>> from graph_data import read_graph_text
    >>> rain = read_graph_text("effects: [rain -> river: swells]")
    >>> [could_hold(rain, ["rain", "river"], [*rain.effects], (1280.0, 668.0), px) for px in (16.0, 400.0)]
    [True, False]
    """
    problem = make_problem(graph, concepts, effects, page)
    area = sum(min(size.width * size.height for size in sizes) for sizes in problem.sizes)
    px = least_px / WORDS.scale if problem.links else least_px
    return area * px * px <= MOST_COVERED * page[0] * page[1]
