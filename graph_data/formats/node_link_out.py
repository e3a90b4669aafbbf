"""A graph as node-link JSON, as networkx and D3 read it; it reads back whole."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from ..model import ConceptGraph
from .outgoing import Written
from .whole import REST, concept_records, effect_records, rest_of

NAME: Final = "json"
ENDINGS: Final = (".json",)


def write(graph: ConceptGraph, remarks: Iterable[str] = ()) -> Written:
    """Return a graph as node-link JSON; ``graph.conceptgraph`` holds what others have no place for."""
    links = [{**{k: v for k, v in e.items() if k != "id"}, "key": e["id"]} for e in effect_records(graph)]
    data = {
        "directed": True,
        "multigraph": True,
        "graph": {"title": graph.title, REST: rest_of(graph)},
        "nodes": concept_records(graph),
        "links": links,
    }
    return Written((json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))
