"""What stands below the picture of a step: what is said, where it is short, and what the marks mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ...look.text import width as text_width
from ...look.theme import verdict_style
from ..notes import Backing, marks_key
from ..prose import filled
from .geometry import RECTANGLE
from .look import MARGIN, SMALLEST_PX
from .stage import SIGNS
from .xml import Ink, Name, Run, shape, text_body

if TYPE_CHECKING:
    from ...view import View
    from .look import Look

#: Sizes of what is said, px, the largest that needs two lines at most; 14 pt is the least.
_SIZES: Final = (24.0, 21.0, 56 / 3)
#: Lines of what is said are so far apart, in sizes of their text.
STEP: Final = 1.25
#: Height of the line of marks, px.
KEY_HEIGHT: Final = 28.0
_GAP: Final = 6.0
_IDS: Final = 40


@dataclass(frozen=True, slots=True)
class Foot:
    """Lines of what is said, ``px`` large, the marks as verdict and words, and how much of all is shown."""

    lines: tuple[str, ...] = ()
    px: float = 0.0
    key: tuple[tuple[str, str], ...] = ()
    part: str = ""

    @property
    def height(self) -> float:
        """The height that it takes from the picture, px."""
        said = len(self.lines) * STEP * self.px + _GAP if self.lines else 0.0
        return said + (KEY_HEIGHT if self.key or self.part else 0.0)


NO_FOOT: Final = Foot()


def feet(look: Look, backing: Backing, view: View, say: str, part: str = "") -> Iterator[Foot]:
    """Yield what may stand below a view, the most first: a view that needs the room has less below it."""
    key = tuple(marks_key(backing, view))
    room = look.stage[2] - 2 * (MARGIN - 12)
    for px in _SIZES if say else ():
        lines = filled(say, room / px / look.font.wide, 3)
        if len(lines) <= 2:
            yield Foot(tuple(lines), px, key, part)
            break
    yield Foot(key=key, part=part)
    yield NO_FOOT


def foot_xml(look: Look, foot: Foot) -> list[str]:
    """Return the shapes of a foot at the end of the stage."""
    x, y, w, h = look.stage
    left, width = x + MARGIN - 12, w - 2 * (MARGIN - 12)
    end = y + h
    shapes = []
    if foot.key or foot.part:
        runs = []
        for verdict, words in foot.key:
            style = verdict_style(verdict, look.theme)
            runs.append(Run(f"{SIGNS[style.mark]} ", Ink(style.color), bold=True))
            runs.append(Run(f"{words}     ", look.inks.quiet))
        runs += [Run(foot.part, look.inks.quiet)] if foot.part else []
        told = ", ".join(filter(None, [*(words for _, words in foot.key), foot.part]))
        needed = text_width("".join(run.text for run in runs)) * look.font.wide * SMALLEST_PX
        rect = (left, end - KEY_HEIGHT, min(width, needed), KEY_HEIGHT)
        body = text_body([runs], SMALLEST_PX, "l")
        shapes.append(shape(Name(_IDS, told, told), rect, RECTANGLE, fill=None, pen=None, text=body))
        end -= KEY_HEIGHT
    if foot.lines:
        height = len(foot.lines) * STEP * foot.px
        told = " ".join(foot.lines)
        body = text_body([[Run(line, look.inks.text)] for line in foot.lines], foot.px, "l", STEP)
        rect = (left, end - height, width, height)
        shapes.append(shape(Name(_IDS + 1, told, told), rect, RECTANGLE, fill=None, pen=None, text=body))
    return shapes
