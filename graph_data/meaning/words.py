"""What the words of effects imply: the relation, by which rule, and what keeps them from implying one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from ..records import Relation
from .german import German, german_of
from .grammar import Hindrance, Parse, Said, parse
from .lexicon import DIRECTED, TURNED
from .signs import sign_of
from .verbs import Verbs, spoken, tokens, verbs_of

#: How a relation was found: in a verb, in a sign, in a verb that is turned (by a noun to the other sign, by
#: all else to an unknown one), or not at all.
Rule = Literal["verb", "sign-word", "turned", "none"]
#: Words longer than this are no verb; the reader tells of them (CG210), so that nothing else need.
LONGEST: Final = 300
_UNTURNED: Final = ("affects", "associated", "regulates", "varies", "no-effect")


@dataclass(frozen=True, slots=True)
class Implied:
    """What words imply; ``relation`` is empty where they imply none, and then ``why`` and ``by`` say why."""

    relation: str = ""
    rule: Rule = "none"
    #: The words that were taken for the relation, or the verb that was found among others.
    matched: str = ""
    why: Hindrance = ""
    #: The word that stands in the way.
    by: str = ""
    #: The verb that was found, as the vocabulary has it, and its relation, where it implies nothing.
    verb: str = ""
    near: str = ""

    @property
    def verb_seen(self) -> bool:
        """Whether a verb of the language stands in the words, whatever stands beside it."""
        return self.rule in ("verb", "turned") and bool(self.matched)


_NOTHING: Final = Implied()


@dataclass(slots=True)
class WordReader:
    """Reads the words of one graph's effects; the same words are looked at once.

    Verbs of the file's own relations count in every language, those of the package in its own.
    """

    relations: Mapping[str, Relation]
    tables: tuple[Verbs, ...]
    german: German | None = None
    _read: dict[str, Implied] = field(default_factory=dict)

    def read(self, label: str) -> Implied:
        """Return what the words of an effect imply."""
        if label not in self._read:
            self._read[label] = self._implied(label)
        return self._read[label]

    def _implied(self, label: str) -> Implied:
        if len(label) > LONGEST:
            return _NOTHING
        words = tokens(label)
        for table in self.tables:
            whole = table.exactly(words)
            if whole:
                return Implied(whole.relation, "verb", label)
        sign = sign_of(label)
        if sign in self.relations:
            return Implied(sign, "sign-word", label)
        if self.german:
            found = self._spoken(self.german.parse(words))
            if found.rule != "none" or not self.tables:
                return found
        return self._spoken(parse(words, self.tables))

    def _spoken(self, found: Parse) -> Implied:
        if not found.said:
            return _NOTHING
        matched = ", ".join(dict.fromkeys(said.written for said in found.said))
        last = found.said[-1]
        relations = [self._relation(said) for said in found.said]
        signs = {self.relations[relation].sign if relation else "" for relation in relations}
        if not found.hindrance and (len(signs) > 1 or "" in signs):
            found.hinder("turned" if "" in signs else "several", last.written)
        if found.hindrance:
            return Implied("", "turned", matched, found.hindrance, found.by, last.verb, last.relation)
        # Of several of one sign that one which says how much there is: then all of it is said.
        chosen = next((id for id in relations if self.relations[id].amount), relations[0])
        turned = any(said.sign < 0 for said in found.said)
        return Implied(chosen, "turned" if turned else "verb", matched)

    def _relation(self, said: Said) -> str:
        """Return the relation of a verb after what stands beside it; empty where that cannot be told."""
        relation = said.relation
        if said.adverb:
            sign = self.relations[relation].sign
            if relation in DIRECTED:
                relation = DIRECTED[relation][said.adverb < 0]
            elif sign != "+-"[said.adverb < 0]:
                return ""
        if said.sign < 0 and relation not in _UNTURNED:
            relation = TURNED.get(relation, "")
        return relation if relation in self.relations else ""


def word_reader(
    relations: Mapping[str, Relation], package: Mapping[str, Relation], language: str = "en"
) -> WordReader:
    """Return the reader of words for a vocabulary in force; ``package`` has the verbs of languages."""
    own = {id: relation for id, relation in relations.items() if package.get(id) is not relation}
    shared = {id: relation for id, relation in package.items() if relations.get(id) is relation}
    tables = [verbs_of(spoken(own))] if own else []
    if is_german(language):
        verbs = tuple((relation.id, relation.german) for relation in shared.values())
        return WordReader(relations, tuple(tables), german_of(verbs))
    if speaks(language):
        tables.append(verbs_of(spoken(shared)))
    return WordReader(relations, tuple(tables))


def speaks(language: str) -> bool:
    """Return whether the package has verbs of this language.

    >>> speaks("en-GB"), speaks("de_AT"), speaks("fr")
    (True, True, False)
    """
    return is_german(language) or _main(language) in ("en", "")


def is_german(language: str) -> bool:
    """Return whether a language is German, of whatever country."""
    return _main(language) == "de"


def _main(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]
