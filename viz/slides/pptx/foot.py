"""What stands below the picture of a step: what is said, what the signs mean, and where the talk is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ...look.text import shortened_text
from ...look.text import width as text_width
from ..key import Sign, in_rows
from ..prose import filled
from .look import KEY_PX, MARGIN, NAVIGATION_HEIGHT, SMALLEST_PX

if TYPE_CHECKING:
    from ...view import Rect
    from .look import Look

#: Sizes of what is said, px, the largest that needs two lines at most; 14 pt is the least.
_SIZES: Final = (24.0, 21.0, SMALLEST_PX)
#: Lines of what is said are so far apart, in sizes of their text.
STEP: Final = 1.25
#: Height of a row of signs, px.
KEY_HEIGHT: Final = 26.0
_MOST_ROWS: Final = 2
_GAP: Final = 6.0
#: Between the texts of the last line, px.
_BETWEEN: Final = 28.0
#: The chapter has at most this share of the last line.
_CHAPTER: Final = 0.62


@dataclass(frozen=True, slots=True)
class FootLine:
    """The last line of a slide: the chapter at the left, links at the right, room for signs between them."""

    chapter: str = ""
    chapter_width: float = 0.0
    links: tuple[tuple[str, str, float], ...] = ()
    room: float = 0.0


@dataclass(frozen=True, slots=True)
class Foot:
    """Lines of what is said, ``px`` large; signs in rows of their own, or ``inline`` in the last line."""

    lines: tuple[str, ...] = ()
    px: float = 0.0
    rows: tuple[tuple[Sign, ...], ...] = ()
    inline: tuple[Sign, ...] = ()

    @property
    def height(self) -> float:
        """The height that it takes from the picture, px."""
        said = len(self.lines) * STEP * self.px + _GAP if self.lines else 0.0
        return said + len(self.rows) * KEY_HEIGHT

    @property
    def signs(self) -> Iterator[Sign]:
        """The signs that it explains."""
        for row in (*self.rows, self.inline):
            yield from row


NO_FOOT: Final = Foot()


def foot_line(look: Look, chapter: str, links: Sequence[tuple[str, str]]) -> FootLine:
    """Return the last line of a slide."""
    wide = look.font.wide
    placed = tuple((text, key, text_width(text) * wide * SMALLEST_PX + 4) for text, key in links)
    taken = sum(width + _BETWEEN for *_, width in placed)
    whole = look.width - 2 * MARGIN
    most = min(_CHAPTER * whole, whole - taken)
    said = shortened_text(chapter, most / wide / SMALLEST_PX) if chapter and most > 4 * SMALLEST_PX else ""
    width = text_width(said) * wide * SMALLEST_PX + 4 if said else 0.0
    return FootLine(said, width, placed, whole - taken - (width + _BETWEEN if said else 0.0))


def feet(look: Look, signs: Sequence[Sign], say: str, line: FootLine) -> Iterator[Foot]:
    """Yield what may stand below a view, the most first: a view that needs the room has less below it."""
    room = look.width - 2 * MARGIN
    px = KEY_PX * look.font.wide
    inline, rows = in_rows(signs, line.room, px, 1), in_rows(signs, room, px, _MOST_ROWS)
    fits = bool(inline) and len(inline[0]) == len(signs)
    key = Foot(inline=tuple(inline[0])) if fits else Foot(rows=tuple(map(tuple, rows)))
    for size in _SIZES if say else ():
        lines = filled(say, room / size / look.font.wide, 3)
        if len(lines) <= 2:
            yield Foot(tuple(lines), size, key.rows, key.inline)
            break
    yield key
    yield Foot(inline=key.inline)


@dataclass(frozen=True, slots=True)
class Placed:
    """A foot with its places: lines of what is said from a top, signs by where they begin, px."""

    said: Rect
    signs: tuple[tuple[Sign, float, float], ...]


def placed(look: Look, foot: Foot, line: FootLine) -> Placed:
    """Return where what stands below a view stands: signs about the middles of their rows."""
    _, y, _, h = look.stage
    width, end = look.width - 2 * MARGIN, y + h
    px, signs = KEY_PX * look.font.wide, []
    starts = [(row, MARGIN, end - (len(foot.rows) - n - 0.5) * KEY_HEIGHT) for n, row in enumerate(foot.rows)]
    after = line.chapter_width + _BETWEEN if line.chapter else 0.0
    for row, left, middle in [*starts, (foot.inline, MARGIN + after, end + NAVIGATION_HEIGHT / 2)]:
        for sign in row:
            signs.append((sign, left, middle))
            left += sign.after(px)
    height = len(foot.lines) * STEP * foot.px
    said = (MARGIN, end - len(foot.rows) * KEY_HEIGHT - height, width, height)
    return Placed(said, tuple(signs))
