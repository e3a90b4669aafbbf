"""Rules about tours: what their steps name, and whether paths hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ..codes import problem
from ..errors import Problem
from ..find import nearest
from ..names import shown
from .places import place

if TYPE_CHECKING:
    from ..errors import Place
    from ..model import ConceptGraph, Step


def broken_tours(graph: ConceptGraph) -> Iterator[Problem]:
    """CG701 to CG705: steps that name what is not there, paths with gaps, tours without steps."""
    linked = {(effect.source, effect.target) for effect in graph.effects.values()}
    for tour in graph.tours:
        if not tour.steps:
            yield problem(
                "CG705", f"the tour {shown(tour.title)} has no steps", place(graph, "tours", tour.id)
            )
        for number, step in enumerate(tour.steps):
            at = ("tours", tour.id, "steps", str(number))
            yield from _one_thing(step, place(graph, *at))
            yield from _names(graph, step, at)
            yield from _gaps(graph, step, linked, place(graph, *at, "path"))


def _one_thing(step: Step, where: Place | None) -> Iterator[Problem]:
    given = [key for key in ("show", "path", "focus", "overview") if getattr(step, key)]
    if len(given) != 1:
        found = f"the step has {' and '.join(given)}" if given else "the step shows nothing"
        yield problem("CG704", found, where, expected="one of show, path, focus and overview")


def _names(graph: ConceptGraph, step: Step, at: tuple[str, ...]) -> Iterator[Problem]:
    focus = (step.focus,) if step.focus else ()
    for key, ids in (("show", step.show), ("path", step.path), ("focus", focus)):
        for id in ids:
            if id not in graph.concepts:
                yield problem("CG701", f"the step names the concept {shown(id)}, which is not declared",
                              place(graph, *at, key), suggestion=nearest(id, graph.concepts))  # fmt: skip
    for key, ids, known in (
        ("effects", step.effects, list(graph.effects)),
        ("highlight", step.highlight, [*graph.effects, *graph.concepts]),
    ):
        for id in ids:
            if id not in known:
                yield problem("CG702", f"the step names {shown(id)}, which does not exist",
                              place(graph, *at, key), suggestion=nearest(id, known))  # fmt: skip


def _gaps(
    graph: ConceptGraph, step: Step, linked: set[tuple[str, str]], where: Place | None
) -> Iterator[Problem]:
    for first, second in pairwise(step.path):
        if first in graph.concepts and second in graph.concepts and (first, second) not in linked:
            turned = "; there is one the other way" if (second, first) in linked else ""
            message = f"no effect leads from {shown(first)} to {shown(second)}{turned}"
            yield problem("CG703", message, where)
