"""The lines: level from a box to its column's edge and across passed columns, one slant in each gap."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ..view import ConceptBox, Point, Route, View, WordsBox
from .boxes import WORDS, Problem
from .coordinates import Placed
from .order import Order
from .slants import Slants, choose
from .slants_again import links_of_pairs, pieces_before, slant_before

if TYPE_CHECKING:
    from ..view import Rect
    from .beside import Segment
    from .held import Held

Pieces = dict[tuple[int, int], list[list[Point]]]

#: Level run before an arrow head's tip, where the gap has room for it.
_LEVEL_END = 0.8
#: Lines nearer to each other than this are hard to tell apart.
_NEAR_PX = 4.5
_NEAR_EM = 0.5


def draw(problem: Problem, order: Order, placed: Placed, pieces: Pieces, view: View, margin: float) -> View:
    """Return the view with its boxes, words and routes in px, ``margin`` px inside the page."""
    text = placed.text
    boxes, words = [], []
    for c, concept in enumerate(problem.concepts):
        boxes.append(ConceptBox(concept, _rect(placed, c, margin), placed.sizes[c].lines, _font(text)))
    for q, link in enumerate(problem.links):
        node = problem.count + q
        size = placed.sizes[node]
        font = _font(text * WORDS.scale)
        rect = _rect(placed, node, margin)
        words.append(WordsBox((link.effect,), rect, size.lines, font, round(link.mark * text, 2)))
    lines = _lines(problem, order, pieces)
    routes = [Route(link.effect, _points(lines[q], text, margin)) for q, link in enumerate(problem.links)]
    return replace(view, boxes=tuple(boxes), words=tuple(words), routes=tuple(routes))


def _font(px: float) -> float:
    return math.floor(px * 100) / 100


def _box(placed: Placed, node: int) -> Rect:
    """Return a box in em."""
    width, height = placed.sizes[node].width, placed.heights[node]
    return (placed.x[node], placed.y[node] - height / 2, width, height)


def _rect(placed: Placed, node: int, margin: float) -> Rect:
    x, y, w, h = (value * placed.text for value in _box(placed, node))
    return (round(x + margin, 2), round(y + margin, 2), round(w, 2), round(h, 2))


def slanted(order: Order, placed: Placed, held: Held | None = None) -> list[Slants]:
    """Return the slants of each gap's lines, not yet mended; lines that are ``held`` keep theirs."""
    before = pieces_before(held.lines, placed.text) if held else {}
    links = links_of_pairs(order) if held else {}
    targets = {(arms[1][-2], arms[1][-1]) for arms in order.arms.values()}
    near = min(_NEAR_EM, _NEAR_PX / placed.text)
    found = []
    for gap, segments in enumerate(order.segments[:-1]):
        start = placed.left[gap] + placed.width[gap]
        width = placed.left[gap + 1] - start
        sides = [_sides(order, placed, gap, pair) for pair in segments]
        rooms = [
            _room(left - start, right - start, width, (b, a) in targets, (a, b) in targets)
            for (left, right), (a, b) in zip(sides, segments, strict=True)
        ]
        ends = np.array(placed.ends[gap]).reshape(-1, 2)
        again = {}
        for k, pair in enumerate(segments):
            pieces = before.get(links.get(pair, -1), ())
            if slant := slant_before(pieces, placed.ends[gap][k], rooms[k], start):
                again[k] = slant
        found.append(choose(ends, np.array(rooms).reshape(-1, 2), (width, near), again))
    return found


def lines_of(order: Order, placed: Placed, slants: list[Slants]) -> Pieces:
    """Return each segment's line (four points in em, left to right) by its nodes."""
    pieces: Pieces = {}
    for gap, in_gap in enumerate(slants):
        segments, start = order.segments[gap], placed.left[gap] + placed.width[gap]
        for pair, ends, slant in zip(segments, placed.ends[gap], in_gap.slants, strict=True):
            side = _sides(order, placed, gap, pair)
            u, v = start + float(slant[0]), start + float(slant[1])
            line = [(side[0], ends[0]), (u, ends[0]), (v, ends[1]), (side[1], ends[1])]
            pieces.setdefault(pair, []).append(line)
    return pieces


def segments_in_px(order: Order, placed: Placed, pieces: Pieces) -> list[list[Segment]]:
    """Return the lines of every gap in px, with the nodes that they join."""
    text = placed.text
    return [
        [
            (pair, [(x * text, y * text) for x, y in line])
            for pair in dict.fromkeys(segments)
            for line in pieces[pair]
        ]
        for segments in order.segments
    ]


def _sides(order: Order, placed: Placed, gap: int, pair: tuple[int, int]) -> tuple[float, float]:
    """Return where a segment begins and ends: at the boxes' borders, or its columns' edges."""
    left, right = placed.left[gap] + placed.width[gap], placed.left[gap + 1]
    if pair[0] < order.boxes:
        x, _, w, _ = _box(placed, pair[0])
        left = x + w
    if pair[1] < order.boxes:
        right = _box(placed, pair[1])[0]
    return left, right


def _room(left: float, right: float, width: float, head_left: bool, head_right: bool) -> tuple[float, float]:
    """Return the part of a gap in which a line may slant: an arrow head wants a level end."""
    low = min(max(0.0, left + _LEVEL_END), 0.4 * width) if head_left else 0.0
    high = max(min(width, right - _LEVEL_END), 0.6 * width) if head_right else width
    return low, high


def _lines(problem: Problem, order: Order, pieces: Pieces) -> list[list[Point]]:
    """Return each link's line in em, from its source's border to its target's."""
    lines = []
    for q in range(len(problem.links)):
        line: list[Point] = []
        for arm in order.arms[q]:
            for a, b in pairwise(arm):
                forward = (a, b) in pieces
                # Two segments join the same boxes only when an effect turns back on its own concept.
                found = pieces[(a, b) if forward else (b, a)]
                piece = found.pop(0) if len(found) > 1 else found[0]
                line += piece if forward else piece[::-1]
        lines.append(line)
    return lines


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
