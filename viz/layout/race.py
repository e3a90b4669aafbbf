"""Rounds of improvement, first for many layouts, then for fewer and fewer of them: the best so far."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

from .improve import Improver
from .sift import sifted_layers

#: Stages of a race: so many layouts, of each so many rounds.
Stages = tuple[tuple[int, int], ...]

#: Sweeps over the columns in a round, and how far a concept may go.
_SWEEPS: Final = 8
_REACH: Final = 2


def sift(improver: Improver, sweeps: int) -> None:
    """Take the order that sweeps and sifting find where it crosses less."""
    order = improver.order
    before, crossings = order.layers, order.crossings()
    order.rearrange(sifted_layers(order, sweeps))
    if order.crossings() > crossings:
        order.rearrange(before)


def race(
    layouts: Sequence[Improver], stages: Stages, heat: float, progress: Callable[[float], None]
) -> list[Improver]:
    """Return the layouts of the last stage, each at the best that was seen, the best first.

    ``layouts``: the best first. ``heat``: how much more (px) a change may cost at first; in the last round
    it has to be for the better. ``progress`` is told which part is done.
    """
    runners = [_Runner(improver, 2000 + rank) for rank, improver in enumerate(layouts[: stages[0][0]])]
    all_rounds = sum(rounds for _, rounds in stages)
    work, done, turn = sum(count * rounds for count, rounds in stages), 0, 0
    for count, rounds in stages:
        runners = sorted(runners, key=lambda runner: runner.least)[:count]
        for runner in runners:
            for later in range(rounds):
                runner.go(heat * (1 - (turn + later + 1) / all_rounds))
                done += 1
                progress(done / work)
        turn += rounds
    for runner in runners:
        runner.improver.restore(runner.best)
    return [runner.improver for runner in sorted(runners, key=lambda runner: runner.least)]


class _Runner:
    """A layout that is improved, and the best that it has been."""

    def __init__(self, improver: Improver, seed: int) -> None:
        self.improver, self._rng = improver, random.Random(seed)
        self.least, self.best = improver.total(), improver.state()

    def go(self, heat: float) -> None:
        """Improve the layout by one round."""
        improver = self.improver
        improver.relocate_all(self._rng, _REACH, heat)
        sift(improver, _SWEEPS)
        improver.reinsert_all(self._rng)
        total = improver.total()
        if total < self.least:
            self.least, self.best = total, improver.state()
