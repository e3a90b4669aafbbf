"""How wide words are in the font that the page carries, and how they wrap.

Widths come from ``fonts/metrics.json`` (advance widths of Fira Sans Condensed, no kerning, which only
narrows), so Python, the page and the pictures agree without a browser.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib import resources
from typing import Final, Literal, TypedDict

Weight = Literal["regular", "semibold"]

FONT_FAMILY: Final = "Fira Sans Condensed"
#: Distance of two baselines, in em.
LINE_HEIGHT: Final = 1.16


class Metrics(TypedDict):
    """Contents of metrics.json; lengths in font units."""

    units_per_em: int
    ascent: int
    descent: int
    cap_height: int
    x_height: int
    advances: dict[Weight, dict[str, int]]


@cache
def metrics() -> Metrics:
    """Return the metrics of the font."""
    package = __package__ or "viz"
    text = resources.files(package).joinpath("fonts/metrics.json").read_text(encoding="utf-8")
    loaded: Metrics = json.loads(text)
    return loaded


def _fallback_advance(char: str) -> float:
    """Em width allowed for a character that the font lacks: generous, since the system's font is unknown."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if unicodedata.east_asian_width(char) in ("W", "F"):
        return 1.05
    return 0.75


@cache
def _advance(char: str, weight: Weight) -> float:
    table = metrics()
    units = table["advances"][weight].get(char)
    return units / table["units_per_em"] if units is not None else _fallback_advance(char)


@cache
def width(text: str, weight: Weight = "regular") -> float:
    """Return the width of one line of text in em.

    >>> round(width("magnesium"), 2)
    4.72
    """
    return sum(_advance(char, weight) for char in text)
