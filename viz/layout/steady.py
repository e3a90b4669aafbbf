"""A layout taken from an earlier view, so that a small edit of the graph leaves the picture steady."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from .boxes import Problem
from .columns import Columns, Weights, words_columns
from .fit import Fitter
from .held import Held
from .improve import Improver
from .loose import free_place, lane
from .order import Order

if TYPE_CHECKING:
    from ..view import Point, Rect, View

    Span = tuple[float, float]

#: Boxes of one column have the same middle, but for what rounding takes (px).
_SAME_MIDDLE = 0.05
#: Sizes of text are rounded down to a hundredth of a px: half of that is put back.
_ROUNDED_OFF = 0.005


def from_view(
    problem: Problem,
    fitter: Fitter,
    earlier: tuple[View, Mapping[str, Point], float],
    per_crossing: float,
) -> tuple[Improver, Held] | None:
    """Return an earlier layout with what is new put in, and where everything stood; None when little is left.

    ``earlier`` is the view, the middles (px) of concepts that a hand has placed, and the view's margin (px).
    Concepts and words that the view shows keep their column and order; what was placed goes to the column
    that is nearest.
    """
    view, places, margin = earlier
    rects, fixed = _rects(problem, view, places)
    if 2 * sum(1 for item in rects if item < problem.count) < problem.count:
        return None
    column, spans = _columns(rects, fixed)
    count = max(3, len(spans))
    lines = {route.effect: route.points for route in view.routes}
    _add_loose(problem, view, rects, (column, spans), margin)
    steady = [q for q in range(len(problem.links)) if _is_steady(problem, column, q, lines)]
    columns = _all_columns(problem, column, steady, count)
    layout = Columns(problem, fitter, columns, count, Weights())
    improver = Improver(problem, layout, Order(problem, count), per_crossing)
    _fill(improver, rects, steady, (lines, spans))
    _add_new(improver, rects)
    return improver, _held(problem, view, rects, fixed, spans, margin)


def _held(
    problem: Problem,
    view: View,
    rects: dict[int, Rect],
    fixed: frozenset[int],
    spans: list[Span],
    margin: float,
) -> Held:
    text = max((box.font_px for box in view.boxes), default=16.0) + _ROUNDED_OFF
    gaps = (problem.page[0] - sum(high - low for low, high in spans)) / text
    at = {item: (x + w / 2 - margin, y + h / 2 - margin) for item, (x, y, w, h) in rects.items()}
    drawn = {route.effect: route.points for route in view.routes}
    lines = {
        q: tuple((x - margin, y - margin) for x, y in drawn[link.effect])
        for q, link in enumerate(problem.links)
        if link.effect in drawn
    }
    return Held(text, max(0.0, gaps), at, fixed, lines, _texts(problem, view))


def _texts(problem: Problem, view: View) -> dict[int, tuple[str, ...]]:
    """Return the lines in which the texts of boxes stood, by their number in the problem."""
    concepts = {box.concept: box.lines for box in view.boxes}
    words = {words.effects[0]: words.lines for words in view.words}
    found = {c: concepts[id] for c, id in enumerate(problem.concepts) if id in concepts}
    links = enumerate(problem.links, problem.count)
    return found | {node: words[link.effect] for node, link in links if link.effect in words}


def _rects(
    problem: Problem, view: View, places: Mapping[str, Point]
) -> tuple[dict[int, Rect], frozenset[int]]:
    """Return the earlier boxes by their number in the problem, and which of these a hand has placed."""
    concepts = {id: c for c, id in enumerate(problem.concepts)}
    links = {link.effect: problem.count + q for q, link in enumerate(problem.links)}
    found = {concepts[box.concept]: box.rect for box in view.boxes if box.concept in concepts}
    for words in view.words:
        if words.effects[0] in links:
            found[links[words.effects[0]]] = words.rect
    fixed = set()
    for id, (x, y) in places.items():
        if id in concepts:
            c = concepts[id]
            _, _, w, h = found.get(c, (0.0, 0.0, 0.0, 0.0))
            found[c] = (x - w / 2, y - h / 2, w, h)
            fixed.add(c)
    return found, frozenset(fixed)


def _columns(rects: dict[int, Rect], fixed: frozenset[int]) -> tuple[dict[int, int], list[Span]]:
    """Return each box's column, and the columns' spans: all boxes of one have the same middle.

    A box that stands aside, because a hand has put it there or once had, belongs to the nearest column.
    """
    middles = sorted((rects[item][0] + rects[item][2] / 2, item) for item in rects if item not in fixed)
    groups: list[list[int]] = []
    last = float("-inf")
    for x, item in middles:
        if x - last > _SAME_MIDDLE:
            groups.append([])
        groups[-1].append(item)
        last = x
    kept: list[tuple[Span, list[int]]] = []
    aside = sorted(fixed)
    for group in sorted(groups, key=lambda group: -len(group)):
        span = _span([rects[item] for item in group])
        if any(span[0] < high and low < span[1] for (low, high), _ in kept):
            aside += group
        else:
            kept.append((span, group))
    if not kept:
        kept = [(_span([rects[item]]), []) for item in aside[:1]]
    kept.sort(key=lambda each: each[0])
    spans = [span for span, _ in kept]
    found = {item: column for column, (_, group) in enumerate(kept) for item in group}
    for item in aside:
        x, _, w, _ = rects[item]
        found[item] = min(range(len(spans)), key=lambda c: abs(sum(spans[c]) / 2 - x - w / 2))
    return found, spans


def _span(rects: list[Rect]) -> Span:
    return min(x for x, _, _, _ in rects), max(x + w for x, _, w, _ in rects)


def _add_loose(
    problem: Problem,
    view: View,
    rects: dict[int, Rect],
    columns: tuple[dict[int, int], list[Span]],
    margin: float,
) -> None:
    """Give new concepts without effects, which no line holds anywhere, a place that is free."""
    column, spans = columns
    text = max((box.font_px for box in view.boxes), default=0.0)
    page = (margin, margin), (margin + problem.page[0], margin + problem.page[1])
    for c in range(problem.count):
        if c in rects or problem.links_of[c] or not spans:
            continue
        size = problem.sizes[c][0].width * text, problem.sizes[c][0].height * text
        taken = [_taken(rects, view, k, columns, text) for k in range(len(spans))]
        column[c], y = free_place(size, spans, taken, page)
        x = sum(spans[column[c]]) / 2
        rects[c] = (x, y - size[1] / 2, 0.0, size[1])


def _taken(
    rects: dict[int, Rect], view: View, k: int, columns: tuple[dict[int, int], list[Span]], text: float
) -> list[Span]:
    """Return what stands in a column, and the lanes of the lines that pass it."""
    column, spans = columns
    found = [(y, y + h) for item, (_, y, _, h) in rects.items() if column[item] == k]
    x = sum(spans[k]) / 2
    for route in view.routes:
        if min(at for at, _ in route.points) < x < max(at for at, _ in route.points):
            found.append(lane(_height(route.points, x), text))
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
    improver: Improver,
    rects: dict[int, Rect],
    steady: list[int],
    earlier: tuple[dict[str, tuple[Point, ...]], list[Span]],
) -> None:
    """Put concepts, words and lanes into their columns, top to bottom as they stood.

    ``earlier`` are the lines by effect and the columns' spans.
    """
    problem, order, columns = improver.problem, improver.order, improver.layout.columns
    lines, spans = earlier
    kept = {problem.count + q for q in steady}
    layers: list[list[tuple[float, int]]] = [[] for _ in range(order.count)]
    for item, (_, y, _, h) in rects.items():
        if item < problem.count or item in kept:
            layers[columns[item]].append((y + h / 2, item))
    arms: dict[int, tuple[list[int], list[int]]] = {}
    for q in steady:
        link, words = problem.links[q], problem.count + q
        both: list[list[int]] = []
        for first, last in ((link.source, words), (words, link.target)):
            step = 1 if columns[last] > columns[first] else -1
            lanes = []
            for column in range(columns[first] + step, columns[last], step):
                lane = order.new_lane()
                low, high = spans[column]
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
            column = improver.layout.columns[c]
            improver.place_concept(c, column, improver.slots(c, [column])[column][1])
            improver.relocate(c, range(order.count))
