"""The verbs of a vocabulary in all their forms, found where they begin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..records import Relation
from .forms import BE, forms
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
    """Verbs by the first word of each of their forms; ``whole`` by all their words as they stand."""

    known: dict[str, list[Verb]] = field(default_factory=dict)
    whole: dict[str, Verb] = field(default_factory=dict)

    def add(self, relation: str, verb: str) -> None:
        """Take a verb in, unless its words mean another relation already."""
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
        for verb in self.known.get(words[start], ()):
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
