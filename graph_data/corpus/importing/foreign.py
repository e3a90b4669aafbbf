"""Files of other programs as claims: every statement with its sentence, though many state the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ...citations import year
from ...formats.attributes import OF_EDGES, OF_NODES, sorted_out
from ...formats.incoming import Edge, Incoming
from ...formats.plain_text import one_line
from ..own import as_table, refuse_huge

_SIGNS: Final = ("+", "-", "none", "regulates", "mixed")


def claims_of_foreign(path: Path, reader: Any) -> Any:
    """Return what a file of another program states, as a table of Arrow.

    Raises:
        InvalidGraphError: it cannot be read.
    """
    refuse_huge(path)
    found: Incoming = reader.read(path.read_bytes(), path.name)
    return as_table(_claims(found, path.name))


def _claims(found: Incoming, file: str) -> Iterator[dict[str, Any]]:
    names: dict[str, tuple[str, str]] = {}
    for node in found.nodes:
        known, _ = sorted_out(node.fields, OF_NODES)
        names[node.key] = (one_line(known.get("label")) or node.key, one_line(known.get("category")))
    for edge in found.edges:
        for document, issued in _documents(edge, found.references, file):
            yield _claim(edge, names, document, issued, found.format)


def _claim(
    edge: Edge, names: Mapping[str, tuple[str, str]], document: str, issued: int, source: str
) -> dict[str, Any]:
    known, _ = sorted_out(edge.fields, OF_EDGES)
    (subject, kind), (object, its) = (names.get(key, (key, "")) for key in (edge.source, edge.target))
    sign = one_line(known.get("sign"))
    return {
        "subject": subject, "subject_name": subject, "subject_kind": kind,
        "relation": one_line(known.get("label")) or "affects",
        "object": object, "object_name": object, "object_kind": its,
        "sign": sign if sign in _SIGNS else "", "stance": "states",
        "sentence": one_line(known.get("quote")) or one_line(known.get("note")),
        "document": document, "year": issued, "source": source, "score": 0,
    }  # fmt: skip


def _documents(edge: Edge, references: Mapping[str, Any], file: str) -> list[tuple[str, int]]:
    """Return the documents that an edge names, each with its year; the file where it names none."""
    known, _ = sorted_out(edge.fields, OF_EDGES)
    named = known.get("reference") or []
    found = []
    for each in named if isinstance(named, list | tuple) else [named]:
        csl = references.get(str(each), {})
        issued = year(csl.get("issued"))
        number = next((f"{p}{csl[k]}" for k, p in (("PMID", "PMID:"), ("DOI", "doi:")) if csl.get(k)), "")
        found.append((number or one_line(csl.get("title")) or one_line(each), int(issued or 0)))
    return found or [(file, 0)]
