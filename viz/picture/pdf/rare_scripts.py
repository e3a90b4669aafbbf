"""Lines of text in scripts that the page's font lacks, drawn as small pictures with the system's fonts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ...errors import PictureError
from ...look.direction import bare, is_rtl
from ...look.text import width as text_width
from ...view import Rect
from ..png import LARGEST_PX, rasterize
from ..svg_text import FONT_FAMILIES, attributes, number, text_line

if TYPE_CHECKING:
    from PIL import Image

    from .page import TextLine

#: Picture points per px; at 0.75 points a px these are 480 dots an inch.
_SHARPNESS: Final = 5
#: Lines drawn in one go, to read the system's fonts rarely and yet keep the picture small.
_TOGETHER: Final = 24
#: Height of a line's strip and of its baseline in it, in em.
_HEIGHT: Final = 2.2
_BASELINE: Final = 1.4
_NEEDED: Final = (
    "the picture has text in scripts that the bundled font lacks; a PDF of it needs resvg_py and pillow: "
    "pip install 'conceptgraph[pictures]'"
)


@dataclass(frozen=True)
class PictureOfText:
    """A line as colour and opacity, row by row, and where it stands in the picture (px)."""

    width: int
    height: int
    rgb: bytes
    alpha: bytes
    rect: Rect


def pictures_of_texts(lines: Sequence[TextLine]) -> dict[TextLine, PictureOfText]:
    """Return the picture of each line; none are made, and nothing is loaded, for no lines.

    Raises:
        PictureError: the libraries that draw them are not installed.
    """
    distinct = list(dict.fromkeys(lines))
    found: dict[TextLine, PictureOfText] = {}
    for start in range(0, len(distinct), _TOGETHER):
        found.update(_drawn(distinct[start : start + _TOGETHER]))
    return found


def _drawn(lines: Sequence[TextLine]) -> dict[TextLine, PictureOfText]:
    try:
        from PIL import Image as Images
    except ImportError as problem:
        raise PictureError(_NEEDED) from problem
    svg, room, tops = _sheet(lines)
    data = rasterize(svg, max(1, min(LARGEST_PX, round(room * _SHARPNESS))))
    with Images.open(io.BytesIO(data)) as loaded:
        sheet = loaded.convert("RGBA")
    scale = sheet.width / room
    found = {}
    for line, top in zip(lines, tops, strict=True):
        picture = _cut(sheet, line, top, scale)
        if picture is not None:
            found[line] = picture
    return found


def _sheet(lines: Sequence[TextLine]) -> tuple[str, float, list[float]]:
    """Return an SVG with the lines below each other, its width, and the top of each line.

    The true width in a system's font is not known: each line gets ample room, and is cut to its ink later.
    """
    room = max(2 * text_width(line.text) * line.size + 4 * line.size for line in lines)
    texts, tops, top = [], [], 0.0
    for line in lines:
        tops.append(top)
        y = top + _BASELINE * line.size
        texts.append(
            text_line(
                bare(line.text),
                room / 2,
                y,
                line.size,
                line.fill,
                weight=line.weight,
                anchor="middle",
                rtl=is_rtl(line.text),
            )
        )
        top += _HEIGHT * line.size
    head = attributes(
        [
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", f"0 0 {number(room)} {number(top)}"),
            ("width", room),
            ("height", top),
            ("font-family", FONT_FAMILIES),
        ]
    )
    return f"<svg{head}>{''.join(texts)}</svg>", room, tops


def _cut(sheet: Image.Image, line: TextLine, top: float, scale: float) -> PictureOfText | None:
    """Return a line cut out of the sheet, or None when nothing of it is seen."""
    area = (0, round(top * scale), sheet.width, round((top + _HEIGHT * line.size) * scale))
    strip = sheet.crop(area)
    alpha = strip.getchannel("A")
    ink = alpha.getbbox()
    if ink is None:
        return None
    strip, alpha = strip.crop(ink), alpha.crop(ink)
    w, h = strip.width / scale, strip.height / scale
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[line.anchor]
    y = line.y - _BASELINE * line.size + ink[1] / scale
    rect = (line.x - shift * w, y, w, h)
    return PictureOfText(strip.width, strip.height, strip.convert("RGB").tobytes(), alpha.tobytes(), rect)
