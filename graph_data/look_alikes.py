"""Letters of another script that look like Latin ones: two names that nobody can tell apart by eye."""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = dict(zip("аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅԌԚԜ", "aeopcyxijshdqwABEKMHOPCTYXIJSGQW", strict=True))
_GREEK = dict(zip("οιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oiABEZHIKMNOPTYX", strict=True))
_ALIKE = {**_CYRILLIC, **_GREEK}
_LETTERS = str.maketrans(_ALIKE)
_ANY = re.compile(f"[{''.join(_ALIKE)}]")
_WORD = re.compile(r"[^\W\d_]+")


def look_alike(text: str) -> tuple[str, str, str] | None:
    """Return a letter that is not the one it looks like, the Latin one, and the text with Latin letters.

    A letter counts where it stands inside a Latin word, or where a word of such letters alone stands among
    Latin words; what is written in Cyrillic or Greek is left alone.

    >>> look_alike("C\\u043effee"), look_alike("кофе"), look_alike("NF-κB")
    (('о', 'o', 'Coffee'), None, None)
    """
    if text.isascii() or not _ANY.search(text):
        return None
    words = _WORD.findall(text)
    latin_words = [word for word in words if all(map(_latin, word))]
    first, mended = "", text
    for word in words:
        alike = [letter for letter in word if letter in _ALIKE]
        others = [letter for letter in word if letter not in _ALIKE]
        mixed = bool(alike) and bool(others) and all(map(_latin, others))
        alone = bool(alike) and not others and len(latin_words) == len(words) - 1 and bool(latin_words)
        if mixed or (alone and (len(word) > 1 or word in _CYRILLIC)):
            first = first or alike[0]
            mended = mended.replace(word, word.translate(_LETTERS))
    return (first, _ALIKE[first], mended) if first else None


def _latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
