"""What a talk shows, in order: the steps of the tours, or of the one that is offered without any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from ..errors import VizError
from ..steps import blank_view

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Tour

    from ..view import View


class Pictures(Protocol):
    """What a talk asks of the views of a graph (`Views`)."""

    def for_step(self, tour: str, step: int, /) -> View: ...
    def __getitem__(self, id: str, /) -> View: ...


@dataclass(frozen=True, slots=True)
class Moment:
    """What is seen at once; ``posed`` while a question waits for its answer."""

    title: str
    say: str
    view: View
    posed: bool = False


@dataclass(frozen=True, slots=True)
class TalkStep:
    """One step; ``number`` counts from 1. ``ask`` is posed before ``view``; ``blank`` has no picture."""

    tour: str
    chapter: str
    number: int
    count: int
    title: str
    say: str
    view: View
    ask: str = ""
    blank: str = ""

    @property
    def told(self) -> str:
        """All that is said: the question and its answer."""
        return "\n\n".join(filter(None, (self.ask, self.say)))

    def moments(self) -> tuple[Moment, ...]:
        """Return the question, where one is posed, and the step itself."""
        answer = Moment(self.title, self.say, self.view)
        if not self.ask:
            return (answer,)
        return (Moment(self.ask, "", self.bare, posed=True), answer)

    @property
    def bare(self) -> View:
        """The view over which a question is posed: nothing in it is lit."""
        if self.blank:
            view = self.view
            return blank_view(view.id, "", self.ask, (view.width, view.height))
        return replace(self.view, lit=frozenset())


def talk(graph: ConceptGraph, views: Pictures, tour: str = "") -> tuple[TalkStep, ...]:
    """Return the steps of one tour, of all tours, or of the one that is offered when the file tells none.

    Raises:
        VizError: the graph has no tour of this id.
    """
    chosen = [each for each in graph.told if tour in ("", each.id)]
    if tour and not chosen:
        known = ", ".join(each.id for each in graph.told) or "none"
        raise VizError(f"there is no tour called {tour!r}; the graph has {known}")
    return tuple(step for each in chosen for step in _told(each, views))


def _told(tour: Tour, views: Pictures) -> Iterator[TalkStep]:
    count = len(tour.steps)
    for number, step in enumerate(tour.steps, 1):
        title = step.title or tour.title
        view = views.for_step(tour.id, number)
        yield TalkStep(tour.id, tour.title, number, count, title, step.say, view, step.ask, step.blank)


def focus_pages(views: Pictures, concept: str) -> tuple[View, ...]:
    """Return the surroundings of a concept in views to be read from afar: a hub's pages, else the one."""
    whole = views[f"focus:{concept}"]
    return tuple(views[id] for id in whole.pages[1:]) or (whole,)


def smallest_text(view: View) -> float:
    """Return the size, px, of the smallest text of names and words; infinite when there is none."""
    sizes = (item.font_px for items in (view.boxes, view.words) for item in items)
    return min(sizes, default=float("inf"))
