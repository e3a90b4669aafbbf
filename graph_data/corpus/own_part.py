"""A slice of one of our own graph files: a part of it, with all that its author says of what is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from ..formats.yaml_out import graph_yaml
from ..model import ConceptGraph
from ..names import slug
from ..records import NO_START, Concept, Step, Tour
from .cut import cut_from, summary, title
from .own import SIGNS
from .query import Slice, Way

_Record = TypeVar("_Record")


def own_part(found: Slice, whole: ConceptGraph, today: date, notes: list[str] | None = None) -> str:
    """Return the part of a graph that was found as a graph file: verdicts, quotes, words and all.

    ``notes`` takes what could not come along, a line each.
    """
    part = part_of(found, whole, today)
    lost = list(_left_behind(whole, part))
    if notes is not None:
        notes += lost
    return graph_yaml(part, [f"A part of {found.address}. {' '.join(summary(found))}", *lost])


def part_of(found: Slice, whole: ConceptGraph, today: date) -> ConceptGraph:
    """Return the concepts and effects of a graph that were found, in its own order."""
    met = {concept.id: concept for concept in found.concepts}
    arrows = {(arrow.subject, arrow.relation, arrow.object, arrow.sign) for arrow in found.arrows}
    effects = {
        id: effect
        for id, effect in whole.effects.items()
        if (effect.source, effect.label, effect.target, SIGNS.get(effect.sign, "")) in arrows
    }
    concepts = {
        id: _within(concept, met.keys(), met[id].more) for id, concept in whole.concepts.items() if id in met
    }
    named = {piece.reference for effect in effects.values() for piece in effect.evidence}
    kinds = {concept.category for concept in concepts.values()}
    cut = cut_from(found, today, {})
    seeds = [whole.concepts[seed] for seed in found.seeds]
    called = title(found, [seeds[0].title, *(seed.label for seed in seeds[1:])])
    return replace(
        whole,
        title=called,
        description="",
        concepts=MappingProxyType(concepts),
        effects=MappingProxyType(effects),
        categories=_some(whole.categories, kinds),
        references=_some(whole.references, named),
        tours=(Tour(slug(called), called, tuple(_ways(found.ways))),) if found.ways else (),
        start=NO_START,
        # Sentences are counted of corpora; here each effect has all that is said of it.
        corpus=replace(cut, effects=max(cut.effects, len(effects)), sentences=0),
    )


def _some(records: Mapping[str, _Record], wanted: Set[str]) -> Mapping[str, _Record]:
    return MappingProxyType({id: record for id, record in records.items() if id in wanted})


def _within(concept: Concept, there: Set[str], more: int) -> Concept:
    """Return a concept as it stands in a part; of other concepts it names those that are in it."""
    broader = concept.broader if concept.broader in there else ""
    opposite = tuple(other for other in concept.opposite if other in there)
    return replace(concept, broader=broader, opposite=opposite, more=more)


def _ways(ways: tuple[Way, ...]) -> Iterator[Step]:
    for number, way in enumerate(ways, 1):
        steps = len(way.concepts) - 1
        said = f"{steps} step{'s' * (steps > 1)}."
        yield Step(id=f"way-{number}", title=f"Way {number}", say=said, path=way.concepts)


def _left_behind(whole: ConceptGraph, part: ConceptGraph) -> Iterator[str]:
    """Yield what of the whole belongs to no part, or leads out of this one."""
    if whole.tours:
        yield f"its {len(whole.tours):,} tour{'s' * (len(whole.tours) > 1)} stayed behind"
    out = 0
    for id, concept in part.concepts.items():
        before = whole.concepts[id]
        out += (before.broader != concept.broader) + len(before.opposite) - len(concept.opposite)
    if out:
        links = "1 link to a broader or opposite concept leads" if out == 1 else (
            f"{out:,} links to broader or opposite concepts lead"
        )  # fmt: skip
        yield f"{links} out of it"
