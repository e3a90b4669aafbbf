"""Rules about tours: what their steps name, and whether paths hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ..errors import Problem
from ..names import named
from ..nearest import nearest
from ..passing import effect_passes
from ..problems.codes import problem
from .places import concept_names, place

if TYPE_CHECKING:
    from ..errors import Place
    from ..model import ConceptGraph, Effect, Step, Tour

_SHOWING = ("show", "path", "focus", "overview", "blank")


def broken_tours(graph: ConceptGraph) -> Iterator[Problem]:
    """CG701 to CG705, CG707 to CG711, CG714 to CG716: what steps name, show, ask, shut and lead to."""
    linked = {(effect.source, effect.target) for effect in graph.effects.values()}
    for tour in graph.tours:
        if not tour.steps:
            yield problem(
                "CG705", f"the tour {named(tour.title)} has no steps", place(graph, "tours", tour.id)
            )
        for number, step in enumerate(tour.steps):
            at = ("tours", tour.id, "steps", str(number))
            yield from _one_thing(step, place(graph, *at))
            yield from _names(graph, step, at)
            yield from _gaps(graph, step, linked, place(graph, *at, "path"))
            yield from _lit(graph, step, at)
            yield from _shut(graph, step, at)
            yield from _left_in(graph, step, at)
            yield from _meaning(graph, step, at)
            yield from _leads(graph, tour, step, at)


def _one_thing(step: Step, where: Place | None) -> Iterator[Problem]:
    given = [key for key in _SHOWING if getattr(step, key)]
    if len(given) != 1 and not (step.filter and not given):
        found = f"the step has {' and '.join(given)}" if given else "the step shows nothing"
        yield problem("CG704", found, where, expected="one of show, path, focus, overview and blank")


def _names(graph: ConceptGraph, step: Step, at: tuple[str, ...]) -> Iterator[Problem]:
    focus = (step.focus,) if step.focus else ()
    called = concept_names(graph)
    for key, ids in (("show", step.show), ("path", step.path), ("focus", focus)):
        for id in ids:
            if id not in graph.concepts:
                near = called.get(nearest(id, called), "")
                yield problem("CG701", f"the step names the concept {named(id)}, which is not declared",
                              place(graph, *at, key), suggestion=near)  # fmt: skip
    for key, ids, known in (
        ("effects", step.effects, list(graph.effects)),
        ("highlight", step.highlight, [*graph.effects, *graph.concepts]),
    ):
        for id in ids:
            if id not in known:
                names = [*known, *called] if key == "highlight" else known
                near = nearest(id, names)
                yield problem("CG702", f"the step names {named(id)}, which does not exist",
                              place(graph, *at, key), suggestion=called.get(near, near))  # fmt: skip


def _lit(graph: ConceptGraph, step: Step, at: tuple[str, ...]) -> Iterator[Problem]:
    among = _shown(graph, step)
    if not among:
        return
    for id in step.highlight:
        effect = graph.effects.get(id)
        ends = {effect.source, effect.target} if effect else {id} & graph.concepts.keys()
        if not ends <= among:
            yield problem("CG711", f"the step lights {named(id)}, which is not in its picture",
                          place(graph, *at, "highlight"))  # fmt: skip


def _shut(graph: ConceptGraph, step: Step, at: tuple[str, ...]) -> Iterator[Problem]:
    used = {concept.category for concept in graph.concepts.values() if concept.category in graph.categories}
    names = {name: id for id in used for name in (id, graph.categories[id].label)}
    known = names if used else {id: id for id in graph.concepts}
    what = "category" if used else "concept"
    for name in step.shut:
        if name not in known and name.casefold() not in {each.casefold() for each in known}:
            near = known.get(nearest(name, known), "")
            yield problem("CG715", f"the step shuts the {what} {named(name)}, which is not there",
                          place(graph, *at, "shut"), suggestion=near)  # fmt: skip


def _shown(graph: ConceptGraph, step: Step) -> set[str]:
    """Return the concepts that a step surely shows alone; nothing where that is not known here."""
    if not step.focus or step.focus not in graph.concepts:
        return set(step.show or step.path)
    found, ends = {step.focus}, [{effect.source, effect.target} for effect in _sound(graph)]
    for _ in range(step.hops or 1):
        found = found.union(*(pair for pair in ends if pair & found))
    return found


def _sound(graph: ConceptGraph) -> list[Effect]:
    """Return the effects whose ends are declared; of others another rule tells."""
    known = graph.concepts
    return [effect for effect in graph.effects.values() if effect.source in known and effect.target in known]


def _left_in(graph: ConceptGraph, step: Step, at: tuple[str, ...]) -> Iterator[Problem]:
    if step.filter is None:
        return
    known = {"relation": graph.relations, "category": graph.categories, "reference": graph.references}
    sound = True
    for key, ids in known.items():
        for id in getattr(step.filter, key):
            if id not in ids:
                sound = False
                yield problem("CG707", f"the filter names the {key} {named(id)}, which is not there",
                              place(graph, *at, "filter", key), suggestion=nearest(id, ids))  # fmt: skip
    left = any(effect_passes(graph, step.filter, effect) for effect in _drawn(graph, step))
    if sound and not left and not step.blank:
        yield problem("CG708", "the filter leaves none of the step's effects in", place(graph, *at, "filter"))


def _drawn(graph: ConceptGraph, step: Step) -> list[Effect]:
    """Return the effects that a step can show; for a focus those of the whole graph."""
    effects = _sound(graph)
    among = step.show or step.path
    if among:
        return [e for e in effects if e.source in among and e.target in among]
    if step.focus or step.overview == "all":
        return effects
    return [e for e in effects if e.level == "core"]


def _meaning(graph: ConceptGraph, step: Step, at: tuple[str, ...]) -> Iterator[Problem]:
    if step.ask and not (step.say or step.highlight or step.filter):
        yield problem("CG709", "the question has no answer", place(graph, *at, "ask"),
                      expected="say, highlight or filter beside it")  # fmt: skip
    for key in ("effects", "highlight", "filter", "shut") if step.blank else ():
        if getattr(step, key):
            yield problem("CG710", f"{key} has no meaning on a blank screen", place(graph, *at, key))
    if step.path and step.shut:
        yield problem("CG716", "shut has no meaning beside path", place(graph, *at, "shut"))


def _leads(graph: ConceptGraph, tour: Tour, step: Step, at: tuple[str, ...]) -> Iterator[Problem]:
    for name in step.go:
        if not graph.leads_to(tour.id, name)[1]:
            own = [each.id for each in tour.steps if each is not step]
            others = [f"{other.id}:{each.id}" for other in graph.tours for each in other.steps]
            yield problem("CG714", f"the step leads to {named(name)}, which is no step",
                          place(graph, *at, "go"), suggestion=nearest(name, [*own, *others]))  # fmt: skip


def _gaps(
    graph: ConceptGraph, step: Step, linked: set[tuple[str, str]], where: Place | None
) -> Iterator[Problem]:
    for first, second in pairwise(step.path):
        if first in graph.concepts and second in graph.concepts and (first, second) not in linked:
            turned = "; there is one the other way" if (second, first) in linked else ""
            message = f"no effect leads from {named(first)} to {named(second)}{turned}"
            way = _way(graph, first, second)
            expected = f"{', '.join(map(named, way))}, which effects link" if way else ""
            yield problem("CG703", message, where, expected=expected)


def _way(graph: ConceptGraph, start: str, goal: str) -> list[str]:
    """Return a shortest way along effects, both ends included; nothing when there is none."""
    import networkx

    network = networkx.DiGraph((effect.source, effect.target) for effect in _sound(graph))
    joined = start != goal and {start, goal} <= set(network) and networkx.has_path(network, start, goal)
    return list(networkx.shortest_path(network, start, goal)) if joined else []
