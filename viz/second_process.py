"""Work done ahead by a second process that leaves its results in the cache and nowhere else."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable


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
