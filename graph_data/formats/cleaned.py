"""Texts of other programs as plain text: formatting taken off, breaks as blanks, nothing that hides."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

#: Tags that only say how a text looks; any other text in angle brackets is a text, and stays.
_LOOK: Final = re.compile(
    r"</?(?:html|head|body|b|i|u|s|em|strong|br|p|div|span|font|sub|sup|small|big|center|table|thead|tbody|tr"
    r"|td|th|ul|ol|li|a|h[1-6]|hr|img|code|pre|label|o:p|strike|del|ins|mark|tt)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"<(?:br|/p|/div|/tr|/li|/h[1-6]|hr)\b[^<>]*>", re.IGNORECASE)
_STYLE: Final = re.compile(r"<(style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060"
                            "\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")  # fmt: skip


_TURNING: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: The texts from which something unseen was taken, each once, with what it was.
_taken: ContextVar[dict[str, list[str]] | None] = ContextVar("taken", default=None)


@contextmanager
def counting() -> Iterator[Counter[str]]:
    """Count what is taken from texts that nobody sees; the same text counts once. It is there at the end."""
    found: Counter[str] = Counter()
    taken: dict[str, list[str]] = {}
    before = _taken.set(taken)
    try:
        yield found
    finally:
        _taken.reset(before)
        signs = [sign for several in taken.values() for sign in several]
        turning = sum(bool(_TURNING.match(sign)) for sign in signs)
        found["marks that turn the direction of writing"] = turning
        found["characters that nobody sees"] = len(signs) - turning


def _seen(value: str) -> str:
    """Return a text without what nobody sees in it, and note what that was."""
    unseen = _UNSEEN.findall(value)
    if not unseen:
        return value
    taken = _taken.get()
    if taken is not None:
        taken[value] = unseen
    return _UNSEEN.sub("", value)


def text(value: Any) -> str:
    """Return a value as one line of plain text; a whole number has no decimals.

    >>> text("<html>Rain<br>fall &amp; snow"), text("a\\n b"), text(4.0), text(["x", 2]), text(True)
    ('Rain fall & snow', 'a b', '4', 'x, 2', 'yes')
    >>> text("x</script>y"), text("a < b > c")
    ('x</script>y', 'a < b > c')
    """
    return " ".join(lines(value).split())


def lines(value: Any) -> str:
    """Return a value as plain text in the lines that it has."""
    if isinstance(value, str):
        plain = value
        if "<" in plain:
            plain = _LOOK.sub("", _BREAK.sub("\n", _STYLE.sub("", plain)))
        if "&" in plain:
            plain = html.unescape(plain).replace("\xa0", " ")
        return _seen(plain).strip()
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(filter(None, map(text, value)))
    if isinstance(value, dict):
        return ""
    return _seen(str(value)).strip()


def texts(value: Any) -> tuple[str, ...]:
    """Return a value as several texts: a list's items, or what a text separates by ``|`` or ``;``."""
    items = value if isinstance(value, list | tuple | set | frozenset) else re.split(r"[|;]", lines(value))
    return tuple(dict.fromkeys(filter(None, map(text, items))))
