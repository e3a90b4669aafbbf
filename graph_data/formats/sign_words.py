"""What a value says that stands where a sign is wanted: ``+``, ``negative``, ``-1``, ``P+``, ``opposite``."""

from __future__ import annotations

import re
from typing import Any, Final, cast

from ..keys import SIGNS
from ..meaning.signs import sign_of
from ..records import Sign
from .cleaned import text

_RAISES: Final = frozenset({"increases", "supports", "moves-with"})
#: Signs of probability in cognitive maps: ``P+`` (positive), ``I-`` (inverse).
_LETTERED: Final = re.compile(r"[a-z]{0,3}([+-])", re.IGNORECASE)
_MORE: Final = {
    "1": "+", "inverse": "-", "direct": "+", "activation": "+", "inhibition": "-", "activating": "+",
    "inhibiting": "-", "+/-": "mixed", "±": "mixed", "+-": "mixed", "ambiguous": "mixed", "neutral": "none",
    "0": "none", "positif": "+", "positive": "+", "négatif": "-", "negatif": "-", "négative": "-",
    "positivo": "+", "positiva": "+", "negativo": "-", "negativa": "-", "unbekannt": "unknown",
    "gemischt": "mixed", "keine": "none", "?": "unknown", "true": "unknown",
    "-|": "-", "--|": "-", "|-": "-", "⊣": "-", "↓": "-", "↑": "+",
}  # fmt: skip


#: Words of an effect that are no words: arrows as networks of genes have them.
_ARROW: Final = re.compile("[-+−]*[|<>=→⊣↑↓][-+−|<>=→⊣↑↓]*")


def is_arrow(label: str) -> bool:
    """Return whether the words of an effect are but an arrow (``-|``, ``->``)."""
    return bool(_ARROW.fullmatch(label))


def sign_in(value: Any) -> Sign | None:
    """Return the sign that a value is, or None where it is none.

    >>> [sign_in(v) for v in (1, "-1", "−", "positive", "P+", "opposite", "mixed", "?", "strong")]
    ['+', '-', '-', '+', '+', '-', 'mixed', 'unknown', None]
    >>> [sign_in(v) for v in ("++", "--", "-|", "->", "-->", "=")]
    ['+', '-', '-', None, None, None]
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "+" if value > 0 else "-" if value < 0 else "none"
    word = text(value).casefold()
    if word in SIGNS:
        return word
    if word in _MORE:
        return cast("Sign", _MORE[word])
    if is_arrow(word):
        return None  # its line is no minus
    relation = sign_of(word)
    if relation:
        return "+" if relation in _RAISES else "-"
    lettered = _LETTERED.fullmatch(word)
    return cast("Sign", lettered[1]) if lettered else None
