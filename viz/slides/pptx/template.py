"""The look of a given presentation: which of its layouts are used, and where on them views stand."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from ...errors import PictureError
from ...look.theme import PALETTE, category_styles
from .file import HEIGHT
from .look import EDGE, NAVIGATION_HEIGHT, Look
from .open import open_template
from .scheme import accents, dressed, paper_of, scheme_of

if TYPE_CHECKING:
    from graph_data.model import Category

    from ...view import Rect

#: Placeholders of the foot of slides, which stay free.
_FOOT: Final = ("dt", "ftr", "sldNum")
_TITLES: Final = ("title", "ctrTitle")
_GAP: Final = 8.0
#: A stage smaller than this share of the slide's sides takes no account of decoration.
_LEAST: Final = 0.5


def template_look(path: str | os.PathLike[str], categories: Iterable[Category]) -> Look:
    """Return slides that look as a given file does: master, layouts, size, colours and fonts.

    Raises:
        PictureError: the file cannot be read, is no presentation, or has no layout with a title.
    """
    deck = open_template(path)
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    titled = [layout for layout in layouts if _title(layout) is not None]
    if not titled:
        raise PictureError(f"the template {path} has no layout with a title")
    plain = min(titled, key=_others)
    covers = [layout for layout in titled if layout.element.get("type") == "title"]
    unit = deck.slide_height / HEIGHT
    width = deck.slide_width / unit
    scheme = scheme_of(plain)
    theme, inks = dressed(scheme, *paper_of(plain, scheme))
    palette = (*accents(scheme), *PALETTE)
    styles = category_styles(categories, theme, palette)
    stage = stage_on(plain, width, unit)
    cover = covers[0] if covers else plain
    return Look(deck, cover, plain, width, stage, theme, styles, scheme.font, unit, inks, template=True)


def _kind(placeholder: Any) -> str:
    return placeholder.element.ph.get("type") or "obj"


def _title(layout: Any) -> Any:
    return next((each for each in layout.placeholders if _kind(each) in _TITLES), None)


def _others(layout: Any) -> tuple[bool, int]:
    """Rank layouts: one of a title only first, then those with few other places to be filled."""
    kinds = [_kind(each) for each in layout.placeholders]
    others = sum(kind not in (*_FOOT, *_TITLES) for kind in kinds)
    return (layout.element.get("type") != "titleOnly" or others > 0, others)


def stage_on(layout: Any, width: float, unit: float) -> Rect:
    """Return where views stand on slides of a layout, px: the largest place beside the title."""
    title = _rect(_title(layout), unit) or (0.0, 0.0, width, 0.15 * HEIGHT)
    whole = (0.0, 0.0, width, HEIGHT)
    inner = _within(whole, _obstacles(layout, unit), width)
    found = _beside(title, inner)
    if found[2] < _LEAST * width or found[3] < _LEAST * HEIGHT:
        found = _beside(title, whole)
    x, y, w, h = found
    return (x + EDGE, y, w - 2 * EDGE, max(1.0, h - NAVIGATION_HEIGHT - _GAP))


def _beside(title: Rect, area: Rect) -> Rect:
    """Return the largest part of an area below, above, right or left of a title."""
    x, y, w, h = area
    tx, ty, tw, th = title
    right, foot = x + w, y + h
    below, above = ty + th + _GAP, ty - _GAP
    parts = [
        (x, max(y, below), w, foot - max(y, below)),
        (x, y, w, min(foot, above) - y),
        (max(x, tx + tw + _GAP), y, right - max(x, tx + tw + _GAP), h),
        (x, y, min(right, tx - _GAP) - x, h),
    ]
    return max(parts, key=lambda part: max(0.0, part[2]) * max(0.0, part[3]))


def _within(area: Rect, obstacles: Iterable[Rect], width: float) -> Rect:
    """Return an area without what stands at its edges: bands, bars, logos, the foot."""
    left, top, right, foot = area[0], area[1], area[0] + area[2], area[1] + area[3]
    for x, y, w, h in obstacles:
        if y > 0.7 * HEIGHT:
            foot = min(foot, y - _GAP)
        elif y + h < 0.3 * HEIGHT:
            top = max(top, y + h + _GAP)
        elif x + w < 0.25 * width:
            left = max(left, x + w)
        elif x > 0.75 * width:
            right = min(right, x)
    return (left, top, right - left, foot - top)


def _obstacles(layout: Any, unit: float) -> Iterator[Rect]:
    """Yield where the foot of slides stands, and what a layout and its master draw."""
    for placeholder in layout.placeholders:
        if _kind(placeholder) in _FOOT and (rect := _rect(placeholder, unit)):
            yield rect
    shown = layout.element.get("showMasterSp") not in ("0", "false")
    for holder in (layout, layout.slide_master) if shown else (layout,):
        for shape in holder.shapes:
            if not shape.is_placeholder and (rect := _rect(shape, unit)):
                yield rect


def _rect(shape: Any, unit: float) -> Rect | None:
    """Return where a shape stands, px, or None when it does not say."""
    if shape is None or None in (shape.left, shape.top, shape.width, shape.height):
        return None
    return (shape.left / unit, shape.top / unit, shape.width / unit, shape.height / unit)
