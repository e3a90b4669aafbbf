"""References in RIS, as Zotero, EndNote and databases export them, as CSL-JSON fields."""

from __future__ import annotations

import re
from typing import Any, Final

from ..names import Ids, slug

_LINE: Final = re.compile(r"^([A-Z][A-Z0-9]) {0,2}-(?: (.*))?$")
_KINDS: Final = {
    "JOUR": "article-journal", "BOOK": "book", "CHAP": "chapter", "CONF": "paper-conference",
    "THES": "thesis", "RPRT": "report", "NEWS": "article-newspaper", "ELEC": "webpage",
}  # fmt: skip
_KEYS: Final = {
    "TI": "title", "T1": "title", "JO": "container-title", "JF": "container-title", "T2": "container-title",
    "PY": "issued", "Y1": "issued", "VL": "volume", "IS": "issue", "DO": "DOI", "UR": "URL",
    "PB": "publisher", "CY": "publisher-place", "SN": "ISSN", "AB": "abstract", "N1": "note",
}  # fmt: skip
_AUTHORS: Final = ("AU", "A1")


def csl_from_ris(text: str) -> dict[str, dict[str, Any]]:
    """Return references by id: the file's own (ID), else made of the first author and the year.

    Raises:
        ValueError: no reference stands in it.
    """
    found: dict[str, dict[str, Any]] = {}
    ids = Ids()
    for record in re.split(r"(?m)^ER {0,2}-.*$", text):
        lines = filter(None, map(_LINE.match, record.splitlines()))
        tags = [(match[1], (match[2] or "").strip()) for match in lines]
        fields = _fields([(tag, value) for tag, value in tags if value])
        if not fields:
            continue
        given = next((value for tag, value in tags if tag == "ID" and value), "")
        author = fields.get("author", [{}])[0]
        made = slug(f"{author.get('family') or author.get('literal') or 'source'} {fields.get('issued', '')}")
        found[ids.take(given or made)] = fields
    if not found:
        raise ValueError("no reference in RIS stands in it")
    return found


def _fields(tags: list[tuple[str, str]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for tag, value in tags:
        if tag == "TY":
            fields["type"] = _KINDS.get(value, "document")
        elif tag in _AUTHORS:
            family, comma, rest = value.partition(",")
            name = {"family": family.strip(), "given": rest.strip()} if comma else {"literal": value}
            fields.setdefault("author", []).append(name)
        elif tag in _KEYS:
            fields.setdefault(_KEYS[tag], value)
    year = re.match(r"\d{4}", str(fields.get("issued", "")))
    if year:
        fields["issued"] = int(year[0])
    pages = dict(tags)
    if "SP" in pages:
        fields["page"] = f"{pages['SP']}-{pages['EP']}" if "EP" in pages else pages["SP"]
    return fields if fields.keys() - {"type"} else {}
