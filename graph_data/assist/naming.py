"""What may be called otherwise: the thing that is named at a cursor, and all places that name it."""

from __future__ import annotations

from collections.abc import Iterator

from ..edit.mentions import Mention, effect_forms, of_concepts, of_effects, of_ways
from ..edit.plan_ids import of_kind
from ..edit.state import State
from ..errors import Place
from ..model import ConceptGraph
from .cursor import Cursor
from .telling import meant, step_place

#: A thing by its kind and its id; a step's is TOUR:STEP.
Named = tuple[str, str]
_SECTIONS = {
    "concept": "concepts", "effect": "effects", "category": "categories", "relation": "relations",
    "reference": "references", "tour": "tours",
}  # fmt: skip


def nameable(graph: ConceptGraph, cursor: Cursor) -> Named | None:
    """Return what a cursor names or is the id of; words on an arrow are no name of their effect."""
    if "words" in cursor.things:
        return None
    found = meant(graph, cursor)
    return (found[0], found[1]) if found is not None and _own(graph, *found) else None


def _own(graph: ConceptGraph, kind: str, id: str) -> bool:
    """Whether a thing is one of the graph's own: the vocabulary's relations are not."""
    return kind != "relation" or ("relations", id) in graph.places


def uses(state: State, kind: str, id: str) -> list[Place]:
    """Return where a thing is named, its own record first."""
    own = _record(state, kind, id)
    found = [own] if own is not None else []
    if kind == "concept":
        graph = state.graph
        for effect, form in effect_forms(state):
            if id in (graph.effects[effect].source, graph.effects[effect].target):
                found.append(state.sheet.at(form.arrow or form.path).node.place)
    found += [state.sheet.at(each.path).node.place for each in _mentions(state, kind, id)]
    return list(dict.fromkeys(found))


def _record(state: State, kind: str, id: str) -> Place | None:
    places = state.graph.places
    if kind != "step":
        return places.get((_SECTIONS[kind], id))
    return step_place(state.graph, id)


def _mentions(state: State, kind: str, id: str) -> Iterator[Mention]:
    """Yield what names a thing outside its own record."""
    if kind == "concept":
        yield from (each for each in of_concepts(state) if state.meant(each.name) == id)
    elif kind == "effect":
        yield from (each for each in of_effects(state) if each.name == id)
    elif kind in ("step", "tour"):
        yield from (each for tour, each in of_ways(state) if _leads_to(kind, id, each.name, tour))
    else:
        yield from (each for each in of_kind(state, kind) if each.name == id)


def _leads_to(kind: str, id: str, name: str, tour: str) -> bool:
    """Whether a way out of a tour leads to a step, or into another tour."""
    own, _, step = name.rpartition(":")
    return (own or tour, step) == tuple(id.rsplit(":", 1)) if kind == "step" else own == id
