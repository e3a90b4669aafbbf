"""The verbs of a vocabulary in all their forms, found where they begin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..records import Relation
from .forms import BE, STRAY_FORMS, forms
from .lexicon import ADJECTIVES, is_adverb

_TOKEN = re.compile(r"[(\[]\s*(?:[-+]+)\s*[)\]]|[^\W_]+(?:['.-][^\W_]+)*%?|[^\s]")
_ARTICLES = frozenset({"a", "an", "the"})


def tokens(text: str) -> list[str]:
    """Return words and signs of a text as they are compared: small letters, plain dashes and apostrophes.

    >>> tokens("Doesn’t (–) down‑regulate, 20%")
    ["doesn't", '(-)', 'down-regulate', ',', '20%']
    """
    plain = text.casefold().replace("’", "'").replace("ʼ", "'").replace("—", ";")
    return [re.sub(r"\s+", "", found) for found in _TOKEN.findall(re.sub("[‐‑‒–−﹣－]", "-", plain))]


def _shelf(word: str) -> str:
    """Return the two letters under which a word's verb is listed."""
    if word in BE:
        return "is"
    word = STRAY_FORMS.get(word, word)
    return word[:2] if word[:1].isalnum() else ""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as the vocabulary has it: relation, words, and what the form met may be (see `forms`)."""

    relation: str
    verb: str
    kind: str
    #: What follows the first word, without articles.
    rest: tuple[str, ...] = ()


@dataclass(slots=True)
class Verbs:
    """The verbs of relations by the first word of each of their forms; made when a word like them is met."""

    #: Relation and verb, by the two letters with which its words begin.
    listed: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    known: dict[str, list[Verb]] = field(default_factory=dict)
    whole: dict[str, Verb] = field(default_factory=dict)

    def add(self, relation: str, verb: str) -> None:
        """Take a verb in; its forms are made when a word that begins like it is asked for."""
        said = [word for word in verb.casefold().split() if word not in _ARTICLES] or [""]
        firsts = said[:2] if said[0] in BE else [said[0]]
        for shelf in dict.fromkeys((*map(_shelf, firsts), _shelf(verb.casefold()))):
            self.listed.setdefault(shelf, []).append((relation, verb))

    def beginning(self, word: str) -> list[Verb]:
        """Return the verbs of which a form begins with this word, those of most words first."""
        self._make(_shelf(word))
        return self.known.get(word, [])

    def exactly(self, words: Sequence[str]) -> Verb | None:
        """Return the verb that is written just so."""
        for shelf in (_shelf(words[0]), "") if words else ():
            self._make(shelf)
        return self.whole.get(" ".join(words))

    def _make(self, shelf: str) -> None:
        for relation, verb in self.listed.pop(shelf, ()):
            self._forms(relation, verb)

    def _forms(self, relation: str, verb: str) -> None:
        said = tokens(verb)
        self.whole.setdefault(" ".join(said), Verb(relation, verb, "s"))
        words = [word for word in said if word not in _ARTICLES]
        if not words:
            return
        for form, kind in forms(words[0]).items():
            self._add(form, Verb(relation, verb, kind, tuple(words[1:])))
        if words[0] in BE and len(words) > 2:  # "essential for" is said without its "is"
            self._add(words[1], Verb(relation, verb, "i", tuple(words[2:])))

    def _add(self, first: str, verb: Verb) -> None:
        several = self.known.setdefault(first, [])
        if not any(other.rest == verb.rest for other in several):
            several.append(verb)
            several.sort(key=lambda each: -len(each.rest))

    def at(self, words: Sequence[str], start: int) -> tuple[Verb, int] | None:
        """Return the longest verb that begins at a word, and where it ends."""
        for verb in self.beginning(words[start]):
            end = _end(words, start + 1, verb.rest)
            if end:
                return verb, end
        return None


def _end(words: Sequence[str], at: int, rest: tuple[str, ...]) -> int:
    """Return where the rest of a verb ends, adverbs and such left out; 0 when it is not there."""
    for wanted in rest:
        while at < len(words) and words[at] != wanted and (is_adverb(words[at]) or words[at] in ADJECTIVES):
            at += 1
        if at == len(words) or words[at] != wanted:
            return 0
        at += 1
    return at


@lru_cache(maxsize=8)
def verbs_of(relations: tuple[tuple[str, tuple[str, ...]], ...]) -> Verbs:
    """Return the verbs of relations, given by id with the verbs of each; of two of one form the first counts.

    A verb as it is written counts before another's form, and the id of a relation is one of its verbs.
    """
    found = Verbs()
    for id, verbs in relations:
        for verb in (id.replace("-", " "), *verbs):
            found.add(id, verb)
    return found


def spoken(relations: Mapping[str, Relation]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return relations as `verbs_of` wants them."""
    return tuple((relation.id, relation.verbs) for relation in relations.values())
