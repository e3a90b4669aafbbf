"""Two graphs as one, for a picture that shows both: what came, went and changed is marked on its effects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final, Literal

from ..model import ConceptGraph
from ..names import Ids
from ..records import Category, Concept, Effect
from .changes import Comparison

Mark = Literal["new", "gone", "changed"]
#: Of a graph with more effects, only what changed is shown, with what lies between its concepts.
MOST_SHOWN: Final = 60


def both_in_one(found: Comparison) -> tuple[ConceptGraph, Mapping[str, Mark]]:
    """Return the graph of what is in either, and what happened to those of its effects that are marked.

    Verdicts are left out: in a picture of changes lines and marks tell of changes alone.
    """
    concepts, ids = _concepts(found)
    effects, marks = _effects(found, ids)
    if len(effects) > MOST_SHOWN:
        near = {end for id in marks for end in (effects[id].source, effects[id].target)}
        near |= {id for id in concepts if id not in found.concepts.values()}
        concepts = {id: concept for id, concept in concepts.items() if id in near}
        effects = {id: e for id, e in effects.items() if {e.source, e.target} <= near}
    categories: dict[str, Category] = {**found.old.categories, **found.new.categories}
    graph = replace(
        found.new, concepts=MappingProxyType(concepts), effects=MappingProxyType(effects),
        categories=MappingProxyType(categories), tours=(), text="",
        relations=MappingProxyType({**found.old.relations, **found.new.relations}),
        references=MappingProxyType({**found.old.references, **found.new.references}),
    )  # fmt: skip
    return graph, MappingProxyType(marks)


def _concepts(found: Comparison) -> tuple[dict[str, Concept], dict[str, str]]:
    """Return all concepts, and the id in it of each old one."""
    concepts = {id: replace(each, broader="", opposite=()) for id, each in found.new.concepts.items()}
    free = Ids(concepts)
    ids = dict(found.concepts)
    for id, concept in found.old.concepts.items():
        if id not in ids:
            ids[id] = free.take(id)
            concepts[ids[id]] = replace(concept, id=ids[id], broader="", opposite=())
    return concepts, ids


def _effects(found: Comparison, ids: Mapping[str, str]) -> tuple[dict[str, Effect], dict[str, Mark]]:
    marks: dict[str, Mark] = {thing.id: "new" for thing in found.added if thing.kind == "effect"}
    marks |= {change.id: "changed" for change in found.changed if change.kind == "effect"}
    effects = {id: _bare(each) for id, each in found.new.effects.items()}
    free = Ids(effects)
    for thing in found.gone:
        if thing.kind == "effect":
            old = found.old.effects[thing.id]
            id = free.take(thing.id)
            effects[id] = replace(_bare(old), id=id, source=ids[old.source], target=ids[old.target])
            marks[id] = "gone"
    return effects, marks


def _bare(effect: Effect) -> Effect:
    return replace(effect, verdict="not-checked", level="core", certainty="")
