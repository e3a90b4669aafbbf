"""The search for a good layout: several starts, the best of them improved, the best of those drawn."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..view import View
from .beside import running_along
from .boxes import Problem
from .columns import Columns, Weights, anneal, levels, longest_way, starting_columns, worth
from .coordinates import Placed, across, place
from .fit import Fitter
from .held import Held
from .improve import Improver, first_order
from .order import Order
from .race import Stages, race, sift
from .routes import Pieces, draw, lines_of, segments_in_px, slanted
from .rows import in_rows
from .slants import Slants
from .steady import from_view

if TYPE_CHECKING:
    from . import Terms

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried: starts, annealing moves of each, how many are improved and how often (`race`)."""

    starts: int
    moves: int
    stages: Stages
    heat: float
    #: How many of the finalists are drawn in all ways, and how many drawings are then mended.
    drawn: int = 1
    mended: int = 2

    @property
    def weight(self) -> float:
        """Return about how long it takes, compared with others."""
        rounds = sum(count * rounds for count, rounds in self.stages)
        return self.starts * (1 + self.moves / 8000) + 1.5 * rounds


@dataclass(frozen=True)
class Drawing:
    """A layout with its coordinates and lines; ``cost`` is in px of text, ``charge`` what is not of lines."""

    cost: float
    charge: float
    per_crossing: float
    order: Order
    placed: Placed
    slants: list[Slants]
    pieces: Pieces

    def mended(self) -> Drawing:
        """Return this drawing with its slants mended."""
        for gap in self.slants:
            gap.mend()
        return _drawing(self.charge, self.per_crossing, self.order, self.placed, self.slants)


#: What is tried for a first look, which has to be there at once: one start, drawn in one way.
FIRST = Effort(1, 1500, ((1, 0),), 0.0, 0, 1)
EFFORT_NAMES = ("quick", "polish")
EFFORTS = (
    Effort(16, 6000, ((8, 2), (4, 3), (2, 6)), 0.15, 2, 4),
    Effort(48, 12000, ((24, 2), (12, 5), (6, 10)), 0.2, 6, 12),
)
#: Shares of the width that lines would like to have in the gaps: less of it leaves more for large text.
_SHARES = (0.8, 0.55, 1.0, 1.15)
#: Lines that run along each other over so many px are as bad as one more crossing.
_ALONG_PX = 40.0
#: The search knows widths to a quarter em; what is drawn is fitted more finely.
FINE_STEP = 1 / 16
#: A graph with more effects than this is folded into fewer columns rather than more.
_FOLDED = 80
#: A graph with fewer effects than this is read as a process, if it is one.
_SMALL = 27
#: Where somebody waits for an edit to be seen, so many pairs of lines of a gap are mended: the worst, in
#: which lies most of what there is to gain.
_MENDED_AT_ONCE = 4
#: Sweeps over the columns of a start.
_SWEEPS = 16
#: More annealing moves than this per box change nothing. Columns decide about a small graph; about a large
#: one the order in them does, and time is better spent on more starts.
_MOVES_PER_BOX = 130
_MOVES_OF_ALL = 300_000
_MOVES_AT_LEAST = 2500


def search(problem: Problem, view: View, margin: float, terms: Terms) -> View:
    """Return the view with the best layout found.

    Each effort has the layout of the lesser ones to choose from too, so more of it is never worse.
    """
    if not problem.concepts:
        return view
    fitter, fine = Fitter(problem), Fitter(problem, FINE_STEP)
    earlier = (terms.keep, terms.places, margin) if terms.keep else None
    known = from_view(problem, fitter, earlier, per_crossing(problem)) if earlier else None
    if known:
        terms.progress(1.0)
        most = _MENDED_AT_ONCE if terms.effort == "first" else None
        return draw(problem, *_drawn_again(fine, *known, most), view, margin)
    rows = in_rows(problem, fitter, per_crossing(problem))
    if rows:
        best = _best_drawing([rows], fine, EFFORTS[0])
        terms.progress(1.0)
        return draw(problem, best.order, best.placed, best.pieces, view, margin)
    efforts = [_scaled(e, problem) for e in _efforts(terms.effort)]
    total = sum(e.weight for e in efforts)
    drawings, done = [], 0.0
    for each in efforts:
        part = each.weight / total
        finalists = _finalists(problem, fitter, each, _part_of(terms.progress, done, part))
        drawings.append(_best_drawing(finalists, fine, each))
        done += part
    best = min(drawings, key=lambda drawing: drawing.cost)
    terms.progress(1.0)
    return draw(problem, best.order, best.placed, best.pieces, view, margin)


def _efforts(name: str) -> tuple[Effort, ...]:
    return (FIRST,) if name == "first" else EFFORTS[: EFFORT_NAMES.index(name) + 1]


def _part_of(progress: Progress, done: float, part: float) -> Progress:
    """Return a progress that fills a part of another."""
    return lambda share: progress(done + part * share)


def _best_drawing(finalists: list[Improver], fitter: Fitter, effort: Effort) -> Drawing:
    """Return the best of the drawings of the finalists, the most promising of which are drawn in all ways."""
    for improver in finalists:
        improver.drop_empty_columns()
        improver.sort_parallel()
    firsts = [_placed_first(fitter, improver) for improver in finalists]
    drawings = [sketch(fitter, *each, _SHARES[0]) for each in zip(finalists, firsts, strict=True)]
    ranked = sorted(range(len(drawings)), key=lambda k: drawings[k].cost)
    for k in ranked[: effort.drawn]:
        drawings += [sketch(fitter, finalists[k], firsts[k], share) for share in _SHARES[1:]]
    drawings.sort(key=lambda drawing: drawing.cost)
    return min((drawing.mended() for drawing in drawings[: effort.mended]), key=lambda drawing: drawing.cost)


def _finalists(problem: Problem, fitter: Fitter, effort: Effort, progress: Progress) -> list[Improver]:
    """Return the best starts, improved."""
    found = []
    for start in range(effort.starts):
        found.append(_start(problem, fitter, start, effort.moves))
        progress(0.4 * (start + 1) / effort.starts)
    found.sort(key=lambda improver: improver.total())
    return race(found, effort.stages, effort.heat, lambda share: progress(0.4 + 0.5 * share))


def _scaled(effort: Effort, problem: Problem) -> Effort:
    """Return the effort for a graph of this size: of a large one, where all takes long, less is tried."""
    if effort is FIRST:
        return effort
    boxes = len(problem.sizes)
    moves = min(effort.moves, _MOVES_PER_BOX * boxes)
    if effort is EFFORTS[0]:
        moves = min(moves, max(_MOVES_AT_LEAST, _MOVES_OF_ALL // max(1, boxes)))
    if len(problem.links) <= 110:
        return replace(effort, moves=moves)
    return replace(
        effort,
        moves=moves,
        starts=effort.starts * 2 // 3,
        stages=tuple((max(1, count * 2 // 3), rounds) for count, rounds in effort.stages),
    )


def _start(problem: Problem, fitter: Fitter, start: int, moves: int) -> Improver:
    """Return one start: annealed columns with a first order."""
    rng = random.Random(1000 + start)
    count = _column_count(problem, start)
    weights = Weights(leftward=(8.0, 20.0)[start % 2], lanes=(3.0, 4.5)[start // 2 % 2])
    layout = Columns(problem, fitter, starting_columns(problem, count, rng), count, weights)
    layout = Columns(problem, fitter, anneal(layout, rng, moves), count, _judged(problem))
    improver = first_order(problem, layout, per_crossing(problem))
    improver.reinsert_all(rng)
    sift(improver, _SWEEPS)
    improver.reinsert_all(rng)
    return improver


def _judged(problem: Problem) -> Weights:
    """Return what all layouts are compared by, whatever their annealing was led by.

    A small graph has room to run left to right; a large one must fold for text that can be read.
    """
    return Weights(lanes=0.7, leftward=max(4.0, min(60.0, 360.0 / max(1, len(problem.links)))))


def _placed_first(fitter: Fitter, improver: Improver) -> Placed:
    """Return where a layout's boxes would stand with gaps as the search counts them."""
    layout = improver.layout
    stacks = fitter.stacks(layout.columns, layout.count)
    text = fitter.size(stacks, np.asarray(layout.lanes), layout.gaps())
    return place(improver.problem, fitter, improver.order, text)


def _drawn_again(
    fitter: Fitter, improver: Improver, held: Held, most: int | None
) -> tuple[Order, Placed, Pieces]:
    """Return a layout taken from an earlier view, its coordinates and lines: all as near as it may be.

    ``most``: so many pairs of lines of a gap are mended at the most.
    """
    improver.drop_empty_columns()
    problem, order, layout = improver.problem, improver.order, improver.layout
    stacks, lanes = fitter.stacks(layout.columns, layout.count), np.asarray(layout.lanes)
    tight, roomy = (fitter.size(stacks, lanes, gaps) for gaps in (held.narrowest(held.gaps), held.gaps))
    placed = place(problem, fitter, order, held.text_for(tight, roomy), held)
    slants = slanted(order, placed, held)
    for gap in slants:
        gap.mend(most)
    return order, placed, lines_of(order, placed, slants)


def sketch(fitter: Fitter, improver: Improver, first: Placed, share: float) -> Drawing:
    """Return a layout's drawing, not yet mended; each line has a share of the width that it would like."""
    problem, order, layout = improver.problem, improver.order.copy(), improver.layout
    stacks = fitter.stacks(layout.columns, layout.count)
    lanes = np.asarray(layout.lanes)
    placed = place(problem, fitter, order, fitter.size(stacks, lanes, across(first, share)))
    charge = layout.charge / max(1, len(problem.links)) - worth(placed.text, problem.least_px)
    return _drawing(charge, improver.per_crossing, order, placed, slanted(order, placed))


def _drawing(
    charge: float, per_crossing: float, order: Order, placed: Placed, slants: list[Slants]
) -> Drawing:
    pieces = lines_of(order, placed, slants)
    crossed = sum(gap.cost() for gap in slants)
    alike = running_along(segments_in_px(order, placed, pieces))
    cost = charge + per_crossing * (crossed + alike / _ALONG_PX)
    return Drawing(cost, charge, per_crossing, order, placed, slants, pieces)


def per_crossing(problem: Problem) -> float:
    """Return how many px of text a crossing is worth: less where there must be many."""
    share = 88 / max(1, len(problem.links))
    return 0.22 * float(min(3.0, share ** (1.2 if share > 1 else 1.8)))


def _column_count(problem: Problem, start: int) -> int:
    """Return the number of columns of a start, around what such a number of boxes asks for."""
    boxes = len(problem.sizes)
    shape = math.sqrt(problem.page[0] / problem.page[1])
    usual = max(3, round(0.62 * math.sqrt(boxes) * shape + 0.6))
    other = (0, 1, -1, -2 if len(problem.links) > _FOLDED else 2)[start % 4]
    if start % 4 == 3:
        # As many as the graph is deep, when that is not far more than fills the page. A small graph has room
        # for its longest way.
        links = max(1, len(problem.links))
        deep = longest_way(problem) if links < _SMALL else round(max(levels(problem)))
        usual = max(usual, min(usual + max(4, 240 // links), 2 * deep - 1))
    return max(3, min(2 * problem.count + 1, usual + other))
