"""The lines: level from a box to its column's edge and across passed columns, one slant in each gap."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ..view import ConceptBox, Point, Route, View, WordsBox
from .boxes import WORDS_SCALE, Problem
from .coordinates import Placed
from .order import Order
from .slants import choose

if TYPE_CHECKING:
    from ..view import Rect

#: Level run before an arrow head's tip, where the gap has room for it.
_LEVEL_END = 0.8


def draw(problem: Problem, order: Order, placed: Placed, view: View, margin: float) -> View:
    """Return the view with its boxes, words and routes."""
    text = placed.text
    boxes, words = [], []
    for c, concept in enumerate(problem.concepts):
        boxes.append(ConceptBox(concept, _rect(order, placed, c, margin), placed.sizes[c].lines, _font(text)))
    for q, link in enumerate(problem.links):
        node = problem.count + q
        size = placed.sizes[node]
        font = _font(text * WORDS_SCALE)
        rect = _rect(order, placed, node, margin)
        words.append(WordsBox((link.effect,), rect, size.lines, font, round(link.mark * text, 2)))
    lines = _lines(problem, order, placed)
    routes = [
        Route(link.effect, _points(lines[q], text, margin)) for q, link in enumerate(problem.links)
    ]
    return replace(view, boxes=tuple(boxes), words=tuple(words), routes=tuple(routes))


def _font(px: float) -> float:
    return math.floor(px * 100) / 100


def _box(order: Order, placed: Placed, node: int) -> Rect:
    """Return a box in em."""
    column = order.column[node]
    width, height = placed.sizes[node].width, placed.heights[node]
    x = placed.left[column] + (placed.width[column] - width) / 2
    return (x, placed.y[node] - height / 2, width, height)


def _rect(order: Order, placed: Placed, node: int, margin: float) -> Rect:
    x, y, w, h = (value * placed.text for value in _box(order, placed, node))
    return (round(x + margin, 2), round(y + margin, 2), round(w, 2), round(h, 2))


def _lines(problem: Problem, order: Order, placed: Placed) -> list[list[Point]]:
    """Return each link's line in em, from its source's border to its target's."""
    pieces: dict[tuple[int, int], list[list[Point]]] = {}
    targets = {(arms[1][-2], arms[1][-1]) for arms in order.arms.values()}
    for gap, segments in enumerate(order.segments):
        if segments:
            x0 = placed.left[gap] + placed.width[gap]
            shares = choose(np.array(placed.ends[gap]), placed.left[gap + 1] - x0)
            for k, pair in enumerate(segments):
                piece = _piece(order, placed, gap, k, shares[k], targets)
                pieces.setdefault(pair, []).append(piece)
    lines = []
    for q in range(len(problem.links)):
        line: list[Point] = []
        for arm in order.arms[q]:
            for a, b in zip(arm, arm[1:], strict=False):
                forward = (a, b) in pieces
                # Two segments join the same boxes only when an effect turns back on its own concept.
                found = pieces[(a, b) if forward else (b, a)]
                piece = found.pop(0) if len(found) > 1 else found[0]
                line += piece if forward else piece[::-1]
        lines.append(line)
    return lines


def _piece(
    order: Order,
    placed: Placed,
    gap: int,
    k: int,
    share: tuple[float, float],
    targets: set[tuple[int, int]],
) -> list[Point]:
    """Return one segment, left to right."""
    a, b = order.segments[gap][k]
    y0, y1 = placed.ends[gap][k]
    start, end = placed.left[gap] + placed.width[gap], placed.left[gap + 1]
    left, right = start, end
    if a < order.boxes:
        left = sum(_box(order, placed, a)[::2])
    if b < order.boxes:
        right = _box(order, placed, b)[0]
    width = end - start
    u, v = start + share[0] * width, start + share[1] * width
    if (a, b) in targets:
        v = min(v, max(right - _LEVEL_END, u + 0.3 * width))
    if (b, a) in targets:
        u = max(u, min(left + _LEVEL_END, v - 0.3 * width))
    return [(left, y0), (u, y0), (v, y1), (right, y1)]


def _points(line: list[Point], text: float, margin: float) -> tuple[Point, ...]:
    """Return a line in px without points that do not turn it."""
    points = [(round(x * text + margin, 2), round(y * text + margin, 2)) for x, y in line]
    kept: list[Point] = []
    for point in points:
        if kept and math.dist(kept[-1], point) < 0.05:
            continue
        level = len(kept) > 1 and kept[-2][1] == kept[-1][1] == point[1]
        if level and (kept[-1][0] - kept[-2][0]) * (point[0] - kept[-1][0]) > 0:
            kept.pop()
        kept.append(point)
    return tuple(kept)
