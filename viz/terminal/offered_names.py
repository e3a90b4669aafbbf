"""The names in a graph that may stand on the command line, read once for each state of its file."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..cache import cache_key, read_cached, store_cached

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from .shelf import Shelf

#: Names with what is told of them, by kind: concepts, effects, views, tours, ids.
Names = Mapping[str, Mapping[str, str]]
_FORMAT: Final = "offered-names-2"
_TOLD: Final = 60


def names_in(source: str, shelf: Shelf) -> Names:
    """Return the names in a graph; none where it cannot be read."""
    try:
        state = Path(source).stat()
    except (OSError, ValueError):
        return {}
    key = cache_key(_FORMAT, os.path.realpath(source), f"{state.st_mtime_ns} {state.st_size}")
    kept = read_cached(key)
    if kept is not None:
        found: Names = json.loads(kept)
        return found
    report = shelf.library.examine(source, anyway=True, told=None)
    graph = report.answerable
    names = _names(graph) if graph else {}
    store_cached(key, json.dumps(names).encode())
    return names


def _names(graph: ConceptGraph) -> Names:
    concepts = {id: _told(concept.title) for id, concept in graph.concepts.items()}
    effects = {id: _told(graph.claim(effect)) for id, effect in graph.effects.items()}
    tours = {tour.id: _told(tour.title) for tour in graph.told}
    all_steps = ((tour, step) for tour in graph.told for step in tour.steps)
    steps = {f"{tour.id}:{step.id}": _told(step.title or step.say) for tour, step in all_steps}
    categories = {id: _told(category.label) for id, category in graph.categories.items()}
    views = {"map": "what the hub does, by category"}
    views |= {"overview:core": "the core effects", "overview:all": "everything"}
    views |= {f"focus:{id}": told for id, told in concepts.items()}
    views |= {f"tour:{id}": told for id, told in steps.items()}
    views |= {f"category:{id}": told for id, told in categories.items()}
    ids = {**concepts, **effects, **dict.fromkeys(graph.references, ""), **tours, **steps}
    return {
        "concepts": concepts, "effects": effects, "tours": tours, "views": views, "ids": ids,
        "categories": categories,
    }  # fmt: skip


def _told(text: str) -> str:
    """Return the beginning of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _TOLD else f"{line[: _TOLD - 1]}…"
