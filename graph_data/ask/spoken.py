"""A question as it is spoken: its words, the concepts that they name, its verbs, and how it begins.

Twin: viz/viewer/src/ask/spoken.ts
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from .mentions import Mention
from .phrases import phrase_at
from .small_words import AMOUNTS, COMING, FOR, SMALL
from .terms import stem

_SMALL: Final = frozenset(SMALL.split())
_FOR, _COMING = frozenset(FOR.split()), frozenset(COMING.split())


def stems_of(words: str) -> frozenset[str]:
    """Return the stems of words that are set as running text."""
    return frozenset(stem(word) for word in words.split())


_AMOUNTS: Final = stems_of(AMOUNTS)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a question: where it begins, its relation in the vocabulary, and of how many words it is."""

    place: int
    relation: str
    length: int


class Spoken:
    """One question: its words and what they are."""

    def __init__(self, words: Sequence[str], named: tuple[Mention, ...]) -> None:
        self.words = tuple(words)
        self.stems = tuple(map(stem, words))
        self.named = named
        taken = {place for mention in named for place in mention.places}
        #: Places of words that are no part of a name.
        self.open = tuple(at for at in range(len(words)) if at not in taken)
        self.verbs = tuple(self._verbs(taken))

    def _verbs(self, taken: Collection[int]) -> list[Verb]:
        found: list[Verb] = []
        at = 0
        while at < len(self.words):
            relation, length = phrase_at(self.stems, at, taken)
            if length and not (length == 1 and (self.words[at] in _SMALL or self._returns(at))):
                found.append(Verb(at, relation, length))
            at += max(1, length)
        return found

    def _returns(self, at: int) -> bool:
        """Whether a word only tells that something comes back."""
        return self.words[at] == "back" and not _COMING.isdisjoint(self.words[at - 1 : at])

    @property
    def verb(self) -> Verb | None:
        """The verb that it turns on: one that says which way before one that does not, and before "make"."""
        telling = [verb for verb in self.verbs if verb.relation not in ("affects", "associated")]
        making = [verb for verb in telling if self.stems[verb.place] != "mak"]
        return next(iter([*making, *telling, *self.verbs]), None)

    def before(self, place: int) -> tuple[Mention, ...]:
        """What is named before a place."""
        return tuple(mention for mention in self.named if mention.places[0] < place)

    def after(self, place: int) -> tuple[Mention, ...]:
        """What is named behind a place."""
        return tuple(mention for mention in self.named if mention.places[0] > place)

    def has(self, stems: Collection[str]) -> bool:
        """Whether one of these stems is among the words that are no names."""
        return any(self.stems[at] in stems for at in self.open)

    def begins(self, words: Collection[str]) -> bool:
        """Whether one of these words is among the first three."""
        return any(self.words[at] in words for at in self.open if at < 3)

    def is_for(self, verb: Verb) -> bool:
        """Whether "for" stands right behind a verb."""
        return not _FOR.isdisjoint(self.words[verb.place + verb.length :][:1])

    def is_amount(self, at: int) -> bool:
        """Whether a noun such as "risk" stands between a verb and what it acts on."""
        return self.stems[at] in _AMOUNTS and any(verb.place < at for verb in self.verbs)

    def is_kept(self) -> bool:
        """Whether something is kept from happening."""
        kept = any(self.stems[verb.place] == "keep" for verb in self.verbs)
        return kept and any(self.words[at] == "from" for at in self.open)
