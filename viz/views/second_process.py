"""Work done ahead by a second process that leaves its results in the cache and nowhere else."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping


def second_process(work: Callable[[], object]) -> Callable[[], None] | None:
    """Begin some work in a copy of this process; the answer waits until it has ended.

    Whatever goes wrong there is simply not in the cache afterwards. None where a second process would not
    help or could harm: one processor, no fork, several threads (a copy has one, and the others' locks).
    """
    if not hasattr(os, "fork") or (os.cpu_count() or 1) < 2 or threading.active_count() > 1:
        return None
    try:
        child = os.fork()
    except OSError:
        return None
    if child == 0:
        try:
            work()
        finally:
            # Not sys.exit: what the first process has still to write must not be written twice.
            os._exit(0)

    def wait() -> None:
        try:
            os.waitpid(child, 0)
        except ChildProcessError:  # somebody else has waited for it
            return

    return wait


def halves(weights: Mapping[str, float]) -> tuple[list[str], list[str]]:
    """Return names in two lists of about the same weight; the heaviest is in the second.

    >>> halves({"a": 5, "b": 9, "c": 4, "d": 1})
    (['a', 'c'], ['b', 'd'])
    """
    lists: tuple[list[str], list[str]] = ([], [])
    sums = [0.0, 0.0]
    for name in sorted(weights, key=lambda name: (-weights[name], name)):
        least = 0 if sums[0] < sums[1] else 1
        lists[least].append(name)
        sums[least] += weights[name]
    return lists
