"""References as BibTeX, for LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..citations import title, year
from ..model import ConceptGraph
from ..records import Reference
from .outgoing import Written
from .references_out import rest_of

NAME = "bibtex"
ENDINGS = (".bib",)

_KINDS = {"article-journal": "article", "article": "article", "book": "book", "chapter": "incollection",
          "paper-conference": "inproceedings", "thesis": "phdthesis", "report": "techreport"}  # fmt: skip
_FIELDS = {"container-title": "journal", "volume": "volume", "issue": "number", "page": "pages", "DOI": "doi",
           "URL": "url", "publisher": "publisher", "abstract": "abstract", "ISBN": "isbn", "ISSN": "issn",
           "PMID": "pmid", "note": "note"}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}$&%#_~^]")
_AS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return the references alone, each an entry under its id."""
    entries = [_entry(reference) for reference in graph.references.values()]
    left = {**rest_of(graph), **dict(_left(graph))}
    return Written(("\n".join(entries)).encode("utf-8", "replace"), left=left)


def _left(graph: ConceptGraph) -> Iterator[tuple[str, int]]:
    known = {*_FIELDS, "title", "author", "editor", "issued", "type", "id"}
    further = [key for reference in graph.references.values() for key in reference.csl if key not in known]
    for key in dict.fromkeys(further):
        yield f"field {key} of references", further.count(key)


def _entry(reference: Reference) -> str:
    csl = reference.csl
    kind = _KINDS.get(str(csl.get("type", "")), "article" if csl.get("container-title") else "misc")
    fields = {"title": escaped(title(reference)), "author": _people(csl.get("author")),
              "editor": _people(csl.get("editor")), "year": str(year(csl.get("issued")) or "")}  # fmt: skip
    for key, name in _FIELDS.items():
        if csl.get(key) not in (None, "", [], ()):
            verbatim = key in ("DOI", "URL")
            text = " ".join(str(csl[key]).split())
            fields[name] = text.replace("{", "%7B").replace("}", "%7D") if verbatim else escaped(text)
    if kind == "incollection" and "journal" in fields:
        fields["booktitle"] = fields.pop("journal")
    inner = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{_key(reference.id)},\n{inner}}}\n"


def _key(id: str) -> str:
    """Return an id as a key of BibTeX: without the signs that end one."""
    return re.sub(r"[\s{},()\"'#%~\\=]", "-", id)


def escaped(text: str) -> str:
    """Return a text as LaTeX reads it.

    >>> print(escaped("50% of A_1 & {B}"))
    50\\% of A\\_1 \\& \\{B\\}
    """
    return _SPECIAL.sub(lambda sign: _AS.get(sign[0], "\\" + sign[0]), " ".join(text.split()))


def _people(people: Any) -> str:
    if isinstance(people, str):
        return escaped(people)
    named = []
    for person in people if isinstance(people, list | tuple) else ():
        if isinstance(person, Mapping):
            family, given = escaped(str(person.get("family", ""))), escaped(str(person.get("given", "")))
            literal = escaped(str(person.get("literal", "")))
            named.append(f"{family}, {given}" if family and given else family or given or f"{{{literal}}}")
        else:
            named.append(escaped(str(person)))
    return " and ".join(name for name in named if name != "{}")
