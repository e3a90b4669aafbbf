"""Letters that no font of this machine has: a picture lacks them, which must not happen in silence."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Sequence
from functools import cache
from html import unescape
from typing import Final

from ..look.font_face import covered

_TEXT: Final = re.compile(r"<text[ >][^>]*>(.*?)</text>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
#: What is not drawn by itself: marks, blanks, what directs or joins others.
_UNDRAWN: Final = ("M", "Z", "C")


class UnseenTextWarning(UserWarning):
    """Letters that are missing in a picture; ``letters`` has them."""

    def __init__(self, letters: str) -> None:
        super().__init__(f"no font of this machine has {letters}: the picture lacks them")
        self.letters = letters


def warn_of_unseen(svg: str, fonts: Sequence[str]) -> None:
    """Warn of the letters of an SVG's texts that the bundled font and none of these font files has."""
    said = unescape(_TAG.sub("", "".join(_TEXT.findall(svg))))
    wanted = [letter for letter in dict.fromkeys(said) if not covered(letter) and _is_drawn(letter)]
    for path in fonts:
        if not wanted:
            return
        known = _letters(path)
        wanted = [letter for letter in wanted if ord(letter) not in known]
    if wanted:
        warnings.warn(UnseenTextWarning("".join(wanted)), stacklevel=3)


def _is_drawn(letter: str) -> bool:
    return not unicodedata.category(letter).startswith(_UNDRAWN)


@cache
def _letters(path: str) -> frozenset[int]:
    """Return the code points of a font file; none where it cannot be read."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, fontNumber=0, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError, KeyError, AssertionError):
        return frozenset()
