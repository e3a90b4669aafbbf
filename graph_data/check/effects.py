"""Rules about effects: their ends, words, relations, and each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..errors import Problem
from ..names import as_key, named, plain_name
from ..nearest import Offer, nearest
from ..problems.codes import problem
from ..read.arrows import written
from .places import concept_names, place

if TYPE_CHECKING:
    from ..model import ConceptGraph, Effect, Verdict

#: What stands between several concepts where one belongs.
_BETWEEN = re.compile(r" *[,;+&/] *(?:and |or |und |oder )?| (?:and|or|und|oder) ")
_JUDGED: tuple[Verdict, ...] = ("supported", "mixed", "contradicted")


def no_effects(graph: ConceptGraph) -> Iterator[Problem]:
    """CG804: nothing to draw an arrow for."""
    if not graph.effects:
        near = (place(graph, key) for key in ("effects", "concepts", "title"))
        yield problem("CG804", "the graph has no effects", next(filter(None, near), None),
                      expected="effects", example="effects:\n  - source -> target: words")  # fmt: skip


def unknown_ends(graph: ConceptGraph) -> Iterator[Problem]:
    """CG301: an effect between concepts that are not declared."""
    names = concept_names(graph)
    offer = Offer(names)
    unknown: dict[str, list[tuple[str, Effect]]] = {}
    for effect in graph.effects.values():
        for key, id in (("source", effect.source), ("target", effect.target)):
            if id not in graph.concepts:
                unknown.setdefault(id, []).append((key, effect))
    known = {plain_name(name) for name in names}
    for id, uses in unknown.items():
        several = _several(id, known)
        if several:
            yield from _each_apart(graph, id, uses, several)
            continue
        near = offer.nearest(id)
        # A misspelt name is mended wherever it stands, a concept that was left out at one place.
        for key, effect in uses if near else uses[:1]:
            also = len(uses) - 1 if not near else 0
            more = f" ({also + 1} effects name it)" if also else ""
            yield problem(
                "CG301",
                f"the {key} {named(id)} is not among the concepts{more}",
                place(graph, "effects", effect.id, key),
                expected="" if near else "the concept added",
                suggestion=names[near] if near else "",
                example="" if near else _declared(graph, id),
            )


def _several(id: str, known: Collection[str]) -> list[str]:
    """Return the concepts that stand in the place of one: ``a, b and c``; none when it is something else."""
    parts = [part.strip() for part in _BETWEEN.split(id)]
    return parts if len(parts) > 1 and all(plain_name(part) in known for part in parts) else []


def _each_apart(
    graph: ConceptGraph, id: str, uses: Iterable[tuple[str, Effect]], ends: Sequence[str]
) -> Iterator[Problem]:
    """Yield what is wrong where several concepts stand in the place of one."""
    for key, effect in uses:
        pairs = [(end, effect.target) if key == "source" else (effect.source, end) for end in ends]
        yield problem(
            "CG301",
            f"the {key} {named(id)} is not one concept but {len(ends)}",
            place(graph, "effects", effect.id, key),
            expected="an effect for each",
            example="\n".join(written(source, target, effect.label) for source, target in pairs),
        )


def _declared(graph: ConceptGraph, id: str) -> str:
    """Return a concept declared as the file has them: in brackets, in braces, behind a dash, by a line."""
    section, first = graph.places.get(("concepts",)), next(iter(graph.concepts), "")
    one, key = place(graph, "concepts", first), as_key(id)
    below = section is not None and section.column <= len("concepts:")
    indent = " " * (section.column - 1 if section and below else 2)
    if not section or not one or section == one:
        return f"concepts:\n{indent}{key}:"
    if below and section.line == one.line and one.column > section.column + 1:
        return f"concepts:\n{indent}- {key}"
    in_braces = any(path[0] == "concepts" and len(path) > 2 for path in graph.places)
    return f"concepts: {{..., {key}: {{}}}}" if in_braces else f"concepts: [..., {key}]"


def unknown_relations(graph: ConceptGraph) -> Iterator[Problem]:
    """CG303: a relation that is neither in the vocabulary nor in the file."""
    for effect in graph.effects.values():
        if graph.relations and effect.relation not in graph.relations:
            yield problem(
                "CG303",
                f"the relation {named(effect.relation)} is unknown",
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
            where = f" at line {at.line}" if at and at.line else f" as {named(first.id)}"
            message = f"{named(_told(effect))} already stands{where}"
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
            message = f"{named(_told(effect))} is the opposite of {named(_told(first))}"
            yield problem("CG404", message, place(graph, "effects", effect.id))


def verdicts(graph: ConceptGraph) -> Iterator[Problem]:
    """CG406 and CG407: a verdict without evidence, or against all of it."""
    for effect in graph.effects.values():
        where = place(graph, "effects", effect.id, "verdict")
        stances: set[str] = {evidence.stance for evidence in effect.evidence}
        if effect.verdict in _JUDGED and not effect.evidence:
            message = f"{named(_told(effect))} is {effect.verdict}, but no evidence is named"
            yield problem("CG406", message, where)
        elif stances and _against(effect, stances):
            said = ", ".join(sorted(stances))
            message = f"{named(_told(effect))} is {effect.verdict}, but its evidence says: {said}"
            yield problem("CG407", message, where, expected=_AGREEING[effect.verdict])


#: What the evidence of a verdict must be like.
_AGREEING: dict[Verdict, str] = {
    "supported": "evidence that supports it, at least partly",
    "contradicted": "evidence that contradicts it",
    "mixed": "evidence of more than one kind, or partly",
    "not-found": "another verdict, or a note that says why this evidence does not decide it",
}


def _against(effect: Effect, stances: set[str]) -> bool:
    """Whether the verdict cannot come from evidence of these stances."""
    if effect.verdict == "supported":
        return not stances & {"supports", "partly"}
    if effect.verdict == "contradicted":
        return "contradicts" not in stances
    if effect.verdict == "mixed":
        return stances in ({"supports"}, {"contradicts"}, {"no-evidence"})
    # What was found may be about something else: then a note says so.
    return effect.verdict == "not-found" and not effect.note and stances in ({"supports"}, {"contradicts"})


def _told(effect: Effect) -> str:
    return f"{effect.source} {effect.label} {effect.target}"
