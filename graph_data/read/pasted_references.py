"""References that a person pastes: BibTeX, RIS, CSL-JSON, or lines with a DOI, an address or words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from ..citations import doi_in, year
from ..names import Ids, slug
from .bibtex import csl_from_bibtex
from .references import csl_from_json, with_csl_keys
from .ris import csl_from_ris

#: What is written of a reference into a graph file: enough to cite and to find it.
CITED: Final = (
    "type", "title", "author", "editor", "issued", "container-title", "volume", "issue", "page", "publisher",
    "edition", "genre", "DOI", "URL", "PMID", "PMCID", "ISBN", "language", "note",
)  # fmt: skip
#: Characters of a text that is pasted, at most.
LONGEST: Final = 200_000
#: References in one pasted text, at most.
MOST: Final = 200
_BIBTEX: Final = re.compile(r"\s*(?:%.*\n\s*)*@\s*\w+\s*[{(]")
_RIS: Final = re.compile(r"\s*TY {0,2}- ", re.MULTILINE)
_URL: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_PMID: Final = re.compile(r"\bPMID:?\s*(\d{1,9})\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\((1[5-9]\d\d|20\d\d)[a-z]?\)")
_ENDS: Final = " \t.,;:()[]<>"
#: Kinds that registries write otherwise than CSL.
_TYPES: Final[Mapping[str, str]] = {
    "journal-article": "article-journal", "proceedings-article": "paper-conference", "misc": "document",
    "book-chapter": "chapter", "posted-content": "article", "dissertation": "thesis", "monograph": "book",
    "edited-book": "book", "reference-book": "book",
}  # fmt: skip


def pasted_references(text: str) -> dict[str, dict[str, Any]]:
    """Return the references in a pasted text as CSL-JSON fields by an id that they may have.

    >>> pasted_references("doi:10.1000/182.")
    {'10-1000-182': {'DOI': '10.1000/182'}}

    Raises:
        GraphError: it is BibTeX, and pybtex is not there or cannot read it.
        ValueError: nothing that is a reference stands in it.
    """
    if len(text) > LONGEST:
        raise ValueError(f"more than {LONGEST:,} characters are no reference")
    if _BIBTEX.match(text):
        found = csl_from_bibtex(text)
    elif _RIS.match(text):
        found = csl_from_ris(text)
    elif text.lstrip()[:1] in ("{", "["):
        found = _from_json(text)
    else:
        found = _from_lines(text)
    if not found:
        raise ValueError("no reference stands in it: a DOI, BibTeX, RIS or CSL-JSON is wanted")
    if len(found) > MOST:
        raise ValueError(f"{len(found):,} references are too many to paste; keep them in a file")
    return {id: cited(fields) for id, fields in found.items()}


def cited(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a reference's fields is written into a graph file, each as a person would write it."""
    from ..formats.cleaned import text as cleaned

    known = with_csl_keys(fields)
    found: dict[str, Any] = {}
    for key in CITED:
        value = known.get(key)
        if key in ("author", "editor"):
            value = [person for person in map(_person, value if isinstance(value, list) else []) if person]
        elif key == "issued":
            value = _date(value)
        else:
            value = cleaned(value[0] if isinstance(value, list) and value else value)
        if value:
            found[key] = value
    if "DOI" in found:
        found["DOI"] = doi_in(found["DOI"]) or found["DOI"]
        if doi_in(str(found.get("URL", ""))).lower() == found["DOI"].lower():
            del found["URL"]  # it says the same
    if "type" in found:
        found["type"] = _TYPES.get(found["type"], found["type"])
    return found


def reference_id(fields: Mapping[str, Any], given: str = "") -> str:
    """Return an id as people write it: first author and year; else the one that was given, or the title."""
    people = fields.get("author") or fields.get("editor") or [{}]
    first = people[0] if isinstance(people[0], Mapping) else {"literal": people[0]}
    name = str(first.get("family") or first.get("literal") or "")
    when = year(fields.get("issued"))
    if name and when:
        return slug(f"{name} {when}")
    title = " ".join(str(fields.get("title", "")).split()[:4])
    where = re.sub(r"^https?://(?:www\.)?", "", str(fields.get("URL", "")), flags=re.IGNORECASE)
    return slug(given or str(fields.get("DOI", "")) or f"{title} {when}".strip() or where)


def _from_json(text: str) -> dict[str, dict[str, Any]]:
    """Return the references of a CSL-JSON text; a single item may stand without brackets and id."""
    data = json.loads(text)
    if isinstance(data, dict) and not all(isinstance(value, dict) for value in data.values()):
        return {str(data.get("citation-key") or data.get("id") or reference_id(data)): data}
    return csl_from_json(text)


def _from_lines(text: str) -> dict[str, dict[str, Any]]:
    """Return what lines say: each with a DOI or address of its own is a reference; else each paragraph is."""
    ids = Ids()
    found: dict[str, dict[str, Any]] = {}
    for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        lines = part.splitlines()
        several = sum(bool(doi_in(line) or _URL.search(line)) for line in lines) > 1
        for line in lines if several else [" ".join(lines)]:
            fields = _from_line(line)
            if fields:
                found[ids.take(reference_id(fields))] = fields
    return found


def _from_line(line: str) -> dict[str, Any]:
    """Return what a line says: its DOI, address or number in PubMed, and its words as the title."""
    doi, url, pmid, when = doi_in(line), _URL.search(line), _PMID.search(line), _YEAR.search(line)
    words = _URL.sub(" ", _PMID.sub(" ", line))
    words = re.sub(r"\b(?:doi|DOI)\b\s*:?", " ", words.replace(doi, " ") if doi else words)
    fields = {
        "title": " ".join(words.split()).strip(_ENDS),
        "issued": int(when[1]) if when else None,
        "DOI": doi,
        "URL": url[0].rstrip(_ENDS) if url and not doi else "",
        "PMID": pmid[1] if pmid else "",
    }
    return {key: value for key, value in fields.items() if value}


def _person(value: Any) -> dict[str, str] | None:
    from ..formats.cleaned import text as cleaned

    if not isinstance(value, Mapping):
        return {"literal": cleaned(value)} if isinstance(value, str) and cleaned(value) else None
    keys = ("family", "given", "non-dropping-particle", "dropping-particle", "suffix", "literal")
    texts = {key: cleaned(value[key]) for key in keys if isinstance(value.get(key), str)}
    name = value.get("name")
    found = {key: text for key, text in texts.items() if text}
    return found or (_person(name) if isinstance(name, str) else None)


def _date(value: Any) -> Any:
    """Return a date as it is written by hand: a year, or 2020-09-21."""
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and len(first) == 3 and all(str(part).isdigit() for part in first):
        return "-".join(str(part).zfill(2) for part in first)
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value.strip()):
        return value.strip()
    found = year(value)
    return int(found) if found else None


__all__ = ["CITED", "cited", "pasted_references", "reference_id"]
