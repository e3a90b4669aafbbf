"""The ways that several lines of one concept share before they part.

Twin: viz/viewer/src/stage/trunks.ts
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import takewhile

from ..look.geometry import toward
from ..view import Point

Line = Sequence[Point]


def trunks(lines: Sequence[Line]) -> list[tuple[list[int], list[Point]]]:
    """Return what lines share from their beginning: indices of the lines, and the points of the shared way.

    >>> trunks([[(0, 0), (9, 0), (9, 5), (20, 5)], [(0, 0), (9, 0), (9, 8), (20, 8)], [(0, 3), (9, 3)]])
    [([0, 1], [(0, 0), (9, 0), (9.0, 5.0)])]
    """
    together: dict[tuple[Point, Point], list[int]] = {}
    for index, line in enumerate(lines):
        if len(line) > 1:
            together.setdefault((_near(line[0]), _near(line[1])), []).append(index)
    found = []
    for members in together.values():
        if len(members) > 1:
            found.extend(_parted([lines[index] for index in members], members))
    return found


def _near(point: Point) -> Point:
    return (round(point[0], 1), round(point[1], 1))


def _parted(lines: Sequence[Line], members: list[int]) -> list[tuple[list[int], list[Point]]]:
    """Follow lines to where they part; those that go on the same way share it up to the last but one end."""
    steps = takewhile(lambda points: len({_near(point) for point in points}) == 1, zip(*lines, strict=False))
    common = [points[0] for points in steps]
    onward: dict[Point, tuple[Point, list[tuple[float, int]]]] = {}
    for line, member in zip(lines, members, strict=True):
        if len(line) > len(common):
            length = math.dist(common[-1], line[len(common)])
            heading = toward((0, 0), _difference(common[-1], line[len(common)]), 1)
            # Nearly the same way is the same; the first line's own is followed.
            alike = (round(heading[0], 2), round(heading[1], 2))
            onward.setdefault(alike, (heading, []))[1].append((length, member))
    found = []
    for heading, ends in onward.values():
        if len(ends) > 1:
            reach = sorted(length for length, _ in ends)[-2]
            end = (common[-1][0] + heading[0] * reach, common[-1][1] + heading[1] * reach)
            found.append(([member for _, member in ends], [*common, end]))
    return found or [(members, common)]


def _difference(start: Point, end: Point) -> Point:
    return (end[0] - start[0], end[1] - start[1])
