"""The lines of a view as straight pieces between boxes, words and joints."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ...look.drawing import words_block
from ...view import Point, Rect

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ...view import View

#: A route of so many points is a drawn curve, which a straight line may replace; fewer are meant as bends.
_CURVE: Final = 8
_AIR: Final = 3.0


@dataclass(frozen=True, slots=True)
class End:
    """What a line is glued to: a box or words (by their place in the view), or nothing but a joint."""

    kind: str
    index: int = -1


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an effect's line; inner points are joints. ``last`` pieces end in the arrow head."""

    effects: tuple[str, ...]
    points: tuple[Point, ...]
    start: End
    end: End
    last: bool


def block(view: View, index: int) -> Rect:
    """Return what the words cover, with a little air at both sides."""
    words = view.words[index]
    x, y, w, h = words_block(words)
    air = 0.18 * words.font_px
    return (x - air, y, w + 2 * air, h)


def pieces(graph: ConceptGraph, view: View) -> list[Piece]:
    """Return the pieces of all lines; of effects that share their way to their words one stands for all."""
    rects = [box.rect for box in view.boxes], [block(view, n) for n in range(len(view.words))]
    joined: dict[tuple[object, ...], Piece] = {}
    for route in view.routes:
        for piece in _cut(graph, view, route.effect, route.points, rects[1]):
            straight = replace(piece, points=_straightened(piece, len(route.points), *rects))
            # Effects that end differently keep their own last piece.
            head = piece.effects if piece.last else ()
            key = (straight.start, straight.end, straight.points, head)
            if key in joined:
                straight = replace(straight, effects=(*joined[key].effects, *straight.effects))
            joined[key] = straight
    return list(joined.values())


def _cut(
    graph: ConceptGraph, view: View, effect: str, points: Sequence[Point], blocks: Sequence[Rect]
) -> Iterator[Piece]:
    """Yield the line up to its words, and the line from there; one piece when it has none."""
    record = graph.effects[effect]
    start = End("box", _box(view, record.source, points[0]))
    end = End("box", _box(view, record.target, points[-1]))
    for index, words in enumerate(view.words):
        found = _through(points, blocks[index]) if effect in words.effects else None
        if found:
            middle = End("words", index)
            yield Piece((effect,), found[0], start, middle, last=False)
            yield Piece((effect,), found[1], middle, end, last=True)
            return
    yield Piece((effect,), tuple(points), start, end, last=True)


def _box(view: View, concept: str, point: Point) -> int:
    """Return the box of a concept that a line's end touches; a view may show a concept twice."""
    at = [index for index, box in enumerate(view.boxes) if box.concept == concept]
    return min(at, key=lambda index: _distance(point, view.boxes[index].rect))


def _distance(point: Point, rect: Rect) -> float:
    x, y, w, h = rect
    across = max(x - point[0], 0.0, point[0] - x - w)
    down = max(y - point[1], 0.0, point[1] - y - h)
    return math.hypot(across, down)


def _through(points: Sequence[Point], rect: Rect) -> tuple[tuple[Point, ...], tuple[Point, ...]] | None:
    """Return a line up to a rectangle and from it on, or None when it passes by."""
    inside = [
        (index, span)
        for index, (a, b) in enumerate(pairwise(points))
        if (span := inside_span(a, b, rect)) is not None
    ]
    if not inside:
        return None
    (first, (enter, _)), (last, (_, leave)) = inside[0], inside[-1]
    before = (*points[: first + 1], _at(points[first], points[first + 1], enter))
    after = (_at(points[last], points[last + 1], leave), *points[last + 1 :])
    return _tidy(before), _tidy(after)


def inside_span(a: Point, b: Point, rect: Rect) -> tuple[float, float] | None:
    """Return from which to which share of a segment it runs inside a rectangle, or None."""
    low, high = 0.0, 1.0
    for axis in (0, 1):
        step, near, far = b[axis] - a[axis], rect[axis] - a[axis], rect[axis] + rect[axis + 2] - a[axis]
        if abs(step) < 1e-9:
            if near > 0 or far < 0:
                return None
            continue
        enter, leave = sorted((near / step, far / step))
        low, high = max(low, enter), min(high, leave)
    return (low, high) if high - low > 1e-9 else None


def _at(a: Point, b: Point, share: float) -> Point:
    return (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))


def _tidy(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return a line without points that fall on the one before; two remain at least."""
    kept = [points[0]]
    for at in points[1:]:
        if math.dist(at, kept[-1]) > 0.3:
            kept.append(at)
    return tuple(kept) if len(kept) > 1 else (points[0], points[-1])


def _straightened(
    piece: Piece, count: int, boxes: Sequence[Rect], blocks: Sequence[Rect]
) -> tuple[Point, ...]:
    """Return the simplest course of a piece that stays clear of all boxes and words."""
    tolerances = (1e9, 10.0, 3.0, 0.6) if count >= _CURVE else (0.6,)
    for tolerance in tolerances:
        course = simplified(piece.points, tolerance)
        if _is_clear(course, piece, boxes, blocks):
            return course
    return course


def _is_clear(course: Sequence[Point], piece: Piece, boxes: Sequence[Rect], blocks: Sequence[Rect]) -> bool:
    own = {piece.start, piece.end}
    listed = [(End("box", n), rect) for n, rect in enumerate(boxes)]
    listed += [(End("words", n), rect) for n, rect in enumerate(blocks)]
    for end, (x, y, w, h) in listed:
        air = -2.0 if end in own else _AIR
        rect = (x - air, y - air, w + 2 * air, h + 2 * air)
        if any(inside_span(a, b, rect) for a, b in pairwise(course)):
            return False
    return True


def simplified(points: Sequence[Point], tolerance: float) -> tuple[Point, ...]:
    """Return the fewest points (Douglas and Peucker) from which none lies farther than ``tolerance``."""
    if len(points) < 3:
        return tuple(points)
    distances = [_from_line(at, points[0], points[-1]) for at in points[1:-1]]
    farthest = max(range(len(distances)), key=distances.__getitem__) + 1
    if distances[farthest - 1] <= tolerance:
        return (points[0], points[-1])
    head = simplified(points[: farthest + 1], tolerance)
    return (*head[:-1], *simplified(points[farthest:], tolerance))


def _from_line(at: Point, a: Point, b: Point) -> float:
    length = math.dist(a, b)
    if length < 1e-9:
        return math.dist(at, a)
    return abs((b[0] - a[0]) * (a[1] - at[1]) - (a[0] - at[0]) * (b[1] - a[1])) / length
