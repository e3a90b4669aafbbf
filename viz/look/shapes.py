"""The small drawings of every output, as paths in unit coordinates (y down) that Python and the page share.

Paths use absolute ``M L Q C Z`` with blanks between all numbers, so that any reader of them stays small.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

#: Drawn about its centre; the unit is half the shape's size; filled by the even-odd rule.
CATEGORY_SHAPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "circle": "M 1 0 C 1 .552 .552 1 0 1 C -.552 1 -1 .552 -1 0 C -1 -.552 -.552 -1 0 -1"
        " C .552 -1 1 -.552 1 0 Z",
        "square": "M -.88 -.88 L .88 -.88 L .88 .88 L -.88 .88 Z",
        "triangle": "M 0 -1.05 L 1.1 .85 L -1.1 .85 Z",
        "diamond": "M 0 -1.2 L 1.2 0 L 0 1.2 L -1.2 0 Z",
        "cross": "M -1 -.5 L -.5 -1 L 0 -.5 L .5 -1 L 1 -.5 L .5 0 L 1 .5 L .5 1"
        " L 0 .5 L -.5 1 L -1 .5 L -.5 0 Z",
        "triangle-down": "M 0 1.05 L 1.1 -.85 L -1.1 -.85 Z",
        "star": "M 0 -1.2 L .32 -.42 L 1.14 -.37 L .51 .16 L .71 .97 L 0 .53 L -.71 .97 L -.51 .16"
        " L -1.14 -.37 L -.32 -.42 Z",
        "hexagon": "M 1.1 0 L .55 .95 L -.55 .95 L -1.1 0 L -.55 -.95 L .55 -.95 Z",
        "ring": "M 1.05 0 C 1.05 .58 .58 1.05 0 1.05"
        " C -.58 1.05 -1.05 .58 -1.05 0 C -1.05 -.58 -.58 -1.05 0 -1.05"
        " C .58 -1.05 1.05 -.58 1.05 0 Z M .5 0 C .5 .276 .276 .5 0 .5 C -.276 .5 -.5 .276 -.5 0"
        " C -.5 -.276 -.276 -.5 0 -.5 C .276 -.5 .5 -.276 .5 0 Z",
        "plus": "M -.36 -1.05 L .36 -1.05 L .36 -.36 L 1.05 -.36 L 1.05 .36 L .36 .36 L .36 1.05 L -.36 1.05"
        " L -.36 .36 L -1.05 .36 L -1.05 -.36 L -.36 -.36 Z",
        "pentagon": "M 0 -1.1 L 1.05 -.34 L .65 .9 L -.65 .9 L -1.05 -.34 Z",
        "half": "M -1.1 .55 C -1.1 -.06 -.61 -.55 0 -.55 C .61 -.55 1.1 -.06 1.1 .55 Z",
    }
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict's sign, drawn as a line with round ends; the unit is the sign's width, the centre (0, 0)."""

    path: str
    stroke: float = 0.17


MARKS: Final[Mapping[str, Mark]] = MappingProxyType(
    {
        "check": Mark("M -.42 .06 L -.13 .34 L .42 -.34"),
        "tilde": Mark("M -.44 .12 C -.34 -.16 -.16 -.22 0 -.02 C .16 .18 .34 .12 .44 -.16"),
        "cross": Mark("M -.32 -.32 L .32 .32 M -.32 .32 L .32 -.32"),
        "question": Mark(
            "M -.24 -.2 C -.24 -.52 .27 -.54 .27 -.2 C .27 .06 0 .02 0 .2 M 0 .44 L 0 .45", 0.16
        ),
    }
)


#: Marks of what a comparison of two graphs shows; no page has a use for them.
CHANGE_MARKS: Final[Mapping[str, Mark]] = MappingProxyType(
    {
        "plus": Mark("M -.38 0 L .38 0 M 0 -.38 L 0 .38", 0.2),
    }
)


@dataclass(frozen=True, slots=True)
class ArrowHead:
    """An arrow head pointing to +x with its tip at (0, 0); the unit is the head's length.

    ``fill`` is the line's colour, the paper's or none; ``stroke`` is in units, 0 for none; the line ends
    ``back`` units before the tip.
    """

    path: str
    fill: Literal["line", "paper", "none"]
    stroke: float
    back: float


ARROW_HEADS: Final[Mapping[str, ArrowHead]] = MappingProxyType(
    {
        "triangle": ArrowHead("M 0 0 L -1.05 .48 L -1.05 -.48 Z", "line", 0, 0.95),
        "bar": ArrowHead("M -.16 -.66 L -.16 .66", "none", 0.32, 0.25),
        "diamond": ArrowHead("M -.1 0 L -.74 .44 L -1.38 0 L -.74 -.44 Z", "paper", 0.17, 1.38),
        "open": ArrowHead("M -.86 .5 L -.1 0 L -.86 -.5", "none", 0.19, 0.12),
        "none": ArrowHead("", "none", 0, 0),
    }
)


#: The signs on the buttons of the page, drawn as lines in a square of 16 units.
ICONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "search": "M10.5 10.5 L14 14 M11.5 7 A4.5 4.5 0 1 1 2.5 7 A4.5 4.5 0 1 1 11.5 7",
        "plus": "M8 3 V13 M3 8 H13",
        "minus": "M3 8 H13",
        "close": "M4 4 L12 12 M12 4 L4 12",
        "fit": "M2.5 6 V2.5 H6 M10 2.5 H13.5 V6 M13.5 10 V13.5 H10 M6 13.5 H2.5 V10",
        "menu": "M3 4.5 H13 M3 8 H13 M3 11.5 H13",
        "next": "M6 3.5 L10.5 8 L6 12.5",
        "previous": "M10 3.5 L5.5 8 L10 12.5",
        "swap": "M3 5.5 H12.5 M10 3 L12.5 5.5 L10 8 M13 10.5 H3.5 M6 8 L3.5 10.5 L6 13",
        "notes": "M3 2.5 H13 V13.5 H3 Z M5.5 6 H10.5 M5.5 9 H10.5",
        "caption": "M2 3.5 H14 V12.5 H2 Z M4.5 9.8 H11.5",
        "dark": "M13 9.6 A5.6 5.6 0 1 1 6.4 3 A4.6 4.6 0 0 0 13 9.6 Z",
        "play": "M5 3 L13 8 L5 13 Z",
        "reach": "M6 8 H10 M6 8 A2 2 0 1 1 2 8 A2 2 0 1 1 6 8 M14 8 A2 2 0 1 1 10 8 A2 2 0 1 1 14 8",
        "legend": "M2.5 4 H5 M2.5 8 H5 M2.5 12 H5 M7.5 4 H13.5 M7.5 8 H13.5 M7.5 12 H13.5",
    }
)
