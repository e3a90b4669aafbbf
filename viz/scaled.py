"""A view made larger or smaller, and moved: all of its boxes, words and lines alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .view import Point, Rect, View


def scaled(view: View, moved: Callable[[Point], Point], factor: float) -> View:
    """Return a view whose points stand where ``moved`` says, its lengths ``factor`` times what they were.

    Headings stay as they are.
    """

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
    )
