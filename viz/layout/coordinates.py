"""Where the boxes of ordered columns stand: tall hubs, straight lines by a linear program, wide gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..look.text_box import TextBox
from .boxes import BOX_GAP, LANE, Problem
from .fit import Fitter
from .held import Held, fixed_heights, middle_of, set_again
from .order import Order
from .program import Program, Term
from .widths import NARROWEST_GAP, Column, set_texts, stacked

#: Share of a column's spare height that goes to concepts with several lines, and what each line asks for.
_SPARE = 0.85
_ASKED = 1.2
_ASKED_BY_MOST = 1.5
#: Least distance of two lines on a box's side.
_PORTS_APART = 0.7
#: Of the height that a page's fullest column leaves free, this share goes between boxes, up to so many em; a
#: full page keeps what it has.
_AIR, _MOST_AIR, _AIR_UNSEEN = 0.5, 0.9, 0.15
#: What a gap between two columns gets more for each line that rises beside others.
LINE_ACROSS = 0.3
_WIDEST_GAP = 4.5
#: What it costs a box to stand an em higher or lower than before; a line that rises an em costs one or more.
_HOLD = 0.1
#: Where a node is taken to have stood of which nothing is known.
_TOP = (0.0, 0.0)


@dataclass
class Placed:
    """Coordinates in em of the page's text (``text`` px), origin at the stage's top left; ``y`` are middles.

    ``sizes``, ``heights``, ``y`` and ``x`` (left edges) are by node; ``left`` and ``width`` by column.
    ``ends[gap][k]`` are the heights at which segment k of the gap leaves its left and meets its right node.
    """

    text: float
    sizes: dict[int, TextBox]
    heights: dict[int, float]
    y: dict[int, float] = field(default_factory=dict)
    ends: list[list[tuple[float, float]]] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    width: list[float] = field(default_factory=list)
    x: dict[int, float] = field(default_factory=dict)


def place(problem: Problem, fitter: Fitter, order: Order, text: float, held: Held | None = None) -> Placed:
    """Return coordinates (em) for an order at a text size (px); what is ``held`` stays as near as it may."""
    page = (problem.page[0] / text, problem.page[1] / text)
    placed = Placed(text, {}, {})
    columns = set_texts(problem, fitter, order, text, held.texts if held else {})
    for layer, texts in zip(order.layers, columns, strict=True):
        full = not held or held.fixed.isdisjoint(layer)
        _set_column(problem, placed, layer, texts, (page[1], _SPARE if full else 0.0))
    _solve(problem, order, placed, page[1], held)
    _columns_across(order, placed, page[0], held)
    for node in placed.sizes:
        column = order.column[node]
        free = placed.width[column] - placed.sizes[node].width
        placed.x.setdefault(node, placed.left[column] + free / 2)
    return placed


def _set_column(
    problem: Problem, placed: Placed, layer: list[int], column: Column, room: tuple[float, float]
) -> None:
    """Set a column's texts, and give a share of its spare height to its hubs.

    ``room``: how high the page is, and the share.
    """
    height, given = room
    for node, size in column.items():
        placed.sizes[node] = size
        placed.heights[node] = size.height
    placed.width.append(max((size.width for size in column.values()), default=0.0))
    used = stacked(column.values()) + (len(layer) - len(column)) * LANE
    spare = given * (height - used)
    wanted = {node: _wanted(problem, placed, node) for node in column if node < problem.count}
    total = sum(wanted.values())
    for node, more in wanted.items():
        if more and spare > 0:
            placed.heights[node] += more * min(1.0, spare / total)


def _wanted(problem: Problem, placed: Placed, node: int) -> float:
    """Return the height that a concept with three lines or more would like to have beside its own."""
    lines = len(problem.links_of[node])
    most = max(len(links) for links in problem.links_of)
    if lines < 3:
        return 0.0
    return max(0.0, lines * (_ASKED_BY_MOST if lines == most else _ASKED) - placed.heights[node])


def _half(order: Order, placed: Placed, node: int) -> float:
    return placed.heights[node] / 2 if node < order.boxes else (LANE - BOX_GAP) / 2


def _stack(order: Order, placed: Placed, layer: list[int]) -> float:
    """Return the height of a column whose nodes stand as close as they may."""
    return sum(2 * _half(order, placed, node) + BOX_GAP for node in layer) - BOX_GAP


def _gap(order: Order, placed: Placed, height: float) -> float:
    """Return the least distance of two boxes of a column: where the page has room to spare, boxes get air."""
    free = [
        (height - _stack(order, placed, layer)) / (len(layer) - 1) for layer in order.layers if len(layer) > 1
    ]
    return BOX_GAP + max(0.0, min(_MOST_AIR, _AIR * min(free, default=0.0) - _AIR_UNSEEN))


def _solve(problem: Problem, order: Order, placed: Placed, height: float, held: Held | None) -> None:
    """Find the heights at which lines rise and fall least, and what is held moves least."""
    program = Program()
    middle: dict[int, int] = {}
    least = _gap(order, placed, height)
    for layer in order.layers:
        _stack_up(program, middle, order, placed, layer, (height, least), held)
    ports = _ports(program, order, placed)
    for gap, segments in enumerate(order.segments):
        for k, (a, b) in enumerate(segments):
            lanes = (a >= order.boxes) + (b >= order.boxes)
            terms = [(middle[a], 1.0), (middle[b], -1.0)]
            terms += [(ports[gap, k, 0], 1.0)] if (gap, k, 0) in ports else []
            terms += [(ports[gap, k, 1], -1.0)] if (gap, k, 1) in ports else []
            falls = held.at.get(a, _TOP)[1] < held.at.get(b, _TOP)[1] if held else None
            _charge(program, (1.0, 1.6, 3.0)[lanes], terms, falls)
    if held:
        _hold(program, middle, placed, held)
    found = program.solve(near=held is not None)
    top = min((found[middle[n]] - _half(order, placed, n) for n in middle), default=0.0)
    bottom = max((found[middle[n]] + _half(order, placed, n) for n in middle), default=height)
    shift = 0.0 if held else (height - top - bottom) / 2
    placed.y = {node: found[index] + shift for node, index in middle.items()}
    for gap, segments in enumerate(order.segments):
        placed.ends.append([])
        for k, pair in enumerate(segments):
            heights = [
                placed.y[node] + (found[ports[gap, k, side]] if (gap, k, side) in ports else 0.0)
                for side, node in enumerate(pair)
            ]
            placed.ends[-1].append((heights[0], heights[1]))


def _stack_up(
    program: Program,
    middle: dict[int, int],
    order: Order,
    placed: Placed,
    layer: list[int],
    room: tuple[float, float],
    held: Held | None,
) -> None:
    """Add a column's nodes to the programme, one below the other; ``room``: the height, the least gap."""
    height, least = max(room[0], _stack(order, placed, layer)), room[1]
    halves = [_half(order, placed, node) for node in layer]
    fixed: dict[int, float] = {}
    if held:
        wanted = {node: held.at[node][1] / placed.text for node in layer if node in held.fixed}
        fixed = fixed_heights(layer, halves, least, height, wanted)
    for node, half in zip(layer, halves, strict=True):
        low, high = (fixed[node], fixed[node]) if node in fixed else (half, max(half, height - half))
        middle[node] = program.variable(0.0, low, high)
    for k, (a, b) in enumerate(pairwise(layer)):
        gives = middle[b] if held and b not in held.at else None
        bound = -(halves[k] + halves[k + 1] + least)
        program.at_most(bound, (middle[a], 1.0), (middle[b], -1.0), gives=gives)


def _charge(program: Program, cost: float, terms: Sequence[Term], falls: bool | None) -> None:
    """Let a line cost something for each em that it rises or falls.

    ``falls``: whether it does where the search begins; None where nothing is known of that.
    """
    if falls is None:
        rise = program.variable(cost, 0.0, None)
        program.at_most(0.0, *terms, (rise, -1.0))
        program.at_most(0.0, *((v, -c) for v, c in terms), (rise, -1.0))
    else:
        above, below = program.variable(cost, 0.0, None), program.variable(cost, 0.0, None)
        program.equal(0.0, *terms, (above, -1.0), (below, 1.0), gives=below if falls else above)


def _hold(program: Program, middle: dict[int, int], placed: Placed, held: Held) -> None:
    """Make it cost something to stand elsewhere than before, where the search begins."""
    for node, (_, y) in held.at.items():
        if node in middle and node not in held.fixed:
            above, below = program.variable(_HOLD, 0.0, None), program.variable(_HOLD, 0.0, None)
            terms = (middle[node], 1.0), (above, -1.0), (below, 1.0)
            program.equal(y / placed.text, *terms, gives=middle[node])


def _ports(program: Program, order: Order, placed: Placed) -> dict[tuple[int, int, int], int]:
    """Return a variable (distance from the box's middle) for every line end that shares a box's side."""
    ports: dict[tuple[int, int, int], int] = {}
    for gap, segments in enumerate(order.segments):
        for side in (0, 1):
            places = order.places(gap + 1 - side) if segments else {}
            by_box: dict[int, list[tuple[int, int]]] = {}
            for k, pair in enumerate(segments):
                if pair[side] < order.boxes:
                    by_box.setdefault(pair[side], []).append((places[pair[1 - side]], k))
            for box, ends in by_box.items():
                if len(ends) > 1:
                    _box_ports(program, ports, gap, side, sorted(ends), placed.heights[box])
    return ports


def _box_ports(
    program: Program,
    ports: dict[tuple[int, int, int], int],
    gap: int,
    side: int,
    ends: list[tuple[int, int]],
    height: float,
) -> None:
    reach = max(0.05, (height - 0.3) / 2)
    apart = min(_PORTS_APART, 2 * reach / len(ends) * 0.98)
    before = None
    for _, k in ends:
        port = ports[gap, k, side] = program.variable(0.0, -reach, reach)
        if before is not None:
            program.at_most(-apart, (before, 1.0), (port, -1.0), gives=port)
        before = port


def _columns_across(order: Order, placed: Placed, width: float, held: Held | None) -> None:
    """Give the width that the columns leave to the gaps, most to those where many lines rise together."""
    used = [column for column in range(order.count) if order.layers[column]]
    asked = [0.4 + LINE_ACROSS * _beside(ends) for ends in placed.ends[: used[-1]]] if used else []
    free = max(0.0, width - sum(placed.width) - NARROWEST_GAP * len(asked))
    total = sum(asked) or 1.0
    gaps = [min(NARROWEST_GAP + free * share / total, _WIDEST_GAP) for share in asked]
    if held and len(used) == order.count:
        _columns_again(order, placed, gaps, width, held)
        return
    x = (width - sum(placed.width) - sum(gaps)) / 2
    for column in range(order.count):
        placed.left.append(x)
        x += placed.width[column] + (gaps[column] if column < len(gaps) else 0.0)


def _columns_again(order: Order, placed: Placed, gaps: list[float], width: float, held: Held) -> None:
    """Put the columns where they stood, and in them what a hand has fixed where it was put."""
    text = placed.text
    wanted: list[float | None] = []
    reaches: list[tuple[float, float]] = []
    gaps = [NARROWEST_GAP if held.fixed else held.narrowest(gap) for gap in gaps]
    spare = max(0.0, width - sum(placed.width) - sum(gaps))
    for column, layer in enumerate(order.layers):
        middle = middle_of([held.at[n][0] / text for n in layer if n in held.at and n not in held.fixed])
        half = placed.width[column] / 2
        left = right = half
        for node in layer:
            if node in held.fixed:
                middle = held.at[node][0] / text if middle is None else middle
                off, own = held.at[node][0] / text - middle, placed.sizes[node].width / 2
                left, right = max(left, own - off), max(right, own + off)
        more = left + right - 2 * half
        share = min(1.0, spare / more) if more else 0.0
        spare -= share * more
        reaches.append((half + share * (left - half), half + share * (right - half)))
        wanted.append(middle)
    middles = set_again(wanted, reaches, gaps, width)
    for column, (middle, (left, right)) in enumerate(zip(middles, reaches, strict=True)):
        placed.left.append(middle - left)
        placed.width[column] = left + right
        for node in order.layers[column]:
            if node < order.boxes:
                own = placed.sizes[node].width
                x = held.at[node][0] / text if node in held.fixed else middle
                placed.x[node] = min(max(x - own / 2, middle - left), middle + right - own)


def across(placed: Placed, share: float) -> float:
    """Return the width (em) that all gaps ask for; ``share``: of what lines beside each other would like.

    >>> level, rising = [(1.0, 1.0)], [(0.0, 5.0), (1.0, 6.0)]
    >>> across(Placed(16.0, {}, {}, ends=[level]), 1.0) < across(Placed(16.0, {}, {}, ends=[rising]), 1.0)
    True
    """
    return sum(NARROWEST_GAP + share * LINE_ACROSS * _beside(ends) for ends in placed.ends if ends)


def _beside(ends: list[tuple[float, float]]) -> int:
    """Return how many lines of a gap rise or fall past the same height at most: each wants a place across."""
    events = sorted(event for a, b in ends for event in ((min(a, b) + 0.3, 1), (max(a, b) - 0.3, -1)))
    most = now = 0
    for _, step in events:
        now += step
        most = max(most, now)
    return most
