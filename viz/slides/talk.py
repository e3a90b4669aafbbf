"""What a talk shows, in order: the steps of the tours, or of one that is offered when the file has none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from ..errors import VizError

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Tour

    from ..view import View

#: Concepts that a talk offered by itself opens.
OFFERED: Final = 6


class Pictures(Protocol):
    """What a talk asks of the views of a graph (`Views`)."""

    def for_step(self, tour: str, step: int, /) -> View: ...
    def __getitem__(self, id: str, /) -> View: ...


@dataclass(frozen=True, slots=True)
class TalkStep:
    """One step; ``number`` counts from 1. ``tour`` is empty in a talk that was offered."""

    tour: str
    chapter: str
    number: int
    count: int
    title: str
    say: str
    view: View


def talk(graph: ConceptGraph, views: Pictures, tour: str = "") -> tuple[TalkStep, ...]:
    """Return the steps of one tour, of all tours, or of the offered talk when the file tells none.

    Raises:
        VizError: the graph has no tour of this id.
    """
    chosen = [each for each in graph.tours if tour in ("", each.id)]
    if tour and not chosen:
        known = ", ".join(each.id for each in graph.tours) or "none"
        raise VizError(f"there is no tour called {tour!r}; the graph has {known}")
    told = [step for each in chosen for step in _told(each, views)]
    return tuple(told) if told else tuple(_offered(graph, views))


def _told(tour: Tour, views: Pictures) -> Iterator[TalkStep]:
    count = len(tour.steps)
    for number, step in enumerate(tour.steps, 1):
        view = views.for_step(tour.id, number)
        yield TalkStep(tour.id, tour.title, number, count, step.title or tour.title, step.say, view)


def _offered(graph: ConceptGraph, views: Pictures) -> Iterator[TalkStep]:
    """Yield the most connected concepts, each with what surrounds it."""
    order = {id: place for place, id in enumerate(graph.concepts)}
    ranked = sorted(graph.concepts, key=lambda id: (-_degree(graph, id), order[id]))[:OFFERED]
    for number, id in enumerate(ranked, 1):
        concept = graph.concepts[id]
        view = focus_pages(views, id)[0]
        yield TalkStep("", graph.title, number, len(ranked), concept.title, concept.definition, view)


def _degree(graph: ConceptGraph, id: str) -> int:
    return len(graph.incoming[id]) + len(graph.outgoing[id])


def focus_pages(views: Pictures, concept: str) -> tuple[View, ...]:
    """Return the surroundings of a concept in views to be read from afar: a hub's pages, else the one."""
    whole = views[f"focus:{concept}"]
    return tuple(views[id] for id in whole.pages[1:]) or (whole,)


def smallest_text(view: View) -> float:
    """Return the size, px, of the smallest text of names and words; infinite when there is none."""
    sizes = (item.font_px for items in (view.boxes, view.words) for item in items)
    return min(sizes, default=float("inf"))
