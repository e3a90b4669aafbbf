"""A view as large as its place allows: what leaves room at the sides is read from farther back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ..view import Point, Rect, View

#: Names are not made larger than this, px.
_MOST_PX: Final = 36.0
_AIR: Final = 6.0


def extent(view: View) -> Rect:
    """Return the rectangle that everything in a view takes up; the whole page when there is nothing."""
    rects = [item.rect for items in (view.boxes, view.words, view.headings) for item in items]
    points = [at for route in view.routes for at in route.points]
    points += [(x, y) for x, y, _, _ in rects] + [(x + w, y + h) for x, y, w, h in rects]
    if not points:
        return (0.0, 0.0, view.width, view.height)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def fitted(view: View, page: tuple[float, float]) -> View:
    """Return a view scaled until it fills a page, in the middle of it; nothing else of it changes."""
    x, y, w, h = extent(view)
    largest = max((box.font_px for box in view.boxes), default=_MOST_PX)
    factor = min((page[0] - 2 * _AIR) / w, (page[1] - 2 * _AIR) / h, _MOST_PX / largest)
    if 1 <= factor <= 1.02 and page == (view.width, view.height):
        return view
    left, top = (page[0] - factor * w) / 2 - factor * x, (page[1] - factor * h) / 2 - factor * y

    def moved(at: Point) -> Point:
        return (factor * at[0] + left, factor * at[1] + top)

    return replace(_mapped(view, moved, factor), width=page[0], height=page[1])


def _mapped(view: View, moved: Callable[[Point], Point], factor: float) -> View:
    def rect(old: Rect) -> Rect:
        return (*moved(old[:2]), factor * old[2], factor * old[3])

    return replace(
        view,
        boxes=tuple(replace(b, rect=rect(b.rect), font_px=factor * b.font_px) for b in view.boxes),
        words=tuple(
            replace(w, rect=rect(w.rect), font_px=factor * w.font_px, mark_px=factor * w.mark_px)
            for w in view.words
        ),
        routes=tuple(replace(r, points=tuple(map(moved, r.points))) for r in view.routes),
        headings=tuple(replace(h, rect=rect(h.rect), font_px=factor * h.font_px) for h in view.headings),
    )
