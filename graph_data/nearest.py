"""The nearest right name for a message: what somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable

#: How many wrong names of a kind are compared with all right ones.
LOOKS = 100
#: How alike (of 100) a name is that cannot be another.
SURE = 80.0
#: A name of fewer letters is not looked for within others.
WORD = 4
#: How alike (of 100) a name must be to be offered.
ALIKE = 60.0


def nearest(name: str, names: Iterable[str], alike: float = ALIKE) -> str:
    """Return the most alike of ``names``, or an empty text when none is alike (100: the same).

    >>> nearest("magnesum", ["calcium", "magnesium"])
    'magnesium'
    """
    from rapidfuzz import fuzz, process, utils

    known = list(names)
    best = process.extractOne(
        name, known, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=alike
    )
    if best and best[1] >= SURE:
        return best[0]
    # A word of a longer name says more than a few letters that are alike.
    shared = [other for other in known if _holds(other, name) or _holds(name, other)]
    part = process.extractOne(name, shared, scorer=fuzz.ratio, processor=utils.default_process)
    return part[0] if part else best[0] if best else ""


def _holds(longer: str, shorter: str) -> bool:
    """Whether all words of a name stand together in another."""
    short = shorter.casefold()
    if len(short) < WORD or len(short) >= len(longer):
        return False
    at = longer.casefold().find(short)
    return at >= 0 and not longer[at - 1 : at].isalnum() and not longer[at + len(short) :][:1].isalnum()


class Offer:
    """The most alike of many names, for many that were misspelt: after a hundred it offers nothing more.

    Each look compares with every name; without an end, a file whose names are all unknown would take
    time that grows with its square.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [name for name in names if len(name) <= 200]
        self._left = LOOKS

    def nearest(self, name: str) -> str:
        """Return the most alike name, or an empty text."""
        self._left -= 1
        return nearest(name[:200], self._names) if self._left >= 0 else ""
