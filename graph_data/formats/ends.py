"""Which two columns hold the ends of effects: by pairs of names that are known, or built alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..meaning.lexicon import words_of
from .attributes import OF_NODES, plain
from .column_names import ACTED_ON_BY, ACTS_ON, CATEGORIES, ENDS, NAMES

#: Words for the two ends, before or after what both names share: ``source gene``, ``target gene``.
_HALVES: Final = tuple(
    tuple(pair.split(":"))
    for pair in words_of("""
    source:target from:to cause:effect subject:object start:end src:dst head:tail von:nach ursache:wirkung
    quelle:ziel quell:ziel ausgangs:ziel anfangs:end start:ziel auslösende:ausgelöste independent:dependent
    influencing:influenced affecting:affected acting:affected causing:caused upstream:downstream
    input:output origin:destination unabhängige:abhängige de:vers origen:destino source:cible
    """)
)
#: What both may share though they are no ends: kinds of ends, places, pictures of them.
_BESIDE: Final = words_of("""
    type category group kind class typ kategorie gruppe x y lat lon latitude longitude date year time color
    colour size weight url description definition text sentence page
""")
_THINGS: Final = (NAMES - words_of("title titel titre título titulo")) | words_of(
    "name cause driver source from ursache cause causa"
)
_IDS: Final = words_of("id ids key uid guid curie code number nr")
_NAMED: Final = words_of("label name title bezeichnung beschriftung nom nombre text")
#: A remark behind a column's name: ``Von (Ursache)``.
_REMARK: Final = re.compile(r"(?<=\S)\s+[(\[][^()\[\]]*[)\]]\s*$")

Pair = tuple[int, int]


def plain_names(names: Sequence[str]) -> list[str]:
    """Return the names of columns as they are compared; a remark in brackets behind one is left out.

    >>> plain_names(["Von (Ursache)", "Vorzeichen (+/-)", ":START_ID(Person)", ""])
    ['von', 'vorzeichen', 'startid', '']
    """
    return [plain(_REMARK.sub("", name)) if name else "" for name in names]


def pairs_of_ends(short: Sequence[str]) -> Iterator[list[Pair]]:
    """Yield pairs of columns that may hold the ends, those of one surety together, the surest first."""
    for pairs in ENDS:
        yield [(short.index(a), short.index(b)) for a, b in pairs if a in short and b in short and a != b]
    alike = list(_alike(short))
    for wanted in (_NAMED, None, _IDS):
        yield [pair for pair, shared in alike if _fits(shared, wanted)]
    twice = [name for name in dict.fromkeys(short) if name in NAMES and short.count(name) == 2]
    yield [(first, short.index(name, first + 1)) for name in twice for first in (short.index(name),)]


def told_by_verbs(short: Sequence[str]) -> Iterator[Pair]:
    """Yield a column of things with the one that says on what each acts, or what acts on it.

    Where things have ids or definitions the table is one of things, whatever else it tells of each.
    """
    of_things = any(name == "id" or OF_NODES.get(name) == "definition" for name in short)
    things = [] if of_things else [at for at, name in enumerate(short) if name in _THINGS]
    for at, name in enumerate(short):
        if things and at != things[0] and name in ACTS_ON | ACTED_ON_BY:
            yield (things[0], at) if name in ACTS_ON else (at, things[0])


def _fits(shared: str, wanted: frozenset[str] | None) -> bool:
    if wanted is None:
        return shared not in _NAMED and shared not in _IDS
    return shared in wanted


def _alike(short: Sequence[str]) -> Iterator[tuple[Pair, str]]:
    """Yield pairs of names that differ in the words for an end alone, with what they share."""
    for one, first in enumerate(short):
        for other, second in enumerate(short):
            if one == other or not first or not second or first in CATEGORIES:
                continue
            shared = _shared(first, second)
            if shared and shared not in _BESIDE:
                yield (one, other), shared


def _shared(first: str, second: str) -> str:
    if first[:-1] == second[:-1] and first[-1] + second[-1] in ("12", "ab"):
        base = first[:-1]
        return base if len(base) > 1 and base[-1].isalpha() else ""
    for a, b in _HALVES:
        if first.startswith(a) and second.startswith(b) and first[len(a) :] == second[len(b) :]:
            return first[len(a) :]
        if first.endswith(a) and second.endswith(b) and first[: -len(a)] == second[: -len(b)]:
            return first[: -len(a)]
    return ""
