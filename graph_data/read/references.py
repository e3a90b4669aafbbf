"""The references of a graph: written in the file, or kept in a CSL-JSON or BibTeX file beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from ..errors import GraphError, Place
from ..model import Reference
from ..names import named, quoted, slug
from .bibtex import csl_from_bibtex
from .csl_keys import PARTS, csl_key, nearest_key
from .fields import FieldReader
from .files import FileProblemError, Folders, read_file
from .ris import csl_from_ris
from .tree import Node, Scalar, Section, Sequence

_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,17})")


def read_references(
    node: Node, reader: FieldReader, places: dict[tuple[str, ...], Place], folders: Folders
) -> dict[str, Reference]:
    """Return references by id; ``node`` is a section of them or the name of a file in ``folders``."""
    if isinstance(node, Scalar):
        return _from_file(node, reader, places, folders)
    if isinstance(node, Sequence):
        return _from_list(node, reader, places)
    found: dict[str, Reference] = {}
    for id, place, value in reader.entries(node):
        places[("references", id)] = place
        found[id] = Reference(id, MappingProxyType(_fields(value, reader, places, id)))
    return found


def _fields(node: Node, reader: FieldReader, places: dict[tuple[str, ...], Place], id: str) -> dict[str, Any]:
    if isinstance(node, Section):
        given: dict[str, tuple[str, Any]] = {}
        for name, place, value in reader.entries(node):
            key = csl_key(name) or name
            places.setdefault(("references", id, key), value.place)
            plain = _plain(value, reader)
            if not csl_key(name):
                _tell_key(reader, name, place)
            if plain is None:
                continue
            if key in given:
                plain = _one_of(reader, key, (given[key][0], name), (given[key][1], plain), place)
            given[key] = (name, plain)
        return _dated({key: value for key, (_, value) in given.items()})
    text = reader.text(node, "the reference")
    return {"title": text} if text else {}


def _tell_key(reader: FieldReader, name: str, place: Place) -> None:
    """CG606: a key that references do not have, so that nobody sees what it says."""
    near = nearest_key(name)
    expected = "" if near else "a key of CSL such as author, issued, container-title, DOI, URL or note"
    reader.add("CG606", f"a reference has no key {named(name)}", place, expected=expected, suggestion=near)


def _one_of(
    reader: FieldReader, key: str, names: tuple[str, str], values: tuple[Any, Any], place: Place
) -> Any:
    """Return the value of a key that was given under two names; where they differ, it is told."""
    first, second = values
    if str(first) in str(second):  # a year, and the date that holds it
        return second
    if str(second) not in str(first):
        message = f"{named(names[0])} and {named(names[1])} both stand for {key}; only the first is taken"
        reader.add("CG606", message, place, expected="one of them")
    return first


def _dated(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with month and day as parts of the date."""
    parts = [str(fields.pop(part)) for part in PARTS if part in fields]
    if parts and isinstance(fields.get("issued"), str | int):
        fields["issued"] = "-".join([str(fields["issued"]), *parts])
    elif parts:
        fields.setdefault("issued", "-".join(parts))
    return fields


def _from_list(
    node: Sequence, reader: FieldReader, places: dict[tuple[str, ...], Place]
) -> dict[str, Reference]:
    """Read CSL-JSON's own shape: a list of items, each with its id."""
    found: dict[str, Reference] = {}
    for item in node.items:
        if not isinstance(item, Section):
            text = reader.text(item, "the reference")[:80] if isinstance(item, Scalar) else ""
            example = f"references:\n  {slug(text or 'id')}: {{title: {quoted(text or '...')}}}"
            reader.add("CG203", "a reference in the list has no id and no keys", item.place,
                       expected="an id and its keys", example=example)  # fmt: skip
            continue
        entries = {key: value for key, _, value in reader.entries(item)}
        id = reader.text(entries["id"], "id") if "id" in entries else ""
        if not id:
            reader.add("CG204", "a reference in the list has no id", item.place, expected="id")
        elif id in found:
            reader.add("CG202", f"the reference {named(id)} is given twice", item.place)
        else:
            places[("references", id)] = item.place
            found[id] = Reference(id, MappingProxyType(_fields(item, reader, places, id)))
    return found


def _plain(node: Node, reader: FieldReader) -> Any:
    """Return a CSL value as plain data; whole numbers become numbers, all else stays as written."""
    if isinstance(node, Sequence):
        return [_plain(item, reader) for item in node.items]
    if isinstance(node, Section):
        return {key: _plain(value, reader) for key, _, value in reader.entries(node)}
    text = reader.text(node)
    if node.plain and _WHOLE.fullmatch(text):
        return int(text)
    return text or None


def _from_file(
    node: Scalar, reader: FieldReader, places: dict[tuple[str, ...], Place], folders: Folders
) -> dict[str, Reference]:
    name = reader.text(node, "references")
    try:
        path = folders.beside(name)
        text = read_file(path, name)
        entries = _READERS.get(path.suffix.lower(), csl_from_json)(text)
    except FileProblemError as error:
        suggestion = error.problem.suggestion
        message = error.problem.message
        told = message if named(name) in message else f"{named(name)}: {message}"
        reader.add("CG602", told, node.place, suggestion=suggestion)
        reader.misspelt.add("references")
        return {}
    except (GraphError, ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else str(error).splitlines()[0]
        expected = "CSL-JSON (.json), BibTeX (.bib) or RIS (.ris)"
        reader.add("CG602", f"{named(name)}: {what}", node.place, expected=expected)
        reader.misspelt.add("references")
        return {}
    for id in entries:
        places[("references", id)] = Place(name)
    return {id: Reference(id, MappingProxyType(with_csl_keys(fields))) for id, fields in entries.items()}


def with_csl_keys(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of a library under the keys of CSL; what has none there is kept as it is."""
    found = {key: value for key, value in fields.items() if csl_key(key) == key}
    for key, value in fields.items():
        found.setdefault(csl_key(key) or key, value)
    return _dated(found)


def csl_from_json(text: str) -> dict[str, dict[str, Any]]:
    """Return the references of a CSL-JSON text by their ids.

    Raises:
        ValueError: it is no JSON, or neither a list nor an object of references.
    """
    data = json.loads(text)
    if isinstance(data, Mapping):
        data = [{"id": id, **fields} for id, fields in data.items() if isinstance(fields, dict)]
    if not isinstance(data, list):
        raise ValueError("it is neither a list nor an object of references")
    items = [item for item in data if isinstance(item, dict) and item.get("id")]
    # Zotero's ids are addresses; the key by which people cite stands beside.
    return {str(item.get("citation-key") or item["id"]): item for item in items}


_READERS: Mapping[str, Callable[[str], dict[str, dict[str, Any]]]] = {
    ".bib": csl_from_bibtex,
    ".ris": csl_from_ris,
}
