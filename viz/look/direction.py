"""Which way a text runs: from right to left where its first letter does, whatever else is in it.

Twin: viz/viewer/src/stage/direction.ts
"""

from __future__ import annotations

import re
from typing import Final

#: Embeds what follows from right to left, until the end that is given.
_EMBED: Final = "\u202b"
_END: Final = "\u202c"
#: Letters of scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and older ones.
RIGHT_TO_LEFT: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_FIRST: Final = re.compile(f"[{RIGHT_TO_LEFT}]")


def is_rtl(text: str) -> bool:
    """Return whether a text runs from right to left; what is `directed` already does.

    >>> is_rtl("5% المغنيسيوم (Mg)"), is_rtl("vitamin D فيتامين"), is_rtl("5%")
    (True, False, False)
    """
    first = next((char for char in text if char.isalpha()), "")
    return text.startswith(_EMBED) or bool(_FIRST.match(first))


def directed(line: str, rtl: bool | None = None) -> str:
    """Return a line of a text so that its words stand in the order of that text wherever it is drawn.

    ``rtl``: whether the text runs from right to left; None: as the line itself does.
    """
    if rtl is None:
        rtl = is_rtl(line)
    return f"{_EMBED}{line}{_END}" if rtl else line


def bare(line: str) -> str:
    """Return a line without what directs it."""
    return line.removeprefix(_EMBED).removesuffix(_END)
