"""One rule of sameness for names: what people write now so and now so, and mean but one thing by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: What is not seen: soft hyphens, spaces without width, marks of direction and of how a sign is shown.
_UNSEEN = dict.fromkeys([0xAD, 0x34F, 0x200B, 0x200E, 0x200F, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF])
_APOSTROPHES = dict.fromkeys(map(ord, "‘’‛ʼʻ´`′＇"), "'")
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—−﹣－"), "-")
_LOOKS = {**_UNSEEN, **_APOSTROPHES, **_HYPHENS}
_POWER = re.compile("(?<=[0-9])([⁺⁻]?[⁰¹²³⁴-⁹]+)")
#: Between two words: blanks, or a hyphen with blanks on both sides or on neither. ("-5" has a sign.)
_BETWEEN = re.compile(r"(?<=[^\s_-])(?:[-_]+|\s+(?:[-_]+\s+)?)(?=[^\s_-])")


def one_form(text: str) -> str:
    """Return a text with each character in one form: composed, no ligature, neither full width nor unseen.

    >>> one_form("cafe\\u0301"), one_form("\\ufb01bre in \\xb5g"), one_form("10\\u2075")
    ('café', 'fibre in μg', '10^5')
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", _POWER.sub(r"^\1", text.translate(_LOOKS))).translate(_LOOKS)


@lru_cache(maxsize=1 << 15)
def plain_name(name: str) -> str:
    """Return a name as compared: capitals, hyphens between words and forms of characters do not matter.

    >>> plain_name("Vitamin-D"), plain_name("below -5 \\u2103"), plain_name("CD4-"), plain_name("Alzheimer’s")
    ('vitamin d', 'below -5 °c', 'cd4-', "alzheimer's")
    """
    folded = one_form(name).casefold()
    if not folded.isascii():  # the capital of a Turkish i folds to two characters
        folded = unicodedata.normalize("NFKC", folded.replace("i\u0307", "i"))
    if "-" not in folded and "_" not in folded:
        return " ".join(folded.split())
    return _BETWEEN.sub(" ", folded).strip()
