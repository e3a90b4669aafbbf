"""The layout of large graphs in nearly linear time: columns by category and depth, lines through the gaps.

No effect has words here: thousands of them would cover each other. They come with a smaller view.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..view import ConceptBox, Point, Route, View
from .boxes import Size, concept_sizes

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

_GAP = 0.75
_STREET = 3.0
_LARGE = 1.7
_LARGEST_PX = 30.0
_SWEEPS = 6


@dataclass
class _Large:
    """A large graph by numbers; ``group`` is a concept's category, else its community."""

    concepts: list[str]
    effects: list[str]
    ends: list[tuple[int, int]]
    neighbours: list[list[int]]
    sizes: list[Size]
    scale: list[float]
    group: list[int]
    depth: list[float]


def lay_out_large(
    graph: ConceptGraph,
    concepts: Sequence[str],
    effects: Sequence[str],
    view: View,
    margin: float,
    progress: Callable[[float], None],
) -> View:
    """Return the view with every concept in a box of its own and a line for every effect."""
    large = _read(graph, concepts, effects)
    width, height = view.width - 2 * margin, view.height - 2 * margin
    progress(0.3)
    text, columns = _fill(large, width, height)
    _sort_columns(large, columns)
    progress(0.6)
    rects = _rects(large, columns, text, width, height, margin)
    boxes = tuple(
        ConceptBox(id, rects[c], large.sizes[c].lines, math.floor(text * large.scale[c] * 100) / 100)
        for c, id in enumerate(large.concepts)
    )
    routes = _routes(large, columns, rects)
    progress(1.0)
    return replace(view, boxes=boxes, routes=routes)


def _read(graph: ConceptGraph, concepts: Sequence[str], effects: Sequence[str]) -> _Large:
    shown = list(dict.fromkeys(concepts))
    number = {id: index for index, id in enumerate(shown)}
    kept, ends = [], []
    neighbours: list[list[int]] = [[] for _ in shown]
    for id in dict.fromkeys(effects):
        effect = graph.effects[id]
        if effect.source in number and effect.target in number:
            a, b = number[effect.source], number[effect.target]
            kept.append(id)
            ends.append((a, b))
            neighbours[a].append(b)
            neighbours[b].append(a)
    ranked = sorted(range(len(shown)), key=lambda c: (-len(neighbours[c]), c))
    large = set(ranked[: math.isqrt(len(shown))])
    scale = [_LARGE if c in large else 1.0 for c in range(len(shown))]
    sizes = [_compact(concept_sizes(graph.concepts[id].title, 1), scale[c]) for c, id in enumerate(shown)]
    depth = _depths(len(shown), ends)
    group = _groups([graph.concepts[id].category for id in shown], neighbours)
    return _Large(shown, kept, ends, neighbours, sizes, scale, group, depth)


def _compact(sizes: tuple[Size, ...], scale: float) -> Size:
    """Return the wrapping that takes least room in a column of ordinary width."""
    best = min(sizes, key=lambda s: max(s.width, 5.0) * (s.height + _GAP) + 4.0 * max(0.0, s.width - 7.0))
    return Size(best.width * scale, best.height * scale, best.lines)


def _depths(count: int, ends: list[tuple[int, int]]) -> list[float]:
    """Return how deep each concept lies: a target one deeper than its source, on the average."""
    depth = [0.0] * count
    for _ in range(30):
        total, seen = [0.0] * count, [1] * count
        for a, b in ends:
            total[b] += depth[a] + 1
            total[a] += depth[b] - 1
            seen[a] += 1
            seen[b] += 1
        depth = [(t + d) / n for t, d, n in zip(total, depth, seen, strict=True)]
    return depth


def _groups(categories: list[str], neighbours: list[list[int]]) -> list[int]:
    """Return each concept's group by number: its category, else the community that most neighbours are in."""
    if any(categories):
        names = {name: index for index, name in enumerate(dict.fromkeys(categories))}
        return [names[name] for name in categories]
    group = list(range(len(categories)))
    for _ in range(8):
        for c, near in enumerate(neighbours):
            counts: dict[int, int] = {}
            for other in near:
                counts[group[other]] = counts.get(group[other], 0) + 1
            if counts:
                group[c] = max(counts, key=lambda g: (counts[g], -g))
    return group


def _fill(large: _Large, width: float, height: float) -> tuple[float, list[list[int]]]:
    """Return the largest text (px) at which all boxes fit, and the columns."""
    members: dict[int, list[float]] = {}
    for c, group in enumerate(large.group):
        members.setdefault(group, []).append(large.depth[c])
    middle = {group: sum(depths) / len(depths) for group, depths in members.items()}
    turn = sorted(
        range(len(large.concepts)),
        key=lambda c: (round(middle[large.group[c]], 6), large.group[c], round(large.depth[c], 6), c),
    )
    low, high = 0.0, _LARGEST_PX
    columns: list[list[int]] = [turn]
    for _ in range(24):
        text = (low + high) / 2
        tried = _columns(large, turn, height / text)
        across = sum(max(large.sizes[c].width for c in column) for column in tried)
        tallest = max((large.sizes[c].height for c in turn), default=0.0)
        if (across + (len(tried) + 1) * _STREET) * text <= width and tallest * text <= height:
            low, columns = text, tried
        else:
            high = text
    return low, columns


def _columns(large: _Large, turn: list[int], height: float) -> list[list[int]]:
    columns: list[list[int]] = [[]]
    used = _GAP
    for c in turn:
        need = large.sizes[c].height + _GAP
        if columns[-1] and used + need > height:
            columns.append([])
            used = _GAP
        columns[-1].append(c)
        used += need
    return [column for column in columns if column]


def _sort_columns(large: _Large, columns: list[list[int]]) -> None:
    """Order every column after the mean height of its concepts' neighbours."""
    place = {c: (k + 0.5) / len(column) for column in columns for k, c in enumerate(column)}
    for _ in range(_SWEEPS):
        for column in columns:
            means = {}
            for c in column:
                near = large.neighbours[c]
                means[c] = round(sum(place[n] for n in near) / len(near) if near else place[c], 9)
            column.sort(key=lambda c: (means[c], c))
            for k, c in enumerate(column):
                place[c] = (k + 0.5) / len(column)


def _rects(
    large: _Large, columns: list[list[int]], text: float, width: float, height: float, margin: float
) -> list[tuple[float, float, float, float]]:
    """Return every concept's box in px; columns and boxes share out the room that is left."""
    rects = [(0.0, 0.0, 0.0, 0.0)] * len(large.concepts)
    widths = [max(large.sizes[c].width for c in column) * text for column in columns]
    street = (width - sum(widths)) / (len(columns) + 1)
    x = margin + street
    for column, column_width in zip(columns, widths, strict=True):
        heights = [large.sizes[c].height * text for c in column]
        gap = (height - sum(heights)) / (len(column) + 1)
        y = margin + gap
        for c, box_height in zip(column, heights, strict=True):
            box_width = large.sizes[c].width * text
            left = x + (column_width - box_width) / 2
            rects[c] = (round(left, 2), round(y, 2), round(box_width, 2), round(box_height, 2))
            y += box_height + gap
        x += column_width + street
    return rects


@dataclass(frozen=True, slots=True)
class _Column:
    """A column's edges and the middles of its gaps, top to bottom (px)."""

    left: float
    right: float
    gaps: list[float]

    def gap_near(self, y: float) -> float:
        at = bisect_left(self.gaps, y)
        near = self.gaps[max(0, at - 1) : at + 1]
        return min(near, key=lambda gap: abs(gap - y))


def _routes(
    large: _Large, columns: list[list[int]], rects: list[tuple[float, float, float, float]]
) -> tuple[Route, ...]:
    """Return a line for every effect: level through the gaps of passed columns, slanting between them."""
    where = {c: k for k, column in enumerate(columns) for c in column}
    measured = [_measured(column, rects) for column in columns]
    ports = _ports(large, where, rects)
    routes = []
    for k, (id, (a, b)) in enumerate(zip(large.effects, large.ends, strict=True)):
        y0, y1 = ports[k]
        start, end = where[a], where[b]
        if start == end:
            points = _aside(rects[a], rects[b], measured[start], y0, y1)
        else:
            points = _across(rects[a], rects[b], measured, (start, end), y0, y1)
        routes.append(Route(id, tuple((round(x, 2), round(y, 2)) for x, y in points)))
    return tuple(routes)


def _measured(column: list[int], rects: list[tuple[float, float, float, float]]) -> _Column:
    boxes = [rects[c] for c in column]
    first = boxes[0][1]
    space = boxes[1][1] - first - boxes[0][3] if len(boxes) > 1 else first / 2
    middles = [first - space / 2, *(y + h + space / 2 for _, y, _, h in boxes)]
    return _Column(min(b[0] for b in boxes), max(b[0] + b[2] for b in boxes), middles)


def _ports(
    large: _Large, where: dict[int, int], rects: list[tuple[float, float, float, float]]
) -> list[tuple[float, float]]:
    """Return the heights at which each effect leaves its source and meets its target."""
    sides: dict[tuple[int, bool], list[tuple[float, int, int]]] = {}
    for k, pair in enumerate(large.ends):
        for end in (0, 1):
            c, other = pair[end], pair[1 - end]
            right = where[other] >= where[c]
            sides.setdefault((c, right), []).append((rects[other][1], k, end))
    found = [[0.0, 0.0] for _ in large.ends]
    for (c, _), lines in sides.items():
        _, y, _, h = rects[c]
        for place, (_, k, end) in enumerate(sorted(lines)):
            found[k][end] = y + h * (0.15 + 0.7 * (place + 0.5) / len(lines))
    return [(a, b) for a, b in found]


def _aside(
    first: tuple[float, ...], second: tuple[float, ...], column: _Column, y0: float, y1: float
) -> list[Point]:
    """Return a turn through the street right of a column."""
    out = column.right + 6.0 + abs(y1 - y0) * 0.004
    if first == second:
        y0, y1 = first[1] + 0.25 * first[3], first[1] + 0.75 * first[3]
    return [(first[0] + first[2], y0), (out, y0), (out, y1), (second[0] + second[2], y1)]


def _across(
    first: tuple[float, ...],
    second: tuple[float, ...],
    columns: list[_Column],
    span: tuple[int, int],
    y0: float,
    y1: float,
) -> list[Point]:
    start, end = span
    step = 1 if end > start else -1
    points = [(first[0] + first[2] * (step > 0), y0), (_edge(columns[start], step), y0)]
    for at in range(start + step, end, step):
        share = (at - start) / (end - start)
        gap = columns[at].gap_near(y0 + share * (y1 - y0))
        points += [(_edge(columns[at], -step), gap), (_edge(columns[at], step), gap)]
    return [*points, (_edge(columns[end], -step), y1), (second[0] + second[2] * (step < 0), y1)]


def _edge(column: _Column, step: int) -> float:
    return column.right if step > 0 else column.left
