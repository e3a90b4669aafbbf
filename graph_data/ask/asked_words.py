"""The words of a question before it is read: compounds taken apart, categories that it asks for.

Twin: viz/viewer/src/ask/asked-words.ts
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from .mentions import SMALL_WORDS
from .phrases import phrase_at
from .small_words import BEHIND_KIND, OF_PEOPLE, PEOPLE, WHAT
from .terms import closeness, stem, terms

if TYPE_CHECKING:
    from ..model import ConceptGraph

#: Letters of a word that may be of two, and of each of these.
_COMPOUND: Final = 8
_PART: Final = 4
_WHICH: Final = frozenset(f"{WHAT} best better good".split())
#: What stands behind a kind of things that is asked for: "minerals for".
_BEHIND: Final = frozenset(BEHIND_KIND.split())
_PEOPLE: Final = frozenset(PEOPLE.split())
_OF_PEOPLE: Final = frozenset(stem(word) for word in OF_PEOPLE.split())


def apart(graph: ConceptGraph, words: Sequence[str]) -> list[str]:
    """Return words with compounds taken apart of which both halves stand in names: Knochendichte."""
    known = {
        word
        for concept in graph.concepts.values()
        for called in (concept.label, *concept.aka)
        for word in terms(called[:200])
        if word not in SMALL_WORDS
    }
    found: list[str] = []
    for word in _joined(words, known):
        lone = len(word) >= _COMPOUND and not phrase_at([stem(word)], 0)[1]
        if lone and not any(closeness(word, other) for other in known):
            found += _halves(word, known)
        else:
            found.append(word)
    return found


def _joined(words: Sequence[str], known: set[str]) -> list[str]:
    """Return words with those joined that a name writes as one: build up, buildup."""
    found: list[str] = []
    for word in words:
        if found and found[-1] + word in known:
            word = found.pop() + word
        found.append(word)
    return found


def _halves(word: str, known: set[str]) -> list[str]:
    for at in range(_PART, len(word) - _PART + 1):
        left, right = word[:at], word[at:]
        for first in (left, left.removesuffix("s"), left.removesuffix("n")):
            if len(first) >= _PART - 1 and all(
                any(closeness(part, one) for one in known) for part in (first, right)
            ):
                return [first, right]
    return [word]


def of_categories(graph: ConceptGraph, words: Sequence[str]) -> tuple[frozenset[str], frozenset[int]]:
    """Return the categories that are asked for ("which minerals", "who"), and where their words stand."""
    asks = [at for at, word in enumerate(words) if word in _WHICH]
    places = {at + ahead for at in asks for ahead in (1, 2) if at + ahead < len(words)}
    places |= {at for at in (0, 1) if words[at + 1 : at + 2] and words[at + 1] in _BEHIND}
    who = not _PEOPLE.isdisjoint(words)
    kinds: set[str] = set()
    taken: set[int] = set()
    for category in graph.categories.values():
        called = {
            stem(word) for word in terms(f"{category.label} {category.id}"[:200]) if word not in SMALL_WORDS
        }
        hits = {at for at in places if stem(words[at]) in called}
        taken |= hits
        if hits or (who and called & _OF_PEOPLE):
            kinds.add(category.id)
    return frozenset(kinds), frozenset(taken)
