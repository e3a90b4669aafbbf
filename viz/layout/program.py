"""A linear programme, filled row by row and solved by HiGHS."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

_DEVEX = 1
#: One coefficient of a row: the number of its variable, and its factor.
Term = tuple[int, float]


@dataclass
class Program:
    """Variables with a cost each, and rows that bound sums of them from above; the cost is made least.

    >>> program = Program()
    >>> x, y = program.variable(1.0, 0.0, None), program.variable(0.0, 0.0, 4.0)
    >>> program.at_most(-10.0, (x, -1.0), (y, -2.0))  # x + 2y >= 10
    >>> program.solve()
    [2.0, 4.0]
    """

    _costs: list[float] = field(default_factory=list)
    _low: list[float] = field(default_factory=list)
    _high: list[float] = field(default_factory=list)
    _bounds: list[float] = field(default_factory=list)
    _terms: list[list[Term]] = field(default_factory=list)

    def variable(self, cost: float, low: float, high: float | None) -> int:
        """Return the number of a new variable; one without ``high`` may be as large as it likes."""
        self._costs.append(cost)
        self._low.append(low)
        self._high.append(math.inf if high is None else high)
        self._terms.append([])
        return len(self._costs) - 1

    def at_most(self, bound: float, *terms: Term) -> None:
        """Add a row: the sum of the terms is ``bound`` at most."""
        row = len(self._bounds)
        self._bounds.append(bound)
        for variable, factor in terms:
            self._terms[variable].append((row, factor))

    def solve(self, *, near: bool = False) -> list[float]:
        """Return the value of every variable, by its number; ``near``: much of it is known to hold already.

        Such a programme is solved sooner as it stands. Of several best answers another may be found then.
        """
        if not self._costs:
            return []
        solver = _solver()
        if near:
            solver.setOptionValue("presolve", "off")
            solver.setOptionValue("simplex_dual_edge_weight_strategy", _DEVEX)
        solver.passModel(self._model())
        solver.run()
        return [float(value) for value in solver.getSolution().col_value]

    def _model(self) -> Any:
        from highspy import HighsLp, MatrixFormat

        model = HighsLp()
        model.num_col_, model.num_row_ = len(self._costs), len(self._bounds)
        model.col_cost_ = np.array(self._costs, dtype=np.double)
        model.col_lower_ = np.array(self._low, dtype=np.double)
        model.col_upper_ = np.array(self._high, dtype=np.double)
        model.row_lower_ = np.full(len(self._bounds), -np.inf)
        model.row_upper_ = np.array(self._bounds, dtype=np.double)
        counts = np.array([len(terms) for terms in self._terms])
        matrix = model.a_matrix_
        matrix.format_ = MatrixFormat.kColwise
        matrix.num_col_, matrix.num_row_ = model.num_col_, model.num_row_
        matrix.start_ = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
        matrix.index_ = np.array([row for terms in self._terms for row, _ in terms], dtype=np.int32)
        matrix.value_ = np.array([factor for terms in self._terms for _, factor in terms], dtype=np.double)
        return model


def _solver() -> Any:
    """Return a solver that says nothing: standard output may be where a page goes."""
    _let_the_first_speak()
    solver = _new_solver()
    for option, value in (("output_flag", False), ("solver", "simplex"), ("simplex_strategy", 1)):
        solver.setOptionValue(option, value)
    return solver


def _new_solver() -> Any:
    import highspy

    make: Any = highspy.Highs  # untyped, though the package says that it is typed
    return make()


@cache
def _let_the_first_speak() -> None:
    """Make one solver while nobody listens: the first of a process prints its version, past Python."""
    try:
        saved = os.dup(1)
    except OSError:  # There is no standard output to be kept clean.
        _new_solver()
        return
    sink = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(sink, 1)
        _new_solver()
    finally:
        os.dup2(saved, 1)
        os.close(sink)
        os.close(saved)
