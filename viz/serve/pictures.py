"""The views of the present graph: each stands where it stood before; better ones are made aside, in quiet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from ..errors import UnknownViewError
from ..view import STAGE
from ..views.catalogue import Views
from ..views.map import is_plain
from ..views.on_page import PageViews, StepViews, read_view, view_on_page
from ..views.tours import step_view_id
from .kept import LiveLayouts

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View
    from .later import Improvement, Later
    from .placing import Placing


class Pictures:
    """Views on a page of one size (px). The first of a graph is quick, and made better when there is time."""

    def __init__(
        self, kept: LiveLayouts, later: Later | None = None, page: tuple[float, float] = STAGE
    ) -> None:
        self._kept = kept
        self._later = later
        self._page = page
        self._graph: ConceptGraph | None = None
        self._near: dict[tuple[str, str], str | None] = {}

    def take(self, graph: ConceptGraph) -> None:
        """Show another graph from now on."""
        self._graph = graph
        self._kept.age()
        self._views = self._new_views()
        if self._later:
            self._later.stop()

    def _new_views(self) -> Views:
        assert self._graph
        return Views(self._graph, page=self._page, kept=self._kept, effort="first")

    def some(self, ids: Iterable[str]) -> list[View]:
        """Return views that there are, by their ids; a focus view of many parts with these.

        Behind an overview or a step whose text is larger than is good to read comes one in text of that size.
        """
        found: dict[str, View] = {}
        for id in ids:
            try:
                view = self._views[id]
            except UnknownViewError:
                continue
            found[view.id] = view
            found.update({part: self._views[part] for part in view.pages if part not in found})
            found.update(read_view(self._views, view.id))
        return list(found.values())

    def for_page(self, start: str | None) -> PageViews:
        """Return what a page carries that is opened now: the first view, and those that are known already."""
        whole = self._first(start)
        first = self._views.for_reading(whole.id) or whole
        known = [id for id in self._carried_ids() if self._kept.is_fresh(id)]
        carried = {view.id: view for view in self.some([whole.id, *known])}
        plan = self._views.map.plan
        return PageViews(first, is_plain(plan, first), tuple(carried.values()), self.tours(), plan)

    def tours(self) -> tuple[tuple[StepViews, ...], ...]:
        """Return the ids of the views of all steps; those before an audience as far as they are known."""
        assert self._graph
        return tuple(
            tuple(
                StepViews(view_on_page(step, step_view_id(tour, number)), self._near.get((tour.id, step.id)))
                for number, step in enumerate(tour.steps, 1)
            )
            for tour in self._graph.told
        )

    def _first(self, start: str | None) -> View:
        assert self._graph
        wanted = start or "overview:core"
        if wanted in self._graph.concepts:
            wanted = f"focus:{wanted}"
        return self._views[wanted]

    def _carried_ids(self) -> list[str]:
        """Return the ids of the views that pages do not make themselves."""
        assert self._graph
        overviews = ["overview:core", "overview:all"]
        steps = [each.view for tour in self.tours() for each in tour]
        return list(dict.fromkeys([*overviews, *steps]))

    def named_now(self, id: str, renamed: Mapping[str, str]) -> str:
        """Return the id of a view whose concepts may be called otherwise now.

        >>> Pictures.named_now(None, "path:a:b", {"b": "c"})
        'path:a:c'
        """
        kind, _, rest = id.partition(":")
        if kind == "focus":
            return f"focus:{renamed.get(rest, rest)}"
        if kind == "path":
            return ":".join([kind, *(renamed.get(part, part) for part in rest.split(":"))])
        return id

    def place(self, placings: Iterable[Placing]) -> list[View]:
        """Let boxes stand somewhere from now on, the others making room; return the views as they are then.

        Raises:
            UnknownViewError: there is no such view, or it has no such box.
        """
        placings = list(placings)
        for each in placings:
            if all(box.concept != each.concept for box in self._views[each.view].boxes):
                raise UnknownViewError(f"no box of {each.concept!r} stands in {each.view}")
        for each in placings:
            self._kept.place(each.view, each.concept, each.middle)
        self._views = self._new_views()
        found = self.some(dict.fromkeys(each.view for each in placings))
        self._kept.save(self._views.ids())
        return found

    def reread(self) -> list[View]:
        """Return the views of which another program has written the layout, or places, beside the graph."""
        changed = self._kept.reread()
        if not changed or not self._graph:
            return []
        self._views = self._new_views()
        return self.some(changed)

    def placed(self) -> dict[str, list[str]]:
        """Return the concepts whose boxes a hand has placed, by view."""
        return self._kept.placed()

    def improve(self, found: Callable[[Improvement], None]) -> None:
        """Lay out elsewhere, when it is quiet, what was drawn quickly or is of an earlier state."""
        if self._later and self._graph:
            self._later.start(self._graph, self._kept, found)

    def adopt(self, found: Improvement) -> list[View]:
        """Take what was laid out elsewhere of the present state, and return those views."""
        self._kept.adopt(found.entries)
        self._near.update(found.near)
        self._views = self._new_views()
        return self.some(found.entries)
