"""What is shown and where: the one description that every output draws.

Lengths are CSS pixels of a page of ``width`` x ``height``; the origin is at the top left. An output may
scale the whole view, never move its parts.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final, Literal

Point = tuple[float, float]
Rect = tuple[float, float, float, float]  # x, y, width, height

#: The stage under the page's bar of 52 px at 1280x720; a slide or picture puts its title there instead.
STAGE: Final = (1280.0, 668.0)

#: How the id of a shut group's box, and of a bundle of effects, begins.
SHUT: Final = "shut:"

#: Words smaller than this on a page of this size cannot be read from the back of a room, px.
READABLE_PX: Final = 16.0

ViewKind = Literal["overview", "focus", "tour", "path", "category", "map"]


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known of a view before it is laid out: what it is called, and the page that it must fit.

    ``page`` is its width and height (px); ``text`` is how much larger than usual the text of focus views and
    chains may be, as much as the page is larger than `STAGE` when not given.
    """

    id: str
    kind: ViewKind
    title: str = ""
    page: tuple[float, float] = STAGE
    text: float | None = None

    @property
    def scale(self) -> float:
        """How much larger the page is than `STAGE`."""
        return min(self.page[0] / STAGE[0], self.page[1] / STAGE[1])

    @property
    def empty(self) -> View:
        """The view with nothing on it."""
        return View(self.id, self.kind, self.title, *self.page)


@dataclass(frozen=True, slots=True)
class ConceptBox:
    """A concept's box with its wrapped name inside, centred. ``rect`` includes the padding."""

    concept: str
    rect: Rect
    lines: tuple[str, ...]
    font_px: float
    #: The concept that a focus view is about is drawn stronger.
    central: bool = False
    #: A name alone, on the card of its group: without a frame or a sign of its own.
    bare: bool = False
    #: Room under the name for what is told of the concept (px).
    below: float = 0.0


@dataclass(frozen=True, slots=True)
class WordsBox:
    """The words of one effect, standing in its line, or of several of one source that share them.

    ``lines`` are the effect's label wrapped. ``rect`` leaves room before the first line for the verdict
    mark (``mark_px`` wide, 0 for none).
    """

    effects: tuple[str, ...]
    rect: Rect
    lines: tuple[str, ...]
    font_px: float
    mark_px: float = 0.0


@dataclass(frozen=True, slots=True)
class Route:
    """The line of one effect from the border of its source's box to the border of its target's.

    The polyline passes through its words box (which is drawn over it on a gap of the background).
    Corners are rounded when drawn; the last point lies on the target's border, and a drawing ends its
    arrow head a few px before it.
    """

    effect: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A quiet word of orientation on the stage ("acts on it", a category's name)."""

    text: str
    rect: Rect
    font_px: float
    align: Literal["left", "center", "right"] = "left"


#: How a note is coloured: as text, quietly, as what can be acted on, or as a verdict's word.
Tone = Literal["ink", "quiet", "accent", "contradicted", "not-found", "mixed", "supported", "not-checked"]


@dataclass(frozen=True, slots=True)
class Note:
    """A line of text beside boxes and arrows; ``at`` is its edge (by ``align``) at half its height.

    ``leads`` is the id of the view that a click opens; ``of`` the concept or effect that it tells of.
    """

    text: str
    at: Point
    font_px: float
    tone: Tone = "ink"
    strong: bool = False
    align: Literal["left", "center", "right"] = "left"
    leads: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """The ground of a group of names; a click on a ``folded`` one opens it."""

    key: str
    rect: Rect
    open: bool = False
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """Effects of one verdict that are not drawn one by one: a stripe as thick as they are many."""

    verdict: str
    effects: tuple[str, ...]
    outline: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A small drawing at its middle: the shape of a category, the mark of a verdict, an arrow of the key."""

    kind: Literal["category", "verdict", "arrow"]
    name: str
    at: Point
    size: float


@dataclass(frozen=True, slots=True)
class Ground:
    """What the map of a graph has besides boxes, words and lines; from back to front."""

    bands: tuple[Band, ...] = ()
    cards: tuple[Card, ...] = ()
    trunk: tuple[Point, ...] = ()
    signs: tuple[Sign, ...] = ()
    notes: tuple[Note, ...] = ()
    #: Whether it reads from right to left: then names and words end at their right edge.
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """One picture. ``id`` is ``overview:core``, ``overview:all``, ``focus:ID``, ``focus:ID:2`` (page 2),
    ``tour:TOUR:STEP`` (by the step's id), ``tour:TOUR:STEP:lit`` (only what the step lights), ``path:A:B``,
    ``category:ID``, ``map``, ``map:KEY`` (a card of the map opened).

    ``effects`` of the graph without a words box here are ``waiting`` (drawn without words, or not at all).
    ``lit`` names concepts and effects to be emphasised; empty: all alike.
    """

    id: str
    kind: ViewKind
    title: str
    width: float
    height: float
    boxes: tuple[ConceptBox, ...] = ()
    words: tuple[WordsBox, ...] = ()
    routes: tuple[Route, ...] = ()
    headings: tuple[Heading, ...] = ()
    lit: frozenset[str] = field(default_factory=frozenset)
    #: Pages of the same focus view (a hub in parts), this one included; empty when there is only one.
    pages: tuple[str, ...] = ()
    #: What only the map has.
    ground: Ground | None = None

    @property
    def smallest_px(self) -> float:
        """The size of the smallest text of names and words; infinite when there is none."""
        return min((item.font_px for items in (self.boxes, self.words) for item in items), default=math.inf)
