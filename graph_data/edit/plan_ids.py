"""Records of any kind given another id, wherever they are named by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..names import named
from .changes import Path, Put
from .mentions import (
    Mention,
    effect_forms,
    groups_are_categories,
    named_by,
    of_start,
    said,
    steps_of,
    tour_called,
)
from .operation import Operation, wanted_text
from .plan import Plan
from .plan_names import rename_concept
from .plan_records import kind_of, set_key
from .refused import EditRefusedError
from .state import PARTS, State

#: Kinds whose records stand below their ids; those of the others have a key for it.
_BELOW_IDS = ("category", "reference", "relation")


def rename(state: State, asked: Operation) -> Plan:
    """Give a record another id: a concept, effect, category, reference, relation, tour or step."""
    kind = asked.kind or _kind(state, asked.id)
    if kind == "concept":
        return rename_concept(state, asked)
    new = " ".join(wanted_text(asked.value, "the new id").split())
    if kind not in _BELOW_IDS:  # what names effects, tours and steps follows their ids by itself
        _refuse_taken(state, kind, asked.id, new)
        return set_key(state, replace(asked, kind=kind, key="id", value=new))
    return _below_id(state, kind, asked.id, new)


def _kind(state: State, id: str) -> str:
    own = id in state.graph.relations and any(id == name for name, _ in state.entries("relations"))
    return "relation" if own else kind_of(state, id)


def _refuse_taken(state: State, kind: str, id: str, new: str) -> None:
    """Refuse an id that another effect or tour has: the file would be read otherwise.

    Raises:
        EditRefusedError: it is so.
    """
    graph = state.graph
    taken = {"effect": set(graph.effects), "tour": {tour.id for tour in graph.tours}}.get(kind, set())
    if new != id and new in taken:
        raise EditRefusedError(f"{named(new)} is the id of another {kind} already")


def _below_id(state: State, kind: str, id: str, new: str) -> Plan:
    """Give a record that stands below its id another one."""
    if new == id:
        return Plan()
    known = getattr(state.graph, PARTS[kind])
    if id not in known:
        raise state.unknown(kind, id)
    if new in known:
        raise EditRefusedError(f"{named(new)} is the id of another {kind} already")
    if all(id != name for name, _ in state.entries(PARTS[kind])):
        raise EditRefusedError(f"the {kind} {named(id)} is not written in this file; rename it where it is")
    entry = state.entry(kind, id)
    # What several share is written once and pointed to: it is named anew for all of them.
    found = [mention for mention in of_kind(state, kind) if mention.name == id]
    own = (*entry.path, entry.n if entry.value is None else 2 * entry.n)
    told = [f"{place} name{'' if place.startswith('steps ') else 's'} it anew" for place in said(found)]
    return Plan([Put(own, new), *(Put(mention.path, new, everywhere=True) for mention in found)], told)


def of_kind(state: State, kind: str) -> Iterator[Mention]:
    """Yield what names categories, references or relations, by ``kind``."""
    if kind == "category":
        for id, entry in state.entries("concepts"):
            if entry.value is not None:
                yield from named_by(state, entry.value, "category", f"the concept {id!r}")
        yield from of_start(state, "categories")
    elif kind == "relation":
        yield from _of_effects(state, "relation")
    else:
        yield from _of_effects(state, "evidence")
    for path, tour, step in steps_of(state):
        if kind == "category" and groups_are_categories(state):
            yield from named_by(state, path, "shut", tour_called(tour), step)
        inside = state.key(path, "filter") if state.sheet.at(path).kind == "map" else None
        if inside is not None:
            yield from named_by(state, inside, kind, tour_called(tour), step)


def _of_effects(state: State, key: str) -> Iterator[Mention]:
    """Yield what the effects name in a key; pieces of evidence that have keys name their reference in one."""
    for id, form in effect_forms(state):
        path = form.keys.get(key)
        if path is not None:
            holder, where = path[:-1], f"the effect {id!r}"
            yield from named_by(state, holder, key, where)
            yield from _of_pieces(state, path, where) if key == "evidence" else ()


def _of_pieces(state: State, path: Path, where: str) -> Iterator[Mention]:
    spot = state.sheet.at(path)
    for n in range(spot.count if spot.kind == "list" else 0):
        yield from named_by(state, (*path, n), "reference", where)
    yield from named_by(state, path, "reference", where)
