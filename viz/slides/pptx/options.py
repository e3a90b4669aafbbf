"""How a presentation is made: colours, size, template, which tour, which slides."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Font:
    """A font of slides; its texts are at most ``wide`` times as wide as in the font of the page."""

    name: str
    wide: float


#: On every machine with an office, or with a stand-in of the same widths; a file cannot carry a font.
ARIAL: Final = Font("Arial", 1.16)


@dataclass(frozen=True, slots=True)
class PptxOptions:
    """How a presentation is made; ``size`` is 16:9 or 4:3, ``tour`` one tour's id or empty for all.

    With ``details`` every concept has a slide of its own. ``template`` is a .pptx or .potx file whose look is
    taken; size, colours and font are then its own.
    """

    theme: str = "light"
    size: str = "16:9"
    tour: str = ""
    details: bool = False
    template: str | os.PathLike[str] | None = None
    font: Font = ARIAL
