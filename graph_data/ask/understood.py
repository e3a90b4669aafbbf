"""What a question asks for: between which concepts, of which relation, with which verdict.

Twin: viz/viewer/src/ask/understood.ts
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .asked_words import apart, of_categories
from .mentions import SMALL_WORDS, Mention, mentions
from .sides import sides
from .small_words import (
    BAD_OF,
    GOOD_OF,
    HOW,
    NOT,
    NOT_CHECKED,
    NOT_FOUND,
    OBJECT,
    VERDICT_WORDS,
    WAY,
    WHAT,
    WHETHER,
    WHY,
)
from .spoken import Spoken, stems_of
from .terms import terms

if TYPE_CHECKING:
    from ..model import ConceptGraph

#: Words of a question that are looked at.
MOST_WORDS: Final = 40

_WAY, _GOOD_OF, _BAD_OF = map(stems_of, (WAY, GOOD_OF, BAD_OF))
_HOW, _NOT, _WHETHER = (frozenset(words.split()) for words in (HOW, NOT, WHETHER))
_OBJECT = frozenset(OBJECT.split())
_NOT_FOUND, _NOT_CHECKED = frozenset(NOT_FOUND.split()), frozenset(NOT_CHECKED.split())
#: Words that are nowhere looked for.
_ASKING: Final = SMALL_WORDS | frozenset(f"{WHAT} {HOW} {WHY}".split())
_VERDICTS: Final = {word: wanted.split() for wanted, said in VERDICT_WORDS.items() for word in said.split()}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart. Mentions of neither side may be either."""

    words: tuple[str, ...]
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    either: tuple[Mention, ...]
    #: The relation that its verb has in the vocabulary, or nothing.
    relation: str
    #: Places of words that are neither names nor small: they may stand in the words of an effect.
    others: tuple[int, ...]
    #: Those of them behind the first two words that are no verbs: things that it is about.
    things: tuple[int, ...]
    verdicts: tuple[str, ...]
    #: Whether ways of several effects are asked for, and whether the verb is denied.
    way: bool
    denied: bool
    #: 1 where it asks for what is good of a thing, -1 for what is bad, else 0.
    sake: int
    #: Whether it can be answered by yes or no.
    yes_or_no: bool
    #: Categories of which what is asked for is to be: "which minerals", "who".
    categories: frozenset[str]

    @property
    def named(self) -> tuple[Mention, ...]:
        """All that it names."""
        return self.sources + self.targets + self.either

    @property
    def is_pair(self) -> bool:
        """Whether it names both what acts and what is acted on."""
        return bool(self.sources and self.targets)


def understood(graph: ConceptGraph, question: str) -> Asked:
    """Return what a question asks of a graph."""
    words = apart(graph, terms(question)[:MOST_WORDS])
    categories, places = of_categories(graph, words)
    asked = Spoken(words, mentions(graph, words, places))
    sources, targets, either = sides(asked)
    denied = any(asked.words[at] in _NOT for at in asked.open)
    others = tuple(at for at in asked.open if asked.words[at] not in _ASKING)
    verbal = {one.place for one in asked.verbs}
    return Asked(
        asked.words,
        sources,
        targets,
        either,
        _relation(asked),
        others,
        tuple(at for at in others if at > 1 and at not in verbal),
        _verdicts(asked, denied),
        asked.has(_WAY) or any(asked.words[at] in _HOW for at in asked.open[:2]),
        denied,
        _sake(asked),
        bool(asked.words) and asked.words[0] in _WHETHER,
        categories,
    )


def _relation(asked: Spoken) -> str:
    """What is needed for a thing acts on it, as all else does; what needs a thing is acted on by it."""
    verb = asked.verb
    if asked.is_kept():
        return "prevents"
    what_for = verb is not None and (asked.is_for(verb) or not _OBJECT.isdisjoint(asked.words))
    if verb is None or (verb.relation == "requires" and what_for):
        return ""
    return verb.relation


def _verdicts(asked: Spoken, denied: bool) -> tuple[str, ...]:
    said = {asked.words[at] for at in asked.open}
    if denied and said & _NOT_CHECKED:
        return ("not-checked",)
    if denied and said & _NOT_FOUND:
        return ("not-found",)
    found = [verdict for at in asked.open for verdict in _VERDICTS.get(asked.words[at], ())]
    if denied and "supported" in found:  # "what is not proven"
        return ("not-found", "contradicted")
    return tuple(dict.fromkeys(found))


def _sake(asked: Spoken) -> int:
    for at in asked.open:
        if not asked.is_amount(at):
            if asked.stems[at] in _BAD_OF:
                return -1
            if asked.stems[at] in _GOOD_OF:
                return 1
    return 0
