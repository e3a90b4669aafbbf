"""The views of tours' steps: what each shows, with what it lights; that alone where the whole is crowded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from ..view import READABLE_PX, View
from .maker import centre_of
from .steps import Content, blank_view, content_of, lit_of_step, passing

if TYPE_CHECKING:
    from graph_data.model import Effect, Step, Tour

    from .maker import ViewMaker
    from .shut import ShutGroups


def step_view_id(tour: Tour, number: int) -> str:
    """Return the id of the view of a step, counted from 1: by the step's own id, which stays."""
    return f"tour:{tour.id}:{tour.steps[number - 1].id or number}"


def counted_ids(tours: Iterable[Tour]) -> dict[str, str]:
    """Return, by the id of each step's view, the id that it had when steps were only counted."""
    places = ((tour, number) for tour in tours for number in range(1, len(tour.steps) + 1))
    found = {step_view_id(tour, number): f"tour:{tour.id}:{number}" for tour, number in places}
    return found | {f"{id}:lit": f"{counted}:lit" for id, counted in found.items()}


class TourViews:
    """Makes the views of steps; ``overview`` and ``overall`` give an overview's view and what it shows."""

    def __init__(
        self,
        maker: ViewMaker,
        overview: Callable[[str], View],
        overall: Callable[[str], Content],
        shut: ShutGroups | None = None,
    ) -> None:
        self._maker, self._overview, self._overall, self._shut = maker, overview, overall, shut
        self._graph = maker.graph
        self._tours: dict[str, Tour] = {tour.id: tour for tour in self._graph.told}
        self._searched: dict[str, tuple[str, str, Content] | None] = {}

    def view(self, id: str, name: str) -> View | None:
        """Return the view of a step, ``TOUR:STEP``, or of what it lights, ``TOUR:STEP:lit``; None for others.

        A step is named by its id or by its place, counted from 1. ``TOUR:STEP:open`` is a step with all its
        groups open.
        """
        found = self._named(name.removesuffix(":lit"))
        if found is None:
            opened = self._named(name.removesuffix(":open"))
            return self._of(id, opened[0], replace(opened[1], shut=())) if opened else None
        title, step = found
        if name.endswith(":lit"):
            lit = self.lit(name.removesuffix(":lit"))
            return self._lit_view(id, title, step, lit) if lit and lit.effects else None
        made, whole = self._of_step(id, title, step)
        return replace(made, id=id, kind="tour", title=title, lit=self._lit_of(step, whole))

    def _lit_of(self, step: Step, whole: Content) -> frozenset[str]:
        """Return what a step lights: with what is shut into a box, that box."""
        lit = lit_of_step(self._graph, step, whole)
        return self._shut.lit(lit) if step.shut and self._shut else lit

    def _lit_view(self, id: str, title: str, step: Step, lit: Content) -> View:
        if step.shut:
            return self._maker.layered(id, "tour", title, lit.concepts, lit.effects)
        return self._maker.subset(id, title, lit.concepts, lit.effects)

    def step(self, name: str) -> Step:
        """Return a step that there is, ``TOUR:STEP``."""
        found = self._named(name)
        assert found
        return found[1]

    def content(self, name: str) -> Content | None:
        """Return what a step shows where that is known without a layout; else None."""
        found = self._named(name)
        return self._content(found[1]) if found else None

    def searched(self, name: str) -> tuple[str, str, Content] | None:
        """Return id, title and content of the layout that may be searched for a step before an audience."""
        if name not in self._searched:
            self._searched[name] = self._search_of(name)
        return self._searched[name]

    def _search_of(self, name: str) -> tuple[str, str, Content] | None:
        found, shown = self._named(name), self.content(name)
        if found is None or shown is None:
            return None
        title, step = found
        if not self._maker.could_hold(shown, READABLE_PX):
            lit = self.lit(name)
            return self._layered(f"tour:{name}:lit", title, lit) if lit and lit.effects else None
        if step.show or step.shut or (step.filter and step.filter.rest == "hide"):
            return self._layered(f"tour:{name}", title, shown)
        return f"overview:{step.overview or 'core'}", self._graph.title, shown

    def _layered(self, id: str, title: str, shown: Content) -> tuple[str, str, Content] | None:
        """Return what is searched for; a star is not."""
        return None if centre_of(shown.concepts, shown.effects) else (id, title, shown)

    def lit(self, name: str) -> Content | None:
        """Return what a step lights where that is known without a layout; None too when nothing is lit."""
        found, shown = self._named(name), self.content(name)
        if found is None or shown is None:
            return None
        lit = self._lit_of(found[1], self._open(found[1]) or shown)
        concepts = tuple(c for c in shown.concepts if c in lit)
        return Content(concepts, tuple(e for e in shown.effects if e.id in lit)) if concepts else None

    def canonical(self, id: str) -> str:
        """Return the id of a view; steps, which may be counted (``tour:TOUR:2``), by their own ids."""
        if not id.startswith("tour:"):
            return id
        name, lit = (id.removesuffix(":lit"), ":lit") if id.endswith(":lit") else (id, "")
        tour, number = self._place(name.removeprefix("tour:"))
        return f"{step_view_id(tour, number)}{lit}" if tour else id

    def _place(self, name: str) -> tuple[Tour | None, int]:
        """Return the tour of a step, and the step's place there, counted from 1."""
        id, _, step = name.rpartition(":")
        number = self._graph.step_number(id, step)
        return (self._tours[id], number) if number else (None, 0)

    def _named(self, name: str) -> tuple[str, Step] | None:
        """Return a step, and its title or else its tour's."""
        tour, number = self._place(name)
        if tour is None:
            return None
        step = tour.steps[number - 1]
        return step.title or tour.title, step

    def _content(self, step: Step) -> Content | None:
        whole = self._open(step)
        return self._closed(step, whole) if whole else None

    def _closed(self, step: Step, whole: Content) -> Content:
        """Return what is shown with the groups shut that the step shuts."""
        if not step.shut or not self._shut:
            return whole
        return self._shut.content(whole, self._shut.keys(step.shut), plain=bool(step.ask))

    def _open(self, step: Step) -> Content | None:
        """Return what a step shows with all its groups open, where that is known without a layout."""
        if step.blank or step.path or step.focus:
            return None
        if step.show:
            concepts = tuple(dict.fromkeys(step.show))
            shown = Content(concepts, tuple(self._among(step.show, set(step.effects))))
        else:
            shown = self._overall(step.overview or "core")
        if step.filter and step.filter.rest == "hide":
            return passing(self._graph, shown, step.filter)
        return shown

    def _of_step(self, id: str, title: str, step: Step) -> tuple[View, Content]:
        """Return the view of a step, and what it shows or would show with all groups open."""
        if not step.shut or step.path or not self._shut:
            view = self._of(id, title, step)
            return view, content_of(self._graph, view)
        whole = self._open(step) or content_of(self._graph, self._of(id, title, replace(step, shut=())))
        shown = self._closed(step, whole)
        return self._maker.layered(id, "tour", title, shown.concepts, shown.effects), whole

    def _of(self, id: str, title: str, step: Step) -> View:
        if step.blank:
            return blank_view(id, title, step.say, self._maker.page)
        if step.filter and step.filter.rest == "hide":
            return self._left_in(id, title, step)
        wanted = set(step.effects)
        if step.path:
            return self._maker.chain(id, "tour", title, step.path, self._among(step.path, wanted))
        if step.show:
            return self._maker.subset(id, title, step.show, self._among(step.show, wanted))
        if step.focus:
            around = {e.id: e for e in self._graph.incoming[step.focus] + self._graph.outgoing[step.focus]}
            effects = [e for e in around.values() if not wanted or e.id in wanted]
            return self._maker.around(id, title, step.focus, effects, max(1, min(3, step.hops)))
        return self._overview(step.overview or "core")

    def _left_in(self, id: str, title: str, step: Step) -> View:
        """Return only what passes the step's filter, laid out anew."""
        assert step.filter
        content = self._content(step)
        if content is None:
            whole = content_of(self._graph, self._of(id, title, replace(step, filter=None)))
            content = passing(self._graph, whole, step.filter)
        if not content.concepts:
            return View(id, "tour", title, *self._maker.page)
        return self._maker.subset(id, title, content.concepts, content.effects)

    def _among(self, concepts: tuple[str, ...], wanted: set[str]) -> list[Effect]:
        inside = set(concepts)
        return [
            e
            for e in self._graph.effects.values()
            if e.source in inside and e.target in inside and (not wanted or e.id in wanted)
        ]
