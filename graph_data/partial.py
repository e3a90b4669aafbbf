"""A graph without the steps and quotes that are broken, where nothing else is wrong with its file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from .check import check_graph
from .errors import Place
from .model import ConceptGraph, Effect, Step
from .read.report import Report

_QUOTES = ("CG503",)
_STEPS = ("CG701", "CG702", "CG703", "CG704", "CG707")


def without_broken(report: Report) -> tuple[ConceptGraph | None, tuple[str, ...]]:
    """Return the graph of a report without what is broken in it, and what was left out, in words.

    None, and nothing left out, where something else than a step or a quote is wrong.
    """
    graph = report.read
    errors = report.errors
    if graph is None or any(each.code not in (*_QUOTES, *_STEPS) for each in errors):
        return None, ()
    quotes = {each.place for each in errors if each.code in _QUOTES}
    steps = {each.place for each in errors if each.code in _STEPS}
    left_out: list[str] = []
    effects = {id: _effect(graph, effect, quotes, left_out) for id, effect in graph.effects.items()}
    tours = []
    for tour in graph.tours:
        kept = tuple(
            step
            for n, step in enumerate(tour.steps)
            if not _is_broken(graph, tour.id, n, step, steps, left_out)
        )
        tours += [replace(tour, steps=kept)] if kept else []
    made = replace(graph, effects=MappingProxyType(effects), tours=tuple(tours))
    if any(each.severity == "error" for each in check_graph(made)):
        return None, ()
    return made, tuple(left_out)


def _effect(graph: ConceptGraph, effect: Effect, quotes: set[Place | None], left_out: list[str]) -> Effect:
    """Return an effect without its quote where that is broken."""
    where = graph.places.get(("effects", effect.id, "quote"))
    if where is None or where not in quotes:
        return effect
    left_out.append(f"{where}: the quote of {graph.sentence(effect)!r}, which the article does not say")
    return replace(effect, quote="")


def _is_broken(
    graph: ConceptGraph,
    tour: str,
    number: int,
    step: Step,
    broken: Iterable[Place | None],
    left_out: list[str],
) -> bool:
    path = ("tours", tour, "steps", str(number))
    own = {place for at, place in graph.places.items() if at[:4] == path}
    if own.isdisjoint(broken):
        return False
    left_out.append(f"{graph.places[path]}: step {number + 1} of the tour {tour!r}, {step.say[:60]!r}")
    return True
