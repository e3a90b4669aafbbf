"""BibTeX entries as CSL-JSON fields, read by pybtex when it is installed."""

from __future__ import annotations

import re
from typing import Any

from ..errors import GraphError

_TYPES = {"article": "article-journal", "book": "book", "inproceedings": "paper-conference",
          "incollection": "chapter", "phdthesis": "thesis",
          "techreport": "report", "online": "webpage"}  # fmt: skip
_FIELDS = {"title": "title", "doi": "DOI", "url": "URL", "volume": "volume", "number": "issue",
           "pages": "page", "publisher": "publisher", "pmid": "PMID"}  # fmt: skip
_VENUES = ("journal", "journaltitle", "booktitle", "howpublished", "institution", "school")


def csl_from_bibtex(text: str) -> dict[str, dict[str, Any]]:
    """Return CSL-JSON fields by citation key.

    Raises:
        GraphError: pybtex is not installed, or the text is not BibTeX.
    """
    try:
        from pybtex.database import BibliographyDataError, parse_string
        from pybtex.scanner import PybtexSyntaxError
    except ImportError:
        raise GraphError("BibTeX needs the package pybtex: pip install 'conceptgraph[bibtex]'") from None
    try:
        entries = parse_string(text, "bibtex").entries
    except (PybtexSyntaxError, BibliographyDataError) as error:
        raise GraphError(f"not BibTeX: {error}") from None
    return {key: _entry(key, entry) for key, entry in entries.items()}


def _entry(key: str, entry: Any) -> dict[str, Any]:
    fields = {name.lower(): _plain(value) for name, value in entry.fields.items()}
    csl: dict[str, Any] = {"id": key, "type": _TYPES.get(entry.type.lower(), "document")}
    csl.update({to: fields[name] for name, to in _FIELDS.items() if fields.get(name)})
    venue = next((fields[name] for name in _VENUES if fields.get(name)), "")
    if venue:
        csl["container-title"] = venue
    year = re.search(r"\d{4}", fields.get("year", "") or fields.get("date", ""))
    if year:
        csl["issued"] = int(year[0])
    authors = [_person(person) for person in entry.persons.get("author", entry.persons.get("Author", []))]
    if authors:
        csl["author"] = authors
    return csl


def _person(person: Any) -> dict[str, str]:
    family = _plain(" ".join([*person.prelast_names, *person.last_names]))
    given = _plain(" ".join([*person.first_names, *person.middle_names]))
    return {"family": family, "given": given} if given else {"literal": family}


def _plain(text: str) -> str:
    """Return a value without TeX's braces and with its accents as letters."""
    try:
        import codecs

        import latexcodec  # noqa: F401 (registers the codec)

        decode: Any = codecs.decode
        text = decode(text, "ulatex")
    except (ImportError, ValueError):
        pass
    return " ".join(re.sub(r"[{}]", "", text).replace("--", "–").split())
