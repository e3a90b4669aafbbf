"""What of a page can be clicked and what can be led to, as rectangles."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from ...view import Point, Rect
from .objects import pdf_literal, pdf_number
from .paint import Matrix, applied, matrices, path_outline

if TYPE_CHECKING:
    from xml.etree import ElementTree

_SVG: Final = "{http://www.w3.org/2000/svg}"
_STILL: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
#: A PDF leads nowhere else: no script, no file, no program.
_SAFE: Final = re.compile(r"(?:https?://|mailto:)[^\x00-\x20\x7f]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in a picture (px) that leads on (``href``) or is led to (``name``)."""

    rect: Rect
    href: str
    name: str


def spots(
    element: ElementTree.Element, text_rect: Callable[[ElementTree.Element], Rect], matrix: Matrix = _STILL
) -> Iterator[Spot]:
    """Yield what leads on, and what has a name, in an element; what draws nothing is left out."""
    for each in matrices(element.get("transform", "")):
        matrix = applied(matrix, each)
    href = element.get("href", "") if element.tag == _SVG + "a" else ""
    name = element.get("id", "")
    points = list(_points(element, text_rect, matrix)) if href or name else []
    if points:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        yield Spot((min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)), href, name)
    for child in element:
        yield from spots(child, text_rect, matrix)


def _points(
    element: ElementTree.Element, text_rect: Callable[[ElementTree.Element], Rect], matrix: Matrix
) -> Iterator[Point]:
    """Yield the corners of what is drawn; ``matrix`` holds the element's own transforms."""
    kind = element.tag.removeprefix(_SVG)
    if kind == "path":
        values = [float(each) for each in re.findall(r"-?[\d.]+", path_outline(element.get("d", "")))]
        yield from (_at(matrix, point) for point in zip(values[::2], values[1::2], strict=True))
    elif kind in ("rect", "text"):
        sides = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
        x, y, w, h = text_rect(element) if kind == "text" else sides
        yield from (_at(matrix, (px, py)) for px in (x, x + w) for py in (y, y + h))
    for child in element:
        inner = matrix
        for each in matrices(child.get("transform", "")):
            inner = applied(inner, each)
        yield from _points(child, text_rect, inner)


def _at(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    return (a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f)


def annotation(rect: str, href: str, places: Mapping[str, str]) -> str:
    """Return a link over a rectangle as PDF has it; empty where it leads nowhere safe."""
    if href.startswith("#"):
        target = f"/Dest{places[href[1:]]}" if href[1:] in places else ""
    else:
        target = f"/A<</S/URI/URI{_address(href)}>>" if _SAFE.fullmatch(href) else ""
    return f"<</Type/Annot/Subtype/Link/Rect{rect}/Border[0 0 0]{target}>>" if target else ""


def _address(href: str) -> str:
    """Return an address in the characters that PDF allows: others as bytes of UTF-8, as in a browser."""
    return pdf_literal(quote(href, safe=string.punctuation, errors="ignore"))


def flipped(rect: Rect, height: float, points: float) -> str:
    """Return a rectangle of a picture (px) on its page, which PDF counts from below."""
    x, y, w, h = (points * value for value in rect)
    sides = (x, height - y - h, x + w, height - y)
    return "[" + " ".join(pdf_number(round(side, 1)) for side in sides) + "]"
