"""The lines of focus views: a fan of smooth curves at a box, and loops above it.

Twin: viz/viewer/src/near/lines.ts
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..view import Point, Rect, Route, WordsBox
from .blocks import WORDS
from .fit import LOOP_GAP

if TYPE_CHECKING:
    from .plan import Plan

#: Straight pieces of a curve.
PIECES: Final = 10


def fan(port: Point, words_x: float, y: float, level: float, font: float) -> list[Point]:
    """Return the curve from a port to the height of a row, level at both ends; lines of a fan never meet.

    ``level`` is the level run at the port, where an arrow head may stand.
    """
    sign = 1.0 if words_x > port[0] else -1.0
    start = port[0] + sign * level
    end = words_x - sign * 0.25 * font
    if abs(port[1] - y) < 0.05:
        return [(port[0], y)]
    points: list[Point] = [port]
    for step in range(PIECES + 1):
        t = step / PIECES
        eased = t * t * (3.0 - 2.0 * t)
        points.append((start + t * (end - start), port[1] + eased * (y - port[1])))
    return points


def loop_lines(words: list[WordsBox], routes: list[Route], plan: Plan, central: Rect) -> None:
    """Put the self-effects of the central concept above its box, one loop inside the other."""
    font = plan.font
    middle = central[0] + central[2] / 2
    y = central[1] - 0.5 * font
    for index, (row, setting) in enumerate(plan.loops.rows):
        width, height = setting.width * font, setting.height * font
        at = y - height / 2
        leg = (plan.loops.words_width / 2 + 0.7 + 0.7 * index) * font
        rect = (middle - width / 2, at - height / 2, width, height)
        words.append(
            WordsBox((row.effect,), rect, setting.lines, round(WORDS.scale * font, 2), setting.mark * font)
        )
        left, right = middle - leg, middle + leg
        ends: list[Point] = [(left, central[1]), (left, at), (right, at), (right, central[1])]
        routes.append(Route(row.effect, tuple(ends)))
        y -= height + LOOP_GAP * font
