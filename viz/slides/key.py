"""What the signs of a picture mean: marks wherever they stand, arrow heads and shapes where they first do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from ..look.drawing import arrow_of
from ..look.shapes import ARROW_HEADS, CATEGORY_SHAPES
from ..look.text import width as text_width
from ..look.theme import THEMES, category_styles

if TYPE_CHECKING:
    from ..view import View
    from .notes import Backing

#: Width of a sign before its word, px, and the room between both.
SIGN_WIDTH: Final = {"verdict": 14.0, "arrow": 28.0, "category": 12.0, "part": 0.0}
_TO_WORD: Final = 7.0
#: Between a word and the next sign, px.
_BETWEEN: Final = 22.0


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign and its word; ``name`` is that of a verdict, an arrow head or a category. A part has no sign."""

    kind: Literal["verdict", "arrow", "category", "part"]
    name: str
    words: str

    def word_at(self) -> float:
        """Return where its word begins, px from where the sign does."""
        return SIGN_WIDTH[self.kind] + (_TO_WORD if SIGN_WIDTH[self.kind] else 0.0)

    def width(self, px: float) -> float:
        """Return how wide sign and word are in text of a size, px."""
        return self.word_at() + text_width(self.words) * px

    def after(self, px: float) -> float:
        """Return where the next sign begins, px from where this one does."""
        return self.width(px) + _BETWEEN


@dataclass(slots=True)
class Explained:
    """Which signs a talk has explained."""

    backing: Backing
    _told: set[tuple[str, str]] = field(default_factory=set)

    def of(self, view: View) -> list[Sign]:
        """Return the signs of a view that want a word: every mark, and what was not explained before."""
        fresh = [*self._arrows(view), *self._categories(view)]
        return [*marks(self.backing, view), *(s for s in fresh if (s.kind, s.name) not in self._told)]

    def tell(self, signs: Iterable[Sign]) -> None:
        """Remember that these have been explained."""
        self._told.update((sign.kind, sign.name) for sign in signs)

    def _arrows(self, view: View) -> list[Sign]:
        """Return the arrow heads of a view; one kind alone, that of effects that raise, speaks for itself."""
        graph = self.backing.graph
        used = {arrow_of(graph, graph.effects[route.effect]) for route in view.routes}
        listed = [name for name, head in ARROW_HEADS.items() if name in used and head.path]
        words = self.backing.words["arrowNames"]
        return [] if listed == ["triangle"] else [Sign("arrow", name, words[name]) for name in listed]

    def _categories(self, view: View) -> list[Sign]:
        graph = self.backing.graph
        shown = {graph.concepts[box.concept].category for box in view.boxes}
        styles = category_styles(graph.categories.values(), THEMES["light"])
        return [
            Sign("category", id, category.label)
            for id, category in graph.categories.items()
            if id in shown and styles[id].shape in CATEGORY_SHAPES
        ]


def marks(backing: Backing, view: View) -> list[Sign]:
    """Return the marks that occur in a view, the best verdict first."""
    shown = {backing.graph.effects[route.effect].verdict for route in view.routes}
    styles = THEMES["light"].verdicts.items()
    told = [verdict for verdict, style in styles if style.mark and verdict in shown]
    return [Sign("verdict", verdict, backing.words["verdicts"][verdict]) for verdict in told]


def in_rows(signs: Sequence[Sign], room: float, px: float, most: int) -> list[list[Sign]]:
    """Return signs in at most so many rows of some width; what has no room is left out."""
    rows: list[list[Sign]] = [[]]
    left = room
    for sign in signs:
        if sign.width(px) > left and rows[-1]:
            if len(rows) == most:
                break
            rows.append([])
            left = room
        rows[-1].append(sign)
        left -= sign.after(px)
    return [row for row in rows if row]
