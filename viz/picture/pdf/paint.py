"""Shapes of the portable SVG as operators of a PDF page: outlines, colours, transforms."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from ...look.colour import channels, is_colour
from ...view import Point
from .objects import pdf_number

if TYPE_CHECKING:
    from xml.etree import ElementTree

_TOKEN: Final = re.compile(r"[MLHVQCZ]|-?(?:\d+\.?\d*|\.\d+)")
_CALL: Final = re.compile(r"(translate|rotate|scale)\(([^)]*)\)")
_OPERATORS: Final = {"M": "m", "L": "l", "H": "l", "V": "l", "Q": "c", "C": "c", "Z": "h"}
#: How far the handles of a quarter circle drawn as a Bezier curve reach, of its radius.
_KAPPA: Final = 0.5523


#: ``a b c d e f`` of PDF and SVG: x' = a x + c y + e, y' = b x + d y + f.
Matrix = tuple[float, float, float, float, float, float]


def transforms(text: str) -> list[str]:
    """Return the operators of a ``transform`` attribute."""
    return [" ".join(f"{value:.5f}" for value in matrix) + " cm" for matrix in matrices(text)]


def matrices(text: str) -> list[Matrix]:
    """Return the steps of a ``transform`` attribute, the outermost first."""
    found: list[Matrix] = []
    for name, arguments in _CALL.findall(text):
        values = [float(value) for value in arguments.split()]
        if name == "translate":
            found.append((1.0, 0.0, 0.0, 1.0, values[0], values[1]))
        elif name == "scale":
            found.append((values[0], 0.0, 0.0, values[0], 0.0, 0.0))
        else:
            c, s = math.cos(math.radians(values[0])), math.sin(math.radians(values[0]))
            found.append((c, s, -s, c, 0.0, 0.0))
    return found


def applied(outer: Matrix, inner: Matrix) -> Matrix:
    """Return a transform within another as one."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (
        a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f,
    )  # fmt: skip


def painted(element: ElementTree.Element, outline: str) -> str:
    """Return an outline with its colours and the operator that paints it."""
    get = element.get
    fill, stroke = get("fill", "#000000"), get("stroke", "none")
    parts = []
    if is_colour(fill):
        parts.append(f"{rgb(fill)} rg")
    if is_colour(stroke):
        parts.append(f"{rgb(stroke)} RG {pdf_number(float(get('stroke-width', '1')))} w")
        parts.append(f"{1 if get('stroke-linecap') == 'round' else 0} J")
        parts.append(f"{1 if get('stroke-linejoin') == 'round' else 0} j")
        if get("stroke-dasharray"):
            parts.append(f"[{get('stroke-dasharray')}] 0 d")
    even = "*" if get("fill-rule") == "evenodd" else ""
    operators = {(True, True): "B" + even, (True, False): "f" + even, (False, True): "S", (False, False): "n"}
    return " ".join([*parts, outline, operators[is_colour(fill), is_colour(stroke)]])


def rgb(colour: str) -> str:
    """Return a colour as PDF writes it."""
    return " ".join(pdf_number(value / 255) for value in channels(colour))


def rect_outline(element: ElementTree.Element) -> str:
    """Return a rectangle, its corners rounded by ``rx``."""
    x, y, w, h, r = (float(element.get(name, "0")) for name in ("x", "y", "width", "height", "rx"))
    if not r:
        return f"{pdf_number(x)} {pdf_number(y)} {pdf_number(w)} {pdf_number(h)} re"
    r = min(r, w / 2, h / 2)
    k = r * (1 - _KAPPA)
    corners = (
        ((x + w - r, y), (x + w - k, y), (x + w, y + k), (x + w, y + r)),
        ((x + w, y + h - r), (x + w, y + h - k), (x + w - k, y + h), (x + w - r, y + h)),
        ((x + r, y + h), (x + k, y + h), (x, y + h - k), (x, y + h - r)),
        ((x, y + r), (x, y + k), (x + k, y), (x + r, y)),
    )
    parts = [f"{pdf_number(x + r)} {pdf_number(y)} m"]
    for start, *curve in corners:
        parts.append(f"{_points([start])} l {_points(curve)} c")
    return " ".join(parts) + " h"


def _points(points: list[Point]) -> str:
    return " ".join(f"{pdf_number(x)} {pdf_number(y)}" for x, y in points)


def path_outline(data: str) -> str:
    """Return a path of absolute M L H V Q C Z; quadratic curves become cubic ones."""
    tokens = _TOKEN.findall(data)
    parts: list[str] = []
    at, here = 0, (0.0, 0.0)
    while at < len(tokens):
        name = tokens[at]
        count = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0}[name]
        values = [float(token) for token in tokens[at + 1 : at + 1 + count]]
        at += 1 + count
        if name in "HV":
            values = [values[0], here[1]] if name == "H" else [here[0], values[0]]
        points = list(zip(values[::2], values[1::2], strict=True))
        if name == "Q":
            points = _cubic(here, points[0], points[1])
        parts.append(f"{_points(points)} {_OPERATORS[name]}".strip())
        here = points[-1] if points else here
    return " ".join(parts)


def _cubic(start: Point, control: Point, end: Point) -> list[Point]:
    first, second = (
        (point[0] + 2 / 3 * (control[0] - point[0]), point[1] + 2 / 3 * (control[1] - point[1]))
        for point in (start, end)
    )
    return [first, second, end]
