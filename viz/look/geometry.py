"""How a route is drawn: shortened for its arrow head, its bends rounded; shared by every static output.

Twin: viz/viewer/src/stage/geometry.ts
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ..view import Point

#: Points that stand for a curve, its beginning not counted.
CURVE_STEPS: Final = 5

#: ``("M", p)``, ``("L", p)`` or ``("Q", control, p)``.
Command = tuple[str, Point] | tuple[str, Point, Point]


@dataclass(frozen=True, slots=True)
class DrawnRoute:
    """A line ready to draw; the arrow head's tip stands at ``tip`` and points along ``angle`` (radians)."""

    commands: tuple[Command, ...]
    tip: Point
    angle: float
    head: float


def toward(start: Point, end: Point, length: float) -> Point:
    """Return the point that lies ``length`` from the start on the way to the end."""
    distance = math.dist(start, end)
    share = length / distance if distance else 0.0
    return (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))


def length_of(points: Sequence[Point]) -> float:
    """Return the length of a polyline."""
    return sum(math.dist(a, b) for a, b in pairwise(points))


def shortened(points: Sequence[Point], length: float) -> list[Point]:
    """Return a polyline without its last ``length`` px; at least its first point stays."""
    kept = list(points)
    while len(kept) > 1:
        last = math.dist(kept[-2], kept[-1])
        if last > length:
            kept[-1] = toward(kept[-1], kept[-2], length)
            return kept
        kept.pop()
        length -= last
    return kept


def drawn_route(points: Sequence[Point], gap: float, head: float, back: float, radius: float) -> DrawnRoute:
    """Return how a route is drawn whose arrow head, ``head`` px long, ends ``gap`` px before the last point.

    The line itself ends ``back`` heads before the tip. A short route gets a smaller head.
    """
    total = length_of(points)
    head = min(head, 0.6 * total)
    gap = min(gap, 0.2 * total)
    foot = shortened(points, gap + head)[-1]
    end = points[-1]
    angle = math.atan2(end[1] - foot[1], end[0] - foot[0])
    tip = toward(end, foot, gap)
    line = shortened(points, gap + back * head)
    return DrawnRoute(tuple(rounded(line, radius)), tip, angle, head)


def rounded(points: Sequence[Point], radius: float) -> list[Command]:
    """Return a polyline as path commands whose bends are quadratic curves."""
    commands: list[Command] = [("M", points[0])]
    for before, bend, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, math.dist(before, bend) / 2, math.dist(bend, after) / 2)
        if reach < 0.05 or _straight(before, bend, after):
            commands.append(("L", bend))
        else:
            commands.append(("L", toward(bend, before, reach)))
            commands.append(("Q", bend, toward(bend, after, reach)))
    if len(points) > 1:
        commands.append(("L", points[-1]))
    return commands


def _straight(before: Point, bend: Point, after: Point) -> bool:
    """Return whether a bend turns by less than about half a degree."""
    ax, ay = bend[0] - before[0], bend[1] - before[1]
    bx, by = after[0] - bend[0], after[1] - bend[1]
    return abs(ax * by - ay * bx) <= 0.01 * math.hypot(ax, ay) * math.hypot(bx, by) and ax * bx + ay * by > 0


def sampled(commands: Sequence[Command], per_curve: int = CURVE_STEPS) -> list[Point]:
    """Return the points of a path; each curve gives ``per_curve`` of them."""
    points: list[Point] = []
    for command in commands:
        if len(command) == 2:
            points.append(command[1])
            continue
        _, control, end = command
        start = points[-1]
        for step in range(1, per_curve + 1):
            t = step / per_curve
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
            points.append(
                (a * start[0] + b * control[0] + c * end[0], a * start[1] + b * control[1] + c * end[1])
            )
    return points
