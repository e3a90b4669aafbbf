"""How the texts of columns are set: as before, else as wide as the page allows, so that little is wrapped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..look.text_box import TextBox
from .boxes import BOX_GAP, LANE, Problem
from .fit import Fitter
from .order import Order

#: Shares of the page's height that columns may take, the first that leaves gaps of this width.
_HEIGHTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_EASY_GAP = 3.0
#: Between two columns at the least.
NARROWEST_GAP = 1.1

#: How the text of each box of a column is set, by node.
Column = Mapping[int, TextBox]


def set_texts(
    problem: Problem, fitter: Fitter, order: Order, text: float, before: Mapping[int, tuple[str, ...]]
) -> list[Column]:
    """Return how the texts of each column are set at a size (px): where the page has the room, as ``before``.

    ``before`` are the lines of texts by their nodes, as an earlier picture had them.
    """
    width, height = problem.page[0] / text, problem.page[1] / text
    limits = _flattest(problem, order, width, height) or _limits(fitter, order, width, text)
    fresh = [_column(problem, layer, limit, {}) for layer, limit in zip(order.layers, limits, strict=True)]
    if not before:
        return fresh
    again = []
    for layer, limit, anew in zip(order.layers, limits, fresh, strict=True):
        column = _column(problem, layer, limit, before)
        lanes = LANE * (len(layer) - len(column))
        again.append(column if stacked(column.values()) + lanes <= height else anew)
    used = sum(1 for column in again if column)
    across = sum(max(size.width for size in column.values()) for column in again if column)
    return again if across + NARROWEST_GAP * (used - 1) <= width else fresh


def _column(
    problem: Problem, layer: Sequence[int], limit: float, before: Mapping[int, tuple[str, ...]]
) -> Column:
    """Return how a column's texts are set: in the lines that they had before, else within the limit (em)."""
    return {
        node: next(
            (size for size in problem.sizes[node] if size.lines == before.get(node)),
            fitting(problem.sizes[node], limit),
        )
        for node in layer
        if node < len(problem.sizes)
    }


def stacked(sizes: Iterable[TextBox]) -> float:
    """Return the height (em) of boxes that stand as close as they may."""
    return sum(size.height + BOX_GAP for size in sizes) - BOX_GAP


def _flattest(problem: Problem, order: Order, width: float, height: float) -> list[float] | None:
    """Return how wide the boxes of each column may be for as few texts as may be to be wrapped.

    From all texts on one line the columns become narrower, that first which wraps the fewest texts for an
    em; None where a page of ``width`` and ``height`` (em) then still has no easy gaps.
    """
    columns = [[problem.sizes[n] for n in layer if n < order.boxes] for layer in order.layers]
    lanes = [sum(1 for n in layer if n >= order.boxes) for layer in order.layers]
    limits = [max((sizes[0].width for sizes in column), default=0.0) for column in columns]
    free = width - _EASY_GAP * (sum(1 for column in columns if column) - 1)
    over = sum(limits) - free

    def narrower(c: int) -> tuple[float, int, float] | None:
        return _narrower(columns[c], limits[c], height - LANE * lanes[c])

    steps = [narrower(c) for c in range(len(columns))]
    while over > 1e-9:
        tried = [(step[0] / (step[1] + 0.01), -c, step[2]) for c, step in enumerate(steps) if step]
        if not tried:
            return None
        _, minus, limit = max(tried)
        c = -minus
        over -= limits[c] - limit
        limits[c] = limit
        steps[c] = narrower(c)  # the others are what they were
    return limits


def _narrower(
    column: Sequence[Sequence[TextBox]], limit: float, height: float
) -> tuple[float, int, float] | None:
    """Return the next narrower limit of a column: what it saves (em), and how many texts it wraps anew."""
    now = [fitting(sizes, limit) for sizes in column]
    wider = [sizes for sizes, size in zip(column, now, strict=True) if size.width > limit - 1e-9]
    if not wider or any(sizes[-1].width > limit - 1e-9 for sizes in wider):
        return None
    # The widest that is left once these texts have a line more.
    less = max(
        size.width
        for sizes, size in zip(column, now, strict=True)
        for size in [fitting(sizes, limit - 1e-6) if size.width > limit - 1e-9 else size]
    )
    if stacked(fitting(sizes, less) for sizes in column) > height:
        return None
    return (limit - less, len(wider), less)


def fitting(sizes: Sequence[TextBox], limit: float) -> TextBox:
    """Return the flattest way to set a text that is no wider than the limit, else the narrowest."""
    flat = [size for size in sizes if size.width <= limit + 1e-9]
    return min(flat or sizes[-1:], key=lambda size: (size.height, size.width))


def _limits(fitter: Fitter, order: Order, width: float, text: float) -> list[float]:
    """Return how wide the boxes of each column may be: as wide as the page allows, for flat words."""
    columns = []
    for layer in order.layers:
        inside = [node for node in layer if node < order.boxes]
        columns.append((fitter.heights[inside].sum(0), len(layer) - len(inside)) if inside else None)
    most = float(fitter.grid[-1])
    limits: list[float] = []
    for share in _HEIGHTS:
        limits = [min(most, fitter.width(*c, fitter.room(text / share))) if c else 0.0 for c in columns]
        used = sum(1 for c in columns if c)
        if sum(limits) + _EASY_GAP * (used - 1) <= width:
            return limits
    return limits
