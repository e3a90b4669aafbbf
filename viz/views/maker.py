"""Makes views of any concepts and effects on pages of one size: found among the kept ones, or laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from ..near.chain import chain_view
from ..near.focus import focus_view
from ..near.ring import ring_view
from ..view import Brief
from .kept import KeptLayouts, layout_key
from .kept_data import settled

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect

    from ..view import Point, View, ViewKind
    from .steps import Content

Effort = Literal["first", "quick", "polish"]
#: Told what is being laid out, and the share done, 0 to 1.
Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class ViewMaker:
    """Makes views for a page (px); text of focus views and chains is ``text`` times as large as usual.

    In layered layouts names smaller than ``least_px`` are avoided. ``counted`` are the ids of steps' views as
    they were when steps were only counted: layouts that were kept by these are still found.
    """

    graph: ConceptGraph
    page: tuple[float, float]
    text: float | None
    effort: Effort
    kept: KeptLayouts
    progress: Progress | None
    least_px: float = 0.0
    counted: Mapping[str, str] = field(default_factory=dict)

    def layered(
        self, id: str, kind: ViewKind, title: str, concepts: Sequence[str], effects: Iterable[Effect]
    ) -> View:
        """Return a layered layout: the one that is kept, or a new one."""
        from ..layout import Terms, is_soon_searched, lay_out

        ids = [e.id for e in effects]
        soon = self.effort == "first" and is_soon_searched(len(concepts), len(ids))
        effort = "quick" if soon else self.effort
        shown = (id, title, concepts, ids)
        found = self._found(self._key(*shown, self.kept.places(id, self.page)), shown)
        if found:
            return found
        earlier, places = self._earlier(id, concepts, ids)
        brief = Brief(id, kind, title, self.page, self.text)
        told = self.progress or _untold
        terms = Terms(effort, earlier, places, self.least_px, lambda share: told(title, share))
        view = settled(lay_out(self.graph, concepts, ids, brief, terms))
        # A large one is made about as fast as it could be found again: it is kept so that it stays steady.
        steered = earlier is not None or self._is_large(concepts, ids)
        key = self._key(*shown, places)
        self.kept.keep(id, key, effort, view, steered=steered, places=places)
        if earlier and kind == "overview" and not self._is_large(concepts, ids):
            self.kept.steered[id] = (earlier, view)
        return view

    def _earlier(
        self, id: str, concepts: Sequence[str], effects: Sequence[str]
    ) -> tuple[View | None, dict[str, Point]]:
        """Return what a view looked like before, and where a hand has put boxes of it, by today's names."""
        earlier = self.kept.outdated(self.graph, id, self.page, self.effort)
        places = self.kept.places(id, self.page)
        if earlier and not places.keys() <= set(concepts):
            from ..layout.earlier import names_now

            names = names_now(earlier, self.graph, concepts, effects)
            places = {names.get(concept, concept): middle for concept, middle in places.items()}
        return earlier, {concept: places[concept] for concept in concepts if concept in places}

    def _found(self, key: str, shown: tuple[str, str, Sequence[str], Sequence[str]]) -> View | None:
        """Return the layout that is kept, for a step also by the id it had when steps were only counted."""
        id = shown[0]
        counted = self.counted.get(id)
        if counted is not None:
            self.kept.rename(counted, id, {self._key(counted, *shown[1:]): key})
        found = self.kept.find(self.graph, id, key, self.effort, self.page)
        if found or not self.kept.retitle(id, shown[1], key, self._key_by_title(shown), self.page):
            return found
        return self.kept.find(self.graph, id, key, self.effort, self.page)

    def _key_by_title(self, shown: tuple[str, str, Sequence[str], Sequence[str]]) -> Callable[[str], str]:
        """Return the key of a view by its title: another title moves nothing."""
        id, _, concepts, effects = shown
        places = self.kept.places(id, self.page)
        return lambda title: self._key(id, title, concepts, effects, places)

    def _key(
        self,
        id: str,
        title: str,
        concepts: Sequence[str],
        effects: Sequence[str],
        places: Mapping[str, Point] | None = None,
    ) -> str:
        return layout_key(self.graph, (id, title), concepts, effects, self.page, self.least_px, places)

    def _is_large(self, concepts: Sequence[str], effects: Sequence[str]) -> bool:
        from ..layout import is_large

        return is_large(len(concepts), len(effects))

    def is_soon_made(self, id: str, title: str, concepts: Sequence[str], effects: Sequence[Effect]) -> bool:
        """Return whether a layout is kept, or made about as fast as it could be read."""
        ids = [e.id for e in effects]
        if self._is_large(concepts, ids):
            return True
        shown = (id, title, concepts, ids)
        return not self.kept.is_new(id, self.page) or self._found(self._key(*shown), shown) is not None

    def could_hold(self, shown: Content, least_px: float) -> bool:
        """Return whether a page may have room for so much with text of this size; False is certain."""
        from ..layout.room import could_hold

        effects = [effect.id for effect in shown.effects]
        return could_hold(self.graph, shown.concepts, effects, self.page, least_px)

    def subset(self, id: str, title: str, concepts: Iterable[str], effects: Sequence[Effect]) -> View:
        """Return some concepts and effects: as a focus view when all the effects meet in one concept."""
        shown = list(dict.fromkeys(concepts))
        centre = centre_of(shown, effects)
        if centre is not None:
            return replace(self.around(id, title, centre, effects), headings=())
        return self.layered(id, "tour", title, shown, effects)

    def around(self, id: str, title: str, centre: str, effects: Sequence[Effect], hops: int = 1) -> View:
        """Return a concept of a step and what surrounds it, in one view however many that are."""
        brief = Brief(id, "tour", title, self.page, self.text)
        return settled(focus_view(self.graph, centre, effects, brief, hops))

    def chain(
        self, id: str, kind: ViewKind, title: str, concepts: Sequence[str], effects: Sequence[Effect]
    ) -> View:
        """Return concepts one after another; those that come back to the first as a ring."""
        brief = Brief(id, kind, title, self.page, self.text)
        if len(concepts) > 2 and concepts[0] == concepts[-1] and len(set(concepts)) == len(concepts) - 1:
            return settled(ring_view(self.graph, concepts[:-1], effects, brief))
        if len(set(concepts)) < len(concepts):
            return self.layered(id, kind, title, list(dict.fromkeys(concepts)), effects)
        return settled(chain_view(self.graph, concepts, effects, brief))


def _untold(title: str, share: float) -> None:
    """Tell nobody."""


def centre_of(concepts: Sequence[str], effects: Sequence[Effect]) -> str | None:
    """Return the concept in which all effects meet, when they touch all the others."""
    centre = next((c for c in concepts if all(c in (e.source, e.target) for e in effects)), None)
    ends = {end for e in effects for end in (e.source, e.target)}
    return centre if centre is not None and ends | {centre} >= set(concepts) else None
