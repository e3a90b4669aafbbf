"""References as CSL-JSON, for Zotero and citation programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..model import ConceptGraph
from .outgoing import Written

NAME = "csl-json"
ENDINGS = (".csl.json",)


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return the references alone."""
    items = [
        {"id": id, "type": "document", **plain(reference.csl)} for id, reference in graph.references.items()
    ]
    return Written((json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace"),
                   left=rest_of(graph))  # fmt: skip


def rest_of(graph: ConceptGraph) -> Mapping[str, int]:
    """Count all of a graph that is no reference."""
    left = {"concepts": len(graph.concepts), "effects": len(graph.effects), "tours": len(graph.tours)}
    return {what: count for what, count in left.items() if count}


def plain(value: Any) -> Any:
    """Return frozen data as lists and maps."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value
