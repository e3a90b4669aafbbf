"""Which column every box stands in: seeded annealing for large text, short lines, few leftward effects."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .boxes import Problem
from .fit import LARGEST_PX, Fitter

#: Text of this size (px) is read with ease; how much a px more is worth beyond it, and below what is wanted.
EASY_PX = 21.0
_BEYOND_EASY = 0.25
_BELOW_LEAST = 8.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What a column layout is judged by, beside the size of its text (px); each per link."""

    lanes: float = 3.0
    leftward: float = 8.0
    turned: float = 40.0
    far: float = 0.5


def worth(text: float, least: float) -> float:
    """Return what a text size (px) is worth: a px counts much below the least and little when all is easy.

    >>> worth(11, 10) - worth(10, 10), worth(9, 10) < worth(10, 10) - 1
    (1, True)
    """
    if text < least:
        return least - _BELOW_LEAST * (least - text)
    return text if text <= EASY_PX else EASY_PX + _BEYOND_EASY * (text - EASY_PX)


def levels(problem: Problem) -> list[float]:
    """Return the least-squares depth of every concept: a target lies one deeper than its source.

    >>> from .boxes import Link
    >>> chain = (Link("e", 0, 1), Link("f", 1, 2))
    >>> [round(depth) for depth in levels(Problem(("a", "b", "c"), chain, (), (1, 1)))]
    [0, 1, 2]
    """
    n = problem.count
    matrix = np.eye(n) * 0.02
    right = np.zeros(n)
    for link in problem.links:
        a, b = link.source, link.target
        if a != b:
            matrix[a, a] += 1
            matrix[b, b] += 1
            matrix[a, b] -= 1
            matrix[b, a] -= 1
            right[a] -= 1
            right[b] += 1
    depth = np.linalg.solve(matrix, right) if n else right
    return [float(round(value, 6)) for value in depth - depth.min(initial=0.0)]


def longest_way(problem: Problem) -> int:
    """Return how many effects follow each other at most; one that closes a loop ends the way.

    >>> from .boxes import Link
    >>> links = (Link("e", 0, 1), Link("f", 1, 2), Link("g", 2, 0))
    >>> longest_way(Problem(("a", "b", "c"), links, (), (1, 1)))
    2
    """
    length: dict[int, int] = {}
    begun: set[int] = set()

    def follow(c: int) -> int:
        if c not in length:
            begun.add(c)
            links = (problem.links[q] for q in problem.links_of[c])
            ahead = [
                link.target for link in links if link.source == c and link.target not in begun - length.keys()
            ]
            length[c] = max((1 + follow(target) for target in ahead), default=0)
        return length[c]

    return max(map(follow, range(problem.count)), default=0)


def starting_columns(problem: Problem, count: int, rng: random.Random) -> list[int]:
    """Return columns after the depths, squeezed into ``count`` columns, words between their ends."""
    depth = levels(problem)
    deepest = max(depth, default=0.0) or 1.0
    columns = [round(d / deepest * (count - 1)) for d in depth]
    for q in range(len(problem.links)):
        columns.append(rng.choice(words_columns(problem, columns, q, count)))
    return columns


def words_columns(problem: Problem, columns: list[int], q: int, count: int) -> list[int]:
    """Return the columns that may hold an effect's words: between its ends, else beside them.

    >>> from .boxes import Link
    >>> problem = Problem(("a", "b"), (Link("e", 0, 1),), (), (1, 1))
    >>> words_columns(problem, [0, 3], 0, 4), words_columns(problem, [1, 2], 0, 4)
    ([1, 2], [0, 3])
    """
    a, b = sorted((columns[problem.links[q].source], columns[problem.links[q].target]))
    if b - a > 1:
        return list(range(a + 1, b))
    return [c for c in (a - 1, b + 1) if 0 <= c < count]


#: What a change of a column layout has replaced: columns of boxes, lanes, widths, charge.
Before = tuple[dict[int, int], list[int], list[float], float]


class Columns:
    """A column layout that knows its cost and can try a change."""

    def __init__(self, problem: Problem, fitter: Fitter, columns: list[int], count: int, weights: Weights):
        self.problem, self.fitter, self.weights, self.count = problem, fitter, weights, count
        self.columns = columns
        self._words, self._gap = problem.count, problem.gap
        self._ends = [(link.source, link.target) for link in problem.links]
        self.stacks = fitter.stacks(columns, count)
        self.lanes = [0] * count
        self.members = [0] * count
        for column in columns:
            self.members[column] += 1
        self.charge = 0.0
        for q in range(len(problem.links)):
            self.charge += self._link(q, 1)
        self.text = 0.0
        self.refit()

    def refit(self) -> None:
        """Measure the largest text anew; the cost of small changes is taken relative to it."""
        self.text = self.fitter.size(self.stacks, np.asarray(self.lanes), self.gaps())
        rate = 1.0 if self.text <= EASY_PX else _BEYOND_EASY
        if self.text < self.problem.least_px:
            rate = _BELOW_LEAST
        self.rate = rate * self.text * self.text / self.problem.page[0]
        # The target is a little larger than what fits: there the columns feel their limits.
        self._room = self.fitter.room(self.text * 1.01)
        self.widths = [self._width(c) for c in range(self.count)]

    def gaps(self) -> float:
        """Return the least width of the gaps between the columns that hold a box."""
        return (sum(1 for m in self.members if m) - 1) * self.problem.gap

    def _width(self, column: int) -> float:
        if not self.members[column]:
            return 0.0
        return self._gap + self.fitter.width(self.stacks[column], self.lanes[column], self._room)

    def _link(self, q: int, sign: int) -> float:
        """Count a link's lanes in or out and return its charge."""
        columns, lanes, w = self.columns, self.lanes, self.weights
        source, target = self._ends[q]
        a, r, b = columns[source], columns[self._words + q], columns[target]
        for column in range(a + 1, r) if a < r else range(r + 1, a):
            lanes[column] += sign
        for column in range(r + 1, b) if r < b else range(b + 1, r):
            lanes[column] += sign
        # Conditions and no calls of abs and max: most of the search's time is spent here.
        first = r - a if r > a else a - r
        second = b - r if b > r else r - b
        passed = (first - 1 if first else 0) + (second - 1 if second else 0)
        charge = w.lanes * passed + w.far * ((first if first < second else second) - 1)
        if b < a:
            charge += w.leftward
        if (r - a) * (b - r) <= 0:
            charge += w.turned
        return sign * charge

    def total(self) -> float:
        """Return the cost by which layouts are compared, in px of text; it is measured anew."""
        self.refit()
        return self.charge / max(1, len(self.problem.links)) - worth(self.text, self.problem.least_px)

    def cost(self) -> float:
        """Return the cost by which changes of this layout are compared since it was measured."""
        # Room that even the largest text leaves over costs nothing.
        across = max(sum(self.widths), self.problem.page[0] / LARGEST_PX)
        return across * self.rate + self.charge / max(1, len(self.problem.links))

    def move(self, changes: dict[int, int], links: tuple[int, ...]) -> Before:
        """Put boxes into other columns; ``links`` are those that this touches; return how it was before."""
        columns, heights, stacks, members = self.columns, self.fitter.heights, self.stacks, self.members
        lanes = self.lanes
        was = list(lanes)
        before = ({item: columns[item] for item in changes}, was, list(self.widths), self.charge)
        dirty = set()
        for q in links:
            self.charge += self._link(q, -1)
        for item, column in changes.items():
            old = columns[item]
            row = heights[item]
            stacks[old] -= row
            stacks[column] += row
            members[old] -= 1
            members[column] += 1
            columns[item] = column
            dirty.add(old)
            dirty.add(column)
        for q in links:
            self.charge += self._link(q, 1)
        if lanes != was:
            dirty.update([column for column in range(self.count) if lanes[column] != was[column]])
        for column in dirty:
            self.widths[column] = self._width(column)
        return before

    def take_back(self, before: Before) -> None:
        """Undo the last change."""
        columns, self.lanes, self.widths, self.charge = before
        for item, column in columns.items():
            new, row = self.columns[item], self.fitter.heights[item]
            self.stacks[new] -= row
            self.stacks[column] += row
            self.members[new] -= 1
            self.members[column] += 1
            self.columns[item] = column

    def draw(self, rng: random.Random) -> tuple[dict[int, int], tuple[int, ...]]:
        """Return a random change and the links that it touches; an empty change when there is none."""
        problem, columns = self.problem, self.columns
        if problem.links and rng.random() < 0.55:
            q = int(rng.random() * len(problem.links))
            choice = self._words_column(q, rng.random())
            item = problem.count + q
            return ({item: choice}, (q,)) if choice != columns[item] else ({}, ())
        c = int(rng.random() * problem.count)
        step = rng.choice((-2, -1, 1, 2)) if rng.random() < 0.8 else rng.randrange(self.count) - columns[c]
        column = max(0, min(self.count - 1, columns[c] + step))
        return self.concept_change(c, column, rng.choice)

    def _words_column(self, q: int, share: float) -> int:
        """Return one of the columns that may hold an effect's words; ``share``, 0 to 1, says which."""
        source, target = self._ends[q]
        a, b = self.columns[source], self.columns[target]
        if a > b:
            a, b = b, a
        if b - a > 1:
            return a + 1 + int(share * (b - a - 1))
        allowed = words_columns(self.problem, self.columns, q, self.count)
        return allowed[int(share * len(allowed))]

    def concept_change(
        self, c: int, column: int, pick: Callable[[list[int]], int]
    ) -> tuple[dict[int, int], tuple[int, ...]]:
        """Return the change that moves a concept, and words that would no longer stand well with it.

        ``pick`` chooses for those among the columns that may hold them.
        """
        problem = self.problem
        old = self.columns[c]
        if column == old:
            return {}, ()
        changes = {c: column}
        self.columns[c] = column
        for q in problem.links_of[c]:
            allowed = words_columns(problem, self.columns, q, self.count)
            if self.columns[problem.count + q] not in allowed:
                changes[problem.count + q] = pick(allowed)
        self.columns[c] = old
        return changes, problem.links_of[c]


def anneal(layout: Columns, rng: random.Random, moves: int, heat: float = 0.6) -> list[int]:
    """Improve a layout by ``moves`` random changes; return the best columns seen."""
    cost = layout.cost()
    best, found = math.inf, list(layout.columns)
    for step in range(moves):
        if step % 250 == 0:
            layout.refit()
            cost = layout.cost()
            best = math.inf if step < moves * 0.9 else best
        changes, links = layout.draw(rng)
        if not changes:
            continue
        before = layout.move(changes, links)
        new = layout.cost()
        temperature = heat * (1 - step / moves) ** 2 + 1e-3
        if new <= cost or rng.random() < math.exp((cost - new) / temperature):
            cost = new
            if cost < best:
                best, found = cost, list(layout.columns)
        else:
            layout.take_back(before)
    return found
