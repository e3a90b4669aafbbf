"""An overview in text of the size that is good to read, made of the view as it is, and cached."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..cache import read_cached, store_cached
from ..scaled import scaled
from .kept import LastRead, cache_name, layout_key
from .kept_data import LayoutError, settled, view_data, view_from
from .map import FOLDED_PX

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import Point, View

#: Names on a page that is read (px): then words of effects are 16. It is that of the page's near/page.ts.
READING_PX: Final = 18.6
#: A picture whose names are hardly larger stays as it is.
_LARGER: Final = 1.1


def reading_view(
    graph: ConceptGraph, view: View, *, cached: bool, placed: bool = False, last: LastRead | None = None
) -> View | None:
    """Return a layered view in text as large as is good to read; None where its text is hardly larger.

    It is lower by the line that stands above it in a page. Where a hand has ``placed`` boxes, all stand as
    they do, only closer. ``last`` is asked first, and remembers what the cache then keeps of the first only.
    """
    text = max((box.font_px for box in view.boxes), default=0.0)
    if text < _LARGER * READING_PX or view.headings:
        return None
    height = view.height - FOLDED_PX
    if placed:
        return _closer(view, READING_PX / text, (view.width, height))
    view = replace(view, height=height)
    name = _name(graph, view)
    last = {} if last is None else last
    known, made = last.get(view.id, ("", None))
    if known != name:
        made = _found(graph, read_cached(name)) if cached else None
        made = made or _made(graph, view, name if cached and not known else "")
        last[view.id] = name, made
    return made and replace(made, title=view.title)


def _made(graph: ConceptGraph, view: View, name: str) -> View | None:
    """Lay a view out in text of that size, and cache it under a name."""
    from ..layout.reading import for_reading

    made = for_reading(graph, view, READING_PX)
    if made is None:
        return None
    made = settled(made)
    if name:
        store_cached(name, json.dumps(view_data(made)).encode("ascii"))
    return made


def _closer(view: View, factor: float, page: tuple[float, float]) -> View:
    """Return a view made smaller about the middle of its page, in the middle of another."""

    def moved(at: Point) -> Point:
        return (
            page[0] / 2 + factor * (at[0] - view.width / 2),
            page[1] / 2 + factor * (at[1] - view.height / 2),
        )

    return replace(settled(scaled(view, moved, factor)), width=page[0], height=page[1])


def _name(graph: ConceptGraph, view: View) -> str:
    """Return the name in the cache of what all of this depends on: the graph's texts, and the view itself.

    Another title changes nothing.
    """
    concepts = [box.concept for box in view.boxes]
    effects = [route.effect for route in view.routes]
    page = (view.width, view.height)
    key = layout_key(graph, (view.id, ""), concepts, effects, page)
    data = {**view_data(view), "title": ""}
    return cache_name("reading", str(READING_PX), key, json.dumps(data))


def _found(graph: ConceptGraph, data: bytes | None) -> View | None:
    try:
        return view_from(graph, json.loads(data)) if data else None
    except (LayoutError, ValueError):
        return None
