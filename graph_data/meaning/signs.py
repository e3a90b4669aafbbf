"""Words that are only a sign: ``+``, ``(-)``, ``S``, ``positive``, ``opposite direction``, ``negativ``."""

from __future__ import annotations

import re
from typing import Final

from .lexicon import words_of

_PLUS: Final = words_of("""
    + ++ +++ ＋ ➕ ↑ ↑↑ ⬆ ⇧ ⇑ ▲ 🔼 🔺 📈 s same plus pos pos. positive same-direction positiv gleich
    gleichsinnig gleichgerichtet gleichläufig gleichlaufend pluszeichen
""")
_MINUS: Final = words_of("""
    - -- --- ➖ ↓ ↓↓ ⬇ ⇩ ⇓ ▼ 🔽 🔻 📉 o opposite minus neg neg. negative opposite-direction negativ
    gegensinnig gegenläufig gegenlaufend entgegengesetzt gegengerichtet minuszeichen
""")
_SIGNS: Final[dict[str, int]] = {**dict.fromkeys(_PLUS, 1), **dict.fromkeys(_MINUS, -1)}
#: Words beside a sign that leave it the only thing that is said.
_BESIDE: Final = words_of("""
    a an the in direction directions sign polarity link arrow causal with on upon effect effects influence
    impact relation relationship correlation association has have exerts shows is are very strong strongly
    strongest weak weakly slight slightly moderate moderately clear clearly to hat einen eine ein die der
    das richtung vorzeichen polarität wirkung einfluss wirkt auf zusammenhang beziehung effekt stark
    schwach
""")
#: Letters and words that may be part of a name or a sentence: a sign only where they stand alone.
_ALONE: Final = frozenset({"s", "o", "same", "opposite", "gleich", "entgegengesetzt"})
_ALONE_BESIDE: Final = frozenset(
    {"in", "the", "die", "direction", "directions", "sign", "polarity", "richtung"}
)
#: What is positive or negative: how the target fares, not how much there is; or that both go together.
_ON: Final = frozenset({"effect", "effects", "influence", "impact", "wirkung", "einfluss", "effekt", "wirkt"})
_TOGETHER: Final = frozenset(
    {"correlation", "association", "relationship", "relation", "zusammenhang", "beziehung"}
)
_RELATIONS: Final = {"": ("increases", "decreases"), "on": ("supports", "harms"),
                     "together": ("moves-with", "moves-against")}  # fmt: skip
_NUMBER: Final = re.compile(r"([+-])\s?(\d+(?:[.,]\d+)?)\s?%?")
#: Not the em dash, which often stands where nothing is said.
_DASHES: Final = re.compile("[‐‑‒–−﹣－]")
_BRACKETED: Final = re.compile(r"[(\[{<\"'“”„«»`*]+|[)\]}>\"'“”«»`*!]+")


def sign_of(label: str) -> str:
    """Return the relation of words that are only a sign, or an empty text.

    >>> [sign_of(words) for words in ("(+)", "–", "S", "opposite direction", "has a negative effect on")]
    ['increases', 'decreases', 'increases', 'decreases', 'harms']
    >>> [sign_of(words) for words in ("+/-", "no positive effect on", "opposite of", "-0", "")]
    ['', '', '', '', '']
    """
    plain = _BRACKETED.sub(" ", _DASHES.sub("-", label.casefold().replace("\ufe0f", ""))).strip(" .")
    number = _NUMBER.fullmatch(plain)
    if number:
        weight = any(digit in "123456789" for digit in number[2])
        return _RELATIONS[""][number[1] == "-"] if weight else ""
    words = re.split(r"[\s,;:=]+|(?<=[^\W\d_])[/-](?=[^\W\d_])", plain)
    return _of_words([word for word in words if word])


def _of_words(words: list[str]) -> str:
    signs = {_SIGNS[word] for word in words if word in _SIGNS}
    beside = {word for word in words if word not in _SIGNS}
    alone = any(word in _ALONE for word in words)
    if len(signs) != 1 or len(words) > 8 or not beside <= (_ALONE_BESIDE if alone else _BESIDE):
        return ""
    if beside and beside <= {
        "in",
        "the",
        "die",
        "a",
        "an",
        "to",
        "on",
        "with",
    }:  # "the same" says no direction
        return ""
    how = "on" if beside & _ON else "together" if beside & _TOGETHER else ""
    return _RELATIONS[how][signs == {-1}]
