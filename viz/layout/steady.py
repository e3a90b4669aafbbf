"""A layout taken from an earlier view, so that a small edit of the graph leaves the picture steady."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .boxes import Problem
from .columns import Columns, Weights, words_columns
from .fit import Fitter
from .improve import Improver
from .order import Order

if TYPE_CHECKING:
    from ..view import Point, Rect, View


def from_view(problem: Problem, fitter: Fitter, view: View, per_crossing: float) -> Improver | None:
    """Return the earlier layout with what is new put in; None when too little of it is left.

    Concepts and words that the view shows keep their column and order.
    """
    rects = _rects(problem, view)
    if 2 * sum(1 for item in rects if item < problem.count) < problem.count:
        return None
    column = _columns(rects)
    count = max(3, max(column.values()) + 1)
    lines = {route.effect: route.points for route in view.routes}
    steady = [q for q in range(len(problem.links)) if _is_steady(problem, column, q, lines)]
    columns = _all_columns(problem, column, steady, count)
    layout = Columns(problem, fitter, columns, count, Weights())
    improver = Improver(problem, layout, Order(problem, count), per_crossing)
    _fill(improver, rects, steady, lines)
    _add_new(improver, rects)
    layout.refit()
    return improver


def _rects(problem: Problem, view: View) -> dict[int, Rect]:
    """Return the earlier boxes by their number in the problem."""
    concepts = {id: c for c, id in enumerate(problem.concepts)}
    links = {link.effect: problem.count + q for q, link in enumerate(problem.links)}
    found = {concepts[box.concept]: box.rect for box in view.boxes if box.concept in concepts}
    for words in view.words:
        for effect in words.effects[:1]:
            if effect in links:
                found[links[effect]] = words.rect
    return found


def _columns(rects: dict[int, Rect]) -> dict[int, int]:
    """Return each box's column: boxes of one column overlap across, those of two do not."""
    found: dict[int, int] = {}
    column, edge = -1, float("-inf")
    for item in sorted(rects, key=lambda item: (rects[item][0], item)):
        x, _, width, _ = rects[item]
        if x > edge:
            column, edge = column + 1, x + width
        found[item] = column
        edge = max(edge, x + width)
    return found


def _is_steady(problem: Problem, column: dict[int, int], q: int, lines: dict[str, tuple[Point, ...]]) -> bool:
    """Return whether a link's words stood between its ends, as those still stand."""
    link = problem.links[q]
    items = (link.source, problem.count + q, link.target)
    if link.effect not in lines or any(item not in column for item in items):
        return False
    a, r, b = (column[item] for item in items)
    return a < r < b or b < r < a


def _all_columns(problem: Problem, known: dict[int, int], steady: list[int], count: int) -> list[int]:
    """Return a column for every box; a new concept begins beside what it is linked to."""
    columns = [known.get(c, -1) for c in range(problem.count)]
    for c in range(problem.count):
        if columns[c] < 0:
            near = []
            for q in problem.links_of[c]:
                link = problem.links[q]
                out = link.source == c
                other = columns[link.target if out else link.source]
                near += [other - 2 if out else other + 2] if other >= 0 else []
            columns[c] = max(0, min(count - 1, round(sum(near) / len(near)) if near else count // 2))
    kept = set(steady)
    for q in range(len(problem.links)):
        fresh = words_columns(problem, columns, q, count)[0]
        columns.append(known[problem.count + q] if q in kept else fresh)
    return columns


def _fill(
    improver: Improver, rects: dict[int, Rect], steady: list[int], lines: dict[str, tuple[Point, ...]]
) -> None:
    """Put concepts, words and lanes into their columns, top to bottom as they stood."""
    problem, order, columns = improver.problem, improver.order, improver.layout.columns
    spans: dict[int, tuple[float, float]] = {}
    kept = {problem.count + q for q in steady}
    layers: list[list[tuple[float, int]]] = [[] for _ in range(order.count)]
    for item, (x, y, w, h) in rects.items():
        column = columns[item]
        if item < problem.count or item in kept:
            layers[column].append((y + h / 2, item))
            low, high = spans.get(column, (x, x + w))
            spans[column] = (min(low, x), max(high, x + w))
    arms: dict[int, tuple[list[int], list[int]]] = {}
    for q in steady:
        link, words = problem.links[q], problem.count + q
        both: list[list[int]] = []
        for first, last in ((link.source, words), (words, link.target)):
            step = 1 if columns[last] > columns[first] else -1
            lanes = []
            for column in range(columns[first] + step, columns[last], step):
                lane = order.new_lane()
                low, high = spans.get(column, (0.0, 0.0))
                layers[column].append((_height(lines[link.effect], (low + high) / 2), lane))
                lanes.append(lane)
            both.append([first, *lanes, last])
        arms[q] = (both[0], both[1])
    for column, layer in enumerate(layers):
        for slot, (_, node) in enumerate(sorted(layer)):
            order.put(node, column, slot)
    for q, pair in arms.items():
        order.connect(q, pair)


def _height(points: tuple[Point, ...], x: float) -> float:
    """Return the height of a line where it passes ``x``."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if min(x0, x1) <= x <= max(x0, x1) and x0 != x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return points[0][1]


def _add_new(improver: Improver, rects: dict[int, Rect]) -> None:
    """Put in what the earlier view did not have, where it costs least."""
    problem, order = improver.problem, improver.order
    for q, link in enumerate(problem.links):
        if q not in order.arms and link.source in order.column and link.target in order.column:
            improver.insert(q)
    for c in range(problem.count):
        if c not in rects:
            improver.place_concept(c, improver.layout.columns[c])
            improver.relocate(c, range(order.count))
