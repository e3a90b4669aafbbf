"""Views and graph as the plain data that a page carries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

from .text import FONT_FAMILY, LINE_HEIGHT, metrics
from .theme import theme_json

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from .view import ConceptBox, Heading, Route, View, WordsBox


class Catalogue(Protocol):
    """What a page asks of the views of a graph (`Views`)."""

    def embedded_ids(self) -> Iterable[str]: ...
    def for_step(self, tour: str, step: int, /) -> View: ...
    def __getitem__(self, id: str, /) -> View: ...


def page_data(
    graph: ConceptGraph, document: dict[str, Any], views: Catalogue, *, start: str, theme: str
) -> dict[str, Any]:
    """Return everything that the page's script reads (``PageData`` of the viewer)."""
    shown: dict[str, View] = {id: views[id] for id in views.embedded_ids()}
    shown.setdefault(start, views[start])
    document["tours"] = [_tour(tour, views, shown) for tour in document["tours"]]
    return {
        "graph": document,
        "views": [view_data(view) for view in shown.values()],
        "start": start,
        "look": theme,
        "theme": theme_json(graph.categories.values()),
        "font": _font_metrics(),
    }


def _tour(tour: dict[str, Any], views: Catalogue, shown: dict[str, View]) -> dict[str, Any]:
    """Return a tour whose steps name their views, which the page then carries too."""
    steps = []
    for number, step in enumerate(tour["steps"], 1):
        view = views.for_step(tour["id"], number)
        shown.setdefault(view.id, view)
        steps.append({**step, "view": view.id})
    return {**tour, "steps": steps}


def view_data(view: View) -> dict[str, Any]:
    """Return a view as plain data; lengths have at most one decimal (two would never be seen)."""
    return {
        "id": view.id,
        "kind": view.kind,
        "title": view.title,
        "width": _short(view.width),
        "height": _short(view.height),
        "boxes": [_box(box) for box in view.boxes],
        "words": [_words(words) for words in view.words],
        "routes": [_route(route) for route in view.routes],
        "headings": [_heading(heading) for heading in view.headings],
        "lit": sorted(view.lit),
        "pages": list(view.pages),
    }


def _short(value: float) -> float | int:
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _shorts(values: Iterable[float]) -> list[float | int]:
    return [_short(value) for value in values]


def _box(box: ConceptBox) -> dict[str, Any]:
    data: dict[str, Any] = {
        "concept": box.concept,
        "rect": _shorts(box.rect),
        "lines": list(box.lines),
        "font": round(box.font_px, 2),
    }
    if box.central:
        data["central"] = True
    return data


def _words(words: WordsBox) -> dict[str, Any]:
    data: dict[str, Any] = {
        "effects": list(words.effects),
        "rect": _shorts(words.rect),
        "lines": list(words.lines),
        "font": round(words.font_px, 2),
    }
    if words.mark_px:
        data["mark"] = _short(words.mark_px)
    return data


def _route(route: Route) -> dict[str, Any]:
    return {"effect": route.effect, "points": [_shorts(point) for point in route.points]}


def _heading(heading: Heading) -> dict[str, Any]:
    return {
        "text": heading.text,
        "rect": _shorts(heading.rect),
        "font": round(heading.font_px, 2),
        "align": heading.align,
    }


def _font_metrics() -> dict[str, Any]:
    """Return the advance widths, in em, of the characters that most texts are made of."""
    units = metrics()["units_per_em"]
    data: dict[str, Any] = {"family": FONT_FAMILY, "lineHeight": LINE_HEIGHT}
    for weight, advances in metrics()["advances"].items():
        common = {char: advance for char, advance in advances.items() if "\x20" <= char <= "\u024f"}
        data[weight] = {char: round(advance / units, 4) for char, advance in common.items()}
    return data
