"""Concepts and effects as a person names them in Python: by id, by label, or as the records themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import UnknownViewError

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph


def named(graph: ConceptGraph, thing: Any, *, effects: bool = True) -> str:
    """Return the id of a concept or an effect that is named, or given as a record, or as `selected` tells it.

    Raises:
        UnknownViewError: there is none of this name.
    """
    name = thing.get("id", "") if isinstance(thing, dict) else getattr(thing, "id", thing)
    if name in graph.concepts or (effects and name in graph.effects):
        return str(name)
    wanted = str(name).casefold()
    for each in graph.concepts.values():
        if wanted in map(str.casefold, (each.label, each.title, *each.aka)):
            return each.id
    kinds = "view, no concept" if not effects else "concept and no effect"
    raise UnknownViewError(f"there is no {kinds} {name!r}")
