"""Where a character stands in a text, and which characters may stand in none."""

from __future__ import annotations

import re

from ..errors import Place

#: Characters that no text may hold, as a set of regular expressions.
FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
_FORBIDDEN = re.compile(FORBIDDEN)


def forbidden(text: str) -> re.Match[str] | None:
    """Return the first character that no text may hold: a control character or half a pair."""
    return _FORBIDDEN.search(text)


def without_forbidden(text: str) -> str:
    """Return a text without such characters; soft breaks and ends of pages are blanks.

    >>> without_forbidden("a\\x0bb\\x00c")
    'a bc'
    """
    return _FORBIDDEN.sub("", re.sub("[\x0b\x0c]", " ", text))


def place_of(text: str, index: int, name: str) -> Place:
    """Return the line and column at which ``text[index]`` stands."""
    start = text.rfind("\n", 0, index) + 1
    return Place(name, text.count("\n", 0, index) + 1, index - start + 1)
