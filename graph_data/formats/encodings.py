"""The encoding of a text that is not UTF-8: the one in which its words look like words."""

from __future__ import annotations

import re
from typing import Final

from ..meaning.lexicon import words_of

#: Encodings of one byte a letter, with how they are told; of two that fit alike the first counts.
_SINGLE: Final = (
    ("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "code page 850"),
    ("cp1254", "Windows-1254"), ("cp1250", "Windows-1250"), ("cp1251", "Windows-1251"),
    ("cp1253", "Windows-1253"), ("koi8_r", "KOI8-R"),
)  # fmt: skip
#: Encodings of several bytes a letter.
_WIDE: Final = (
    ("cp932", "Shift JIS"), ("gb18030", "GB 18030"), ("euc_jp", "EUC-JP"), ("big5", "Big5"),
    ("euc_kr", "EUC-KR"),
)  # fmt: skip
#: Chinese encodings hold Japan's kana too, but who writes these has one of Japan.
_CHINESE: Final = ("gb18030", "big5")
_KANA: Final = re.compile("[\u3040-\u30ff]")
_LOOK: Final = 200_000
_WORD: Final = re.compile(r"[^\W\d_]+")
#: Letters that stand among ASCII's in many languages, each as good as one of those.
_WESTERN: Final = frozenset("äöüßéèêëàâçñáíóúîïôûùœæøåãõÄÖÜÉÈÀÇÑÓÁÅØµªº")
_CENTRAL: Final = frozenset("ąćęłńśźżčďěňřšťůžőűăâîșțĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽŐŰĂȘȚşğıİŞĞ")
#: Signs that stand between words or beside them, not within.
_BESIDE: Final = frozenset("–—„“”‘’«»…€°·×±§•½¼¾²³µ©®™ ¿¡÷‹›")
_MARKS: Final = words_of("’ ' · ­")


def decoded(data: bytes) -> tuple[str, str]:
    """Return bytes that are not UTF-8 as text, and what their encoding is called.

    >>> decoded("Müll erhöht Größe".encode("mac_roman")), decoded("Müll".encode("cp1252"))
    (('Müll erhöht Größe', 'Mac Roman'), ('Müll', 'Windows-1252'))
    """
    best, called, most = "cp1252", "Windows-1252", -1e9
    for codec, name in (*_SINGLE, *_WIDE):
        try:
            text = data[:_LOOK].decode(codec, "strict" if codec != "cp1252" else "replace")
        except UnicodeDecodeError:
            continue
        score = _score(text) - (5.0 * len(_KANA.findall(text)) if codec in _CHINESE else 0.0)
        if score > most:
            best, called, most = codec, name, score
    return data.decode(best, "replace"), called


def _score(text: str) -> float:
    """Return how much a text looks written: words of one script, signs between them."""
    words = set(_WORD.findall(text))
    within = re.findall(r"(?<=[^\W\d_])[^\w\s\x00-\x7f](?=[^\W\d_])", text)
    between = sum(1.5 if sign in _MARKS else -3.0 for sign in within)
    odd = {sign for sign in text if ord(sign) > 127 and not sign.isalnum() and sign not in _BESIDE}
    eastern = {sign for sign in odd if "\u3000" <= sign <= "\u303f" or "\uff00" <= sign <= "\uffef"}
    # Pairs of bytes of other encodings often make one eastern letter, seldom words of several.
    east = [word for word in words if len(word) > 1 and _east(word)]
    alone = sum(_east(letter) for letter in text) - sum(map(len, east))
    wild = len(odd - eastern) + text.count("\ufffd") * 4
    return sum(map(_of_word, words)) + between - 2.0 * wild - 2.0 * max(alone, 0)


def _of_word(word: str) -> float:
    others = [letter for letter in word if ord(letter) > 127]
    if not others:
        return 0.0
    scripts = {_script(letter) for letter in others} | ({"latin"} if len(others) < len(word) else set())
    if "other" in scripts or len(scripts) > (2 if scripts == {"han", "kana"} else 1):
        return -3.0
    if word[1:] != word[1:].lower() and word != word.upper():  # "grÖße"
        return -3.0
    script = max(scripts)
    if script in ("cyrillic", "greek"):
        return 1.5 * len(word)
    if _east(word[0]):
        return {"kana": 1.5, "hangul": 1.4}.get(script, 1.0) * len(word)
    known = sum(1.0 if letter in _WESTERN else 0.6 if letter in _CENTRAL else -2.0 for letter in others)
    return known - 2.0 * len(others) if len(others) == len(word) > 2 else known


def _east(word: str) -> bool:
    return _script(word[0]) in ("han", "kana", "hangul")


def _script(letter: str) -> str:
    """Return the script of a letter.

    >>> [_script(letter) for letter in "éжω睡ス수ก"]
    ['latin', 'cyrillic', 'greek', 'han', 'kana', 'hangul', 'other']
    """
    for script, first, last in _SCRIPTS:
        if first <= letter <= last:
            return script
    return "other"


_SCRIPTS: Final = (
    ("latin", "\x00", "\u024f"), ("greek", "\u0370", "\u03ff"), ("cyrillic", "\u0400", "\u052f"),
    ("kana", "\u3040", "\u30ff"), ("han", "\u4e00", "\u9faf"), ("hangul", "\uac00", "\ud7a3"),
)  # fmt: skip
