"""References as readers see them: one line of citation, and a link that is safe to follow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from .model import Reference

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.I)
_SAFE = re.compile(r"(?:https?://[^\s/?#@]+(?:[/?#]\S*)?|mailto:[^\s@]+@[^\s@]+)", re.I)
_UNSAFE = re.compile('[\x00-\x20\x7f-\x9f\\\\<>"^`{|}\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
#: Authors beyond these are "et al.".
_AUTHORS = 3


def doi_in(text: str) -> str:
    """Return the first DOI that stands in a text, without what only ends the sentence; "" where none does.

    >>> doi_in("see https://doi.org/10.1000/182."), doi_in("(10.1016/S0140-6736(05)67890-1)"), doi_in("10 of")
    ('10.1000/182', '10.1016/S0140-6736(05)67890-1', '')
    """
    found = _DOI.search(text)
    doi = re.split(r"[\s\"<>{}|\\^`]", found[1])[0].rstrip(".,;:") if found else ""
    while doi.endswith((")", "]")) and doi.count("(") + doi.count("[") < doi.count(")") + doi.count("]"):
        doi = doi[:-1].rstrip(".,;:")
    return doi


def raw_link(reference: Reference) -> str:
    """Return what the file gives as link: its DOI, or else its URL."""
    return _text(reference.csl.get("DOI")) or _text(reference.csl.get("URL"))


def link(reference: Reference) -> str:
    """Return an http, https, mailto or DOI link, or an empty text: no other kind may reach a page."""
    doi, url = _text(reference.csl.get("DOI")), _text(reference.csl.get("URL"))
    for given in (doi, url):
        found = _DOI.fullmatch(given)
        if found and not _UNSAFE.search(found[1]):
            return "https://doi.org/" + quote(found[1], safe="/:;()._-~")
    return url if _SAFE.fullmatch(url) and not _UNSAFE.search(url) else ""


def title(reference: Reference) -> str:
    """Return the title, or the id when there is none."""
    return _text(reference.csl.get("title")) or reference.id


def citation(reference: Reference) -> str:
    """Return authors, year, venue, and where in it, as one line, as far as they are known.

    >>> from graph_data.model import Reference
    >>> citation(Reference("r", {"author": [{"family": "Garrison", "given": "Scott R"}], "issued": 2020}))
    'Garrison SR (2020)'
    >>> citation(Reference("r", {"container-title": "Pain", "volume": 12, "issue": 3, "page": "4-9"}))
    'Pain 12(3):4-9'
    """
    csl = reference.csl
    issued = year(csl.get("issued"))
    head = " ".join(part for part in (_authors(csl.get("author")), f"({issued})" if issued else "") if part)
    venue = _text(csl.get("container-title")) or _text(csl.get("publisher"))
    where = " ".join(part for part in (venue, _within(csl)) if part)
    return ". ".join(part for part in (head, where) if part)


def _within(csl: Mapping[str, Any]) -> str:
    """Return volume, issue and pages, as ``12(3):4-9``."""
    volume, issue, page = (_text(csl.get(key)) for key in ("volume", "issue", "page"))
    within = f"{volume}({issue})" if issue else volume
    return f"{within}:{page}" if within and page else within or page


def _authors(value: Any) -> str:
    people = value if isinstance(value, list | tuple) else [value] if value else []
    names = [name for name in map(_person, people) if name]
    if len(names) > _AUTHORS:
        return f"{names[0]} et al."
    return ", ".join(names)


def _person(value: Any) -> str:
    if not isinstance(value, Mapping):
        return _text(value)
    if _text(value.get("literal")):
        return _text(value.get("literal"))
    family = " ".join(filter(None, (_text(value.get("non-dropping-particle")), _text(value.get("family")))))
    given = _text(value.get("given"))
    initials = "".join(part[0].upper() for part in re.split(r"[\s.\-]+", given) if part)
    return f"{family} {initials}".strip()


def year(value: Any) -> str:
    """Return the year of CSL's several ways to write a date."""
    if isinstance(value, Mapping):
        parts = value.get("date-parts")
        value = parts if parts else value.get("raw") or value.get("literal") or value.get("year")
    while isinstance(value, list | tuple):
        value = value[0] if value else None
    found = re.search(r"\d{4}", _text(value))
    return found[0] if found else ""


def _text(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
