"""A graph as the elements of Cytoscape and Cytoscape.js; it reads back whole."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from ..model import ConceptGraph
from .outgoing import Written
from .whole import REST, concept_records, effect_records, rest_of

NAME: Final = "cytoscape"
ENDINGS: Final = (".cyjs",)


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return a graph as JSON of elements; ``data.conceptgraph`` holds what others have no place for."""
    names = {id: concept.label for id, concept in graph.concepts.items()}
    nodes = [{"data": {**c, "name": names[c["id"]]}} for c in concept_records(graph)]
    data: dict[str, Any] = {
        "format_version": "1.0",
        "generated_by": "conceptgraph",
        "data": {"name": graph.title, REST: rest_of(graph)},
        "elements": {
            "nodes": nodes,
            "edges": [{"data": {**e, "interaction": e["label"]}} for e in effect_records(graph)],
        },
    }
    return Written((json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))
