"""The largest text at which the stacks of a focus view fit beside its central concept.

Twin: viz/viewer/src/near/plan.ts
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..look.plain_sum import plain_sum
from ..look.text_box import TextBox
from .blocks import Row
from .fit import FAN, LANE, LANE_MARGIN, LEVEL_FAN, LOOP_GAP, RUN, TREE_FAN, Fit, Stack, ports_height

#: Spare width that the gaps of a stack would like before its texts are set flatter.
GAPS_SHARE: Final = 2.0


@dataclass(frozen=True, slots=True)
class Loops:
    """The self-effects of the central concept, nested above its box."""

    rows: tuple[tuple[Row, TextBox], ...]

    @property
    def words_width(self) -> float:
        """Width of the widest words."""
        return max((s.width for _, s in self.rows), default=0.0)

    @property
    def width(self) -> float:
        """Width of the box under the loops."""
        return self.words_width + 1.6 + 1.4 * len(self.rows) if self.rows else 0.0

    @property
    def height(self) -> float:
        """Room above the box."""
        return 0.5 + plain_sum(s.height + LOOP_GAP for _, s in self.rows) if self.rows else 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """All of a focus view but its place: text size (px) and one shape per stack."""

    font: float
    central: TextBox
    loops: Loops
    left: tuple[tuple[Stack, Fit], ...]
    right: tuple[tuple[Stack, Fit], ...]


def top_lanes(stacks: Sequence[tuple[Stack, Fit]] | Sequence[Stack], index: int) -> int:
    """Return how many level lanes pass above the stack of an index."""
    plain = [s if isinstance(s, Stack) else s[0] for s in stacks]
    return sum(s.lanes for s in plain[max(1, index) :])


def fan_width(stack: Stack, index: int, tall: bool) -> float:
    """Return the least room inside a stack's words; ``tall``: the central box is as high as the page."""
    if tall and not index:
        return LEVEL_FAN
    if index:
        return 2 * LANE_MARGIN + LANE * (stack.lanes - 1)
    return TREE_FAN if stack.levels > 1 else FAN


def stack_width(stack: Stack, fit: Fit, index: int, tall: bool) -> float:
    """Return the least width of a stack with its lines."""
    return fan_width(stack, index, tall) + FAN * (stack.levels - 1) + RUN * stack.levels + fit.width


def central_height(plan_central: TextBox, lines: int) -> float:
    """Return the height of the central box with at most ``lines`` lines at one side."""
    return max(plan_central.height, ports_height(lines) + 0.5)


def plan(
    central: TextBox,
    loops: Loops,
    left: Sequence[Stack],
    right: Sequence[Stack],
    room: tuple[float, float],
    most: float,
) -> Plan | None:
    """Return the plan with the largest text of at most ``most`` px in a room of width x height px."""

    def at(font: float) -> Plan | None:
        return _plan_at(font, central, loops, left, right, room)

    best = at(most)
    if best:
        return best
    low, high = 0.5, most
    for _ in range(12):
        middle = (low + high) / 2
        tried = at(middle)
        if tried:
            best, low = tried, middle
        else:
            high = middle
    return best


def _plan_at(
    font: float,
    central: TextBox,
    loops: Loops,
    left: Sequence[Stack],
    right: Sequence[Stack],
    room: tuple[float, float],
) -> Plan | None:
    wide, high = room[0] / font, room[1] / font
    lines = max((sum(len(b.rows) for b in s[0].blocks) for s in (left, right) if s), default=0)
    if central_height(central, lines) + loops.height > high:
        return None
    tall = max(len(left), len(right)) > 1
    if tall:
        high -= loops.height
    total = max(central.width, loops.width)
    sides: list[tuple[tuple[Stack, Fit], ...]] = []
    for stacks in (left, right):
        chosen: list[tuple[Stack, Fit]] = []
        for index, stack in enumerate(stacks):
            fit = _narrowest(stack, high - LANE * top_lanes(stacks, index))
            if fit is None:
                return None
            chosen.append((stack, fit))
            total += stack_width(stack, fit, index, tall)
        sides.append(tuple(chosen))
    if total > wide:
        return None
    flatter = _flattened(sides, wide - total)
    return Plan(font, central, loops, flatter[0], flatter[1])


def _flattened(
    sides: list[tuple[tuple[Stack, Fit], ...]], spare: float
) -> list[tuple[tuple[Stack, Fit], ...]]:
    """Return wider shapes with fewer lines, as far as width is to spare; gaps have their share first."""
    count = sum(len(side) for side in sides)
    levels = sum(2 * stack.levels - 1 for side in sides for stack, _ in side)
    share = max(0.0, spare - GAPS_SHARE * levels) / max(1, count)
    return [
        tuple(
            (stack, max((f for f in stack.fits if f.width <= fit.width + share), key=_width_of))
            for stack, fit in side
        )
        for side in sides
    ]


def _width_of(fit: Fit) -> float:
    return fit.width


def _narrowest(stack: Stack, height: float) -> Fit | None:
    return next((fit for fit in stack.fits if fit.height <= height), None)
