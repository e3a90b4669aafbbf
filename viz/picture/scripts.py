"""Texts of several scripts, each part in a font that was made for it: so it is joined, bold and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape  # ours would drop what directs a line
from typing import Final

#: Families that have a script which the bundled font lacks.
_ARABIC: Final = "Noto Sans Arabic, Segoe UI, Tahoma, Geeza Pro, Arial, DejaVu Sans, Noto Naskh Arabic"
_HEBREW: Final = "Noto Sans Hebrew, Segoe UI, Arial Hebrew, Arial, DejaVu Sans, Noto Serif Hebrew"
_CJK: Final = (
    "Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, PingFang SC, WenQuanYi Zen Hei, Arial Unicode MS"
)
_KANA: Final = "Noto Sans CJK JP, Noto Sans JP, Yu Gothic, Hiragino Sans, IPAGothic, Arial Unicode MS"
_HANGUL: Final = "Noto Sans CJK KR, Noto Sans KR, Malgun Gothic, Apple SD Gothic Neo, Arial Unicode MS"
#: The first and the last character of such scripts, and their families.
_SCRIPTS: Final = (
    ("\u0530", "\u058f", "Noto Sans Armenian, Segoe UI, Mshtakan, DejaVu Sans"),
    ("\u0590", "\u05ff", _HEBREW),
    ("\ufb1d", "\ufb4f", _HEBREW),
    ("\u0600", "\u06ff", _ARABIC),
    ("\u0750", "\u077f", _ARABIC),
    ("\u08a0", "\u08ff", _ARABIC),
    ("\ufb50", "\ufdff", _ARABIC),
    ("\ufe70", "\ufefc", _ARABIC),
    ("\u0900", "\u097f", "Noto Sans Devanagari, Nirmala UI, Kohinoor Devanagari, Mangal, Lohit Devanagari"),
    ("\u0980", "\u09ff", "Noto Sans Bengali, Nirmala UI, Bangla Sangam MN, Lohit Bengali"),
    ("\u0a00", "\u0a7f", "Noto Sans Gurmukhi, Nirmala UI, Gurmukhi MN, Lohit Gurmukhi"),
    ("\u0a80", "\u0aff", "Noto Sans Gujarati, Nirmala UI, Gujarati Sangam MN, Lohit Gujarati"),
    ("\u0b80", "\u0bff", "Noto Sans Tamil, Nirmala UI, Tamil Sangam MN, Lohit Tamil"),
    ("\u0c00", "\u0c7f", "Noto Sans Telugu, Nirmala UI, Telugu Sangam MN, Lohit Telugu"),
    ("\u0c80", "\u0cff", "Noto Sans Kannada, Nirmala UI, Kannada Sangam MN, Lohit Kannada"),
    ("\u0d00", "\u0d7f", "Noto Sans Malayalam, Nirmala UI, Malayalam Sangam MN, Lohit Malayalam"),
    ("\u0d80", "\u0dff", "Noto Sans Sinhala, Nirmala UI, Sinhala Sangam MN"),
    ("\u0e00", "\u0e7f", "Noto Sans Thai, Leelawadee UI, Thonburi, Loma"),
    ("\u0e80", "\u0eff", "Noto Sans Lao, Leelawadee UI, Lao Sangam MN"),
    ("\u1000", "\u109f", "Noto Sans Myanmar, Myanmar Text, Myanmar Sangam MN"),
    ("\u10a0", "\u10ff", "Noto Sans Georgian, Segoe UI, Helvetica Neue, DejaVu Sans"),
    ("\u1200", "\u139f", "Noto Sans Ethiopic, Ebrima, Kefa"),
    ("\u1780", "\u17ff", "Noto Sans Khmer, Leelawadee UI, Khmer Sangam MN"),
    ("\u3040", "\u30ff", _KANA),
    ("\u1100", "\u11ff", _HANGUL),
    ("\uac00", "\ud7af", _HANGUL),
    ("\u3400", "\u9fff", _CJK),
)  # fmt: skip
#: Between these two a text from right to left is a run of its own.
_ISOLATE: Final = "\u202b\u202b"
_END: Final = "\u202c\u202c"
#: Characters that direct what follows and have no shape.
_DIRECTING: Final = "\u202a\u202b\u202c\u202d\u202e"
_TEXT: Final = re.compile(r"(<text\b[^>]*>)([^<]*)(</text>)")
_MARKUP: Final = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'"}


def with_families(svg: str) -> str:
    """Return a picture in whose texts every part names fonts of its script; others stay as they are."""
    return _TEXT.sub(lambda found: found[1] + _parted(found[2]) + found[3], svg)


def _parted(text: str) -> str:
    if text.isascii():
        return text
    plain = re.sub("|".join(map(re.escape, _MARKUP)), lambda found: _MARKUP[found[0]], text)
    parts = list(_runs(plain))
    if not any(family for family, _ in parts):
        return text
    apart = {_ARABIC, _HEBREW} <= {family for family, _ in parts}
    return "".join(_part(family, part, apart=apart) for family, part in parts)


def _part(family: str, text: str, *, apart: bool) -> str:
    """Return a part as markup; ``apart``: a run of its own, whose letters join as its first does."""
    if not family:
        return escape(text)
    if apart and family == _ARABIC:
        letters = text.rstrip("".join(char for char in text if not _family(char)))
        text = f"{_ISOLATE}{letters}{_END}{text[len(letters) :]}"
    return f'<tspan font-family="{family}">{escape(text)}</tspan>'


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Yield the families and texts of parts; what is no letter stays with the letters before it.

    What directs the whole stands before its first letter and goes with that, what ends it with the last.
    """
    family, part = "", ""
    for char in text:
        found = _family(char)
        if char.isalnum() or found:
            if found != family and part.strip(_DIRECTING):
                yield family, part
                part = ""
            family = found
        part += char
    if part:
        yield family, part


def _family(char: str) -> str:
    return next((family for first, last, family in _SCRIPTS if first <= char <= last), "")
