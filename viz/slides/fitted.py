"""A view as large as its place allows: what leaves room at the sides is read from farther back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..look.text import width as text_width
from ..scaled import scaled

if TYPE_CHECKING:
    from ..view import Heading, Point, Rect, View

#: Names are not made larger than this, px.
_MOST_PX: Final = 36.0
_AIR: Final = 6.0
#: A heading in the margin of a view may grow so much.
_HEADING_ROOM: Final = 1.6


def fitted(view: View, page: tuple[float, float]) -> View:
    """Return a view scaled until it fills a page, in the middle of it; headings above it stay close to it."""
    x, y, w, h = _extent(view)
    above = [heading for heading in view.headings if _is_above(view, heading)]
    largest = max((box.font_px for box in view.boxes), default=_MOST_PX)
    factor, strip = 1.0, 0.0
    for _ in range(2):  # the headings' strip grows with the view
        factor = min((page[0] - 2 * _AIR) / w, (page[1] - 2 * _AIR - strip) / h, _MOST_PX / largest)
        strip = factor * max((1.6 * heading.rect[3] for heading in above), default=0.0)
    left = (page[0] - factor * w) / 2 - factor * x
    top = max((page[1] - factor * h) / 2, _AIR + strip) - factor * y

    def moved(at: Point) -> Point:
        return (factor * at[0] + left, factor * at[1] + top)

    def lowered(heading: Heading) -> Heading:
        hx, hy, hw, hh = heading.rect
        if heading in above:
            hy = _top_below(view, heading, y) - 1.5 * hh
        at, px = moved((hx, hy)), factor * heading.font_px
        at = (min(max(at[0], 0.0), page[0] - factor * hw), at[1])
        return replace(heading, rect=(*at, factor * hw, factor * hh), font_px=px)

    headings = tuple(map(lowered, view.headings))
    return replace(scaled(view, moved, factor), width=page[0], height=page[1], headings=headings)


def headed(view: View, least_px: float, said: Callable[[Heading], str], *, wider: float = 1.0) -> View:
    """Return a view whose headings are of this size at least, as far as they have room where they stand.

    ``said`` gives a heading in the language in which it is drawn. Names of categories may be so many times
    ``wider`` than the boxes below them.
    """
    # Twin of headingSize in viz/viewer/src/stage/draw.ts, which draws the same headings on the page.
    grown = (_grown(each, least_px, said(each), wider) for each in view.headings)
    return replace(view, headings=tuple(grown))


def _grown(heading: Heading, least_px: float, said: str, wider: float) -> Heading:
    _, _, w, h = heading.rect
    room = _HEADING_ROOM * heading.font_px
    if heading.align == "left":
        room = min(h / 1.05, wider * w / text_width(said))
    return replace(heading, font_px=max(heading.font_px, min(least_px, room)))


def _top_below(view: View, heading: Heading, top: float) -> float:
    """Return where the column under a heading begins; the top of everything when nothing stands there."""
    left, _, width, _ = heading.rect
    rects = [box.rect for box in view.boxes]
    rects += [each.rect for each in view.headings if not _is_above(view, each)]
    under = [y for x, y, w, _ in rects if x < left + width and left < x + w]
    return min(under, default=top)


def _is_above(view: View, heading: Heading) -> bool:
    """Return whether a heading says what a side of the view is; others stand in it."""
    left, top, width, _ = heading.rect
    rects = [item.rect for items in (view.boxes, view.words) for item in items]
    over = any(y + h <= top and x < left + width and left < x + w for x, y, w, h in rects)
    return heading.align == "center" and not over


def _extent(view: View) -> Rect:
    """Return the rectangle that everything but headings above takes up; the whole page when it is empty."""
    rects = [item.rect for items in (view.boxes, view.words) for item in items]
    rects += [heading.rect for heading in view.headings if not _is_above(view, heading)]
    points = [at for route in view.routes for at in route.points]
    points += [(x, y) for x, y, _, _ in rects] + [(x + w, y + h) for x, y, w, h in rects]
    if not points:
        return (0.0, 0.0, view.width, view.height)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
