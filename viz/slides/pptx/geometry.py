"""Outlines of shapes as DrawingML paths, with the places at which lines may be glued to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...view import Point, Rect
from .xml import emu

RECTANGLE: Final = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


#: Places for lines that every shape has.
MIDDLES: Final = 4


def middles(rect: Rect) -> list[Point]:
    """Return the middles of the sides: top, left, bottom, right."""
    x, y, w, h = rect
    return [(x + w / 2, y), (x, y + h / 2), (x + w / 2, y + h), (x + w, y + h / 2)]


def rounded_box(radius: float) -> str:
    """Return the ready-made rectangle with round corners, ``radius`` as a share of the shorter side."""
    adjusted = f'<a:gd name="adj" fmla="val {round(100_000 * radius)}"/>'
    return f'<a:prstGeom prst="roundRect"><a:avLst>{adjusted}</a:avLst></a:prstGeom>'


def custom(rect: Rect, sites: Sequence[Point], paths: Sequence[str]) -> str:
    """Return a geometry of its own; ``sites`` are in px of the slide and move as the shape is resized.

    Before them come the middles of the four sides, as ready-made shapes have them: LibreOffice takes the
    first four for these whatever they are. So the first of ``sites`` has the number `MIDDLES`.
    """
    x, y, w, h = rect
    sites = [*middles(rect), *sites]
    width, height = max(1, emu(w)), max(1, emu(h))
    guides, places = [], []
    for index, (sx, sy) in enumerate(sites):
        guides.append(f'<a:gd name="sx{index}" fmla="*/ {emu(sx - x)} w {width}"/>')
        guides.append(f'<a:gd name="sy{index}" fmla="*/ {emu(sy - y)} h {height}"/>')
        places.append(f'<a:cxn ang="0"><a:pos x="sx{index}" y="sy{index}"/></a:cxn>')
    return (
        f"<a:custGeom><a:avLst/><a:gdLst>{''.join(guides)}</a:gdLst><a:ahLst/>"
        f'<a:cxnLst>{"".join(places)}</a:cxnLst><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{''.join(paths)}</a:pathLst></a:custGeom>"
    )


def path(rect: Rect, steps: str, *, fill: bool = True, stroke: bool = True) -> str:
    """Return one path of a geometry."""
    filled = "" if fill else ' fill="none"'
    drawn = "" if stroke else ' stroke="0"'
    width, height = max(1, emu(rect[2])), max(1, emu(rect[3]))
    return f'<a:path w="{width}" h="{height}"{filled}{drawn}>{steps}</a:path>'


def point(x: float, y: float) -> str:
    """Return a point, px from the corner of the shape."""
    return f'<a:pt x="{emu(x)}" y="{emu(y)}"/>'


def polygon(points: Sequence[Point], *, closed: bool = True) -> str:
    """Return the steps of a path along points, px from the corner of the shape."""
    first, *rest = points
    lines = "".join(f"<a:lnTo>{point(*at)}</a:lnTo>" for at in rest)
    return f"<a:moveTo>{point(*first)}</a:moveTo>{lines}{'<a:close/>' if closed else ''}"


def round_rectangle(w: float, h: float, radius: float) -> str:
    """Return the steps of a rectangle with round corners."""
    r = max(0.0, min(radius, w / 2, h / 2))
    size = emu(r)
    corners = ((w - r, 0.0, 270), (w, h - r, 0), (r, h, 90), (0.0, r, 180))
    steps = [f"<a:moveTo>{point(r, 0)}</a:moveTo>"]
    for x, y, angle in corners:
        steps.append(f"<a:lnTo>{point(x, y)}</a:lnTo>")
        steps.append(f'<a:arcTo wR="{size}" hR="{size}" stAng="{angle * 60_000}" swAng="5400000"/>')
    return "".join(steps) + "<a:close/>"


def unit_path(data: str, at: Point, size: float) -> str:
    """Return the steps of a path of `shapes` (absolute ``M L Q C Z``), ``size`` px large at a point."""
    names = {"M": ("moveTo", 1), "L": ("lnTo", 1), "Q": ("quadBezTo", 2), "C": ("cubicBezTo", 3)}
    parts = data.split()
    steps, index = [], 0
    while index < len(parts):
        command = parts[index]
        index += 1
        if command == "Z":
            steps.append("<a:close/>")
            continue
        name, count = names[command]
        numbers = [float(value) for value in parts[index : index + 2 * count]]
        index += 2 * count
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        points = "".join(point(at[0] + size * x, at[1] + size * y) for x, y in pairs)
        steps.append(f"<a:{name}>{points}</a:{name}>")
    return "".join(steps)
