"""The verbs of questions: those of the vocabulary, by their stems, and what questions say beside them.

Twin: viz/viewer/src/ask/phrases.ts
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from .small_words import LIGHT, TRAILING, VERBS
from .terms import stem, terms

_LIGHT, _TRAILING_WORDS = frozenset(LIGHT.split()), frozenset(TRAILING.split())

Stems = tuple[str, ...]


def verbs() -> str:
    """Return the verbs of questions as the page's scripts are given them: relations in lines, with phrases.

    A digit is how many letters a phrase begins with of the one before.
    """
    return "\n".join(f"{id}:{','.join(_shared(phrases))}" for id, phrases in _by_relation().items())


def _by_relation() -> dict[str, list[str]]:
    """Return the verbs of questions by their relation, as stems, sorted."""
    from ..relations import vocabulary

    found: dict[Stems, str] = {}
    for relation, said in VERBS.items():
        for word in said.split():
            found.setdefault((stem(word),), relation)
    for id, each in vocabulary().items():
        for phrase in (id.replace("-", " "), *each.verbs):
            if stems := _stems(phrase):
                found.setdefault(stems, id)
    kept = {stems: id for stems, id in found.items() if len(stems) == 1 or found.get(stems[:1]) != id}
    by_relation: dict[str, list[str]] = {}
    for stems, id in kept.items():
        by_relation.setdefault(id, []).append(" ".join(stems))
    return {id: sorted(phrases) for id, phrases in by_relation.items()}


def _shared(phrases: list[str]) -> list[str]:
    """Return phrases, each with the number of letters that it begins with of the one before.

    >>> _shared(["react", "reactivat", "ran"])
    ['react', '5ivat', 'ran']
    """
    found = []
    for before, phrase in zip(["", *phrases], phrases, strict=False):
        alike = next((n for n in range(9) if before[n : n + 1] != phrase[n : n + 1] or n == len(phrase)), 9)
        found.append(f"{alike}{phrase[alike:]}" if alike > 1 else phrase)
    return found


def _stems(phrase: str) -> Stems:
    words = [word for word in terms(phrase) if word not in _LIGHT]
    while words and words[-1] in _TRAILING_WORDS:
        words.pop()
    return tuple(map(stem, words))


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Sequence[tuple[Stems, str]]]:
    """Phrases with their relation by their first stem, the longest first."""
    found: dict[str, list[tuple[Stems, str]]] = {}
    for relation, phrases in _by_relation().items():
        for phrase in phrases:
            stems = tuple(phrase.split(" "))
            found.setdefault(stems[0], []).append((stems, relation))
    return {first: sorted(several, key=lambda one: -len(one[0])) for first, several in found.items()}


def phrase_at(stems: Sequence[str], at: int, taken: Iterable[int] = ()) -> tuple[str, int]:
    """Return the relation of the verb that begins at a stem, and of how many stems it is; 0: none."""
    for phrase, relation in _table().get(stems[at], ()):
        places = range(at, at + len(phrase))
        if tuple(stems[at : at + len(phrase)]) == phrase and not set(places) & set(taken):
            return relation, len(phrase)
    return "", 0
