"""Words as questions compare them: folded, by their stems, with kin and typing errors forgiven.

Twin: viz/viewer/src/ask/terms.ts
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from .small_words import ENDINGS, IRREGULAR, SAME

#: Words of a text that are looked at, and letters of a word.
MOST_TERMS: Final = 400
LONGEST_TERM: Final = 40
#: How near (0 to 1) a word is that is no other: the same stem, a synonym, a kin, the end of a compound.
STEM: Final = 0.95
SYNONYM: Final = 0.8
KIN: Final = 0.75
COMPOUND: Final = 0.6
#: Of a word that is begun, as while one types.
BEGUN: Final = 0.6
#: Of each error in typing, from that of a kin down.
ERROR: Final = 0.1

#: Letters and digits of the first plane: those of others have two lengths in the page's language.
_WORD: Final = re.compile(r"[^\W_\U00010000-\U0010ffff]+")
_APOSTROPHE: Final = re.compile("['’ʼ]")
_ENDINGS: Final = frozenset(ENDINGS.split())
_IRREGULAR: Final = dict(pair.split("=") for pair in IRREGULAR.split())


def terms(text: str) -> list[str]:
    """Return the words of a text: small letters without accents, what stands after an apostrophe joined on.

    >>> terms("Does Vitamin-D help Ménière’s?")
    ['does', 'vitamin', 'd', 'help', 'menieres']
    """
    apart = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text))
    bare = "".join(char for char in apart if not unicodedata.category(char).startswith("M"))
    return [found[:LONGEST_TERM] for found in _WORD.findall(bare.lower())[:MOST_TERMS]]


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """Return a word without the endings of plurals and verbs; the same for all forms, no word itself.

    >>> [stem(word) for word in ("raises", "raising", "raised", "bodies", "cutting", "led", "gas")]
    ['rais', 'rais', 'rais', 'body', 'cut', 'lead', 'gas']
    >>> [stem(word) for word in ("isles", "virus", "basis", "loss")]
    ['isl', 'virus', 'basis', 'los']
    """
    word = _IRREGULAR.get(word, word)
    if len(word) < 4:
        return word
    bare = _bare(word)
    if bare.endswith("e") and len(bare) > 3:
        bare = bare[:-1]
    return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] else bare


def _bare(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("ungen"):
        return word[:-2]
    if word.endswith("ing") and len(word) > 5:
        return word[:-3]
    if word.endswith("ed") and len(word) > 4:
        return word[:-2]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


_SAME: Final = {stem(word): number for number, group in enumerate(SAME.split("|")) for word in group.split()}


def total(values: Iterable[float]) -> float:
    """Return a sum that is added up one by one, as the page does it; ``sum`` is more exact."""
    found = 0.0
    for value in values:
        found += value
    return found


def rank(value: float) -> int:
    """Return a worth as it is ranked: what lies nearer together than a millionth is equal; the best first.

    >>> [rank(value) for value in (1.0, 0.0000016, 0.0000014, 0.0000004, 0.0)]
    [-1000000, -2, -1, 0, 0]
    """
    return -int(value * 1e6 + 0.5)


def closeness(asked: str, word: str) -> float:
    """Return how near a word of a name is to one that was asked: 1 the same, 0 another.

    >>> [closeness(a, b) for a, b in (("cramps", "cramp"), ("sore", "soreness"), ("joint", "cramp"))]
    [0.95, 0.75, 0.0]
    """
    if asked == word:
        return 1.0
    a, b = stem(asked), stem(word)
    if a == b:
        return STEM
    if a in _SAME and _SAME[a] == _SAME.get(b):
        return SYNONYM
    if _are_kin(asked, word):
        return KIN
    return COMPOUND if len(a) > 4 and len(b) > len(a) + 2 and b.endswith(a) else 0.0


def _are_kin(a: str, b: str) -> bool:
    """Whether words share their beginning, and what follows in each is but an ending: dense, density."""
    shorter = min(len(a), len(b))
    same = next((at for at in range(shorter) if a[at] != b[at]), shorter)
    if same < 4 or same < shorter - 3:
        return False
    return (a[same:] or "-") in _ENDINGS and (b[same:] or "-") in _ENDINGS


def mistyped(asked: str, word: str) -> float:
    """Return how near a word is to one that was begun, or typed with errors: letters changed or swapped.

    >>> mistyped("magnesum", "magnesium"), mistyped("cat", "car")
    (0.65, 0.0)
    """
    if len(asked) > 2 and word.startswith(asked):
        return BEGUN
    allowed = 2 if len(asked) > 7 else 1 if len(asked) > 3 else 0
    if not allowed or asked[0] != word[0]:
        return 0.0
    from rapidfuzz.distance import OSA

    errors = OSA.distance(asked, word, score_cutoff=allowed)
    return KIN - ERROR * errors if errors <= allowed else 0.0
