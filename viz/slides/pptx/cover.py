"""The first slides: what the talk is about, and a link to each of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from ...look.direction import is_rtl
from ...look.text import shortened_text
from ...look.text import width as text_width
from ..prose import filled
from .geometry import RECTANGLE
from .xml import Name, Run, shape, text_body

if TYPE_CHECKING:
    from ...view import Rect
    from .look import Look

#: Where the cover's title and what follows it begin, px; the title ends at its foot.
COVER_LEFT: Final = 96.0
COVER_FOOT: Final = 236.0
COVER_PX: Final = 60.0
#: Size of the words on a slide without a picture, px.
BLANK_PX: Final = 32.0
#: The smaller sizes of a long text, px; 14 pt is the least.
_SMALLER: Final = (28.0, 24.0, 21.0, 56 / 3)
#: Where words without a picture end, px.
_FOOT: Final = 690.0
PART_PX: Final = 28.0
#: Height of a line, in sizes of its text.
LINE: Final = 1.3
_PART_STEP: Final = LINE * PART_PX + 8
_MOST_LINES: Final = 6
_MOST_PARTS: Final = 6


def title_px(title: str, room: float, wide: float) -> float:
    """Return the largest size at which a title has one line, or else two, of ``room`` px."""
    for lines, least in ((1, 44), (2, 32)):
        for px in range(round(COVER_PX), least - 1, -2):
            if len(filled(title, room / px / wide, lines + 1, "semibold")) <= lines:
                return float(px)
    return 32.0


def cover_xml(
    look: Look, description: str, parts: Mapping[str, str], first_id: int, px: float = 24.0
) -> list[str]:
    """Return the shapes below the title; ``parts`` are relationship ids by what they are called.

    ``px`` is the size of the description, which becomes smaller where it is long.
    """
    shapes = []
    px, lines, rect = described(look, description, px, alone=not parts)
    if lines:
        text = text_body([[Run(line, look.inks.quiet)] for line in lines], px, "l", LINE)
        name = Name(first_id, "description", description)
        shapes.append(shape(name, rect, RECTANGLE, fill=None, pen=None, text=text))
    return shapes + parts_xml(look, parts, below(rect), first_id + 1)


def described(look: Look, text: str, px: float, *, alone: bool) -> tuple[float, list[str], Rect]:
    """Return the size and lines of what stands below a cover's title, and its place."""
    room, top = look.width - 2 * COVER_LEFT, COVER_FOOT + 14
    px, lines = _set(text, px, room / look.font.wide, _FOOT - top if alone else 0.0)
    return px, lines, (COVER_LEFT, top, room, len(lines) * LINE * px)


def below(described: Rect) -> Rect:
    """Return where the links to the parts of a talk begin below a cover's description."""
    left, top, room, height = described
    return (left, max(top + height + 28, 400.0), room, 0.0)


def _set(text: str, px: float, room: float, height: float) -> tuple[float, list[str]]:
    """Return a text's size and lines: as large as it fits below each other, and cut only at the smallest."""
    sizes = [px, *(each for each in _SMALLER if each < px)]
    for size in sizes:
        most = max(_MOST_LINES, int(height / (LINE * size)))
        lines = filled(text, room / size, most + 1)
        if len(lines) <= most:
            return size, lines
    return sizes[-1], filled(text, room / sizes[-1], most)


def parts_xml(look: Look, parts: Mapping[str, str], place: Rect, first_id: int) -> list[str]:
    """Return links to the parts of a talk, one below the other from the top of a place."""
    shapes = []
    for number, (part, words, rect) in enumerate(part_places(look, parts, place)):
        text = text_body([[Run(words, look.inks.link)]], PART_PX, "l")
        name = Name(first_id + number, part, part, parts[part])
        shapes.append(shape(name, rect, RECTANGLE, fill=None, pen=None, text=text))
    return shapes


def part_places(look: Look, parts: Iterable[str], place: Rect) -> Iterator[tuple[str, str, Rect]]:
    """Yield the parts of a talk that are listed, their words, and where these stand below each other."""
    left, top, room, _ = place
    for number, part in enumerate([*parts][-_MOST_PARTS:]):
        words = shortened_text(part, room / PART_PX / look.font.wide)
        wide = text_width(words) * look.font.wide * PART_PX + 8
        # A text that runs from the right begins there, as the title does.
        x = left + room - wide if is_rtl(words) else left
        yield part, words, (x, top + number * _PART_STEP, wide, LINE * PART_PX)
