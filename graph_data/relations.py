"""The vocabulary of relations, and the relation that an effect's words imply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from .meaning.words import WordReader, word_reader
from .records import Relation


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, Relation]:
    """Return the package's relations by id, in the order of its file."""
    from importlib.resources import files

    import yaml

    text = files(__package__).joinpath("relations.yaml").read_text(encoding="utf-8")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: dict[str, dict[str, Any]] = yaml.load(text, Loader=loader)
    return MappingProxyType({id: _relation(id, entry) for id, entry in entries.items()})


def _relation(id: str, entry: dict[str, Any]) -> Relation:
    return Relation(
        id,
        entry["sign"],
        entry["arrow"],
        entry["reading"],
        tuple(entry["verbs"]),
        MappingProxyType(entry.get("terms", {})),
        entry.get("amount", True),
        tuple(entry.get("german", ())),
    )


def reader_of(relations: Mapping[str, Relation] | None = None, language: str = "en") -> WordReader:
    """Return what reads the words of effects: by the relations of a graph, or by the package's alone."""
    package = vocabulary()
    return word_reader(package if relations is None else relations, package, language)


def implied_relation(label: str, relations: Mapping[str, Relation] | None = None) -> str:
    """Return the id of the relation that an effect's words imply, or an empty text when none is.

    The words must be a verb, or several of one sign, in any form, with what softens them, or only a sign.
    Whatever else stands beside the verb may turn it, and then nothing is implied.

    >>> [implied_relation(words) for words in ("can indirectly limit", "shades & starves", "(+)")]
    ['decreases', 'decreases', 'increases']
    >>> [implied_relation(words) for words in ("lack produces", "is reduced by", "tickles")]
    ['', '', '']
    """
    return reader_of(relations).read(label).relation


@lru_cache(maxsize=1)
def _package_reader() -> WordReader:
    return reader_of()


def taken_for(words: str) -> str:
    """Return the relation that words imply in English or in German, where the language is not known."""
    return implied_relation(words) or reader_of(language="de").read(words).relation


def language_of(labels: Iterable[str]) -> str:
    """Return the language, ``en`` or ``de``, whose verbs more of these words are.

    >>> language_of(["erhöht", "baut ab", "x"]), language_of(["raises", "hemmt"]), language_of([])
    ('de', 'en', 'en')
    """
    known = set(labels)
    english, german = (reader_of(language=each) for each in ("en", "de"))
    counts = [sum(bool(reader.read(words).verb_seen) for words in known) for reader in (english, german)]
    return "de" if counts[1] > counts[0] else "en"


def says_amount(id: str) -> bool:
    """Return whether a file's own relation says, by the words of its id, that a target is more or less.

    >>> says_amount("builds-up"), says_amount("works-with")
    (True, False)
    """
    implied = vocabulary().get(_package_reader().read(id.replace("-", " ")).relation)
    return implied is not None and implied.sign in ("+", "-") and implied.amount
