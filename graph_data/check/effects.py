"""Rules about effects: their ends, words, relations, and each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..codes import problem
from ..errors import Problem
from ..find import nearest
from ..names import plain_name, shown
from ..vocabulary import implied_relation
from .places import place

if TYPE_CHECKING:
    from ..model import ConceptGraph, Effect

_JUDGED = ("supported", "mixed", "contradicted")


def no_effects(graph: ConceptGraph) -> Iterator[Problem]:
    """CG804: nothing to draw an arrow for."""
    if not graph.effects:
        near = (place(graph, key) for key in ("effects", "concepts", "title"))
        yield problem("CG804", "the graph has no effects", next(filter(None, near), None),
                      expected="effects, a list of items such as - source -> target: words")  # fmt: skip


def unknown_ends(graph: ConceptGraph) -> Iterator[Problem]:
    """CG301: an effect between concepts that are not declared."""
    names: dict[str, str] = {}
    for concept in graph.concepts.values():
        for name in (concept.id, concept.label, *concept.aka):
            names.setdefault(name, concept.id)
    for effect in graph.effects.values():
        for key, id in (("source", effect.source), ("target", effect.target)):
            if id not in graph.concepts:
                near = nearest(id, names)
                yield problem(
                    "CG301",
                    f"the {key} {shown(id)} is not among the concepts",
                    place(graph, "effects", effect.id, key),
                    suggestion=names[near] if near else "",
                )


def unknown_relations(graph: ConceptGraph) -> Iterator[Problem]:
    """CG303: a relation that is neither in the vocabulary nor in the file."""
    for effect in graph.effects.values():
        if graph.relations and effect.relation not in graph.relations:
            yield problem(
                "CG303",
                f"the relation {shown(effect.relation)} is unknown",
                place(graph, "effects", effect.id, "relation"),
                expected=f"one of {', '.join(graph.relations)}",
                suggestion=nearest(effect.relation, graph.relations),
            )


def same_effects(graph: ConceptGraph) -> Iterator[Problem]:
    """CG403: two effects that say the same."""
    seen: dict[tuple[str, ...], Effect] = {}
    for effect in graph.effects.values():
        key = (effect.source, effect.target, plain_name(effect.label), plain_name(effect.when))
        first = seen.setdefault(key, effect)
        if first is not effect and effect.label:
            at = place(graph, "effects", first.id)
            where = f" at line {at.line}" if at and at.line else f" as {shown(first.id)}"
            message = f"{shown(_told(effect))} already stands{where}"
            yield problem("CG403", message, place(graph, "effects", effect.id))


def opposite_effects(graph: ConceptGraph) -> Iterator[Problem]:
    """CG404: from one concept to another, once raising and once lowering."""
    signs: dict[tuple[str, str], Effect] = {}
    told: set[tuple[str, str]] = set()
    for effect in graph.effects.values():
        if effect.sign not in ("+", "-"):
            continue
        ends = (effect.source, effect.target)
        first = signs.setdefault(ends, effect)
        if first.sign != effect.sign and ends not in told:
            told.add(ends)
            message = f"{shown(_told(effect))} is the opposite of {shown(_told(first))}"
            yield problem("CG404", message, place(graph, "effects", effect.id))


def unjudged_words(graph: ConceptGraph) -> Iterator[Problem]:
    """CG405: words that imply no relation, and none is given."""
    for effect in graph.effects.values():
        given = ("effects", effect.id, "relation") in graph.places
        plain = effect.relation == "affects" and effect.sign == "unknown" and not given and effect.label
        if plain and not implied_relation(effect.label, graph.relations):
            yield problem(
                "CG405",
                f"the words {shown(effect.label)} imply no relation",
                place(graph, "effects", effect.id, "label"),
                expected="relation, such as increases, decreases or regulates",
            )


def verdicts(graph: ConceptGraph) -> Iterator[Problem]:
    """CG406 and CG407: a verdict without evidence, or against all of it."""
    for effect in graph.effects.values():
        where = place(graph, "effects", effect.id, "verdict")
        stances = {evidence.stance for evidence in effect.evidence}
        if effect.verdict in _JUDGED and not effect.evidence:
            message = f"{shown(_told(effect))} is {effect.verdict}, but no evidence is named"
            yield problem("CG406", message, where)
        against = (effect.verdict, stances) in (
            ("supported", {"contradicts"}),
            ("contradicted", {"supports"}),
        )
        if against:
            message = f"{shown(_told(effect))} is {effect.verdict}, but all evidence {stances.pop()} it"
            yield problem("CG407", message, where)


def _told(effect: Effect) -> str:
    return f"{effect.source} {effect.label} {effect.target}"
