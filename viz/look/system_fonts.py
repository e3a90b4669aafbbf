"""The fonts of this machine, plain ones first: who takes the first that has a letter takes no bold one."""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from pathlib import Path
from typing import Final

_ENDINGS: Final = (".ttf", ".otf", ".ttc", ".otc")
_NOT_PLAIN: Final = re.compile(
    r"bold|black|heavy|extra|light|thin|medium|italic|oblique|condensed|narrow", re.I
)


@cache
def system_fonts() -> tuple[str, ...]:
    """Return the font files of this machine, those of plain weight, width and slope first.

    Among these first the ones that have one script each: one that had all of a text would draw all of it,
    the letters of the bundled font too.
    """
    found = {path for folder in _folders() for path in _files(folder)}
    return tuple(sorted(found, key=_rank))


def _rank(path: str) -> tuple[bool, bool, str]:
    stem = Path(path).stem
    return (bool(_NOT_PLAIN.search(stem)), not stem.startswith("NotoSans"), path)


def _folders() -> list[Path]:
    home = Path("~").expanduser()
    if sys.platform == "win32":
        own = os.environ.get("LOCALAPPDATA", str(home))
        return [Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"), Path(own, "Microsoft/Windows/Fonts")]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    own = os.environ.get("XDG_DATA_HOME") or str(home / ".local/share")
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts", Path(own, "fonts")]


def _files(folder: Path) -> list[str]:
    return [
        str(Path(place, name))
        for place, _, names in os.walk(folder)
        for name in names
        if name.lower().endswith(_ENDINGS)
    ]
