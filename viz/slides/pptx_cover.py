"""The first slide: what the talk is about, and a link to each of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..svg_frame import shortened_text
from ..text import width as text_width
from .pptx_geometry import RECTANGLE
from .pptx_xml import Ink, Name, Run, shape, text_body
from .prose import filled

#: Where the title of the cover begins, and its size at most; px.
COVER_LEFT: Final = 96.0
COVER_TOP: Final = 150.0
COVER_PX: Final = 60.0
_DESCRIPTION_PX: Final = 24.0
_PART_PX: Final = 26.0
_MOST_LINES: Final = 6
_MOST_PARTS: Final = 6


def cover_xml(description: str, parts: Mapping[str, str], width: float, first_id: int = 100) -> list[str]:
    """Return the shapes below the title; ``parts`` are relationship ids by what they are called."""
    room = width - 2 * COVER_LEFT
    shapes = []
    top = 250.0
    lines = filled(description, room / _DESCRIPTION_PX, _MOST_LINES)
    if lines:
        height = len(lines) * 1.3 * _DESCRIPTION_PX
        text = text_body([[Run(line, Ink("tx2"))] for line in lines], _DESCRIPTION_PX, "l", 1.3)
        name = Name(first_id, "description", description)
        shapes.append(shape(name, (COVER_LEFT, top, room, height), RECTANGLE, fill=None, pen=None, text=text))
        top += height
    top = max(top + 28, 400.0)
    for number, (part, link) in enumerate([*parts.items()][-_MOST_PARTS:], 1):
        words = shortened_text(part, room / _PART_PX)
        rect = (COVER_LEFT, top, text_width(words) * _PART_PX + 8, 1.3 * _PART_PX)
        text = text_body([[Run(words, Ink("hlink"))]], _PART_PX, "l")
        name = Name(first_id + number, part, part, link)
        shapes.append(shape(name, rect, RECTANGLE, fill=None, pen=None, text=text))
        top += 1.3 * _PART_PX + 8
    return shapes
