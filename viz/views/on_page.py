"""The views that a page carries: those that it does not lay out itself, and which of them its tours show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from .map import is_plain

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Step

    from ..door.plan import Plan
    from ..view import View
    from .map import MapViews


#: How the id of a view ends that is in text of the size that is good to read.
READ: Final = ":read"


class Readable(Protocol):
    """What is asked of the views of a graph (`Views`) that are in text of another size too."""

    def for_reading(self, id: str, /) -> View | None: ...


class Catalogue(Readable, Protocol):
    """What is asked of the views of a graph (`Views`)."""

    def embedded_ids(self) -> Iterable[str]: ...
    def for_step(self, tour: str, step: int, /) -> View: ...
    def near(self, tour: str, step: int, /) -> View | None: ...
    def __getitem__(self, id: str, /) -> View: ...
    @property
    def map(self) -> MapViews: ...


@dataclass(frozen=True, slots=True)
class StepViews:
    """The ids of what a page shows for a step: as it is read, and before an audience where that is less."""

    view: str
    near: str | None


@dataclass(frozen=True, slots=True)
class PageViews:
    """Views that a page carries, the one seen first, and what is shown for each step of each tour.

    ``plain``: the first is a whole picture that can be read at once, with a line above it.
    """

    first: View
    plain: bool
    views: tuple[View, ...]
    tours: tuple[tuple[StepViews, ...], ...]
    plan: Plan


def page_views(graph: ConceptGraph, catalogue: Catalogue, start: str) -> PageViews:
    """Return the views of a page that opens with the view ``start``."""
    first = catalogue.map.part() if start == "map" else catalogue.for_reading(start) or catalogue[start]
    shown: dict[str, View] = {start: first if start == "map" else catalogue[start]}
    for id in catalogue.embedded_ids():
        shown.setdefault(id, catalogue[id])
        shown.update(read_view(catalogue, id))
    tours = []
    for tour in graph.told:
        steps = []
        for number, step in enumerate(tour.steps, 1):
            view, near = catalogue.for_step(tour.id, number), None
            if not step.shut:
                near = catalogue.near(tour.id, number)
            id = view_on_page(step, view.id)
            # What is lit belongs to the step: a question is posed over the bare view, and a filter can be
            # lifted.
            shown.setdefault(id, replace(view, lit=frozenset()) if id == view.id else catalogue[id])
            if id == view.id and not _made_again(step, view):
                shown.update(read_view(catalogue, id))
            if step.shut:
                shown.setdefault(view.id, replace(view, lit=frozenset()))
            if near:
                shown.setdefault(near.id, near)
            steps.append(StepViews(id, near.id if near else None))
        tours.append(tuple(steps))
    carried = tuple(
        view for view in shown.values() if view.kind != "map" and (view.id == start or not _made_there(view))
    )
    plan = catalogue.map.plan
    return PageViews(first, is_plain(plan, first), carried, tuple(tours), plan)


def read_view(catalogue: Readable, id: str) -> dict[str, View]:
    """Return a view in text of the size that is good to read, by its id on the page; empty if it has none."""
    read = catalogue.for_reading(id)
    return {f"{id}{READ}": replace(read, id=f"{id}{READ}", lit=frozenset())} if read else {}


def view_on_page(step: Step, id: str) -> str:
    """Return the id of the view that a page shows for a step; ``id`` is that of the step's own.

    A step that shows an overview as it is has none of its own there. Of groups that are shut a page shows the
    view with all open, so that each can be opened; as the step begins it shows the step's own picture.
    """
    hides = step.filter is not None and step.filter.rest == "hide"
    own = step.show or step.path or step.focus or step.blank or hides
    opened = f"{id}:open" if step.shut and not step.path else id
    return opened if own else f"overview:{step.overview or 'core'}"


def _made_again(step: Step, view: View) -> bool:
    """Whether the page lays a step out again itself for those who read: a way, or what is around a concept.

    A way that comes back to its start keeps its shape.
    """
    way = bool(step.path) and len(set(step.path)) == len(step.path)
    return way or any(box.central for box in view.boxes)


def _made_there(view: View) -> bool:
    """Whether the page lays a view out itself, by the same rule: surroundings that fit in one view."""
    return view.kind == "focus" and not view.pages
