"""A view as plain data and back: lengths of two decimals, and every part checked before it is used."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

from ..look.text import drawable
from ..view import ConceptBox, Heading, Route, View, ViewKind, WordsBox

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

#: No length on a page is larger (px).
_FARTHEST: Final = 1e6
#: What a large view says of itself at its foot.
_COUNTED: Final = re.compile(
    r"[\d,]+ of [\d,]+ (concepts named|effects in words)(, [\d,]+ of [\d,]+ effects in words)?"
)


class LayoutError(ValueError):
    """A kept layout that does not fit the graph, or is no layout at all."""


def settled(view: View) -> View:
    """Return a view with lengths of two decimals: the same, fresh or kept."""
    from dataclasses import replace

    return replace(
        view,
        boxes=tuple(replace(b, rect=_rect(b.rect), font_px=round(b.font_px, 2)) for b in view.boxes),
        words=tuple(
            replace(w, rect=_rect(w.rect), font_px=round(w.font_px, 2), mark_px=round(w.mark_px, 2))
            for w in view.words
        ),
        routes=tuple(
            replace(r, points=tuple((_round(x), _round(y)) for x, y in r.points)) for r in view.routes
        ),
        headings=tuple(replace(h, rect=_rect(h.rect), font_px=round(h.font_px, 2)) for h in view.headings),
    )


def _round(value: float) -> float:
    # Adding zero turns -0.0 into 0.0.
    return round(value, 2) + 0.0


def _rect(rect: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    x, y, w, h = rect
    return (_round(x), _round(y), _round(w), _round(h))


def view_data(view: View) -> dict[str, Any]:
    """Return a settled view as plain data; nothing is lit in layouts, and few have headings."""
    headings = [[h.text, *h.rect, h.font_px, h.align] for h in view.headings]
    return {
        "id": view.id,
        "kind": view.kind,
        "title": view.title,
        "page": [view.width, view.height],
        "boxes": [[b.concept, *b.rect, b.font_px, list(b.lines)] for b in view.boxes],
        "words": [[list(w.effects), *w.rect, w.font_px, w.mark_px, list(w.lines)] for w in view.words],
        "routes": [[r.effect, [c for point in r.points for c in point]] for r in view.routes],
        **({"headings": headings} if headings else {}),
    }


def view_from(graph: ConceptGraph, data: Any, *, lost: bool = False) -> View:
    """Return the view that data describe.

    Args:
        lost: concepts, effects and texts that the graph no longer has are let pass.

    Raises:
        LayoutError: anything in it is not as it must be.
    """
    try:
        kinds: dict[str, ViewKind] = {
            "overview": "overview",
            "category": "category",
            "tour": "tour",
            "path": "path",
        }
        width, height = _numbers(data["page"], 2)
        view = View(
            _text(data["id"]),
            kinds[data["kind"]],
            _text(data["title"]),
            width,
            height,
            tuple(_box(item) for item in data["boxes"]),
            tuple(_words(item) for item in data["words"]),
            tuple(_route(item) for item in data["routes"]),
            tuple(_heading(item) for item in data.get("headings", ())),
        )
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise LayoutError("it is damaged") from error
    if not lost:
        _fits(graph, view)
    return view


def _numbers(values: Any, count: int) -> list[float]:
    if not isinstance(values, list) or len(values) != count:
        raise LayoutError("it is damaged")
    for value in values:
        if type(value) not in (int, float) or not math.isfinite(value) or abs(value) > _FARTHEST:
            raise LayoutError("it holds a length that cannot be")
    return [float(value) for value in values]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise LayoutError("it is damaged")
    return value


def _box(item: Any) -> ConceptBox:
    x, y, w, h, font = _numbers(item[1:6], 5)
    return ConceptBox(_text(item[0]), (x, y, w, h), tuple(map(_text, item[6])), font)


def _words(item: Any) -> WordsBox:
    x, y, w, h, font, mark = _numbers(item[1:7], 6)
    if not item[0]:
        raise LayoutError("it holds words of no effect")
    return WordsBox(tuple(map(_text, item[0])), (x, y, w, h), tuple(map(_text, item[7])), font, mark)


def _route(item: Any) -> Route:
    flat = _numbers(item[1], len(item[1]))
    if len(flat) < 4 or len(flat) % 2:
        raise LayoutError("it holds a line without a course")
    return Route(_text(item[0]), tuple(zip(flat[::2], flat[1::2], strict=True)))


def _heading(item: Any) -> Heading:
    x, y, w, h, font = _numbers(item[1:6], 5)
    aligns: dict[str, Literal["left", "center", "right"]] = {
        "left": "left",
        "center": "center",
        "right": "right",
    }
    return Heading(_text(item[0]), (x, y, w, h), font, aligns[item[6]])


def places_of(entry: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    """Return the middles (px) of boxes that a hand has placed, by concept; what cannot be is passed over."""
    found = {}
    places = entry.get("places")
    for concept, middle in places.items() if isinstance(places, dict) else ():
        try:
            x, y = _numbers(middle, 2)
        except LayoutError:
            continue
        found[str(concept)] = (x, y)
    return found


def _fits(graph: ConceptGraph, view: View) -> None:
    """Raise unless everything in the view belongs to the graph and says what the graph says."""
    for box in view.boxes:
        if box.concept not in graph.concepts or not _same(box.lines, graph.concepts[box.concept].title):
            raise LayoutError("it shows a concept that the graph does not have")
    for words in view.words:
        for id in words.effects:
            if id not in graph.effects or not _same(words.lines, graph.effects[id].words):
                raise LayoutError("it shows words that the graph does not have")
    if not all(_is_heading(graph, heading.text) for heading in view.headings):
        raise LayoutError("it has a heading that the graph does not give")
    if any(route.effect not in graph.effects for route in view.routes):
        raise LayoutError("it shows an effect that the graph does not have")


def _is_heading(graph: ConceptGraph, text: str) -> bool:
    """Return whether a heading is made of the graph's own words: categories, names of concepts, counts."""
    if _COUNTED.fullmatch(text):
        return True
    titles = [concept.title for concept in graph.concepts.values()]
    labels = [category.label for category in graph.categories.values()]
    # One category may begin as another does.
    rests = [text[len(label) :].removeprefix(": ") for label in labels if text.startswith(label)]
    return any(_is_of_names(rest.removesuffix("…").rstrip(), titles, labels) for rest in (*rests, text))


def _is_of_names(text: str, titles: Sequence[str], labels: Sequence[str]) -> bool:
    if any(name.startswith(text) for name in (*titles, *labels)):
        return True
    first = [title for title in titles if text.startswith(f"{title},")]
    return any(title.startswith(text[len(one) + 1 :].lstrip()) for one in first for title in titles)


def _same(lines: Iterable[str], text: str) -> bool:
    """Return whether wrapped lines are the text."""
    return "".join("".join(lines).split()) == "".join(drawable(text).split())
