"""The views of a graph's map, whole and with a card opened, and whether a page begins with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ..door.column import MOVED, with_column
from ..door.place import PART, Wish, map_view
from ..door.plan import Plan, plan_of
from ..view import STAGE, Brief, View
from ..words import words_in

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

#: Where all words of the core overview are as large as this (px on a page of `STAGE`), it is the first view.
PLAIN_PX: Final = 14.0
#: A line above it tells of the graph what stands in a column beside the map, as high as this (px).
FOLDED_PX: Final = 44.0
#: A page narrower than this has no column beside the map (px).
COLUMN_FROM: Final = 1000.0
_RIGHT_TO_LEFT: Final = ("ar", "fa", "he", "ur", "yi", "ps", "sd", "dv", "ckb", "ug")


@dataclass(frozen=True)
class MapViews:
    """The map of one graph on pages of one size (px)."""

    graph: ConceptGraph
    page: tuple[float, float]
    _made: dict[tuple[str, float, float], View] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def plan(self) -> Plan:
        """What the map tells."""
        return plan_of(self.graph)

    def cards(self) -> list[str]:
        """Return the keys of all cards that can be opened."""
        return [group.key for group in self.plan.groups]

    def view(self, opened: str = "") -> View | None:
        """Return the map, with one card opened; none where there is no such card."""
        if opened and opened not in self.cards():
            return None
        width, height = self.page
        column = MOVED if width >= COLUMN_FROM else 0.0
        view = self._placed(opened, (width - column, height))
        return with_column(self.graph, words_in(self.graph.language), view) if column else view

    def part(self) -> View:
        """Return the map as it stands in a page, beside what the page itself says."""
        return self._placed("", PART)

    def _placed(self, opened: str, page: tuple[float, float]) -> View:
        key = (opened, *page)
        if key not in self._made:
            self._made[key] = self._place(opened, page)
        return self._made[key]

    def _place(self, opened: str, page: tuple[float, float]) -> View:
        language = self.graph.language
        id = f"map:{opened}" if opened else "map"
        wish = Wish(words_in(language), opened, language.split("-")[0].lower() not in _RIGHT_TO_LEFT)
        return map_view(self.graph, self.plan, Brief(id, "map", self.graph.title, page), wish)


def begins_with_map(plan: Plan, core: View) -> bool:
    """Return whether a page begins with the map: where the core overview is too small to be read at once.

    Its height is that of the stage without the line above it.
    """
    beside = min(1.0, (STAGE[1] - FOLDED_PX) / core.height)
    return bool(plan.groups) and core.smallest_px * beside < PLAIN_PX


def is_plain(plan: Plan, first: View) -> bool:
    """Return whether a page begins with a whole picture that is read at once, with a line above it."""
    return first.kind == "overview" and bool(plan.groups) and not begins_with_map(plan, first)
