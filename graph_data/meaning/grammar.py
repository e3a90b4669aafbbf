"""A small grammar of the words on an arrow: verbs that stand for all of it, and what stands in their way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from .forms import BE
from .lexicon import (
    ADJECTIVES,
    CAUSING,
    COMPARED,
    GIVING_WAY,
    NOUNS,
    SIGNED_ADVERBS,
    SKIPPED,
    TURNING,
    is_adverb,
)
from .verbs import Verb, Verbs

#: Why words that hold a verb are not taken for it: they say that it is done to the source, two verbs do not
#: agree or stand side by side, a word turns the verb, or there are simply other words.
Hindrance = Literal["", "passive", "several", "turned", "more"]

_JOINERS: Final = frozenset({",", ";", ":", "/", "&", "+", "|", "-", "and", "or"})
_IGNORED: Final = frozenset("()[]\"'“”„«»`*_.!…{}")
_SIGNS: Final = {
    **dict.fromkeys(("(+)", "[+]", "↑", "➕", "⬆"), "increases"),
    **dict.fromkeys(("(-)", "[-]", "↓", "➖", "⬇"), "decreases"),
}
_HAVE: Final = frozenset({"has", "have", "had", "having"})
_DO: Final = frozenset({"do", "does", "did"})
_GET: Final = frozenset({"gets", "get", "got", "getting"})
_QUANTITY: Final = re.compile(
    r"\d+(?:[.,]\d+)*(?:%|x|-?fold)?|%|percent|per|cent|x|half|third|quarter|tenth|times|points?"
    r"|fold|two-?fold|three-?fold|tenfold"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One verb of the words: as the vocabulary has it, as it is written, and what stands beside it."""

    relation: str
    verb: str
    written: str
    #: 1, or -1 where a noun behind the verb turns it ("reduces the loss of").
    sign: int = 1
    #: The sign of an adverb beside it ("negatively affects"), or 0.
    adverb: int = 0


@dataclass(slots=True)
class Parse:
    """What the words come to: the verbs in them, and what keeps them from being nothing else."""

    said: list[Said] = field(default_factory=list)
    hindrance: Hindrance = ""
    #: The word that stands in the way.
    by: str = ""

    def hinder(self, why: Hindrance, by: str) -> None:
        """Note what stands in the way; what turns the meaning counts before what only adds to it."""
        order = ("", "more", "several", "passive", "turned")
        if order.index(why) > order.index(self.hindrance):
            self.hindrance, self.by = why, by


def parse(words: Sequence[str], tables: Sequence[Verbs]) -> Parse:
    """Return what words (as `verbs.tokens` gives them) say, by verbs of the tables, the first table first."""
    return _Reading(words, tables).read()


@dataclass(slots=True)
class _Reading:
    words: Sequence[str]
    tables: Sequence[Verbs]
    at: int = 0
    #: Forms of be, have or do that wait for their verb; "get" as a form of be.
    auxiliary: str = ""
    joined: bool = True
    adverb: int = 0
    found: Parse = field(default_factory=Parse)

    def read(self) -> Parse:
        while self.at < len(self.words):
            self._step()
        if self.auxiliary:
            self.found.hinder("more", self.auxiliary)
        if self.adverb and self.found.said:
            self.found.said[-1] = replace(self.found.said[-1], adverb=self.adverb)
        return self.found

    def _step(self) -> None:
        """Read on by one verb, or by what stands between verbs, or note a word that is neither."""
        word = self.words[self.at]
        skipped = self._skipped()
        if skipped:
            self.at += skipped
        elif self._sign():
            self.at += 1
        elif word in _JOINERS or word in _IGNORED:
            self.joined = self.joined or word in _JOINERS
            self.at += 1
        elif not (self._auxiliary() or self._verb() or self._modifier()):
            self._stray(word)

    def _skipped(self) -> int:
        """Return how many words only soften or lead up to a verb, as ``is thought to``."""
        for phrase in SKIPPED.get(self.words[self.at], ()):
            if tuple(self.words[self.at : self.at + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def _sign(self) -> bool:
        word = self.words[self.at]
        relation = _SIGNS.get(word, "")
        if word in ("+", "-") and self.at in (0, len(self.words) - 1):
            relation = "increases" if word == "+" else "decreases"
        if relation:
            self.found.said.append(Said(relation, word, word))
        return bool(relation)

    def _auxiliary(self) -> bool:
        """Take a form of be, have or do that only carries the verb behind it."""
        word, behind = self.words[self.at], self._behind(self.at + 1)
        if word in BE or word in _GET:
            carries = not self._known(self.at)
        elif word in _HAVE:
            carries = behind in BE or self._kind(behind, "pn")
            if {"could", "might"} & set(self.words[: self.at]):  # "could have raised", and did not
                self.found.hinder("turned", word)
        else:
            carries = word in _DO and self._kind(behind, "b")
        if carries:
            self.auxiliary = "be" if word in BE or word in _GET else "have" if word in _HAVE else "do"
            self.at += 1
        return carries

    def _behind(self, at: int) -> str:
        """Return the next word that is no adverb."""
        return next((word for word in self.words[at:] if not self._soft(word)), "")

    def _soft(self, word: str) -> bool:
        return is_adverb(word) or word in SIGNED_ADVERBS

    def _known(self, at: int) -> tuple[Verb, int] | None:
        """Return the longest verb that begins here, in whichever table."""
        longest: tuple[Verb, int] | None = None
        for table in self.tables:
            found = table.at(self.words, at)
            if found and (longest is None or found[1] > longest[1]):
                longest = found
        return longest

    def _kind(self, word: str, kinds: str) -> bool:
        """Return whether a word alone may be a form of one of these kinds of any verb."""
        verbs = [verb for table in self.tables for verb in table.beginning(word)]
        return any(kind in verb.kind for verb in verbs for kind in kinds)

    def _verb(self) -> bool:
        found = self._known(self.at)
        if found is None:
            return False
        verb, end = found
        start, self.at = self.at, end
        if self._purpose(verb):
            return True
        self._agree(verb)
        sign = self._object(verb)
        said = Said(verb.relation, verb.verb, " ".join(self.words[start : self.at]), sign, self.adverb)
        self.adverb = 0
        if self.found.said and not self.joined:
            if self._gives_way(start, verb):
                said = replace(said, written=f"{self.found.said.pop().written} {said.written}")
            else:
                self.found.hinder("several", said.written)
        self.found.said.append(said)
        self.joined = False
        self._quantity()
        return True

    def _purpose(self, verb: Verb) -> bool:
        """Take a verb that leads up to another and blurs it ("is needed to stop") as a word in the way."""
        at = self.at
        if (
            verb.verb in GIVING_WAY
            or self.words[at : at + 1] != ["to"]
            or not self._kind(self._behind(at + 1), "b")
        ):
            return False
        self._stray(self.words[at - 1], "turned")
        return True

    def _agree(self, verb: Verb) -> None:
        """Hold the verb's form against what stands around it: done by the source, or done to it?"""
        carried, self.auxiliary = self.auxiliary, ""
        participle = any(kind in verb.kind for kind in "pn")
        if carried == "be" and verb.kind not in ("g", "is", "i"):
            self.found.hinder("passive" if participle else "more", "is")
        elif (
            participle
            and self._behind(self.at) == "by"
            and not self._counted(self.words.index("by", self.at) + 1)
        ):
            self.found.hinder("passive", "by")
        elif verb.kind == "n" and not carried:
            self.found.hinder("passive", self.words[self.at - 1])

    def _object(self, verb: Verb) -> int:
        """Read on over nouns between the verb and its target, and return what they do to its sign."""
        sign, at = 1, self.at
        while at < len(self.words) and (is_adverb(self.words[at]) or self.words[at] in ADJECTIVES):
            at += 1
        if at < len(self.words) and self.words[at] in COMPARED and verb.verb in CAUSING:
            sign, at = COMPARED[self.words[at]], at + 1
            self.at = at
        pair = tuple(self.words[at : at + 2])
        if pair in NOUNS:
            self.at = at + 2
            return sign * NOUNS[pair]
        return sign

    def _gives_way(self, start: int, verb: Verb) -> bool:
        """Whether the verb before this one only helps it ("helps to reduce", "keeps raising")."""
        links = GIVING_WAY.get(self.found.said[-1].verb, ())
        before = self.words[start - 1]
        link = before if before in ("to", "in", "with", "by") else ""
        return link in links and ("g" in verb.kind or (link in ("", "to") and "b" in verb.kind))

    def _quantity(self) -> None:
        """Read on over how much: ``by 20 %``, ``by about half``, ``two-fold``."""
        at = self.at
        if self.words[at : at + 1] == ["by"]:
            at += 1
        if self._counted(at):
            while at < len(self.words) and (is_adverb(self.words[at]) or _QUANTITY.fullmatch(self.words[at])):
                at += 1
            self.at = at

    def _counted(self, at: int) -> bool:
        """Whether a number that is not nought, or a share, stands here."""
        words = [
            word
            for word in self.words[at : at + 6]
            if not is_adverb(word) and word not in ("up", "to", "about")
        ]
        return bool(words) and bool(_QUANTITY.fullmatch(words[0])) and words[0].strip("0.,%") != ""

    def _modifier(self) -> bool:
        """Skip an adverb; one that has a sign of its own is kept for its verb."""
        word = self.words[self.at]
        if word in SIGNED_ADVERBS:
            self.adverb = SIGNED_ADVERBS[word]
        elif not (is_adverb(word) or self._link(word)):
            return False
        self.at += 1
        return True

    def _link(self, word: str) -> bool:
        """Whether ``to`` or ``in`` only leads from one verb to the next, or from nothing to the first."""
        if word == "to" and self.at == 0:
            return True
        said = self.found.said
        links = GIVING_WAY.get(said[-1].verb, ()) if said and not self.joined else ()
        return word in links and self._kind(self._behind(self.at + 1), "bg")

    def _stray(self, word: str, why: Hindrance = "more") -> None:
        """Step over a word that stands in the way of a verb."""
        turns = word in TURNING or word.endswith("n't") or word in SIGNED_ADVERBS
        self.found.hinder("turned" if turns else why, word)
        self.auxiliary = ""
        self.at += 1
