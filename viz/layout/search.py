"""The search for a good layout: several starts, the best of them improved, the best of those drawn."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from ..view import View
from .boxes import Problem
from .columns import Columns, Weights, anneal, starting_columns
from .coordinates import place
from .fit import Fitter
from .improve import Improver, first_order
from .routes import draw

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried: starts, annealing moves of each, the best that are improved and how often."""

    starts: int
    moves: int
    finalists: int
    rounds: int


EFFORTS = {"quick": Effort(8, 8000, 2, 3), "polish": Effort(40, 20000, 6, 14)}


def search(problem: Problem, view: View, margin: float, effort: Effort, keep: View | None, progress: Progress) -> View:
    """Return the view with the best layout found."""
    if not problem.concepts:
        return view
    fitter = Fitter(problem)
    per_crossing = 0.15 if len(problem.links) <= 110 else 0.06
    found: list[Improver] = []
    for start in range(effort.starts):
        rng = random.Random(1000 + start)
        count = _column_count(problem, start)
        weights = Weights(leftward=(8.0, 20.0)[start % 2], lanes=(3.0, 4.5)[start // 2 % 2])
        layout = Columns(problem, fitter, starting_columns(problem, count, rng), count, weights)
        layout = Columns(problem, fitter, anneal(layout, rng, effort.moves), count, weights)
        improver = first_order(problem, layout, per_crossing)
        improver.reinsert_all(rng)
        improver.reinsert_all(rng)
        found.append(improver)
        progress(0.5 * (start + 1) / effort.starts)
    found.sort(key=lambda improver: improver.cost())
    best = found[0]
    for rank, improver in enumerate(found[: effort.finalists]):
        rng = random.Random(2000 + rank)
        for turn in range(effort.rounds):
            improver.relocate_all(rng, 2, 0.0)
            improver.reinsert_all(rng)
            progress(0.5 + 0.45 * (rank + (turn + 1) / effort.rounds) / effort.finalists)
        if improver.cost() < best.cost():
            best = improver
    best.layout.refit()
    drawn = draw(problem, best.order, place(problem, fitter, best.order, best.layout.text), view, margin)
    progress(1.0)
    return drawn


def _column_count(problem: Problem, start: int) -> int:
    """Return the number of columns of a start, around what such a number of boxes asks for."""
    boxes = len(problem.sizes)
    shape = (problem.page[0] / problem.page[1]) ** 0.5
    usual = max(3, round(0.62 * boxes**0.5 * shape + 0.6))
    return max(3, min(2 * len(problem.concepts) + 1, usual + (0, 1, -1, 2)[start % 4]))
