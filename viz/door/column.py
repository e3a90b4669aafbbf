"""What stands beside the map: what the graph is about, what it is made of, and how well it is backed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..view import Band, Ground, Note, Point, Rect, Sign, View
from .sheet import VERDICTS
from .texts import NOTE, TEXT, fitted

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..words import Words

#: Width of the column, its left edge, and how far the map is moved to the right by it (px).
WIDTH: Final = 264.0
LEFT: Final = 32.0
MOVED: Final = 296.0
QUESTION: Final = 24.0
LEADING: Final = 31.0
BAR: Final = 8.0
COUNT: Final = 28.0


def with_column(graph: ConceptGraph, said: Words, view: View) -> View:
    """Return a map moved to the right, with the column at its left."""
    moved = _moved(view, MOVED)
    ground = moved.ground or Ground()
    notes, bands, signs = _column(graph, said)
    return replace(
        moved,
        width=view.width + MOVED,
        ground=replace(
            ground,
            notes=(*notes, *ground.notes),
            bands=(*bands, *ground.bands),
            signs=(*signs, *ground.signs),
        ),
    )


def _column(graph: ConceptGraph, said: Words) -> tuple[list[Note], list[Band], list[Sign]]:
    about = graph.description or graph.title
    y = 37.0
    notes = []
    for line in fitted(about, WIDTH, QUESTION, "semibold"):
        notes.append(Note(line, (LEFT, y), QUESTION, "ink", strong=True))
        y += LEADING
    y += 20.0
    made_of, counts = facts(graph, said)
    notes.append(Note(made_of, (LEFT, y), NOTE, "quiet"))
    bands = _bar(counts, y + 18.0)
    y += 50.0
    signs = []
    for verdict, count in counts:
        if count:
            signs.append(Sign("verdict", verdict, (LEFT + 7.0, y), 14.0))
            notes.append(Note(said["verdicts"][verdict], (LEFT + 24.0, y), TEXT))
            notes.append(Note(str(count), (LEFT + WIDTH, y), TEXT, "ink", strong=True, align="right"))
            y += COUNT
    return notes, bands, signs


def facts(graph: ConceptGraph, said: Words) -> tuple[str, list[tuple[str, int]]]:
    """Return of what a graph is made, in a line, and the verdicts of its effects with their numbers."""
    counts = [(verdict, sum(e.verdict == verdict for e in graph.effects.values())) for verdict in VERDICTS]
    return _made_of(graph, said), [(verdict, count) for verdict, count in counts if count]


def _made_of(graph: ConceptGraph, said: Words) -> str:
    parts = [
        (said.say("countConcepts", n=len(graph.concepts)), True),
        (said.say("countEffects", n=len(graph.effects)), True),
        (said.say("countReferences", n=len(graph.references)), bool(graph.references)),
    ]
    return ", ".join(part for part, given in parts if given)


def _bar(counts: list[tuple[str, int]], y: float) -> list[Band]:
    """Return the verdicts of all effects as one bar."""
    room = WIDTH - 2.0 * (len(counts) - 1)
    total = sum(count for _, count in counts)
    bands = []
    x = LEFT
    for verdict, count in counts:
        wide = room * count / total
        corners = ((x, y), (x + wide, y), (x + wide, y + BAR), (x, y + BAR))
        bands.append(Band(verdict, (), corners))
        x += wide + 2.0
    return bands


def _moved(view: View, by: float) -> View:
    def point(at: Point) -> Point:
        return (at[0] + by, at[1])

    def rect(of: Rect) -> Rect:
        return (of[0] + by, *of[1:])

    ground = view.ground or Ground()
    return replace(
        view,
        boxes=tuple(replace(box, rect=rect(box.rect)) for box in view.boxes),
        words=tuple(replace(words, rect=rect(words.rect)) for words in view.words),
        routes=tuple(replace(route, points=tuple(map(point, route.points))) for route in view.routes),
        ground=replace(
            ground,
            bands=tuple(replace(band, outline=tuple(map(point, band.outline))) for band in ground.bands),
            cards=tuple(replace(card, rect=rect(card.rect)) for card in ground.cards),
            trunk=tuple(map(point, ground.trunk)),
            signs=tuple(replace(sign, at=point(sign.at)) for sign in ground.signs),
            notes=tuple(replace(note, at=point(note.at)) for note in ground.notes),
        ),
    )
