"""Ids, labels and slugs: how the things of a graph are called when the file does not say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from .model import Concept


def label_of(id: str) -> str:
    """Return an id as words.

    >>> label_of("vitamin-d"), label_of("a_b"), label_of("-")
    ('vitamin d', 'a b', '-')
    """
    return " ".join(re.sub(r"[-_]+", " ", id).split()) or id


def slug(text: str) -> str:
    """Return a text as an id of letters, digits and dashes.

    >>> slug("Magnesium — eases: muscle cramps!")
    'magnesium-eases-muscle-cramps'
    """
    plain = unicodedata.normalize("NFKC", text[:400]).casefold()
    return re.sub(r"[\W_]+", "-", plain).strip("-")[:80].rstrip("-") or "x"


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


def plain_name(name: str) -> str:
    """Return a name as compared: without case, dashes counting as blanks."""
    return " ".join(re.sub(r"[-_\s]+", " ", name.casefold()).split())


def called(concepts: Iterable[Concept]) -> Mapping[str, str]:
    """Return concept ids by every plain name that means one concept only."""
    owners: dict[str, str] = {}
    several: set[str] = set()
    for concept in concepts:
        for name in {plain_name(n): None for n in (concept.id, concept.label, *concept.aka)}:
            if owners.setdefault(name, concept.id) != concept.id:
                several.add(name)
    return {name: id for name, id in owners.items() if name not in several}


def as_key(name: str) -> str:
    """Return a name as a key of the file, in quotation marks where YAML wants them."""
    plain = name[:160]
    return plain if re.fullmatch(r"[^\W_](?:[\w -]*\w)?", plain) else quoted(plain)


def quoted(text: str) -> str:
    """Return a text in quotation marks, as YAML reads them.

    >>> print(quoted('say "a"'), quoted("it's"))
    'say "a"' "it's"
    """
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def named(text: str, limit: int = 60) -> str:
    """Return a text in quotation marks, cut to a length that fits a message."""
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")
