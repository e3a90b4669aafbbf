"""What a step of a tour does to its view: what its filter and its highlight light, and its blank screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..look.text import LINE_HEIGHT, wrappings
from ..view import STAGE, Heading, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_data.model import ConceptGraph, Effect, Filter, Step

#: Sizes of title and words on a blank screen of the size of `STAGE`, px, and the room they take of its width.
_TITLE_PX: Final = 48.0
_WORDS_PX: Final = 30.0
_LEAST_PX: Final = 12.0
_ROOM: Final = 0.76


@dataclass(frozen=True, slots=True)
class Content:
    """What a view shows: concepts in order, and the effects that are drawn among them."""

    concepts: tuple[str, ...]
    effects: tuple[Effect, ...]


def content_of(graph: ConceptGraph, view: View) -> Content:
    """Return what a finished view shows."""
    drawn = dict.fromkeys(route.effect for route in view.routes)
    boxes = dict.fromkeys(box.concept for box in view.boxes)
    return Content(tuple(boxes), tuple(graph.effects[id] for id in drawn))


def lit_of_step(graph: ConceptGraph, step: Step, shown: Content) -> frozenset[str]:
    """Return the concepts and effects shown that a step lights; empty: all alike."""
    lit = _lit_by(graph, step.highlight)
    if step.filter is None or step.filter.rest == "hide":
        return frozenset(lit)
    passed = passing(graph, shown, step.filter)
    left_in = {*passed.concepts, *(effect.id for effect in passed.effects)}
    return frozenset(left_in & lit if lit else left_in)


def _lit_by(graph: ConceptGraph, names: Sequence[str]) -> set[str]:
    """Return what these light: effects with their ends; concepts alone with the effects among them."""
    lit = set(names)
    effects = [graph.effects[id] for id in names if id in graph.effects]
    for effect in effects:
        lit |= {effect.source, effect.target}
    if not effects:
        lit |= {e.id for e in graph.effects.values() if e.source in lit and e.target in lit}
    return lit


def passing(graph: ConceptGraph, shown: Content, left_in: Filter) -> Content:
    """Return what passes a filter: concepts, the ends of passing effects among them, and these effects."""
    effects = tuple(effect for effect in shown.effects if graph.lets_through(left_in, effect))
    ends = {end for effect in effects for end in (effect.source, effect.target)}
    concepts = (c for c in shown.concepts if c in ends or graph.lets_through(left_in, graph.concepts[c]))
    return Content(tuple(concepts), effects)


def blank_view(id: str, title: str, words: str, page: tuple[float, float]) -> View:
    """Return a view without a picture: a title and words in the middle of the page."""
    scale = min(page[0] / STAGE[0], page[1] / STAGE[1])
    most = 0.8 * page[1]
    while True:
        lines = [*_lines(title, _TITLE_PX * scale, page[0]), *_lines(words, _WORDS_PX * scale, page[0])]
        height = sum(LINE_HEIGHT * px for _, px in lines)
        if height <= most or scale * _WORDS_PX <= _LEAST_PX:
            break
        scale *= 0.9
    headings, top = [], max(0.0, (page[1] - height) / 2)
    for line, px in lines:
        headings.append(Heading(line, (0.0, top, page[0], LINE_HEIGHT * px), px, "center"))
        top += LINE_HEIGHT * px
    return View(id, "tour", title, *page, headings=tuple(headings))


def _lines(text: str, px: float, width: float) -> list[tuple[str, float]]:
    """Return a text in the fewest lines that fit, each with its size."""
    settings = wrappings(text)
    fitting = next((each for each in settings if each.width * px <= _ROOM * width), settings[-1])
    return [(line, px) for line in fitting.lines]
