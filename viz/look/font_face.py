"""The font that travels with a page: both weights, cut down to the characters used, as WOFF2 text."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from ..cache import cache_key, read_cached, store_cached
from ..carried import carried
from .text import FONT_FAMILY, metrics

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

#: CSS weight -> name of the font file.
FONT_FILES: Final[Mapping[int, str]] = {
    400: "FiraSansCondensed-Regular.ttf",
    600: "FiraSansCondensed-SemiBold.ttf",
}
#: Always carried: what the interface writes itself. Most graphs need nothing else and share one subset.
BASE_CHARACTERS: Final = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0ÄÖÜäöüßéèçñ·–—‘’‚“”„…‹›«»×−°µ±"
_FORMAT: Final = "woff2-subset-1"


@cache
def font_bytes(weight: int) -> bytes:
    """Return the whole font file of a weight (400 or 600)."""
    return carried("fonts", FONT_FILES[weight]).read_bytes()


def covered(text: str) -> bool:
    """Return whether the font has every character of a text."""
    return all(char in metrics()["advances"]["regular"] for char in text)


def font_data(texts: Iterable[str]) -> dict[int, str]:
    """Return CSS weight -> base64 of a WOFF2 with the characters of the texts (and `BASE_CHARACTERS`).

    The same characters give the same bytes. A finished subset is kept in the cache folder; when it is found
    there the font tools are not loaded.
    """
    known = metrics()["advances"]["regular"]
    used = set(BASE_CHARACTERS).union(*texts)
    characters = "".join(sorted(char for char in used if char in known))
    prints = [hashlib.sha256(font_bytes(weight)).digest() for weight in FONT_FILES]
    key = "font-" + cache_key(_FORMAT, characters, *prints)
    kept = _from_cache(key)
    if kept is None:
        kept = {weight: _subset(weight, characters) for weight in FONT_FILES}
        store_cached(key, json.dumps(kept).encode("ascii"))
    return kept


def font_face_css(data: Mapping[int, str]) -> str:
    """Return the ``@font-face`` rules of `font_data`'s result."""
    return "".join(
        f'@font-face{{font-family:"{FONT_FAMILY}";font-weight:{weight};font-style:normal;font-display:block;'
        f"src:url(data:font/woff2;base64,{data[weight]}) format('woff2')}}"
        for weight in sorted(data)
    )


def _from_cache(key: str) -> dict[int, str] | None:
    stored = read_cached(key)
    if stored is None:
        return None
    try:
        loaded = json.loads(stored)
        kept = {weight: loaded[str(weight)] for weight in FONT_FILES}
        # What a cache holds goes into a page: only base64 of a WOFF2 is taken from it.
        valid = all(base64.b64decode(data, validate=True)[:4] == b"wOF2" for data in kept.values())
    except (ValueError, KeyError, TypeError):
        return None
    return kept if valid else None


def subset_font(weight: int, characters: str) -> TTFont:
    """Return the font of a weight with these characters only, without hints, with kerning."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk"]
    options.name_IDs = [1, 2, 4, 6]
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = TTFont(io.BytesIO(font_bytes(weight)), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    return font


def _subset(weight: int, characters: str) -> str:
    font = subset_font(weight, characters)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode("ascii")
