"""How large a focus view's text can be: the narrowest columns whose blocks still fit the page's height.

Twin: viz/viewer/src/near/fit.ts
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..look.plain_sum import plain_sum
from ..look.text_box import TextBox
from .blocks import PORT_MARGIN, ROW_GAP, Block, Row

# Lengths are in em of the concepts' text.
BLOCK_GAP: Final = 0.38
FAN: Final = 2.4
#: The same beside a box from which a tree grows.
TREE_FAN: Final = 3.6
#: The same beside a box as tall as the page, which all lines leave level.
LEVEL_FAN: Final = 1.3
RUN: Final = 1.55
LANE: Final = 0.5
#: Room between a column and the upright lanes beside it, on either side of them.
LANE_MARGIN: Final = 0.6
HEADING_ROW: Final = 1.1
PORT_PITCH: Final = 1.05
LOOP_GAP: Final = 0.45
#: Widths tried per column at most; the frontier changes little with more.
_TRIED: Final = 9
_EPS: Final = 1e-9

#: Width of the words and width of the boxes in one column.
Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Fit:
    """One shape of a stack: wide and low, or narrow and high; one pair of widths per level."""

    width: float
    height: float
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks above each other with all that hangs on them; a heading stands before the block of its index."""

    blocks: tuple[Block, ...]
    levels: int
    headings: tuple[tuple[int, str], ...]
    fits: tuple[Fit, ...]
    lanes: int


def pick(settings: Sequence[TextBox], width: float) -> TextBox:
    """Return the flattest setting that is not wider than ``width``, else the narrowest."""
    for setting in settings:
        if setting.width <= width + _EPS:
            return setting
    return settings[-1]


def nearest(settings: Sequence[TextBox], width: float) -> TextBox:
    """Return the setting whose width is nearest to ``width``."""
    return min(settings, key=lambda s: abs(s.width - width))


def make_stack(blocks: Sequence[Block], levels: int, headings: Sequence[tuple[int, str]] = ()) -> Stack:
    """Return a stack with all its useful shapes, widest first."""
    extra = HEADING_ROW * len(headings)
    found = _flat_fits(blocks, extra) if levels == 1 else _tree_fits(blocks, levels, extra)
    rows = [row for b in blocks for row in b.rows]
    inward = sum(row.inward for row in rows)
    lanes = inward + (1 if inward < len(rows) else 0)
    return Stack(tuple(blocks), levels, tuple(headings), tuple(_frontier(found)), lanes)


def _frontier(fits: list[Fit]) -> list[Fit]:
    """Return the fits that no other beats in both width and height, by width."""
    kept: list[Fit] = []
    for fit in sorted(fits, key=lambda f: (f.width, f.height)):
        if not kept or fit.height < kept[-1].height - _EPS:
            kept.append(fit)
    return kept


def _widths(all_settings: Sequence[Sequence[TextBox]]) -> list[float]:
    """Return the widths worth trying for a column of texts."""
    least = max((s[-1].width for s in all_settings), default=0.0)
    widths = sorted({least, *(t.width for s in all_settings for t in s if t.width > least)})
    if len(widths) <= _TRIED:
        return widths
    return [widths[(i * (len(widths) - 1)) // (_TRIED - 1)] for i in range(_TRIED)]


def _flat_fits(blocks: Sequence[Block], extra: float) -> list[Fit]:
    rows = [row.settings for b in blocks for row in b.rows]
    words = _widths(rows)
    names = _widths([b.settings for b in blocks])
    row_heights = [[rows_height(b.rows, w) for b in blocks] for w in words]
    name_heights = [[pick(b.settings, w).height for b in blocks] for w in names]
    gaps = BLOCK_GAP * (len(blocks) - 1) + extra
    return [
        Fit(w + n, plain_sum(map(max, row_heights[i], name_heights[j])) + gaps, ((w, n),))
        for i, w in enumerate(words)
        for j, n in enumerate(names)
    ]


def _tree_fits(blocks: Sequence[Block], levels: int, extra: float) -> list[Fit]:
    """Return shapes of a tree: every level has the width that the same tightness gives it."""
    columns = [list(blocks)]
    for _ in range(levels - 1):
        columns.append([child for b in columns[-1] for child in b.children])
    tried = [
        (_widths([r.settings for b in column for r in b.rows]), _widths([b.settings for b in column]))
        for column in columns
    ]
    fits = []
    for step in range(_TRIED):
        pairs = tuple((_share(words, step), _share(names, step)) for words, names in tried)
        height = stack_height(blocks, pairs, 0) + extra
        fits.append(Fit(plain_sum(w + n for w, n in pairs), height, pairs))
    return fits


def _share(widths: list[float], step: int) -> float:
    return widths[(step * (len(widths) - 1)) // (_TRIED - 1)]


def rows_height(rows: Sequence[Row], width: float) -> float:
    """Return the height of effects above each other, and of the box at which they end."""
    heights = [pick(row.settings, width).height for row in rows]
    total = plain_sum(heights) + ROW_GAP * (len(heights) - 1)
    # The box reaches past the outermost of its lines.
    return max(total, total - min(heights[0], heights[-1]) + 2 * PORT_MARGIN)


def box_height(b: Block, pair: Pair) -> float:
    """Return the height of a block's box: its name's, and room for the lines at both of its sides."""
    heights = [pick(row.settings, pair[0]).height for row in b.rows]
    # Twice the way from the middle to the farther of the outermost lines.
    span = plain_sum(heights) + ROW_GAP * (len(heights) - 1) - min(heights[0], heights[-1])
    ports = sum(len(child.rows) for child in b.children)
    needed = span + 2 * PORT_MARGIN if len(heights) > 1 else 0.0
    return max(pick(b.settings, pair[1]).height, needed, ports_height(ports))


def ports_height(count: int) -> float:
    """Return the height of a side at which ``count`` lines end."""
    return PORT_PITCH * (count - 1) + 2 * PORT_MARGIN if count > 1 else 0.0


def block_height(b: Block, pairs: Sequence[Pair], level: int) -> float:
    """Return the height of a block with all that hangs on it."""
    own = max(box_height(b, pairs[level]), rows_height(b.rows, pairs[level][0]))
    return max(own, stack_height(b.children, pairs, level + 1)) if b.children else own


def stack_height(blocks: Sequence[Block], pairs: Sequence[Pair], level: int) -> float:
    """Return the height of blocks above each other."""
    return plain_sum(block_height(b, pairs, level) for b in blocks) + BLOCK_GAP * (len(blocks) - 1)


def balanced(blocks: Sequence[Block], columns: int) -> list[list[Block]]:
    """Return blocks in so many columns, in order, about equally high."""
    heights = [block_height(b, ((6.0, 7.0),), 0) + BLOCK_GAP for b in blocks]
    target = plain_sum(heights) / columns
    found: list[list[Block]] = [[]]
    filled = 0.0
    for index, b in enumerate(blocks):
        left_over = len(blocks) - index
        full = filled + heights[index] / 2 > target * len(found)
        if found[-1] and len(found) < columns and (full or left_over <= columns - len(found)):
            found.append([])
        found[-1].append(b)
        filled += heights[index]
    return found
