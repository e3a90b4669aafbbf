"""What stands below the picture of a step, as shapes of a slide."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ...look.shapes import ARROW_HEADS, CATEGORY_SHAPES
from ...look.text import width as text_width
from ...look.theme import verdict_style
from ..key import SIGN_WIDTH, Sign
from .foot import STEP, Foot, FootLine, placed
from .geometry import RECTANGLE, custom, path, polygon, unit_path
from .look import KEY_PX, MARGIN, NAVIGATION_HEIGHT, SMALLEST_PX
from .stage import SIGNS
from .xml import Ink, Name, Run, shape, text_body

if TYPE_CHECKING:
    from ...view import Point
    from .look import Look

#: Arrow heads as outlines to be filled, in the units of `ARROW_HEADS`.
_HEADS: Final = {
    "triangle": ((0, 0), (-1.05, 0.48), (-1.05, -0.48)),
    "bar": ((0, -0.7), (0, 0.7), (-0.3, 0.7), (-0.3, -0.7)),
    "diamond": ((0, 0), (-0.7, 0.5), (-1.4, 0), (-0.7, -0.5)),
    "open": ((0, 0), (-0.84, 0.56), (-0.94, 0.42), (-0.32, 0), (-0.94, -0.42), (-0.84, -0.56)),
}
#: Ids of shapes below those of the stage.
_IDS: Final = 20
_LINKS: Final = 10
_LINE: Final = 1.4


def foot_shapes(look: Look, foot: Foot, line: FootLine, link: Callable[[str], str]) -> list[str]:
    """Return the shapes of a foot and of the last line; ``link`` returns the relationship of a key."""
    places = placed(look, foot, line)
    shapes = [*_last_line(look, line, link)]
    for number, (sign, left, middle) in enumerate(places.signs):
        shapes += _sign(look, sign, (left, middle), _IDS + 2 * number)
    if foot.lines:
        told = " ".join(foot.lines)
        body = text_body([[Run(each, look.inks.text)] for each in foot.lines], foot.px, "l", STEP)
        name = Name(_IDS - 1, told, told)
        shapes.append(shape(name, places.said, RECTANGLE, fill=None, pen=None, text=body))
    return shapes


def _last_line(look: Look, line: FootLine, link: Callable[[str], str]) -> list[str]:
    _, y, _, h = look.stage
    top, right = y + h, look.width - MARGIN
    shapes = []
    for number, (text, key, width) in enumerate(reversed(line.links)):
        to = link(key) if key else ""
        body = text_body([[Run(text, look.inks.link if to else look.inks.quiet)]], SMALLEST_PX, "r")
        rect = (right - width, top, width, NAVIGATION_HEIGHT)
        name = Name(_LINKS + number, text, text, to)
        shapes.append(shape(name, rect, RECTANGLE, fill=None, pen=None, text=body))
        right -= width + 28
    if line.chapter:
        body = text_body([[Run(line.chapter, look.inks.quiet)]], SMALLEST_PX, "l", fixed=True)
        rect = (MARGIN, top, line.chapter_width, NAVIGATION_HEIGHT)
        name = Name(_IDS - 2, line.chapter, line.chapter)
        shapes.append(shape(name, rect, RECTANGLE, fill=None, pen=None, text=body))
    return shapes


def _sign(look: Look, sign: Sign, at: Point, id: int) -> list[str]:
    """Return a sign and its word, both about a middle."""
    left, middle = at
    width = text_width(sign.words) * look.font.wide * KEY_PX + 4
    rect = (left + sign.word_at(), middle - _LINE * KEY_PX / 2, width, _LINE * KEY_PX)
    text = text_body([[Run(sign.words, look.inks.quiet)]], KEY_PX, "l", fixed=True)
    word = shape(Name(id, sign.words, sign.words), rect, RECTANGLE, fill=None, pen=None, text=text)
    return [*_drawn(look, sign, at, id + 1), word]


def _drawn(look: Look, sign: Sign, at: Point, id: int) -> list[str]:
    """Return the sign itself: a character, an arrow or the shape of a category."""
    left, middle = at
    wide, name = SIGN_WIDTH[sign.kind], Name(id, sign.name)
    if sign.kind == "part":
        return []
    rect = (left, middle - 7, wide, 14.0)
    if sign.kind == "verdict":
        style = verdict_style(sign.name, look.theme)
        text = text_body([[Run(SIGNS[style.mark], Ink(style.color), bold=True)]], KEY_PX)
        # Room for a line: offices shrink a text that is higher than its shape.
        rect = (left - 3, middle - KEY_PX, wide + 6, 2 * KEY_PX)
        return [shape(name, rect, RECTANGLE, fill=None, pen=None, text=text)]
    if sign.kind == "category":
        style_of = look.styles[sign.name]
        steps = unit_path(CATEGORY_SHAPES[style_of.shape], (wide / 2, 7), 5.5)
        geometry = custom(rect, [], [path(rect, steps, stroke=False)])
        return [shape(name, rect, geometry, fill=Ink(style_of.color), pen=None)]
    end = wide - 9 * ARROW_HEADS[sign.name].back
    outlines = [[(0, 6.2), (end, 6.2), (end, 7.8), (0, 7.8)]]
    outlines.append([(wide + 9 * x, 7 + 9 * y) for x, y in _HEADS[sign.name]])
    parts = [path(rect, polygon(outline), stroke=False) for outline in outlines]
    return [shape(name, rect, custom(rect, [], parts), fill=look.inks.quiet, pen=None)]
