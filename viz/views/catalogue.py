"""The catalogue of a graph's views: every one has an id, and is made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from weakref import proxy

from ..errors import UnknownViewError
from ..near.focus import focus_views
from ..view import READABLE_PX, SHUT, STAGE, View
from .kept import KeptLayouts
from .kept_data import settled
from .maker import Effort, Progress, ViewMaker
from .map import MapViews, begins_with_map
from .on_page import PageViews, page_views, view_on_page
from .reading import reading_view
from .second_process import halves, second_process
from .shut import ShutGroups
from .steps import Content
from .tours import TourViews, counted_ids, step_view_id
from .ways import ways

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

#: In a graph with more concepts the page lays out focus views itself, when they are asked for.
MOST_EMBEDDED: Final = 300
#: Effects in a view of a category, at most; core ones and those inside the category come first.
CATEGORY_EFFECTS: Final = 30
_WAYS: Final = 4


class Views:
    """Views of one graph on pages of one size.

    ``text`` is how much larger than usual the text of focus views and chains may be; as much as the page is
    larger than `STAGE` when not given. ``kept`` finds and keeps finished layouts; without it the cache is
    used. Where names would be smaller than ``least_px``, effects rather run right to left. The same view is
    returned again when it is asked for twice. In overviews the groups of ``shut``, by their keys, are shut to
    a box each.
    """

    def __init__(
        self,
        graph: ConceptGraph,
        *,
        page: tuple[float, float] = STAGE,
        text: float | None = None,
        effort: Effort = "quick",
        kept: KeptLayouts | None = None,
        progress: Progress | None = None,
        least_px: float = 0.0,
        shut: Sequence[str] = (),
    ) -> None:
        shuts = shut or any(step.shut for tour in graph.told for step in tour.steps)
        self._shut = ShutGroups(graph) if shuts else None
        self._keys = tuple(shut)
        self._graph = graph = self._shut.graph if self._shut else graph
        self._page = page
        self._text = text
        self.kept = kept if kept is not None else KeptLayouts()
        counted = counted_ids(graph.told)
        self._use(ViewMaker(graph, page, text, effort, self.kept, progress, least_px, counted))
        self.map = MapViews(graph, page)
        self._made: dict[str, View] = {}
        self._near: dict[tuple[str, int], View | None] = {}
        self._read: dict[str, View | None] = {}

    @property
    def graph(self) -> ConceptGraph:
        """The graph by which the views are drawn: in it boxes of shut groups are found."""
        return self._graph

    def _use(self, maker: ViewMaker) -> None:
        self._maker = maker
        # In a circle with its tours, each state of a served graph would stay until garbage is looked for.
        me = proxy(self)
        self._tours = TourViews(
            maker, lambda which: me[f"overview:{which}"], lambda which: me._overall(which), self._shut
        )

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all views: overviews, focus views with pages, steps, categories, maps.

        A step that lights effects has a view of these besides (``tour:TOUR:STEP:lit``). ``path:A:B`` can be
        asked for too. In a large graph the pages of focus views are left out.
        """
        focus = self._focus_ids() if self._small else [f"focus:{id}" for id in self._graph.concepts]
        maps = ("map", *(f"map:{key}" for key in self.map.cards())) if self.map.plan.groups else ()
        steps = (*self._step_ids(), *self._lit_ids())
        return (*self._overviews(), *focus, *steps, *self._category_ids(), *maps)

    def embedded_ids(self) -> tuple[str, ...]:
        """Return the ids of the views that a page carries besides its tours'; all others it makes itself."""
        self.prepare((*self._overviews(), *self._step_ids()))
        focus = self._focus_ids() if self._small else []
        return (*self._overviews(), *focus)

    def for_page(self, start: str | None = None) -> PageViews:
        """Return the views that a page carries; ``start`` is the id of the first, or of a concept.

        Raises:
            UnknownViewError: ``start`` names no view and no concept.
        """
        return page_views(self._graph, self, self._start(start))

    def begins(self) -> str:
        """Return the id of the view that a page begins with: the map, or the overview of a small graph."""
        first = self._overviews()[0]
        return "map" if begins_with_map(self.map.plan, self[first]) else first

    def _start(self, wanted: str | None) -> str:
        """Return the id of the first view; without a wish that with which a page begins."""
        if wanted is None:
            self.embedded_ids()
            return self.begins()
        try:
            return self[f"focus:{wanted}" if wanted in self._graph.concepts else wanted].id
        except KeyError as error:
            raise UnknownViewError(f"no view and no concept is called {wanted!r}") from error

    def on_page(self, tour: str, step: int) -> str:
        """Return the id of the view that a page shows for a step."""
        found = self._tours.step(f"{tour}:{step}")
        return view_on_page(found, self._tours.canonical(f"tour:{tour}:{step}"))

    def prepare(self, ids: Iterable[str]) -> None:
        """Lay out overviews and steps that will be asked for, half of it in a second process if one helps."""
        searched = {}
        for id in map(self._tours.canonical, ids):
            kind, _, name = id.partition(":")
            layout = self._tours.searched(name)
            if kind == "overview":
                layout = id, self._graph.title, self._overall(name)
            if layout and layout[0] not in self._made:
                found, title, shown = layout
                if not self._maker.is_soon_made(found, title, shown.concepts, shown.effects):
                    searched[found] = len(shown.concepts) + len(shown.effects)
        mine, theirs = halves(searched)
        wait = second_process(lambda: self._make_quietly(theirs)) if mine else None
        if wait:
            for id in mine:
                self[id]
            wait()

    def _make_quietly(self, ids: Iterable[str]) -> None:
        self._use(replace(self._maker, progress=None))
        for id in ids:
            self[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids())

    def __len__(self) -> int:
        return len(self.ids())

    def __contains__(self, id: object) -> bool:
        try:
            self[str(id)]
        except UnknownViewError:
            return False
        return True

    def __getitem__(self, id: str) -> View:
        """Return a view.

        Raises:
            UnknownViewError: the graph has no view of this id.
        """
        id = self._tours.canonical(id)
        if id not in self._made:
            self._made.setdefault(id, self._make(id))
        return self._made[id]

    def for_step(self, tour: str, step: int) -> View:
        """Return the view of a tour's step, counted from 1."""
        return self[f"tour:{tour}:{step}"]

    def lit_by_step(self, tour: str, step: int) -> View | None:
        """Return the effects that a step lights as a view of their own; None where none is known to be."""
        lit = self.lit_content_of_step(tour, step)
        return self[f"tour:{tour}:{step}:lit"] if lit and lit.effects else None

    def lit_content_of_step(self, tour: str, step: int) -> Content | None:
        """Return what a step lights where that is known without a layout; None too when nothing is lit."""
        return self._tours.lit(f"{tour}:{step}")

    def for_reading(self, id: str) -> View | None:
        """Return an overview or a step in text as large as is good to read, where that is less than fits.

        None too for other views.
        """
        if not id.startswith(("overview:", "tour:")) or not self._small:
            return None
        if id not in self._read:
            placed = bool(self.kept.places(id, self._page))
            self._read[id] = reading_view(
                self._graph, self[id], cached=self.kept.caches, placed=placed, last=self.kept.last_read
            )
        return self._read[id]

    def near(self, tour: str, step: int) -> View | None:
        """Return what is shown of a step before an audience when that is less than all: what it lights.

        None where all of it is readable, or no effect is lit.
        """
        if (tour, step) not in self._near:
            self._near[tour, step] = self._near_of(tour, step)
        return self._near[tour, step]

    def _near_of(self, tour: str, step: int) -> View | None:
        shown = self.content_of_step(tour, step)
        if shown is None:
            return None
        if self.could_hold(shown, READABLE_PX) and self.for_step(tour, step).smallest_px >= READABLE_PX:
            return None
        return self.lit_by_step(tour, step)

    def content_of_step(self, tour: str, step: int) -> Content | None:
        """Return what a step shows where that is known without a layout; else None."""
        return self._tours.content(f"{tour}:{step}")

    def could_hold(self, shown: Content, least_px: float) -> bool:
        """Return whether a page may have room for so much with text of this size; False is certain."""
        return self._maker.could_hold(shown, least_px)

    @property
    def _small(self) -> bool:
        return len(self._graph.concepts) <= MOST_EMBEDDED

    def _overviews(self) -> list[str]:
        detail = any(e.level == "detail" for e in self._graph.effects.values())
        return ["overview:core", "overview:all"] if detail else ["overview:core"]

    def _focus_ids(self) -> list[str]:
        found: list[str] = []
        for concept in self._graph.concepts:
            whole = self[f"focus:{concept}"]
            found.extend(whole.pages or (whole.id,))
        return found

    def _step_ids(self) -> list[str]:
        return [step_view_id(t, n) for t in self._graph.told for n in range(1, len(t.steps) + 1)]

    def _lit_ids(self) -> list[str]:
        lit = ((id, self._tours.lit(id.partition(":")[2])) for id in self._step_ids())
        return [f"{id}:lit" for id, shown in lit if shown and shown.effects]

    def _category_ids(self) -> list[str]:
        used = {concept.category for concept in self._graph.concepts.values()}
        return [f"category:{id}" for id in self._graph.categories if id in used]

    def _make(self, id: str) -> View:
        kind, _, rest = id.partition(":")
        makers = {
            "overview": self._overview,
            "focus": self._focus,
            "tour": self._tours.view,
            "path": self._path,
            "category": self._category,
            "map": self._map,
        }
        view = makers[kind](id, rest) if kind in makers else None
        if view is None:
            raise UnknownViewError(f"there is no view called {id!r}")
        return view

    def _map(self, id: str, opened: str) -> View | None:
        return self.map.view(opened) if self.map.plan.groups else None

    def _overview(self, id: str, which: str) -> View | None:
        if which not in ("core", "all"):
            return None
        if which == "all" and len(self._overviews()) == 1:
            return replace(self["overview:core"], id=id)
        shown = self._overall(which)
        if self._shut and self._keys:
            id, shown = f"{id}:{SHUT}{','.join(self._keys)}", self._shut.content(shown, self._keys)
        return self._maker.layered(id, "overview", self._graph.title, shown.concepts, shown.effects)

    def _overall(self, which: str) -> Content:
        """Return what an overview shows; concepts without any effect stand in both."""
        effects = tuple(e for e in self._graph.effects.values() if which == "all" or e.level == "core")
        touched = {end for e in effects for end in (e.source, e.target)}
        alone = {c for c in self._graph.concepts if not (self._graph.outgoing[c] or self._graph.incoming[c])}
        return Content(tuple(c for c in self._graph.concepts if c in touched or c in alone), effects)

    def _focus(self, id: str, concept: str) -> View | None:
        whole = concept
        if whole not in self._graph.concepts:
            whole, _, page = concept.rpartition(":")
            if whole not in self._graph.concepts or not page.isdecimal():
                return None
        for view in focus_views(self._graph, whole, page=self._page, text=self._text):
            self._made.setdefault(view.id, settled(view))
        return self._made.get(id)

    def _path(self, id: str, rest: str) -> View | None:
        ends = self._ends(rest)
        if ends is None:
            return None
        start, goal = ends
        found = ways(self._graph, start, goal, most=_WAYS)
        graph = self._graph
        title = f"{graph.concepts[start].title} → {graph.concepts[goal].title}"
        if not found:
            return self._maker.layered(id, "path", title, list(dict.fromkeys(ends)), [])
        on_way = {e for way in found for e in way}
        effects = [e for e in graph.effects.values() if e.id in on_way]
        if len(found) == 1 or start == goal:
            over = {link.id: link for links in graph.opposites.values() for link in links}
            steps = [graph.effects.get(e) or over[e] for e in found[0]]
            concepts = (start, *(e.target for e in steps))
            links = {(e.source, e.target) for e in steps}
            between = [e for e in graph.effects.values() if (e.source, e.target) in links]
            return self._maker.chain(id, "path", title, concepts, between)
        shown = {*ends, *(end for e in effects for end in (e.source, e.target))}
        return self._maker.layered(id, "path", title, [c for c in graph.concepts if c in shown], effects)

    def _ends(self, rest: str) -> tuple[str, str] | None:
        """Return the two concepts of ``A:B``; ids may hold colons themselves."""
        parts = rest.split(":")
        for cut in range(1, len(parts)):
            start, goal = ":".join(parts[:cut]), ":".join(parts[cut:])
            if start in self._graph.concepts and goal in self._graph.concepts:
                return (start, goal)
        return None

    def _category(self, id: str, category: str) -> View | None:
        graph = self._graph
        members = {c.id for c in graph.concepts.values() if c.category == category}
        if category not in graph.categories or not members:
            return None
        touching = [e for e in graph.effects.values() if e.source in members or e.target in members]
        ranked = sorted(touching, key=lambda e: (-(e.source in members and e.target in members), e.level))
        effects = {e.id for e in ranked[:CATEGORY_EFFECTS]}
        chosen = [e for e in touching if e.id in effects]
        shown = members | {end for e in chosen for end in (e.source, e.target)}
        concepts = [c for c in graph.concepts if c in shown]
        return self._maker.layered(id, "category", graph.categories[category].label, concepts, chosen)
