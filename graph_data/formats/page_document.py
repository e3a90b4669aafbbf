"""What a page of ours carries, and saves as JSON, as data in the words of the graph file."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from ..model import ConceptGraph
from ..read.files import MAX_SIZE
from ..records import CutFrom, Start
from .opening import refuse
from .plain_data import graph_of
from .whole import CONCEPT_KEYS, EFFECT_KEYS

_STEP: Final = ("id", "title", "say", "ask", "blank", "go", "shut")
_FILTER: Final = {"verdicts": "verdict", "certainties": "certainty", "signs": "sign", "levels": "level",
                  "relations": "relation", "references": "reference", "categories": "category"}  # fmt: skip


def graph_of_document(document: Mapping[str, Any], name: str) -> ConceptGraph:
    """Return the graph of a page's document.

    Raises:
        InvalidGraphError: it is not the document of a page.
    """
    return graph_of(data_of_document(document, name), name)


def data_of_document(document: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return a page's document in the words of the graph file.

    Raises:
        InvalidGraphError: it is not the document of a page.
    """
    file = _unshown(document.get("file"), name)
    tours = [] if file.get("offered") else _records(document, "tours")
    data: dict[str, Any] = {
        "title": document.get("title", ""),
        "description": document.get("description", ""),
        "language": document.get("language", ""),
        "text": document.get("text") or _article(document),
        "categories": _by_id(document, "categories", ("label", "color", "shape")),
        "concepts": _by_id(document, "concepts", CONCEPT_KEYS[1:]),
        "relations": file.get("relations", {}),
        "effects": [_kept(e, EFFECT_KEYS) for e in _records(document, "effects")],
        "references": file.get("references") or _references(document),
        "tours": [
            {**_kept(t, ("id", "title")), "steps": [_step(s) for s in _records(t, "steps")]} for t in tours
        ],
        "start": _kept(file.get("start") or {}, tuple(f.name for f in fields(Start))),
        "corpus": _kept(document.get("corpus") or {}, tuple(f.name for f in fields(CutFrom))),
    }
    return {key: value for key, value in data.items() if value}


def _unshown(value: object, name: str) -> Mapping[str, Any]:
    """Return what a page carries and does not show: compressed in a page, plain in other JSON of ours.

    Raises:
        InvalidGraphError: it is damaged, so that the graph would not come back whole.
    """
    if isinstance(value, str):
        try:
            text = zlib.decompressobj().decompress(base64.b64decode(value), MAX_SIZE)
            value = json.loads(text)
        except (ValueError, zlib.error, RecursionError):
            refuse(name, "what it holds besides what is shown is damaged", expected="the page as built")
    return value if isinstance(value, Mapping) else {}


def _records(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = data.get(key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _by_id(document: Mapping[str, Any], key: str, kept: tuple[str, ...]) -> dict[str, Any]:
    return {str(each.get("id", "")): _kept(each, kept) for each in _records(document, key)}


def _kept(record: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: record[key] for key in keys if record.get(key) not in (None, "", [], 0)}


def _references(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return references of a page that carries no more of them than it shows."""
    return {
        str(r.get("id", "")): {
            "title": r.get("title") or r.get("citation", ""),
            "note": r.get("citation", ""),
            "URL": r.get("url", ""),
        }
        for r in _records(document, "references")
    }


def _step(step: Mapping[str, Any]) -> dict[str, Any]:
    shown = step.get("step") or {}
    within = step.get("filter") or {}
    sides = {ours: within[theirs] for theirs, ours in _FILTER.items() if within.get(theirs)}
    return {
        **_kept(step, _STEP),
        **_kept(shown, ("show", "path", "focus", "overview", "effects")),
        **({"hops": shown["hops"]} if shown.get("hops", 1) != 1 else {}),
        **({"highlight": step["lit"]} if step.get("lit") else {}),
        **({"filter": {**sides, **({"rest": "hide"} if within.get("hide") else {})}} if within else {}),
    }


def _article(document: Mapping[str, Any]) -> str:
    paragraphs = []
    for each in _records(document, "article"):
        sentences = " ".join(str(s.get("text", "")) for s in _records(each, "sentences"))
        paragraphs.append(f"{'#' * (each.get('heading') or 0)} {sentences}".strip())
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""
