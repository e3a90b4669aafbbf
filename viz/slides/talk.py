"""What a talk shows, in order: the steps of the tours, or of the one that is offered without any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from ..errors import VizError
from ..views.steps import blank_view

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect, Tour

    from ..view import View, WordsBox
    from ..views.steps import Content


class Pictures(Protocol):
    """What a talk asks of the views of a graph (`Views`)."""

    def for_step(self, tour: str, step: int, /) -> View: ...
    def near(self, tour: str, step: int, /) -> View | None: ...
    def on_page(self, tour: str, step: int, /) -> str: ...
    def lit_by_step(self, tour: str, step: int, /) -> View | None: ...
    def lit_content_of_step(self, tour: str, step: int, /) -> Content | None: ...
    def content_of_step(self, tour: str, step: int, /) -> Content | None: ...
    def prepare(self, ids: Iterable[str], /) -> None: ...
    def could_hold(self, shown: Content, least_px: float, /) -> bool: ...
    def __getitem__(self, id: str, /) -> View: ...
    @property
    def graph(self) -> ConceptGraph: ...


@dataclass(frozen=True, slots=True)
class TalkStep:
    """One step; ``number`` counts from 1. ``ask`` is posed before ``view``; ``blank`` has no picture.

    ``title`` is its point, which stands above the picture, ``say`` what stands below, ``narration`` all that
    is said of the picture. ``id`` is the step's name in links; ``go`` are tour and number of steps that may
    follow.
    """

    tour: str
    chapter: str
    number: int
    count: int
    title: str
    say: str
    narration: str
    pictures: Pictures
    ask: str = ""
    blank: str = ""
    id: str = ""
    go: tuple[tuple[str, int], ...] = ()

    @property
    def view(self) -> View:
        """All that the step shows; it is laid out when this is asked for."""
        return self.pictures.for_step(self.tour, self.number)

    @property
    def on_page(self) -> str:
        """The id of the view that a page shows for the step."""
        return self.pictures.on_page(self.tour, self.number)

    @property
    def near(self) -> View | None:
        """What is shown instead of all where that could not be read from the back of a room: what is lit."""
        return self.pictures.near(self.tour, self.number)

    @property
    def shown(self) -> View:
        """What is shown when all is told."""
        return self.near or self.view

    def part(self, view: View) -> tuple[int, int] | None:
        """How many effects a view of the step draws, of how many; None when it is all or not known."""
        whole = self.pictures.content_of_step(self.tour, self.number)
        drawn = len({route.effect for route in view.routes})
        return (drawn, len(whole.effects)) if whole and drawn < len(whole.effects) else None

    @property
    def lit(self) -> View | None:
        """The effects that the step lights, alone; None where none is, or the step shows little anyway."""
        return self.pictures.lit_by_step(self.tour, self.number)

    @property
    def lit_concepts(self) -> frozenset[str]:
        """The concepts that the step lights, where that is known without a layout."""
        lit = self.pictures.lit_content_of_step(self.tour, self.number)
        return frozenset(lit.concepts if lit else ())

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts that the step shows."""
        shown = self.pictures.content_of_step(self.tour, self.number)
        return shown.concepts if shown else tuple(box.concept for box in self.view.boxes)

    def could_be_read(self, least_px: float) -> bool:
        """Whether the picture may have room for text of this size; False is certain, True is not."""
        shown = self.pictures.content_of_step(self.tour, self.number)
        return shown is None or self.pictures.could_hold(shown, least_px)

    @property
    def told(self) -> str:
        """All that is said: the question and its answer."""
        return "\n\n".join(filter(None, (self.ask, self.narration)))

    def moments(self) -> tuple[Moment, ...]:
        """Return the question, where one is posed, and the step itself."""
        return (Moment(self, posed=True), Moment(self)) if self.ask else (Moment(self),)

    @property
    def bare(self) -> View:
        """The view over which a question is posed: nothing in it is lit."""
        if self.blank:
            view = self.view
            return blank_view(view.id, "", self.ask, (view.width, view.height))
        return replace(self.view, lit=frozenset(), words=tuple(map(_unmarked, self.view.words)))


def _unmarked(words: WordsBox) -> WordsBox:
    """Return words without the room for their mark, which would tell those that are graded."""
    x, y, w, h = words.rect
    return replace(words, rect=(x + words.mark_px / 2, y, w - words.mark_px, h), mark_px=0.0)


@dataclass(frozen=True, slots=True)
class Moment:
    """What is seen at once; ``posed`` while a question waits for its answer."""

    step: TalkStep
    posed: bool = False

    @property
    def title(self) -> str:
        """What stands above the picture."""
        return self.step.ask if self.posed else self.step.title

    @property
    def say(self) -> str:
        """What stands below the picture."""
        return "" if self.posed else self.step.say

    @property
    def told(self) -> str:
        """All that is said meanwhile: over a question its answer too."""
        return self.step.told if self.posed else self.step.narration

    @property
    def view(self) -> View:
        """What is shown: over a question all that the step shows, and nothing lit."""
        return self.step.bare if self.posed else self.step.shown

    def pictures(self, least_px: float) -> Iterator[View]:
        """Yield what may be drawn with text of this size, the most first."""
        if (self.step.near and not self.posed) or self.step.could_be_read(least_px):
            yield self.view
        if not self.posed and self.step.lit:
            yield self.step.lit


def talk(graph: ConceptGraph, views: Pictures, tour: str = "") -> tuple[TalkStep, ...]:
    """Return the steps of one tour, of all tours, or of the one that is offered when the file tells none.

    Raises:
        VizError: the graph has no tour of this id.
    """
    chosen = [each for each in graph.told if tour in ("", each.id)]
    if tour and not chosen:
        known = ", ".join(each.id for each in graph.told) or "none"
        raise VizError(f"there is no tour called {tour!r}; the graph has {known}")
    views.prepare(f"tour:{each.id}:{n}" for each in chosen for n in range(1, len(each.steps) + 1))
    return tuple(step for each in chosen for step in _told(graph, each, views))


def _told(graph: ConceptGraph, tour: Tour, views: Pictures) -> Iterator[TalkStep]:
    count = len(tour.steps)
    for number, step in enumerate(tour.steps, 1):
        title, below = graph.point(step)
        leads = (graph.leads_to(tour.id, name) for name in step.go)
        asked = (step.ask, step.blank, step.id, tuple(each for each in leads if each[1]))
        yield TalkStep(tour.id, tour.title, number, count, title, below, step.say, views, *asked)


def without_evidence(graph: ConceptGraph) -> ConceptGraph:
    """Return a graph as a question shows it: what is known of its effects would answer most questions."""
    return replace(graph, effects=_Untold(graph.effects))


@dataclass(frozen=True)
class _Untold(Mapping[str, Any]):
    """Effects of which nothing is known; what is found though it is not listed is found here too."""

    told: Mapping[str, Effect]

    def __getitem__(self, id: str) -> Effect:
        return replace(self.told[id], verdict="not-checked", certainty="", evidence=())

    def __contains__(self, id: object) -> bool:
        return id in self.told

    def __iter__(self) -> Iterator[str]:
        return iter(self.told)

    def __len__(self) -> int:
        return len(self.told)


def focus_pages(views: Pictures, concept: str) -> tuple[View, ...]:
    """Return the surroundings of a concept in views to be read from afar: a hub's pages, else the one."""
    whole = views[f"focus:{concept}"]
    return tuple(views[id] for id in whole.pages[1:]) or (whole,)
