"""Ids, labels and slugs: how the things of a graph are called when the file does not say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from .first_letter import titled
from .model import Concept
from .sameness import one_form, plain_name

__all__ = [
    "NULLS", "SHORT", "FirstWritten", "Ids", "as_key", "called", "label_of", "named", "plain_name", "quoted",
    "slug", "words_of",
]  # fmt: skip

#: What YAML takes for nothing when it stands without quotation marks.
NULLS = frozenset({"~", "null", "Null", "NULL"})
#: What is written as an id, and so can be read back as words. (A lone letter before a hyphen is a symbol.)
_SLUG = re.compile(r"(?![^\W\d_]-)[^\W_]+(?:[-_]+[^\W_]+)*")
#: German words between nouns: what stands before one of them, or last, is a noun.
_BETWEEN_GERMAN = frozenset([
    "als", "am", "an", "auf", "aus", "bei", "beim", "bis", "das", "dem", "den", "der", "des", "die", "durch",
    "ein", "einem", "einen", "einer", "für", "gegen", "im", "in", "ins", "ist", "mit", "nach", "oder", "ohne",
    "per", "pro", "statt", "trotz", "um", "und", "unter", "vom", "von", "vor", "wegen", "wie", "zu", "zum",
    "zur", "zwischen", "über",
])  # fmt: skip


def label_of(id: str, language: str = "en") -> str:
    """Return an id as words; what has capitals, blanks or other signs is a name already, and stays as it is.
    In German its nouns have capitals, in which they stand in a sentence too.

    >>> label_of("vitamin-d"), label_of("a_b"), label_of("-")
    ('vitamin d', 'a b', '-')
    >>> label_of("COVID-19"), label_of("T-cell count"), label_of("__init__"), label_of("β-carotene")
    ('COVID-19', 'T-cell count', '__init__', 'β-carotene')
    >>> [label_of(id, "de") for id in ("schlaf", "mangel-an-schlaf", "tiefer-schlaf", "vitamin-d", "mg")]
    ['Schlaf', 'Mangel an Schlaf', 'tiefer Schlaf', 'Vitamin d', 'mg']
    """
    if id != id.lower() or not _SLUG.fullmatch(id):
        return id
    german = language.casefold().split("-")[0] == "de"
    return _nouns_raised(words_of(id)) if german else words_of(id)


def _nouns_raised(text: str) -> str:
    """Return German words with capitals where nouns stand: last, before a word between them or a symbol."""
    words = text.split(" ")
    last = [following in _BETWEEN_GERMAN or not following[1:].isalpha() for following in [*words[1:], ""]]
    return " ".join(
        titled(word, "de") if ends and word not in _BETWEEN_GERMAN else word
        for word, ends in zip(words, last, strict=True)
    )


def words_of(stem: str) -> str:
    """Return the name of a file as words.

    >>> words_of("My_graph-2020")
    'My graph 2020'
    """
    return " ".join(re.sub(r"[-_]+", " ", stem).split()) or stem


_APART = re.compile(r"[\W_]+")


def slug(text: str) -> str:
    """Return a text as an id of letters, digits and dashes.

    >>> slug("Magnesium — eases: muscle cramps!")
    'magnesium-eases-muscle-cramps'
    """
    some = text[:400]
    plain = (some if some.isascii() else unicodedata.normalize("NFKC", some)).casefold()
    return _APART.sub("-", plain).strip("-")[:80].rstrip("-") or "x"


class Ids:
    """Ids that are taken, and free ones like them; a thousand like names take no longer than others."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def take(self, id: str) -> str:
        """Return the id, numbered from 2 when it is taken, and take it."""
        found, number = id, self._next.get(id, 2)
        while found in self._taken:
            found, number = f"{id}-{number}", number + 1
        self._next[id] = number
        self._taken.add(found)
        return found


def called(concepts: Iterable[Concept]) -> Mapping[str, str]:
    """Return concept ids by every plain name that means one concept only."""
    owners: dict[str, str] = {}
    several: set[str] = set()
    for concept in concepts:
        for name in {plain_name(n): None for n in (concept.id, concept.label, *concept.aka)}:
            if owners.setdefault(name, concept.id) != concept.id:
                several.add(name)
    return {name: id for name, id in owners.items() if name not in several}


#: Names of so few letters are symbols: Co is not CO.
SHORT = 3


class FirstWritten:
    """Names that nothing but effects gives: each thing is called as it was first written."""

    def __init__(self) -> None:
        self._forms: dict[str, list[str]] = {}

    def form(self, name: str) -> str:
        """Return the form in which a name was first written, which may be this one.

        Symbols of up to three letters are one thing where one of them has no capitals; ``Co`` and ``CO``
        are two.
        """
        forms = self._forms.setdefault(plain_name(name), [])
        if name in forms:
            return name
        like = [form for form in forms if len(name) > SHORT or _careless(name, form)]
        if len(like) == 1:
            return like[0]
        forms.append(name)
        return name


def _careless(name: str, other: str) -> bool:
    """Whether of two symbols that differ by capitals alone one is merely typed without them."""
    return name.lower() in (name, other) or one_form(name) == one_form(other)


def as_key(name: str) -> str:
    """Return a name as a key of the file, in quotation marks where YAML wants them."""
    plain = name[:160]
    return plain if re.fullmatch(r"[^\W_](?:[\w -]*\w)?", plain) and plain not in NULLS else quoted(plain)


def quoted(text: str) -> str:
    """Return a text in quotation marks, as YAML reads them.

    >>> print(quoted('say "a"'), quoted("it's"))
    'say "a"' "it's"
    """
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def named(text: str, limit: int = 60) -> str:
    """Return a text in quotation marks, cut to a length that fits a message."""
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")
