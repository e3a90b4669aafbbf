"""The lines of a large graph: from a box into an alley, along avenues, by an alley to the other box."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .fast_place import Placed, Span

if TYPE_CHECKING:
    from ..view import Point

#: Lines keep this far apart (px) where a street is wide enough.
_APART: Final = 3.0


@dataclass(slots=True)
class Leg:
    """A stretch of one street: of an alley (strip, number) between two x, of an avenue between two y."""

    street: tuple[int, int]
    ends: list[float] = field(default_factory=lambda: [0.0, 0.0])
    lane: float = 0.0


@dataclass(slots=True)
class Course:
    """The way of one line: alleys, and the avenues that lead from each to the next."""

    source: int
    target: int
    #: Whether the line leaves its source, and reaches its target, at the lower side.
    below: tuple[bool, bool]
    alleys: list[Leg]
    avenues: list[Leg]
    ports: list[float] = field(default_factory=lambda: [0.0, 0.0])


def courses(placed: Placed, ends: Iterable[tuple[int, int]]) -> list[Course]:
    """Return the streets that each line takes."""
    spoken = {piece.spoken.link: c for c, piece in placed.pieces.items() if piece.spoken}
    middles = [[(a + b) / 2 for a, b in spans] for spans in placed.alleys]
    return [_course(placed, middles, a, b, spoken.get(k)) for k, (a, b) in enumerate(ends)]


def _course(placed: Placed, middles: list[list[float]], a: int, b: int, spoken: int | None) -> Course:
    (s, r), (t, q) = placed.where[a], placed.where[b]
    y0, y1 = placed.rects[a][1], placed.rects[b][1]
    below = (spoken == a or y1 > y0 or (s, r) == (t, q), spoken == b or y0 > y1 or (s, r) == (t, q))
    first, last = (s, r + below[0]), (t, q + below[1])
    if s == t:
        if first == last:
            return Course(a, b, below, [Leg(first)], [])
        return Course(a, b, below, [Leg(first), Leg(last)], [Leg((_side(placed, a, b, s), 0))])
    step = 1 if t > s else -1
    alleys, avenues = [Leg(first)], [Leg((s + (step > 0), 0))]
    start, goal = middles[s][first[1]], middles[t][last[1]]
    for at in range(s + step, t, step):
        aim = start + (goal - start) * abs(at - s) / abs(t - s)
        alleys.append(Leg((at, _nearest(middles[at], aim))))
        avenues.append(Leg((at + (step > 0), 0)))
    return Course(a, b, below, [*alleys, Leg(last)], avenues)


def _side(placed: Placed, a: int, b: int, strip: int) -> int:
    """Return the avenue, left or right of a strip, that is nearer for two of its boxes."""
    middle = sum(placed.rects[c][0] + placed.rects[c][2] / 2 for c in (a, b)) / 2
    left, right = placed.avenues[strip][1], placed.avenues[strip + 1][0]
    return strip if middle - left < right - middle else strip + 1


def _nearest(middles: list[float], aim: float) -> int:
    at = bisect_left(middles, aim)
    return min(range(max(0, at - 1), min(len(middles), at + 1)), key=lambda k: abs(middles[k] - aim))


def traffic(found: Iterable[Course]) -> tuple[Counter[tuple[int, int]], Counter[tuple[int, int]]]:
    """Return how many lines use each alley and each avenue."""
    alleys, avenues = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for course in found:
        alleys.update(leg.street for leg in course.alleys)
        avenues.update(leg.street for leg in course.avenues)
    return alleys, avenues


def lines(placed: Placed, found: list[Course], strong: set[int]) -> list[list[Point]]:
    """Return the points of each line; the ``strong`` ones keep apart from each other first."""
    _find_ports(placed, found)
    _measure(placed, found)
    alleys: dict[tuple[int, int], list[Leg]] = {}
    avenues: dict[tuple[int, int], list[Leg]] = {}
    for wanted in (True, False):
        alleys.clear()
        avenues.clear()
        for k, course in enumerate(found):
            if (k in strong) == wanted:
                for leg in course.alleys:
                    alleys.setdefault(leg.street, []).append(leg)
        for (s, k), legs in alleys.items():
            _take_lanes(legs, placed.alleys[s][k])
        for k, course in enumerate(found):
            if (k in strong) == wanted:
                _measure_avenues(course)
                for leg in course.avenues:
                    avenues.setdefault(leg.street, []).append(leg)
        for (s, _), legs in avenues.items():
            _take_lanes(legs, placed.avenues[s])
    return [_points(placed, course) for course in found]


def _find_ports(placed: Placed, found: list[Course]) -> None:
    """Find where each line leaves its source and reaches its target: those to the left on the left."""
    sides: dict[tuple[int, bool], list[tuple[float, int, int]]] = {}
    spoken: dict[tuple[int, int], bool] = {}
    for c, piece in placed.pieces.items():
        if piece.spoken:
            spoken[(c, piece.spoken.link)] = True
    for k, course in enumerate(found):
        for end, c in enumerate((course.source, course.target)):
            if (c, k) in spoken:
                x, _, w, _ = placed.rects[c]
                course.ports[end] = x + w / 2
            else:
                sides.setdefault((c, course.below[end]), []).append((_bound_for(placed, course, end), k, end))
    for (c, below), listed in sides.items():
        listed.sort()
        for place, (toward, k, end) in enumerate(listed):
            found[k].ports[end] = _port(placed, c, below, toward, (place + 0.5) / len(listed))


def _bound_for(placed: Placed, course: Course, end: int) -> float:
    """Return the x for which a line leaves its box at one end."""
    if not course.avenues:
        x, _, w, _ = placed.rects[(course.target, course.source)[end]]
        return x + w / 2
    a, b = placed.avenues[course.avenues[-end].street[0]]
    return (a + b) / 2


def _port(placed: Placed, concept: int, below: bool, toward: float, share: float) -> float:
    """Return a place on a box's side, beside the words that stand there."""
    x, _, w, _ = placed.rects[concept]
    words = placed.words.get(concept) if below else None
    if not words:
        return x + w * (0.12 + 0.76 * share)
    room = words[0] - x
    if share < 0.5:
        return x + room * (0.15 + 1.3 * share)
    return x + w - room * (0.15 + 1.3 * (1 - share))


def _measure(placed: Placed, found: list[Course]) -> None:
    """Set between which x each line runs in its alleys."""
    for course in found:
        xs = [course.ports[0]]
        for leg in course.avenues:
            a, b = placed.avenues[leg.street[0]]
            xs += [(a + b) / 2] * 2
        xs.append(course.ports[1])
        for k, leg in enumerate(course.alleys):
            leg.ends = sorted(xs[2 * k : 2 * k + 2])


def _measure_avenues(course: Course) -> None:
    for k, leg in enumerate(course.avenues):
        leg.ends = sorted((course.alleys[k].lane, course.alleys[k + 1].lane))


def _take_lanes(legs: list[Leg], span: Span) -> None:
    """Give each leg a lane of its street; two that overlap never the same."""
    order = sorted(range(len(legs)), key=lambda k: (legs[k].ends, k))
    free: list[int] = []
    busy: list[tuple[float, int]] = []
    lane = [0] * len(legs)
    count = 0
    for k in order:
        start, end = legs[k].ends
        while busy and busy[0][0] <= start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if not free:
            free.append(count)
            count += 1
        lane[k] = heapq.heappop(free)
        heapq.heappush(busy, (end + 4.0, lane[k]))
    a, b = span
    step = min(_APART, (b - a) / (count + 1)) if count else 0.0
    begin = (a + b) / 2 - step * (count - 1) / 2
    for k, leg in enumerate(legs):
        leg.lane = begin + step * lane[k]


def _points(placed: Placed, course: Course) -> list[Point]:
    """Return the corners of a line, from border to border."""
    xs = [course.ports[0], *(leg.lane for leg in course.avenues), course.ports[1]]
    points = [(xs[0], _border(placed, course.source, course.below[0]))]
    for k, leg in enumerate(course.alleys):
        points += [(xs[k], leg.lane), (xs[k + 1], leg.lane)]
    return [*points, (xs[-1], _border(placed, course.target, course.below[1]))]


def _border(placed: Placed, concept: int, below: bool) -> float:
    _, y, _, h = placed.rects[concept]
    return y + h if below else y
