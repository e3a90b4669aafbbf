"""How boxes stood before and would stand again: columns across, heights that a hand has fixed, texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

Point = tuple[float, float]
Span = tuple[float, float]

#: What boxes of an earlier picture need not keep of the gaps between their columns.
_TIGHTER = 0.8
#: Text becomes larger only where it gains more than this; it becomes smaller only where it must.
_GAIN = 1.05


@dataclass(frozen=True)
class Held:
    """An earlier picture: its text (px), the gaps between its columns together (px), middles by node (px).

    Lengths are px inside the page's margin. ``fixed`` are the nodes that stand where a hand has put them;
    ``lines`` are the links' lines by their number, ``texts`` the lines of text by node.
    """

    text: float
    gaps: float
    at: Mapping[int, Point]
    fixed: frozenset[int]
    lines: Mapping[int, tuple[Point, ...]]
    texts: Mapping[int, tuple[str, ...]]

    def text_for(self, tight: float, roomy: float) -> float:
        """Return the size of the text: as it was where it may be.

        ``tight`` is the largest with gaps as narrow as may be, ``roomy`` with gaps as they were.
        """
        if roomy > _GAIN * self.text:
            return roomy
        return min(tight, self.text)

    def narrowest(self, gap: float) -> float:
        """Return how narrow a gap may become that a fresh picture would make so wide."""
        return _TIGHTER * gap


def fixed_heights(
    layer: Sequence[int], halves: Sequence[float], least: float, height: float, wanted: Mapping[int, float]
) -> dict[int, float]:
    """Return the middles of the nodes of a column that are fixed, where the others still find room.

    ``wanted`` are their middles, ``halves`` half of each node's height, ``least`` the gap between two.

    >>> fixed_heights([7, 8], [1.0, 1.0], 0.5, 10.0, {8: 2.0})  # the first needs 2 and a gap above it
    {8: 3.5}
    """
    below = [height] * len(layer)
    room = height
    for k in range(len(layer) - 1, -1, -1):
        below[k] = room - halves[k]
        room -= 2 * halves[k] + least
    found: dict[int, float] = {}
    top = 0.0
    for k, node in enumerate(layer):
        middle = top + halves[k]
        if node in wanted:
            middle = found[node] = min(max(wanted[node], middle), max(below[k], middle))
        top = middle + halves[k] + least
    return found


def middle_of(xs: Sequence[float]) -> float | None:
    """Return where a column stood of which so much is left, or None."""
    return median(xs) if xs else None


def set_again(
    wanted: Sequence[float | None], reaches: Sequence[Span], gaps: Sequence[float], width: float
) -> list[float]:
    """Return the middles of columns, each as near to where it stood as its neighbours and the page allow.

    ``reaches``: how far each reaches left and right of its middle; ``gaps``: the least room between two.
    A column that stood nowhere goes between its neighbours.

    >>> set_again([2.0, None, 9.0], [(1.0, 1.0)] * 3, [1.0, 1.0], 12.0)
    [2.0, 5.5, 9.0]
    >>> set_again([2.0, 3.0], [(1.0, 1.0)] * 2, [1.0], 12.0)
    [2.0, 5.0]
    """
    middles = _filled(wanted, width)
    steps = [a[1] + gap + b[0] for (a, b), gap in zip(pairwise(reaches), gaps, strict=True)]
    if middles:
        middles[0] = max(middles[0], reaches[0][0])
        middles[-1] = min(middles[-1], width - reaches[-1][1])
    for k, step in enumerate(steps):
        middles[k + 1] = max(middles[k + 1], middles[k] + step)
    if middles:
        middles[-1] = min(middles[-1], width - reaches[-1][1])
    for k in range(len(steps) - 1, -1, -1):
        middles[k] = min(middles[k], middles[k + 1] - steps[k])
    return middles


def _filled(wanted: Sequence[float | None], width: float) -> list[float]:
    """Return a middle for every column: of one that stood nowhere, between those beside it."""
    found: list[float] = []
    for k, middle in enumerate(wanted):
        if middle is None:
            before = found[-1] if found else 0.0
            after = next((x for x in wanted[k + 1 :] if x is not None), width)
            middle = (before + after) / 2
        found.append(middle)
    return found
