"""What stands on the map while it is laid out: rows, cards, bands and notes, added one after another.

Twin: viz/viewer/src/door/sheet.ts
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from ..view import Band, Card, ConceptBox, Ground, Note, Point, Rect, Route, Sign, Tone, View, WordsBox
from .share import LINE
from .texts import BESIDE, NOTE, TEXT, Frame, Texts, widest

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from .plan import Row

#: Straight pieces of a curve.
PIECES: Final = 16
#: How thick a band is for each of its effects, and at most (px).
THICK: Final = 1.45
THICKEST: Final = 14.0
#: A line ends so much before a mark, and goes on so much after the words.
BEFORE: Final = 7.0
AFTER: Final = 8.0
MARK_PX: Final = 20.0
#: In which order verdicts stand.
VERDICTS: Final = ("supported", "mixed", "contradicted", "not-found", "not-checked")


@dataclass
class Sheet:
    """The map of a graph as it grows; lengths are px of the view."""

    graph: ConceptGraph
    frame: Frame
    inward: bool
    boxes: list[ConceptBox] = field(default_factory=list)
    words: list[WordsBox] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    trunk: list[Point] = field(default_factory=list)

    def note(
        self,
        text: str,
        at: Point,
        tone: Tone = "quiet",
        *,
        font: float = NOTE,
        strong: bool = False,
        align: Literal["left", "center", "right"] = "left",
        leads: str = "",
        of: str = "",
    ) -> None:
        """Write a line of text."""
        self.notes.append(Note(text, at, font, tone, strong, align, leads, of))

    def row(self, row: Row, texts: Texts, top: float, start: Sequence[Point], far: str) -> None:
        """Draw a row below ``top``: the line from ``start`` through the words, and the name it ends at."""
        frame = self.frame
        middle = texts.middle(top)
        effect = row.effects[0]
        tall = LINE * len(texts.words) + 4.0
        w = BEFORE + MARK_PX + widest(texts.words) + AFTER
        self.words.append(
            WordsBox(
                (effect,), (frame.marks - BEFORE, middle - tall / 2, w, tall), texts.words, TEXT, MARK_PX
            )
        )
        points = [*start, (frame.arrows, middle)]
        self.routes.append(Route(effect, tuple(reversed(points) if self.inward else points)))
        self.name(far, texts, middle)
        after = frame.names + texts.width + BESIDE
        if texts.told:
            verdict = self.graph.effects[effect].verdict
            at = (frame.names, middle + LINE * len(texts.name) / 2) if texts.under else (after, middle)
            self.note(texts.told, at, _tone(verdict), of=effect)
            after += 0.0 if texts.under else widest((texts.told,), NOTE) + BESIDE
        if texts.also:
            self.note(texts.also, (after, middle), of=row.effects[1])

    def name(self, concept: str, texts: Texts, middle: float) -> None:
        """Write the name at which a row ends."""
        tall = LINE * len(texts.name) + 4.0
        y = middle - (LINE / 2 if texts.under else 0.0) - tall / 2
        rect = (self.frame.names - 3.0, y, texts.width + 6.0, tall)
        self.own_name(concept, texts.name, rect)

    def own_name(self, concept: str, lines: tuple[str, ...], rect: Rect) -> None:
        """Write a name: once as the concept itself, and where it stands here already as its name alone."""
        if all(box.concept != concept for box in self.boxes):
            self.boxes.append(ConceptBox(concept, rect, lines, TEXT, bare=True))
            return
        for number, line in enumerate(lines):
            at = (rect[0] + 3.0, rect[1] + rect[3] / 2 + LINE * (number + 0.5 - len(lines) / 2))
            self.note(line, at, "ink", font=TEXT, strong=True, leads=f"focus:{concept}")

    def band(self, effects: Sequence[str], start: Point, end: Point, far: float) -> None:
        """Draw effects as a band from the hub to a card: a curve to ``end``, then level to ``far``."""
        order = list(_by_verdict(self.graph, effects).items())
        thick = thickness(len(effects))
        points = [*curve(start, end), (far, end[1])]
        offset = -thick / 2
        for verdict, ids in order:
            stripe = thick * len(ids) / len(effects)
            self.bands.append(Band(verdict, tuple(ids), _ribbon(points, offset, offset + stripe)))
            offset += stripe

    def view(self, empty: View, width: float, height: float, *, mirror: bool) -> View:
        """Return what stands here as a view of that size, from right to left where it is mirrored."""
        ground = Ground(
            tuple(self.bands), tuple(self.cards), tuple(self.trunk), tuple(self.signs), tuple(self.notes)
        )
        view = replace(
            empty,
            width=width,
            height=height,
            boxes=tuple(self.boxes),
            words=tuple(self.words),
            routes=tuple(self.routes),
            ground=ground,
        )
        return mirrored(view) if mirror else view


def _tone(verdict: str) -> Tone:
    return "contradicted" if verdict == "contradicted" else "quiet"


def thickness(count: int) -> float:
    """Return how thick a band of so many effects is (px)."""
    return min(THICKEST, THICK * count)


def curve(start: Point, end: Point) -> list[Point]:
    """Return a curve that is level at both ends; curves in one order never cross."""
    middle = (start[0] + end[0]) / 2
    points = []
    for step in range(PIECES + 1):
        t = step / PIECES
        rest = 1.0 - t
        x = rest**3 * start[0] + 3 * rest * t * middle + t**3 * end[0]
        y = (rest**3 + 3 * rest * rest * t) * start[1] + (3 * rest * t * t + t**3) * end[1]
        points.append((x, y))
    return points


def _ribbon(points: Sequence[Point], low: float, high: float) -> tuple[Point, ...]:
    """Return the outline of a stripe that runs along a line, so far to its side."""
    sides = [_normal(points, at) for at in range(len(points))]
    upper = [(x + low * nx, y + low * ny) for (x, y), (nx, ny) in zip(points, sides, strict=True)]
    lower = [(x + high * nx, y + high * ny) for (x, y), (nx, ny) in zip(points, sides, strict=True)]
    return (*upper, *reversed(lower))


def _normal(points: Sequence[Point], at: int) -> Point:
    (x1, y1), (x2, y2) = points[max(0, at - 1)], points[min(len(points) - 1, at + 1)]
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    return ((y1 - y2) / length, (x2 - x1) / length)


def _by_verdict(graph: ConceptGraph, effects: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {verdict: [] for verdict in VERDICTS}
    for id in effects:
        found[graph.effects[id].verdict].append(id)
    return {verdict: ids for verdict, ids in found.items() if ids}


def mirrored(view: View) -> View:
    """Return a view from right to left."""
    width = view.width
    ground = view.ground or Ground()
    sides: dict[str, Literal["left", "center", "right"]] = {
        "left": "right",
        "right": "left",
        "center": "center",
    }

    def point(at: Point) -> Point:
        return (width - at[0], at[1])

    def rect(of: Rect) -> Rect:
        return (width - of[0] - of[2], *of[1:])

    return replace(
        view,
        boxes=tuple(replace(box, rect=rect(box.rect)) for box in view.boxes),
        words=tuple(replace(words, rect=rect(words.rect)) for words in view.words),
        routes=tuple(replace(r, points=tuple(map(point, r.points))) for r in view.routes),
        ground=Ground(
            tuple(replace(band, outline=tuple(map(point, band.outline))) for band in ground.bands),
            tuple(replace(card, rect=rect(card.rect)) for card in ground.cards),
            tuple(map(point, ground.trunk)),
            tuple(replace(sign, at=point(sign.at)) for sign in ground.signs),
            tuple(replace(note, at=point(note.at), align=sides[note.align]) for note in ground.notes),
            mirrored=True,
        ),
    )
