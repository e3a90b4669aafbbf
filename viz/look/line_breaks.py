"""Where a text may be broken into lines: by the rules of its script, never within what is one sign.

Texts of letters, digits and blanks alone need none of that, and load nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

#: Lines may end after these, once there is something to end.
BREAK_AFTER: Final = frozenset("-/–—·")
#: A run of wide characters no longer than this is a word; of a longer one each line has so many at least.
SHORT_RUN: Final = 6
LEAST_BEFORE: Final = 4
LEAST_AFTER: Final = 3

#: Latin, Greek and Cyrillic without brackets that could stand alone: only blanks and strokes part these.
_PLAIN: Final = re.compile(r"(?:[\w -'*-/:;=<>?@\\^`|~°·×÷±–—‘’“”•…′″→−≤≥≈]|[(\[{](?! )|[)\]}])*")
_PLAIN_LETTERS: Final = re.compile("[\u0020-\u024f\u0370-\u052f\u1e00-\u1fff\u2000-\u206f\u2190-\u22ff]*")

_KOREAN: Final = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
#: Words of Japanese are written in the one, and end in the other.
_KATAKANA: Final = re.compile("[\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HIRAGANA: Final = re.compile("[\u3041-\u309f]")
_PAUSES: Final = frozenset(" 、。，・！？…")
_WIDE_RUN: Final = re.compile(
    "[\u2e80-\u30ff\u3105-\u312f\u3190-\ua4c6\uf900-\ufaff\uff01-\uffee\U00016fe0-\U0001b2fb\U00020000-\U0003134a]"
)

#: Signs of Thai, and of Lao, whose letters stand in the same order in their own block.
_LEADING: Final = "\u0e40-\u0e44"
_CARRIES: Final = "\u0e30-\u0e35\u0e36-\u0e39\u0e47-\u0e4b"
_LAO_TO_THAI: Final = {code: code - 0x80 for code in range(0x0E80, 0x0F00)}
_THAI: Final = re.compile(
    # Before a vowel that is written first, and after one that always ends its syllable;
    f"(?<=[\u0e01-\u0e3a\u0e45-\u0e5b])(?=[{_LEADING}])|(?<=[\u0e30\u0e33\u0e46\u0e2f])(?=[\u0e01-\u0e2e])"
    # before a consonant with a vowel or a tone of its own, behind what has one;
    f"|(?<=[\u0e32\u0e34\u0e35\u0e36\u0e38\u0e39\u0e45\u0e48-\u0e4b])(?=[\u0e01-\u0e2e][{_CARRIES}])"
    # or behind a bare consonant with which it makes no cluster, unless one vowel stands around both.
    f"|(?<![{_LEADING}])(?<=[\u0e01-\u0e2e])(?<![\u0e01\u0e02\u0e04\u0e15\u0e17\u0e1b\u0e1c\u0e1e\u0e2a\u0e2b\u0e2d])"
    f"(?<![{_LEADING}].)(?=[\u0e01-\u0e2e][{_CARRIES}])"
)
#: Khmer: after a sign that ends a syllable; before a consonant with a vowel or a stacked one of its own,
#: behind a syllable with a vowel, closed or not.
_KHMER: Final = re.compile(
    "(?<=\u17cb)(?=[\u1780-\u17b3])"
    "|(?:(?<=[\u17b6-\u17c8])|(?<=[\u17b6-\u17c8][\u1780-\u17a2]))(?=[\u1780-\u17b3][\u17b6-\u17ca\u17d2])"
)
#: Burmese: before a consonant that ends no syllable and is part of no stack.
_BURMESE: Final = re.compile(
    "(?<=[\u1000-\u109f])(?<![\u1039])(?=[\u1000-\u102a\u103f\u104e](?![\u1039\u103a\u1037]))"
)


@cache
def break_places(text: str) -> tuple[int, ...]:
    """Return the places where a line may end, as numbers of characters; a blank belongs to what it follows.

    >>> break_places("a low-fat diet"), break_places("维生素D（骨化三醇）")
    ((2, 6, 10), (4, 6, 7))
    """
    if _PLAIN.fullmatch(text) and _PLAIN_LETTERS.fullmatch(text):
        return tuple(_plain_places(text))
    from uniseg.linebreak import line_break_boundaries

    allowed = {place for place in line_break_boundaries(text) if place < len(text)}
    allowed -= set(_within_words(text))
    allowed |= set(_syllables(text)) | set(_plain_places(text)) & allowed
    return tuple(sorted(allowed.intersection(clusters(text)) - set(_within_short_runs(text, allowed))))


@cache
def clusters(text: str) -> tuple[int, ...]:
    """Return where what is read as one sign ends: a letter with its marks, a stack of letters, an emoji."""
    if text.isascii():
        return tuple(range(1, len(text) + 1))
    from uniseg.graphemecluster import grapheme_clusters

    found, at = [], 0
    for cluster in grapheme_clusters(text):
        at += len(cluster)
        # A sign that stacks what follows below it ends nothing.
        if cluster[-1] != "\u17d2" and cluster[-1] != "\u1039":
            found.append(at)
    return tuple(found)


def _plain_places(text: str) -> Iterator[int]:
    """Yield the places after blanks, and after strokes with more than two characters before them."""
    begun = 0
    for at in range(1, len(text)):
        char, following = text[at - 1], text[at]
        if following != " " and (char == " " or (char in BREAK_AFTER and at - begun > 3)):
            begun = at
            yield at


def _within_words(text: str) -> Iterator[int]:
    """Yield the places within words of Korean and Japanese, and after a stroke near a word's beginning."""
    plain = set(_plain_places(text))
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        korean = before != " " and (_KOREAN.match(before) or _KOREAN.match(after))
        ending = before not in _PAUSES and _HIRAGANA.match(after)
        foreign = _KATAKANA.match(before) and _KATAKANA.match(after)
        if korean or ending or foreign or (before in BREAK_AFTER and at not in plain):
            yield at


def _syllables(text: str) -> Iterator[int]:
    """Yield where syllables end for certain in scripts that part no words."""
    for found in _THAI.finditer(text.translate(_LAO_TO_THAI)):
        yield found.start()
    for pattern in (_KHMER, _BURMESE):
        for found in pattern.finditer(text):
            yield found.start()


def _within_short_runs(text: str, allowed: set[int]) -> Iterator[int]:
    """Yield the places in runs of wide characters that would leave a line with hardly any of them."""
    start = 0
    for end in [*(at + 1 for at, char in enumerate(text) if char == " "), len(text)]:
        inside = [at for at in sorted(allowed) if start < at < end]
        if _WIDE_RUN.search(text, start, end):
            signs = [at for at in clusters(text) if start < at <= end]
            long = len(signs) > SHORT_RUN
            for at in inside:
                before = sum(1 for sign in signs if sign <= at)
                if not long or before < LEAST_BEFORE or len(signs) - before < LEAST_AFTER:
                    yield at
        start = end
