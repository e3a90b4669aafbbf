"""What a line of a gap may have in place of its slant, and what that costs beside the others as they are."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .courses import Courses

Array = NDArray[Any]


class Tried:
    """The choices of one line, what it has first: ``slants`` of shape (choices, 2), ``own`` what each costs.

    What they cost beside other lines is reckoned once, and again only beside those that have moved since.
    """

    def __init__(self, line: int, ends: Array, gap: tuple[float, float], slants: Array, own: Array) -> None:
        self.slants, self.own = slants, own
        self._line, self._ends, self._gap = line, ends, gap
        self._courses = Courses(ends[line], slants[:, None, None], *gap)
        #: Shape (choices, lines).
        self.beside = np.zeros((len(slants), len(ends)), np.float32)
        self._moved = set(range(len(ends))) - {line}

    def moved(self, line: int) -> None:
        """Hear that another line has another slant now."""
        if line != self._line:
            self._moved.add(line)

    def look(self, slants: Array) -> None:
        """Reckon with the slants that all lines have now."""
        lines = np.array(sorted(self._moved), int)
        self._moved.clear()
        if not len(lines):
            return
        others = Courses(self._ends[lines], slants[None, None, lines], *self._gap)
        near = self._courses.may_meet(others)[0].nonzero()[0]
        self.beside[:, lines] = 0
        if len(near):
            own = self._courses.at(np.zeros(len(near), int))
            self.beside[:, lines[near]] = own.penalties(others.at(near))[:, 0]

    def cost(self, other: int) -> Array:
        """Return what each choice costs, but for what it costs beside one other line."""
        cost = self.beside.sum(1)
        cost -= self.beside[:, other]
        found: Array = cost + self.own
        return found

    def beside_each(self, mine: Array, other: Tried, theirs: Array) -> Array:
        """Return what choices of this line cost beside choices of another, pair by pair."""
        courses = self._courses.at(None, None, mine, 0, 0)
        found: Array = courses.penalties(other._courses.at(None, None, theirs, 0, 0))[0, 0]
        return found

    def choose(self, choice: int) -> None:
        """Let the line have one of its choices from now on."""
        self._courses.let_first_be(choice)
        for each in (self.slants, self.own, self.beside):
            each[0] = each[choice]
