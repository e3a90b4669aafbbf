"""One view with its theme, ready to be drawn: what static pictures and slides draw alike.

Twin: viz/viewer/src/stage/draw.ts
Twin: viz/viewer/src/stage/look.ts
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ..words import Words, words_in
from .change_style import change_style, change_word
from .claims import claim_of
from .direction import is_rtl
from .geometry import DrawnRoute, drawn_route
from .opposites import OppositeLine, opposite_lines, opposite_style, opposition
from .shapes import ARROW_HEADS
from .text import Weight
from .text import width as text_width
from .theme import (
    GEOMETRY,
    CategoryStyle,
    Theme,
    VerdictStyle,
    category_styles,
    drawing_scale,
    theme_named,
    verdict_style,
)
from .theme_css import css_category_styles, css_theme

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph, Effect

    from ..view import ConceptBox, Note, Rect, Route, View, WordsBox

#: None: it is lit, or all is drawn alike.
Opacity = float | str | None


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """An effect's line: its way, the head of its arrow, how it looks, and what it says where it is spoken."""

    way: DrawnRoute
    arrow: str
    style: VerdictStyle
    opacity: Opacity
    said: str


@dataclass(frozen=True, slots=True)
class DrawnOpposites:
    """The line between two opposites, how it looks, and what it says where it is spoken."""

    line: OppositeLine
    style: VerdictStyle
    opacity: Opacity
    said: str


@dataclass(frozen=True, slots=True)
class DrawnWords:
    """The words of effects: what they cover of their box, the widths of their first and longest line (px).

    ``rtl``: they run from right to left; ``below`` is the colour of what they stand on.
    """

    used: Rect
    first: float
    widest: float
    style: VerdictStyle
    opacity: Opacity
    rtl: bool
    below: str


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A concept's box: its outline's ``border`` and ``radius``, the width of its ``first`` line (px).

    ``rtl``: its name runs from right to left; ``on_card``: it stands on a card of the map.
    """

    style: CategoryStyle
    border: float
    radius: float
    first: float
    opacity: Opacity
    rtl: bool
    on_card: bool
    said: str


#: How wide the lines of the map are (px).
QUIET_WIDTH: Final = 1.5
#: Half the size of a category's shape, in em of the box's name.
SHAPE_EM: Final = 0.25


@dataclass(frozen=True, slots=True)
class Links:
    """Where a click leads from concepts and from effects' words, by id: an address, or ``#`` and a name."""

    concepts: Mapping[str, str] = field(default_factory=dict)
    effects: Mapping[str, str] = field(default_factory=dict)


NO_LINKS: Final = Links()


@dataclass(frozen=True)
class Drawing:
    """What every part of one picture needs."""

    graph: ConceptGraph
    view: View
    theme: Theme
    categories: Mapping[str, CategoryStyle]
    scale: float
    links: Links = NO_LINKS
    #: Whether lines between opposites are asked for; the picture of a way has them, which may pass over one.
    opposites: bool = False
    #: Whether it is a picture of changes, in which verdicts stand for what came, went or changed.
    changes: bool = False
    #: Whether it says in words what it shows, for a pointer and for those who cannot see it.
    spoken: bool = True

    def style_of(self, verdict: str) -> VerdictStyle:
        """Return the line of a verdict, or of the change that it stands for."""
        return change_style(verdict, self.theme) if self.changes else verdict_style(verdict, self.theme)

    def word_of(self, verdict: str) -> str:
        """Return the word for a verdict, or for the change that it stands for."""
        if self.changes:
            return change_word(verdict, self.said["comparison"])
        word: str = self.said["verdicts"][verdict]
        return word

    def length(self, name: str) -> float:
        """Return a length of the theme's geometry, grown with this view's text."""
        return GEOMETRY[name] * self.scale

    @cached_property
    def lit(self) -> frozenset[str]:
        """What is lit, and the concepts that lit effects link."""
        effects = [self.graph.effects[id] for id in self.view.lit if id in self.graph.effects]
        return self.view.lit.union(*((effect.source, effect.target) for effect in effects))

    @cached_property
    def opposed(self) -> list[DrawnOpposites]:
        """The lines between opposites that this picture shows."""
        if not self.opposites and self.view.kind != "path":
            return []
        style = opposite_style(self.theme)
        return [
            DrawnOpposites(line, style, self.opacity(line.source, line.target), self._opposition(line))
            for line in opposite_lines(self.graph, self.view)
        ]

    def _opposition(self, line: OppositeLine) -> str:
        return opposition(self.graph, line) if self.spoken else ""

    @cached_property
    def said(self) -> Words:
        """The words of the interface in the graph's language."""
        return words_in(self.graph.language)

    @property
    def routes(self) -> list[Route]:
        """The view's routes from back to front: what is dimmed lies behind what is lit."""
        return sorted(self.view.routes, key=lambda route: self.opacity(route.effect) is None)

    def line(self, route: Route) -> DrawnLine:
        """Return how an effect's line is drawn."""
        effect = self.graph.effects[route.effect]
        style = self.style_of(effect.verdict)
        if self.view.ground:
            style = replace(style, color=style.tint, width=QUIET_WIDTH / self.scale)
        arrow = arrow_of(self.graph, effect)
        return DrawnLine(shaped(self, route), arrow, style, self.opacity(effect.id), self._claim(effect))

    def _claim(self, effect: Effect) -> str:
        if not self.spoken:
            return ""
        verdict = "" if effect.verdict == "not-checked" else f" ({self.word_of(effect.verdict)})"
        return claim_of(self.graph, effect) + verdict

    def words(self, words: WordsBox) -> DrawnWords:
        """Return how the words of effects are drawn."""
        style = self.style_of(shared_verdict(self.graph, words.effects))
        widest = max((text_width(line) for line in words.lines), default=0.0) * words.font_px
        rtl = is_rtl(self.graph.effects[words.effects[0]].label)
        below = self.theme.surface if self._on_card(words.rect) else self.theme.paper
        used, first, opacity = words_block(words), _first(words, "regular"), self.opacity(*words.effects)
        return DrawnWords(used, first, widest, style, opacity, rtl, below)

    def box(self, box: ConceptBox) -> DrawnBox:
        """Return how a concept's box is drawn."""
        concept = self.graph.concepts[box.concept]
        style = self.categories.get(concept.category) or self.categories[""]
        border = QUIET_WIDTH if box.below else self.length("centralBorder" if box.central else "border")
        radius = min(self.length("boxRadius"), box.rect[3] / 3)
        first, opacity = _first(box, "semibold"), self.opacity(concept.id)
        rtl, on_card = is_rtl(concept.title), self._on_card(box.rect)
        said = concept.title if self.spoken else ""
        return DrawnBox(style, border, radius, first, opacity, rtl, on_card, said)

    def _on_card(self, rect: Rect) -> bool:
        """Return whether the middle of something lies on a card of the map."""
        x, y = rect[0] + rect[2] / 2, rect[1] + rect[3] / 2
        cards = [card.rect for card in self.view.ground.cards] if self.view.ground else []
        return any(left <= x <= left + w and top <= y <= top + h for left, top, w, h in cards)

    def note(self, note: Note) -> tuple[str, Opacity]:
        """Return the colour of a note of the map, and its opacity."""
        theme = self.theme
        own = {"ink": theme.ink, "quiet": theme.quiet, "accent": theme.accent}
        fill = own.get(note.tone) or verdict_style(note.tone, theme).color
        return fill, self.opacity(note.of) if note.of else None

    def sentences(self) -> str:
        """Return all that is drawn as sentences; the names of its concepts where there are no lines."""
        effects = [self.graph.effects[route.effect] for route in self.view.routes]
        told = [claim_of(self.graph, effect) for effect in effects]
        said = " ".join(f"{sentence}." for sentence in (*told, *(each.said for each in self.opposed)))
        return said or ", ".join(self.graph.concepts[box.concept].title for box in self.view.boxes)

    def opacity(self, *ids: str) -> Opacity:
        """Return the opacity of what stands for these ids: None when it is lit, or all are alike."""
        return None if not self.lit or any(id in self.lit for id in ids) else self.theme.dim


def drawing_of(graph: ConceptGraph, view: View, theme: str) -> Drawing:
    """Return the view with its theme, ready to be drawn."""
    categories = graph.categories.values()
    scale = drawing_scale(words.font_px for words in view.words)
    if theme == "css":
        return Drawing(graph, view, css_theme(), css_category_styles(categories), scale)
    chosen = theme_named(theme)
    return Drawing(graph, view, chosen, category_styles(categories, chosen), scale)


def _first(box: ConceptBox | WordsBox, weight: Weight) -> float:
    """Return the width of the first line of a box's text (px)."""
    return text_width(box.lines[0], weight) * box.font_px if box.lines else 0.0


def shaped(drawing: Drawing, route: Route) -> DrawnRoute:
    """Return a route as it is drawn in this picture."""
    head = ARROW_HEADS[arrow_of(drawing.graph, drawing.graph.effects[route.effect])]
    gap = drawing.length("tipGap") if head.path else 0.0
    size, radius = drawing.length("headLength"), drawing.length("bendRadius")
    return drawn_route(route.points, gap, size, head.back, radius)


def arrow_of(graph: ConceptGraph, effect: Effect) -> str:
    """Return the arrow of an effect's relation."""
    relation = graph.relations.get(effect.relation)
    return relation.arrow if relation else "open"


def words_block(words: WordsBox) -> Rect:
    """Return what an effect's words cover, mark included: the part of their box that is really used."""
    x, y, w, h = words.rect
    widest = max((text_width(line) for line in words.lines), default=0.0) * words.font_px
    used = min(w, widest + words.mark_px)
    return (x + (w - used) / 2, y, used, h)


def shared_verdict(graph: ConceptGraph, effects: Iterable[str]) -> str:
    """Return the verdict of all these effects; those of several verdicts show none."""
    verdicts = {graph.effects[id].verdict for id in effects}
    return verdicts.pop() if len(verdicts) == 1 else "not-checked"


def shared_style(graph: ConceptGraph, effects: Iterable[str], theme: Theme) -> VerdictStyle:
    """Return the verdict style of what stands for these effects."""
    return verdict_style(shared_verdict(graph, effects), theme)
