"""The first letter of a text that stands alone, raised only where that cannot change the thing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: A first word of letters alone, with further words behind hyphens; what holds a digit, a dot or a sign
#: inside is a symbol, an address or a name from a program.
_WORD = re.compile(r"([^\W\d_]+)(?:[-‐‑–/][^\W_]+|['’][^\W\d_]+)*[,.;:!?…)\]\"'”’»]*")
#: Units that are another thing with a capital: mg and Mg.
_UNITS = frozenset(
    [
        "mg",
        "kg",
        "ng",
        "pg",
        "fg",
        "dg",
        "cg",
        "ml",
        "dl",
        "cl",
        "hl",
        "nl",
        "pl",
        "mm",
        "cm",
        "dm",
        "km",
        "nm",
        "pm",
        "fm",
        "ms",
        "ns",
        "ps",
        "pa",
        "kpa",
        "hpa",
        "mpa",
        "db",
        "mol",
        "mmol",
        "nmol",
        "pmol",
        "cal",
        "kcal",
        "mm2",
        "m2",
        "hz",
        "khz",
        "mhz",
        "ev",
        "kev",
        "mev",
        "kb",
        "mb",
        "gb",
        "tb",
        "kw",
        "mw",
        "gw",
        "kwh",
        "mwh",
        "ph",
        "pka",
        "kda",
        "da",
        "bp",
        "kbp",
    ]
)
#: Words of one letter, by language; any other single letter is a symbol.
_SINGLE = {
    "en": "a", "fr": "ày", "it": "aeèio", "es": "aeouy", "pt": "aàeéo", "gl": "aáeéo", "ca": "aeioày",
    "sv": "iåö", "da": "iå", "no": "iå", "nb": "iå", "pl": "aiouwz", "cs": "aikosuvz", "sk": "aikosuvz",
    "hu": "aőó", "ro": "ao", "ru": "авикосуя", "uk": "авзийоуя", "bg": "авиоусъ", "sr": "аиоуск",
}  # fmt: skip
_RAISED = ("LATIN", "CYRILLIC", "ARMENIAN", "GREEK")
#: A word of Greek letters in a text of another language has at least so many; fewer are a symbol.
_GREEK = 3


@lru_cache(maxsize=1 << 13)  # each label is asked for in every view and every check
def titled(label: str, language: str = "en") -> str:
    """Return a label as it opens a sentence or stands alone in a box.

    Only a plainly lower-case first word is changed, and only where a capital means the same.

    >>> titled("vitamin D"), titled("pH balance"), titled("of bone"), titled("a lack of sleep")
    ('Vitamin D', 'pH balance', 'Of bone', 'A lack of sleep')
    >>> titled("β-carotene"), titled("p53"), titled("t-test"), titled("ilaç", "tr")
    ('β-carotene', 'p53', 't-test', 'İlaç')
    """
    first = label.split(maxsplit=1)[0] if label.strip() else ""
    if not first.islower():
        return label
    found = _WORD.fullmatch(unicodedata.normalize("NFC", first))
    code = re.split("[-_]", language.casefold())[0]
    if found is None or len(label) == 1 or not _is_word(found[1], found[0], code):
        return label
    capital, length = _capital(label, code)
    return capital + label[length:]


def _is_word(head: str, first: str, code: str) -> bool:
    """Whether letters at the start of a text are a word rather than a symbol or a unit."""
    if len(head) == 1:
        apostrophe = first[1:2] in ("'", "’") and len(first) > 2
        return apostrophe or (first.rstrip(",;:") == head and head in _SINGLE.get(code, ""))
    if head in _UNITS:
        return False
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in set(head) if letter.isalpha()}
    if scripts == {"GREEK"}:
        return code == "el" or len(head) >= _GREEK
    return len(scripts) == 1 and scripts <= set(_RAISED)


def _capital(label: str, code: str) -> tuple[str, int]:
    """Return the capital that a text begins with, and how many characters it stands for."""
    first = label[0]
    if code in ("tr", "az") and first in "iı":
        return ("İ" if first == "i" else "I"), 1
    if code == "nl" and label.startswith("ij"):
        return "IJ", 2
    capital = first.upper()
    return (capital if len(capital) == 1 and capital.lower() == first else first), 1
