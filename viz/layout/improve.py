"""Fewer crossings and larger text: links and concepts are taken out and put back where they cost least."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np

from .boxes import Problem
from .columns import Columns, words_columns
from .order import Order, Way

#: A concept is tried in so many columns at most, and only where the guess is no worse than this (px): of the
#: moves that help a hundredth is missed, and two thirds of the trials are saved.
_TRIED = 2
_DOUBT = 0.25

#: An order and the column of each box.
State = tuple[Order, list[int]]


class Improver:
    """A column layout and its order, changed together.

    The cost is in px of text: a crossing costs ``per_crossing`` of them.
    """

    def __init__(self, problem: Problem, layout: Columns, order: Order, per_crossing: float) -> None:
        self.problem, self.layout, self.order = problem, layout, order
        self.per_crossing = per_crossing

    def cost(self) -> float:
        """Return the cost by which changes are compared."""
        return self.layout.cost() + self.per_crossing * self.order.crossings()

    def total(self) -> float:
        """Return the cost by which layouts of different text sizes are compared."""
        return self.layout.total() + self.per_crossing * self.order.crossings()

    def state(self) -> State:
        """Return what `restore` needs to come back to this layout."""
        return self.order.copy(), list(self.layout.columns)

    def restore(self, state: State) -> None:
        """Come back to an earlier layout."""
        order, columns = state
        self.order = order.copy()
        old = self.layout
        self.layout = Columns(self.problem, old.fitter, list(columns), old.count, old.weights)

    def drop_empty_columns(self) -> None:
        """Leave out the columns that hold nothing: they would ask for room on the page."""
        kept = {column: number for number, column in enumerate(self.order.drop_empty_columns())}
        old = self.layout
        columns = [kept[column] for column in old.columns]
        self.layout = Columns(self.problem, old.fitter, columns, len(kept), old.weights)

    def sort_parallel(self) -> None:
        """Let links of the same two concepts with words in one column stand in their own order there."""
        groups: dict[tuple[int, int, int], list[int]] = {}
        for q, link in enumerate(self.problem.links):
            column = self.layout.columns[self.problem.count + q]
            groups.setdefault((link.source, link.target, column), []).append(q)
        for group in groups.values():
            places = self.order.places(self.layout.columns[self.problem.count + group[0]])
            taken = sorted(group, key=lambda q: places[self.problem.count + q])
            if taken != group:
                self.order.exchange(dict(zip(taken, group, strict=True)))

    def ways(self, q: int, columns: Sequence[int]) -> tuple[dict[int, tuple[Way, Way]], dict[int, float]]:
        """Return the ways of an undrawn link to each column that its words may have, and their costs."""
        order, link = self.order, self.problem.links[q]
        ways: dict[int, tuple[Way, Way]] = {}
        costs: dict[int, float] = {}
        known: dict[tuple[int, bool], Way] = {}
        for column in columns:
            pair: list[Way] = []
            for end in (link.source, link.target):
                right = column > order.column[end]
                if (end, right) not in known:
                    known[end, right] = order.way(end, max(columns) if right else min(columns))
                pair.append(known[end, right])
            ways[column] = (pair[0], pair[1])
            costs[column] = float((pair[0].costs[column] + pair[1].costs[column]).min())
        return ways, costs

    def insert(self, q: int) -> None:
        """Draw a link that is not drawn, its words where they cost least."""
        layout, words = self.layout, self.problem.count + q
        columns = words_columns(self.problem, layout.columns, q, layout.count)
        ways, crossed = self.ways(q, columns)
        best, least = columns[0], float("inf")
        for column in columns:
            if column != layout.columns[words]:
                layout.move({words: column}, (q,))
            cost = layout.cost() + self.per_crossing * crossed[column]
            if cost < least - 1e-9:
                best, least = column, cost
        if layout.columns[words] != best:
            layout.move({words: best}, (q,))
        self.order.insert(q, best, ways[best])

    def reinsert_all(self, rng: random.Random) -> None:
        """Take every link out once and put it back."""
        turn = list(range(len(self.problem.links)))
        rng.shuffle(turn)
        for q in turn:
            self.order.disconnect(q)
            self.insert(q)
        self.layout.refit()

    def slots(self, c: int, columns: Sequence[int]) -> dict[int, tuple[float, int]]:
        """Return for each column what the lines of a concept that is not drawn would cost there, and where.

        Its lines run straight to what it is linked with: their words are not thought of.
        """
        order, problem = self.order, self.problem
        found = {column: np.zeros(len(order.layers[column]) + 1) for column in columns}
        met = dict.fromkeys(columns, False)
        for q in problem.links_of[c]:
            link = problem.links[q]
            other = link.target if link.source == c else link.source
            at = order.column.get(other)
            if other == c or at is None:
                continue
            for side in ([k for k in columns if k > at], [k for k in columns if k < at]):
                costs = order.way(other, max(side) if side[0] > at else min(side)).costs if side else {}
                for column in side:
                    found[column] += costs[column]
                    met[column] = True
        return {
            column: (float(costs.min()), int(costs.argmin()) if met[column] else len(costs) // 2)
            for column, costs in found.items()
        }

    def place_concept(self, c: int, column: int, slot: int, most: float = math.inf) -> None:
        """Put a concept that is not drawn into a column, above what stands at ``slot``; draw its links.

        It stops half drawn where it costs more than ``most``: what is drawn after that only costs more.
        """
        order, layout, problem = self.order, self.layout, self.problem
        order.put(c, column, slot)
        if column != layout.columns[c]:
            layout.move(*layout.concept_change(c, column, _middle))
        for q in problem.links_of[c]:
            link = problem.links[q]
            if q not in order.arms and link.source in order.column and link.target in order.column:
                self.insert(q)
                if most < math.inf and self.cost() > most:
                    break

    def relocate(self, c: int, columns: Sequence[int], slack: float = 0.0) -> bool:
        """Try a concept in other columns (its own among them); keep the best if it costs less.

        ``slack`` is how much more it may cost.
        """
        before = self.cost()
        kept, kept_columns = self.order, list(self.layout.columns)
        bare = kept.copy()
        for q in self.problem.links_of[c]:
            if q in bare.arms:
                bare.disconnect(q)
        bare.take(c)
        best: tuple[float, Order, list[int]] = (before + slack, kept, kept_columns)
        self.order = bare
        slots = self.slots(c, columns)
        for column in self._promising(c, slots, before + slack):
            self.order = bare.copy()
            self.place_concept(c, column, slots[column][1], best[0])
            cost = self.cost()
            if cost < best[0] - 1e-9:
                best = (cost, self.order, list(self.layout.columns))
            self._restore(c, kept_columns)
        self.order = best[1]
        self._restore(c, best[2])
        return best[1] is not kept

    def _promising(self, c: int, slots: dict[int, tuple[float, int]], most: float) -> list[int]:
        """Return the columns in which an undrawn concept may cost less than ``most``, the best first.

        What it would cost is guessed from what its lines would (`slots`) and from the columns' widths.
        """
        layout, crossed = self.layout, self.order.crossings()
        guesses = []
        for column, (crossings, _) in slots.items():
            before = layout.move(*layout.concept_change(c, column, _middle))
            guesses.append((layout.cost() + self.per_crossing * (crossed + crossings), column))
            layout.take_back(before)
        return [column for guess, column in sorted(guesses)[:_TRIED] if guess < most + _DOUBT]

    def _restore(self, c: int, columns: list[int]) -> None:
        items = [c, *(self.problem.count + q for q in self.problem.links_of[c])]
        changes = {item: columns[item] for item in items if self.layout.columns[item] != columns[item]}
        if changes:
            self.layout.move(changes, self.problem.links_of[c])

    def relocate_all(self, rng: random.Random, reach: int, heat: float = 0.0) -> int:
        """Try every concept in the columns up to ``reach`` away; return how many moved."""
        turn = list(range(self.problem.count))
        rng.shuffle(turn)
        moved = 0
        for c in turn:
            at = self.layout.columns[c]
            columns = range(max(0, at - reach), min(self.layout.count, at + reach + 1))
            moved += self.relocate(c, columns, heat * rng.random())
        self.layout.refit()
        return moved


def _middle(columns: list[int]) -> int:
    return columns[len(columns) // 2]


def first_order(problem: Problem, layout: Columns, per_crossing: float) -> Improver:
    """Return an order made by putting one concept after another, the best connected first."""
    order = Order(problem, layout.count)
    improver = Improver(problem, layout, order, per_crossing)
    waiting = set(range(problem.count))
    joined = [0] * problem.count
    while waiting:
        c = min(waiting, key=lambda c: (-joined[c], -len(problem.links_of[c]), c))
        waiting.remove(c)
        column = layout.columns[c]
        improver.place_concept(c, column, improver.slots(c, [column])[column][1])
        for q in problem.links_of[c]:
            link = problem.links[q]
            joined[link.target if link.source == c else link.source] += 1
    return improver
