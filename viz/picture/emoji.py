"""Emoji in a picture that is drawn without a browser: whole sequences, in the system's font for them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from ..look.system_fonts import system_fonts

#: What the fonts that draw emoji are called, by their file.
_FAMILIES: Final = {
    "notocoloremoji": "Noto Color Emoji",
    "seguiemj": "Segoe UI Emoji",
    "apple color emoji": "Apple Color Emoji",
    "twemoji": "Twemoji",
}
_ONE: Final = (
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3"
    "|[\U0001f000-\U0001faff][\U000e0020-\U000e007f]+"
    "|(?:[\U0001f000-\U0001faff]|[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f"
    "\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728"
    "\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55]|[\u00a9\u00ae\u203c-\u3299](?=\ufe0f))"
    "\ufe0f?[\U0001f3fb-\U0001f3ff]?)"
)
_SEQUENCES: Final = re.compile(f"{_ONE}(?:\u200d(?:{_ONE}|[\u2600-\u27bf]\ufe0f?))*")
#: Scripts whose letters join, stack or change places: the rasterizer counts them, and then fails at an emoji.
_FLOWING: Final = re.compile("[\u0590-\u10ff\u1700-\u1cff\ua800-\uabff]")
_TEXT: Final = re.compile("(<text[ >][^>]*>)([^<]*)(?=</text>)")


def with_emoji(svg: str) -> str:
    """Return an SVG of ours whose emoji name the font that has them, where this machine has one.

    Left to itself a rasterizer looks for each sign of a sequence alone, and finds none.
    """
    if not _SEQUENCES.search(svg) or not (family := _family()):
        return svg
    named = rf'<tspan font-family="{family}">\g<0></tspan>'
    return _TEXT.sub(lambda found: found[1] + _with_family(found[2], named), svg)


def _with_family(text: str, named: str) -> str:
    """Return a text whose emoji are named; beside letters that flow into each other they cannot be."""
    return text if _FLOWING.search(text) else _SEQUENCES.sub(named, text)


def _family() -> str:
    for path in system_fonts():
        for stem, family in _FAMILIES.items():
            if Path(path).stem.lower().startswith(stem):
                return family
    return ""
