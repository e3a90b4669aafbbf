"""Layouts made aside: a process works when it is quiet, and is stopped the moment something is saved."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.reduction import ForkingPickler
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from graph_data.model import ConceptGraph

    from .kept import Entries, LiveLayouts


def _unchangeable(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


# Graphs hold mappings that nobody can change; pickle, left alone, refuses them.
ForkingPickler.register(MappingProxyType, lambda proxy: (_unchangeable, (dict(proxy),)))

#: Seconds without a change before the work begins.
_QUIET: Final = 1.0


@dataclass(frozen=True)
class Improvement:
    """Layouts that were made aside, and by tour and step which view shows the step before an audience."""

    entries: Entries
    near: dict[tuple[str, str], str | None] = field(default_factory=dict)


class Later:
    """One worker at most; what it found is told in a thread of its own."""

    def __init__(self, page: tuple[float, float]) -> None:
        self._page = page
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._process: BaseProcess | None = None

    def start(self, graph: ConceptGraph, kept: LiveLayouts, found: Callable[[Improvement], None]) -> None:
        """Begin, as soon as it is quiet, to lay out what pages carry; ``found`` hears of it."""
        self.stop()
        timer = threading.Timer(_QUIET, self._work, (graph, kept, found))
        timer.daemon = True
        with self._lock:
            self._timer = timer
        timer.start()

    def stop(self) -> None:
        """End what is being done; nothing of it is told."""
        with self._lock:
            timer, process = self._timer, self._process
            self._timer = self._process = None
        if timer:
            timer.cancel()
        if process:
            process.kill()

    def _work(self, graph: ConceptGraph, kept: LiveLayouts, found: Callable[[Improvement], None]) -> None:
        # Forked, a server's threads would be missing and their locks held: the worker begins from nothing.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_improve, args=(theirs, graph, kept, self._page), daemon=True)
        process.start()
        theirs.close()
        with self._lock:
            wanted = self._timer is threading.current_thread()
            if wanted:
                self._process = process
        if not wanted:
            process.kill()
            return
        try:
            while True:
                improvement = ours.recv()
                with self._lock:
                    wanted = self._process is process
                if wanted:
                    found(improvement)
        except EOFError:
            return  # it is done, or was stopped
        finally:
            process.join()


def _improve(answer: Connection, graph: ConceptGraph, kept: LiveLayouts, page: tuple[float, float]) -> None:
    """Make all views that pages carry, and say of each that is new as soon as it is there."""
    import os
    import signal
    from contextlib import suppress

    from ..views.catalogue import Views
    from ..views.tours import step_view_id

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server is told, and ends this
    with suppress(OSError, AttributeError):
        os.nice(10)
    before = kept.entries()
    views = Views(graph, page=page, kept=kept)
    near: dict[tuple[str, str], Any] = {}

    def tell() -> None:
        now = kept.entries()
        new = {id: entry for id, entry in now.items() if before.get(id) != entry}
        if new or near:
            answer.send(Improvement(new, dict(near)))
        before.update(now)

    for id in views.embedded_ids():
        kept.drop_outgrown(id)
        views[id]
        tell()
    for tour in graph.told:
        for number, step in enumerate(tour.steps, 1):
            views[step_view_id(tour, number)]
            shown = views.near(tour.id, number)
            near[tour.id, step.id] = shown.id if shown else None
    tell()
