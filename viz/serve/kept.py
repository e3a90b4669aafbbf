"""Layouts of the served graph, in memory by the ids of views: the newest, though the graph has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..view import STAGE, View
from ..views.kept import KeptLayouts

if TYPE_CHECKING:
    from pathlib import Path

    from graph_data.model import ConceptGraph

#: Views by their ids, each with the key of what it shows.
Held = dict[str, tuple[str, View]]


class LiveLayouts(KeptLayouts):
    """What stands where it stood; begins with what is kept beside the file and in the cache."""

    def __init__(self, file: Path | None = None, held: Held | None = None) -> None:
        super().__init__(file)
        self._held: Held = dict(held or {})
        self._fresh: set[str] = set()

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how another process has the same layouts."""
        return LiveLayouts, (self._file, self._held)

    def __contains__(self, id: object) -> bool:
        return id in self._held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def is_fresh(self, id: str) -> bool:
        """Whether a view is of the present state of the graph."""
        return id in self._fresh

    def held(self) -> Held:
        """Return all views as they were made last."""
        return dict(self._held)

    def age(self, renamed: Mapping[str, str]) -> None:
        """Begin another state of the graph, in which some ids are others."""
        self._fresh.clear()
        if renamed:
            self._held = {id: (key, _renamed(view, renamed)) for id, (key, view) in self._held.items()}

    def adopt(self, views: Held) -> None:
        """Take views that were made elsewhere of the present state."""
        self._held |= views
        self._fresh |= set(views)

    # ---- as views ask for them ----

    def shares_new(self, page: tuple[float, float] = STAGE) -> bool:
        """Return that no second process is wanted: a server has threads."""
        return False

    def find(
        self, graph: ConceptGraph, id: str, key: str, effort: str, page: tuple[float, float] = STAGE
    ) -> View | None:
        """Return the view of this id where it shows the same still, else what is kept elsewhere."""
        key_held, view = self._held.get(id, ("", None))
        found = view if key_held == key else None
        if found is None and view is None:
            found = super().find(graph, id, key, effort, page)
        if found:
            self._held[id] = (key, found)
            self._fresh.add(id)
        return found

    def outdated(self, graph: ConceptGraph, id: str, page: tuple[float, float] = STAGE) -> View | None:
        """Return the view as it was, from which the new one is placed."""
        held = self._held.get(id)
        return held[1] if held else super().outdated(graph, id, page)

    def keep(self, id: str, key: str, effort: str, view: View, *, steered: bool = False) -> None:
        """Hold a new view; only what nothing steered is worth keeping in the cache."""
        self._held[id] = (key, view)
        self._fresh.add(id)
        if not steered:
            super().keep(id, key, effort, view, steered=steered)


def _renamed(view: View, names: Mapping[str, str]) -> View:
    """Return a view in which things are called as they are now."""
    return replace(
        view,
        boxes=tuple(replace(box, concept=names.get(box.concept, box.concept)) for box in view.boxes),
        words=tuple(
            replace(each, effects=tuple(names.get(e, e) for e in each.effects)) for each in view.words
        ),
        routes=tuple(replace(route, effect=names.get(route.effect, route.effect)) for route in view.routes),
        lit=frozenset(names.get(id, id) for id in view.lit),
    )
