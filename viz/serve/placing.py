"""Boxes that a hand puts somewhere: operations on the picture, which are none on the file's text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .file import Operation

#: Operations that are about the picture.
PLACING: Final = ("place", "free")
#: Px beyond which no view reaches.
_FARTHEST: Final = 100_000.0


@dataclass(frozen=True)
class Placing:
    """A concept's box in a view, and where its middle (px of the view) stands; None: where it likes."""

    view: str
    concept: str
    middle: tuple[float, float] | None


def placings(operations: Sequence[Operation]) -> list[Placing] | str | None:
    """Return what operations put where; None where they are not about places, or why they cannot be done."""
    about = [operation.get("do") in PLACING for operation in operations]
    if not any(about):
        return None
    if not all(about):
        return "places and texts are not changed in one edit"
    found: list[Placing] = []
    for operation in operations:
        view, concept, value = (operation.get(key) for key in ("view", "id", "value"))
        middle = _point(value) if operation["do"] == "place" else None
        if not isinstance(view, str) or not isinstance(concept, str):
            return "a place is that of a concept (id) in a view (view)"
        if operation["do"] == "place" and middle is None:
            return "a place is [x, y], in px of the view"
        found.append(Placing(view, concept, middle))
    return found


def _point(value: Any) -> tuple[float, float] | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    if any(isinstance(each, bool) or not isinstance(each, int | float) for each in value):
        return None
    x, y = (float(each) for each in value)
    return (x, y) if max(abs(x), abs(y)) < _FARTHEST and math.isfinite(x + y) else None
