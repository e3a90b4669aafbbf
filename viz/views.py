"""The catalogue of a graph's views: every one has an id, and is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from .chain import chain_view
from .errors import UnknownViewError
from .focus import focus_view, focus_views
from .kept import KeptLayouts, layout_key
from .kept_data import settled
from .second_process import second_process
from .steps import blank_view, lit_of_step, passing
from .view import STAGE, View, ViewKind
from .ways import ways

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect, Filter, Step, Tour

Effort = Literal["quick", "polish"]
#: Told what is being laid out, and the share done, 0 to 1.
Progress = Callable[[str, float], None]

#: In a graph with more concepts the page lays out focus views itself, when they are asked for.
MOST_EMBEDDED: Final = 300
#: Effects in a view of a category, at most; core ones and those inside the category come first.
CATEGORY_EFFECTS: Final = 30
_WAYS: Final = 4


class Views:
    """Views of one graph on pages of one size.

    ``text`` is how much larger than usual the text of focus views and chains may be; as much as the page is
    larger than `STAGE` when not given. ``kept`` finds and keeps finished layouts; without it the cache is
    used. The same view is returned again when it is asked for twice.
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
    ) -> None:
        self._graph = graph
        self._page = page
        self._text = text
        self._effort: Effort = effort
        self._progress = progress
        self.kept = kept if kept is not None else KeptLayouts()
        self._made: dict[str, View] = {}
        self._tours: dict[str, Tour] = {tour.id: tour for tour in graph.told}
        self._ahead: Callable[[], None] | None = None

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all views: overviews, focus views with their pages, tour steps, categories.

        ``path:A:B`` can be asked for besides. In a large graph the pages of focus views are left out.
        """
        focus = self._focus_ids() if self._small else [f"focus:{id}" for id in self._graph.concepts]
        return (*self._overviews(), *focus, *self._step_ids(), *self._category_ids())

    def embedded_ids(self) -> tuple[str, ...]:
        """Return the ids of the views that a page carries besides its tours'; all others it makes itself."""
        self._begin_ahead()
        focus = self._focus_ids() if self._small else []
        return (*self._overviews(), *focus)

    def _begin_ahead(self) -> None:
        """Let a second process search the larger overview while this one searches the other."""
        overviews = self._overviews()
        if self._ahead or len(overviews) < 2 or not self.kept.shares_new or any(map(self._known, overviews)):
            return
        self._ahead = second_process(self._larger_overview)

    def _larger_overview(self) -> None:
        self._progress = None
        self._ahead = None
        self["overview:all"]

    def _known(self, id: str) -> bool:
        """Return whether an overview is there, or soon made."""
        from .layout import is_large

        if id in self._made:
            return True
        concepts, effects = self._of_overview(id.partition(":")[2])
        ids = [e.id for e in effects]
        if is_large(len(concepts), len(ids)):
            return True
        key = layout_key(self._graph, (id, self._graph.title), concepts, ids, self._page)
        return self.kept.find(self._graph, id, key, self._effort, self._page) is not None

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
        if id not in self._made:
            self._made.setdefault(id, self._make(id))
        return self._made[id]

    def for_step(self, tour: str, step: int) -> View:
        """Return the view of a tour's step, counted from 1."""
        return self[f"tour:{tour}:{step}"]

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
        return [f"tour:{t.id}:{n}" for t in self._graph.told for n in range(1, len(t.steps) + 1)]

    def _category_ids(self) -> list[str]:
        used = {concept.category for concept in self._graph.concepts.values()}
        return [f"category:{id}" for id in self._graph.categories if id in used]

    def _make(self, id: str) -> View:
        kind, _, rest = id.partition(":")
        makers = {
            "overview": self._overview,
            "focus": self._focus,
            "tour": self._tour_step,
            "path": self._path,
            "category": self._category,
        }
        view = makers[kind](id, rest) if kind in makers else None
        if view is None:
            raise UnknownViewError(f"there is no view called {id!r}")
        return view

    def _overview(self, id: str, which: str) -> View | None:
        if which not in ("core", "all"):
            return None
        if which == "all" and len(self._overviews()) == 1:
            return replace(self["overview:core"], id=id)
        if which == "all" and self._ahead:
            self._ahead()
            self._ahead = None
        concepts, effects = self._of_overview(which)
        return self._laid_out(id, "overview", self._graph.title, concepts, effects)

    def _of_overview(self, which: str) -> tuple[list[str], list[Effect]]:
        """Return what an overview shows; concepts without any effect stand in both."""
        effects = [e for e in self._graph.effects.values() if which == "all" or e.level == "core"]
        touched = {end for e in effects for end in (e.source, e.target)}
        alone = {c for c in self._graph.concepts if not (self._graph.outgoing[c] or self._graph.incoming[c])}
        return [c for c in self._graph.concepts if c in touched or c in alone], effects

    def _focus(self, id: str, concept: str) -> View | None:
        whole = concept
        if whole not in self._graph.concepts:
            whole, _, page = concept.rpartition(":")
            if whole not in self._graph.concepts or not page.isdecimal():
                return None
        for view in focus_views(self._graph, whole, page=self._page, text=self._text):
            self._made.setdefault(view.id, settled(view))
        return self._made.get(id)

    def _tour_step(self, id: str, rest: str) -> View | None:
        name, _, number = rest.rpartition(":")
        tour = self._tours.get(name)
        if tour is None or not number.isdecimal() or not 1 <= int(number) <= len(tour.steps):
            return None
        step = tour.steps[int(number) - 1]
        title = step.title or tour.title
        view = replace(self._of_step(id, step, title), id=id, kind="tour", title=title)
        return replace(view, lit=lit_of_step(self._graph, step, view))

    def _of_step(self, id: str, step: Step, title: str) -> View:
        if step.blank:
            return blank_view(id, title, step.say, self._page)
        wanted = set(step.effects)
        if step.filter and step.filter.rest == "hide":
            return self._left_in(id, title, self._of_step(id, replace(step, filter=None), title), step.filter)
        if step.path:
            between = self._among(step.path, wanted)
            return self._chain(id, "tour", title, step.path, between)
        if step.show:
            return self._subset(id, title, step.show, self._among(step.show, wanted))
        if step.focus:
            return self._step_focus(id, step, title, wanted)
        return self[f"overview:{step.overview or 'core'}"]

    def _left_in(self, id: str, title: str, view: View, left_in: Filter) -> View:
        """Return of a view only what passes a filter, laid out anew."""
        concepts, effects = passing(self._graph, view, left_in)
        if not concepts:
            return View(id, "tour", title, *self._page)
        return self._subset(id, title, tuple(concepts), effects)

    def _step_focus(self, id: str, step: Step, title: str, wanted: set[str]) -> View:
        graph = self._graph
        around = {e.id: e for e in (*graph.incoming[step.focus], *graph.outgoing[step.focus])}
        effects = [e for e in around.values() if not wanted or e.id in wanted]
        hops = max(1, min(3, step.hops))
        view = focus_view(
            graph,
            step.focus,
            effects,
            id=id,
            kind="tour",
            title=title,
            page=self._page,
            hops=hops,
            text=self._text,
        )
        return settled(view)

    def _among(self, concepts: tuple[str, ...], wanted: set[str]) -> list[Effect]:
        inside = set(concepts)
        return [
            e
            for e in self._graph.effects.values()
            if e.source in inside and e.target in inside and (not wanted or e.id in wanted)
        ]

    def _subset(self, id: str, title: str, concepts: tuple[str, ...], effects: list[Effect]) -> View:
        """Return some concepts and effects: as a focus view when all the effects meet in one concept."""
        shown = list(dict.fromkeys(concepts))
        centre = next((c for c in shown if all(c in (e.source, e.target) for e in effects)), None)
        ends = {end for e in effects for end in (e.source, e.target)}
        if centre is not None and ends | {centre} >= set(shown):
            view = focus_view(
                self._graph,
                centre,
                effects,
                id=id,
                kind="tour",
                title=title,
                page=self._page,
                text=self._text,
            )
            return settled(replace(view, headings=()))
        return self._laid_out(id, "tour", title, shown, effects)

    def _chain(
        self, id: str, kind: ViewKind, title: str, concepts: tuple[str, ...], effects: list[Effect]
    ) -> View:
        if len(set(concepts)) < len(concepts):
            return self._laid_out(id, kind, title, list(dict.fromkeys(concepts)), effects)
        view = chain_view(
            self._graph, concepts, effects, id=id, kind=kind, title=title, page=self._page, text=self._text
        )
        return settled(view)

    def _path(self, id: str, rest: str) -> View | None:
        ends = self._ends(rest)
        if ends is None:
            return None
        start, goal = ends
        found = ways(self._graph, start, goal, most=_WAYS)
        graph = self._graph
        title = f"{graph.concepts[start].title} → {graph.concepts[goal].title}"
        if not found:
            return self._laid_out(id, "path", title, list(dict.fromkeys(ends)), [])
        on_way = {e for way in found for e in way}
        effects = [e for e in graph.effects.values() if e.id in on_way]
        if len(found) == 1 and start != goal:
            steps = [graph.effects[e] for e in found[0]]
            concepts = (start, *(e.target for e in steps))
            links = {(e.source, e.target) for e in steps}
            between = [e for e in graph.effects.values() if (e.source, e.target) in links]
            return self._chain(id, "path", title, concepts, between)
        shown = {end for e in effects for end in (e.source, e.target)}
        return self._laid_out(id, "path", title, [c for c in graph.concepts if c in shown], effects)

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
        return self._laid_out(id, "category", graph.categories[category].label, concepts, chosen)

    def _telling(self, title: str) -> Callable[[float], None] | None:
        progress = self._progress
        return None if progress is None else lambda share: progress(title, share)

    def _laid_out(
        self, id: str, kind: ViewKind, title: str, concepts: list[str], effects: list[Effect]
    ) -> View:
        """Return a layered layout: the one that is kept, or a new one."""
        from .layout import is_large, lay_out

        ids = [e.id for e in effects]
        if is_large(len(concepts), len(ids)):
            # It is made about as fast as it could be read.
            tell = self._telling(title)
            view = lay_out(
                self._graph, concepts, ids, id=id, kind=kind, title=title, page=self._page, progress=tell
            )
            return settled(view)
        key = layout_key(self._graph, (id, title), concepts, ids, self._page)
        found = self.kept.find(self._graph, id, key, self._effort, self._page)
        if found:
            return found
        earlier = self.kept.outdated(self._graph, id, self._page)
        view = lay_out(
            self._graph,
            concepts,
            ids,
            id=id,
            kind=kind,
            title=title,
            page=self._page,
            effort=self._effort,
            progress=self._telling(title),
            keep=earlier,
        )
        view = settled(view)
        self.kept.keep(id, key, self._effort, view, steered=earlier is not None)
        return view
