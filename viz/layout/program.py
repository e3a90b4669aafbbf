"""A linear programme, filled row by row and solved by HiGHS."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

#: The simplex method that begins at values which the rows allow, and makes them better.
_PRIMAL = 4
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
    _least: list[float] = field(default_factory=list)
    _most: list[float] = field(default_factory=list)
    _terms: list[list[Term]] = field(default_factory=list)
    #: The variable that a row gives where the search begins, by the row's number.
    _given: dict[int, int] = field(default_factory=dict)

    def variable(self, cost: float, low: float, high: float | None) -> int:
        """Return the number of a new variable; one without ``high`` may be as large as it likes."""
        self._costs.append(cost)
        self._low.append(low)
        self._high.append(math.inf if high is None else high)
        self._terms.append([])
        return len(self._costs) - 1

    def at_most(self, bound: float, *terms: Term, gives: int | None = None) -> None:
        """Add a row: the sum of the terms is ``bound`` at most.

        Where it is near that when the search begins, it ``gives`` a variable of which no other row does so.
        """
        self._row(-math.inf, bound, terms, gives)

    def equal(self, bound: float, *terms: Term, gives: int) -> None:
        """Add a row: the sum of the terms is ``bound``, which ``gives`` one of them at the beginning."""
        self._row(bound, bound, terms, gives)

    def _row(self, least: float, most: float, terms: Iterable[Term], gives: int | None) -> None:
        row = len(self._most)
        self._least.append(least)
        self._most.append(most)
        for variable, factor in terms:
            self._terms[variable].append((row, factor))
        if gives is not None:
            self._given[row] = gives

    def solve(self, *, near: bool = False) -> list[float]:
        """Return the value of every variable, by its number; ``near``: begin where the rows give them.

        Of several best answers another may be found then. A variable that no row gives begins at its least.
        """
        if not self._costs:
            return []
        solver = _solver()
        solver.passModel(self._model())
        if near:
            solver.setOptionValue("presolve", "off")
            solver.setOptionValue("simplex_strategy", _PRIMAL)
            solver.setBasis(self._beginning())
        solver.run()
        return [float(value) for value in solver.getSolution().col_value]

    def _beginning(self) -> Any:
        from highspy import HighsBasis, HighsBasisStatus

        status, given = HighsBasisStatus, set(self._given.values())
        basis = HighsBasis()
        basis.col_status = [
            status.kBasic if variable in given else status.kLower for variable in range(len(self._costs))
        ]
        basis.row_status = [
            status.kUpper if row in self._given else status.kBasic for row in range(len(self._most))
        ]
        return basis

    def _model(self) -> Any:
        from highspy import HighsLp, MatrixFormat

        model = HighsLp()
        model.num_col_, model.num_row_ = len(self._costs), len(self._most)
        model.col_cost_ = np.array(self._costs, dtype=np.double)
        model.col_lower_ = np.array(self._low, dtype=np.double)
        model.col_upper_ = np.array(self._high, dtype=np.double)
        model.row_lower_ = np.array(self._least, dtype=np.double)
        model.row_upper_ = np.array(self._most, dtype=np.double)
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
