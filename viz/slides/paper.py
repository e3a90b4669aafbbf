"""Sheets of paper that fill with lines and pictures from the top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ..look.theme import THEMES
from ..markup import escape
from ..picture.svg_text import FONT_FAMILIES, LINK_END, attributes, element, linked, number, text_line

#: A4, px.
PAPER: Final = (793.7, 1122.52)
MARGIN: Final = 60.0
_FOOT: Final = 1062.0
#: The stage of views on paper, px: so wide that what can be read before an audience (`READABLE_PX`) is 9 pt;
#: and one as high as a page, for what is too small on that.
STAGE_ON_PAPER: Final = (898.0, 560.0)
WHOLE_PAGE: Final = (898.0, 1130.0)
#: How much larger than usual text is there at most: a chain breaks into lines before its words are too small.
TEXT_ON_PAPER: Final = 0.78
#: Around a picture, px.
PICTURE_AIR: Final = 22.0
INK_AND_PAPER: Final = replace(THEMES["light"], paper="#ffffff", surface="#ffffff")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; ``above`` is the space before it, px; what ``stays`` is never the last of a page.

    It is led to by its ``id``, and leads on by its ``link``. Lines of a text that runs from right to left
    (``rtl``) begin at the right.
    """

    text: str
    px: float
    colour: str = INK_AND_PAPER.ink
    bold: bool = False
    indent: float = 0.0
    above: float = 0.0
    stays: bool = False
    link: str = ""
    id: str = ""
    rtl: bool = False


class Sheets:
    """Pages that fill from the top."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._sheets: list[list[str]] = []
        self._y = 0.0

    def room(self) -> float:
        """Return the height that is left on the page, px; nothing where none has begun."""
        return _FOOT - self._y if self._sheets else 0.0

    def begin(self) -> None:
        """Begin a new page."""
        self._sheets.append([])
        self._y = MARGIN

    def write(self, lines: Iterator[Line] | list[Line]) -> None:
        """Write lines, on a new page where they reach the foot; what stays is not left alone there."""
        listed = list(lines)
        for index, line in enumerate(listed):
            following = sum(depth(each) for each in listed[index + 1 : index + 3]) if line.stays else 0.0
            if self._y + depth(line) + following > _FOOT:
                self.begin()
            self._y += depth(line)
            weight = 600 if line.bold else 400
            baseline = self._y - 0.3 * line.px
            left = MARGIN + line.indent
            x, anchor = (PAPER[0] - left, "end") if line.rtl else (left, "start")
            text = text_line(line.text, x, baseline, line.px, line.colour, weight=weight, anchor=anchor,
                             id=line.id, rtl=line.rtl)  # fmt: skip
            self._put(text, line.link, more=index > 0 and line.link == listed[index - 1].link)

    def _put(self, text: str, link: str, *, more: bool) -> None:
        """Put a line on the page; lines below each other that lead to one place are one link."""
        parts = self._sheets[-1]
        if link and more and parts:
            parts[-1] = f"{parts[-1].removesuffix(LINK_END)}{text}{LINK_END}"
        else:
            parts.append(linked(link, text))

    def draw(self, picture: str, height: float) -> None:
        """Put a picture below what is written."""
        place = f"translate({number(MARGIN)} {number(self._y + 14)})"
        self._sheets[-1].append(f'<g transform="{place}">{picture}</g>')
        self._y += height + PICTURE_AIR

    def pages(self) -> list[str]:
        """Return the pages, numbered at the foot."""
        return [self._page(n, parts) for n, parts in enumerate(self._sheets, 1)]

    def _page(self, n: int, parts: list[str]) -> str:
        w, h = PAPER
        root: list[tuple[str, str | float | None]] = [
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", w),
            ("height", h),
            ("viewBox", f"0 0 {number(w)} {number(h)}"),
            ("font-family", FONT_FAMILIES),
        ]
        ground = element("rect", ("width", w), ("height", h), ("fill", "#ffffff"))
        foot = text_line(
            f"{n} / {len(self._sheets)}", w - MARGIN, h - 30, 12, INK_AND_PAPER.quiet, anchor="end"
        )
        title = f"<title>{escape(self._title)}</title>"
        return f"<svg{attributes(root)}>{title}{ground}{''.join(parts)}{foot}</svg>\n"


def depth(line: Line) -> float:
    """Return the height that a line takes, px."""
    return line.above + 1.3 * line.px
