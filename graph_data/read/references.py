"""The references of a graph: written in the file, or kept in a CSL-JSON or BibTeX file beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ..errors import GraphError, Place
from ..model import Reference
from ..names import named, quoted, slug
from .bibtex import csl_from_bibtex
from .fields import FieldReader
from .files import FileProblemError, Folders, read_file
from .yaml_tree import Node, Scalar, Section, Sequence

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
        fields = {}
        for key, _, value in reader.entries(node):
            places[("references", id, key)] = value.place
            fields[key] = _plain(value, reader)
        return {key: value for key, value in fields.items() if value is not None}
    text = reader.text(node, "the reference")
    return {"title": text} if text else {}


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
        entries = csl_from_bibtex(text) if path.suffix.lower() == ".bib" else _csl_json(text)
    except FileProblemError as error:
        suggestion = error.problem.suggestion
        message = error.problem.message
        told = message if named(name) in message else f"{named(name)}: {message}"
        reader.add("CG602", told, node.place, suggestion=suggestion)
        reader.misspelt.add("references")
        return {}
    except (GraphError, ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else str(error).splitlines()[0]
        reader.add(
            "CG602", f"{named(name)}: {what}", node.place, expected="CSL-JSON (.json) or BibTeX (.bib)"
        )
        reader.misspelt.add("references")
        return {}
    for id in entries:
        places[("references", id)] = Place(name)
    return {id: Reference(id, MappingProxyType(fields)) for id, fields in entries.items()}


def _csl_json(text: str) -> dict[str, dict[str, Any]]:
    data = json.loads(text)
    if isinstance(data, Mapping):
        data = [{"id": id, **fields} for id, fields in data.items() if isinstance(fields, dict)]
    if not isinstance(data, list):
        raise ValueError("it is neither a list nor an object of references")
    return {str(item["id"]): item for item in data if isinstance(item, dict) and item.get("id")}
