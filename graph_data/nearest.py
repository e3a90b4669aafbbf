"""The nearest right name for a message: what somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable

#: How many wrong names of a kind are compared with all right ones.
LOOKS = 100
#: How alike (of 100) a name must be to be offered.
ALIKE = 60.0


def nearest(name: str, names: Iterable[str], alike: float = ALIKE) -> str:
    """Return the most alike of ``names``, or an empty text when none is alike (100: the same).

    >>> nearest("magnesum", ["calcium", "magnesium"])
    'magnesium'
    """
    from rapidfuzz import fuzz, process, utils

    best = process.extractOne(
        name, list(names), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=alike
    )
    return best[0] if best else ""


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
