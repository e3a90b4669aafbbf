"""How large the text can be: columns as narrow as their stacks allow, on a page of a given shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from .boxes import BOX_GAP, LANE, Problem

if TYPE_CHECKING:
    from ..look.text_box import TextBox

#: Heights are whole numbers of this share of an em, so that adding and taking away leaves no trace.
UNIT = 1 / 256
LARGEST_PX = 30.0
_TOO_HIGH = 1 << 24
#: What an em of height too much costs, in em of width.
_OVERFULL = 3.0


class Fitter:
    """Column widths for stacks of boxes, exact on a grid of ``step`` em.

    Heights are whole numbers of `UNIT` em and negated. A stack is a column's height at every width of the
    ``grid``, shape (widths,); ``stacks`` has one for each column, shape (columns, widths).

    >>> from ..look.text_box import TextBox
    >>> box = (TextBox(6.0, 1.0, ("vitamin D",)), TextBox(4.0, 2.0, ("vitamin", "D")))
    >>> fitter = Fitter(Problem(("a", "b"), (), (box, box), (100.0, 60.0)))
    >>> stack = fitter.stacks([0, 0], 1)[0]  # both boxes in one column
    >>> [fitter.width(stack, 0, fitter.room(px)) for px in (10, 20)]  # 6 em high, then 3 em: set flat
    [4.0, 6.0]
    """

    def __init__(self, problem: Problem, step: float = 0.25) -> None:
        widest = max((sizes[0].width for sizes in problem.sizes), default=4.0)
        narrowest = max((sizes[-1].width for sizes in problem.sizes), default=2.0)
        top = max(narrowest + 0.5, min(widest, 26.0) + 0.25)
        self.grid = np.arange(1.0, top + 0.25, step)
        self._widths: list[float] = self.grid.tolist()
        self.problem = problem
        # Negated, so that the rows ascend and can be searched.
        self.heights: NDArray[np.int64] = (
            self._heights(problem.sizes) if problem.sizes else np.zeros((1, len(self.grid)), np.int64)
        )
        self.lane = round(LANE / UNIT)

    def _heights(self, boxes: Sequence[Sequence[TextBox]]) -> NDArray[np.int64]:
        """Return the negated height of each box at every width of the grid."""
        found = np.full((len(boxes), len(self.grid)), -_TOO_HIGH, np.int64)
        box = np.repeat(np.arange(len(boxes)), [len(sizes) for sizes in boxes])
        width, height = np.array([(size.width, size.height) for sizes in boxes for size in sizes]).T
        first = self.grid.searchsorted(width - 1e-9)
        fits = first < len(self.grid)
        units = np.rint((height + BOX_GAP) / UNIT).astype(np.int64) + 1
        np.maximum.at(found, (box[fits], first[fits]), -units[fits])
        return np.maximum.accumulate(found, axis=1)

    def stacks(self, columns: Sequence[int], count: int) -> NDArray[np.int64]:
        """Return the negated heights (`UNIT`) of every column at every grid width, shape (count, widths)."""
        stacks = np.zeros((count, len(self.grid)), np.int64)
        np.add.at(stacks, np.asarray(columns, dtype=np.int64), self.heights[: len(columns)])
        return stacks

    def size(self, stacks: NDArray[Any], lanes: NDArray[Any], gaps: float) -> float:
        """Return the text size in px at which the columns and ``gaps`` (em) between them fill the page.

        ``lanes``: how many lines pass each column, shape (columns,).
        """
        width, height = self.problem.page
        need = stacks - lanes[:, None] * self.lane
        low, high = 0.5, LARGEST_PX
        for _ in range(16):
            middle = (low + high) / 2
            fits = need >= -int(height / middle / UNIT)
            ok = bool(fits[:, -1].all())
            if ok:
                ems = float(self.grid[fits.argmax(1)][stacks[:, -1] < 0].sum()) + gaps
                ok = ems * middle <= width
            low, high = (middle, high) if ok else (low, middle)
        return low

    def room(self, size: float) -> int:
        """Return the height of the page for text of a size (px), negated as the stacks are."""
        return -int(self.problem.page[1] / size / UNIT)

    def width(self, stack: NDArray[Any], lanes: int, room: int) -> float:
        """Return the least width (em) of one column in a room (`UNIT`, negated) that ``lanes`` lines pass.

        It lies past the grid when the stack is too high at every width.
        """
        room += lanes * self.lane
        index = int(stack.searchsorted(room))
        if index < len(self._widths):
            return self._widths[index]
        return self._widths[-1] + 0.02 + (room - int(stack[-1])) * UNIT * _OVERFULL
