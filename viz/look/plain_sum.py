"""Adding as the page adds: from left to right, whatever Python runs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import add


def plain_sum(values: Iterable[float]) -> float:
    """Return the sum of lengths, rounded after every step.

    The built-in sum is exacter from Python 3.12 on; then two widths that are alike in the page are not in
    Python, and another wrapping is chosen.

    >>> plain_sum([0.1] * 10)
    0.9999999999999999
    """
    return reduce(add, values, 0.0)
