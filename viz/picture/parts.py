"""The signs of a static picture, the same on the stage and in the legend."""

from __future__ import annotations

import math
from typing import Final

from ..look.shapes import ARROW_HEADS, CATEGORY_SHAPES, CHANGE_MARKS, MARKS
from ..look.theme import CategoryStyle, VerdictStyle
from ..view import Point
from .svg_text import Value, element, number

_ROUND: Final = (("stroke-linecap", "round"), ("stroke-linejoin", "round"))


def placed(at: Point, size: float, angle: float = 0.0) -> str:
    """Return the transform that draws a unit path at a point, ``size`` px large, turned by radians."""
    turn = f" rotate({number(math.degrees(angle))})" if abs(angle) > 1e-4 else ""
    return f"translate({number(at[0])} {number(at[1])}){turn} scale({number(size)})"


def verdict_line(data: str, style: VerdictStyle, scale: float = 1.0) -> str:
    """Return a path drawn as the line of a verdict."""
    dotted = bool(style.dash) and style.dash[0] < 1
    return element(
        "path",
        ("d", data),
        ("fill", "none"),
        ("stroke", style.color),
        ("stroke-width", style.width * scale),
        ("stroke-dasharray", " ".join(number(part * scale) for part in style.dash) or None),
        ("stroke-linecap", "round" if dotted else None),
    )


def arrow_tip(arrow: str, at: Point, size: float, angle: float, colour: str, paper: str) -> str:
    """Return an arrow head with its tip at a point; empty for an arrow without head."""
    head = ARROW_HEADS[arrow]
    if not head.path:
        return ""
    return element(
        "path",
        ("d", head.path),
        ("transform", placed(at, size, angle)),
        ("fill", {"line": colour, "paper": paper, "none": "none"}[head.fill]),
        ("stroke", colour if head.stroke else None),
        ("stroke-width", head.stroke or None),
    )


def verdict_sign(style: VerdictStyle, at: Point, size: float, opacity: Value = None) -> str:
    """Return the mark of a verdict about a point; empty when the verdict has none."""
    if not style.mark:
        return ""
    mark = MARKS.get(style.mark) or CHANGE_MARKS[style.mark]
    return element(
        "path",
        ("d", mark.path),
        ("transform", placed(at, size)),
        ("fill", "none"),
        ("stroke", style.color),
        ("stroke-width", mark.stroke),
        *_ROUND,
        ("opacity", opacity),
    )


def category_sign(style: CategoryStyle, at: Point, half: float, halo: str | None = None) -> str:
    """Return the shape of a category about a point, half its size in px; empty when it has none.

    A halo of a colour sets it off from a line that it lies on.
    """
    if style.shape not in CATEGORY_SHAPES:
        return ""
    place = placed(at, half)
    data = CATEGORY_SHAPES[style.shape]
    ring = "evenodd" if style.shape == "ring" else None
    around = ""
    if halo:
        around = element(
            "path", ("d", data), ("transform", place), ("fill", halo), ("stroke", halo), ("stroke-width", 1.1)
        )
    return around + element(
        "path", ("d", data), ("transform", place), ("fill", style.color), ("fill-rule", ring)
    )
