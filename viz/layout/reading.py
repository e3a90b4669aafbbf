"""A picture in text of the size that is good to read: same columns and order, as little wrapped as may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import MARGIN
from .boxes import make_problem
from .coordinates import place
from .fit import Fitter
from .routes import draw, lines_of, slanted
from .search import FINE_STEP, per_crossing
from .steady import from_view

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View


def for_reading(graph: ConceptGraph, view: View, px: float, margin: float = MARGIN) -> View | None:
    """Return a layered view with names of so many px; None where it has no columns."""
    page = (view.width - 2 * margin, view.height - 2 * margin)
    concepts = [box.concept for box in view.boxes]
    problem = make_problem(graph, concepts, [route.effect for route in view.routes], page)
    known = from_view(problem, Fitter(problem), (view, {}, margin), per_crossing(problem))
    if not known:
        return None
    improver = known[0]
    improver.drop_empty_columns()
    order, fitter = improver.order, Fitter(problem, FINE_STEP)
    placed = place(problem, fitter, order, px)
    slants = slanted(order, placed)
    for gap in slants:
        gap.mend()
    return draw(problem, order, placed, lines_of(order, placed, slants), view, margin)
