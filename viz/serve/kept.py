"""Layouts of the served graph, in memory: what a view looked like before is where the next one begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ..view import STAGE, View
from ..views.kept import KeptLayouts
from ..views.kept_data import places_of
from ..write import write

if TYPE_CHECKING:
    from pathlib import Path

    from graph_data.model import ConceptGraph

#: What is kept of views, by their ids.
Entries = dict[str, dict[str, Any]]


class LiveLayouts(KeptLayouts):
    """Begins with what is kept beside the file and in the cache; knows which views are of today."""

    def __init__(self, file: Path | None = None, known_as: str = "", entries: Entries | None = None) -> None:
        super().__init__(file, known_as=known_as)
        self._entries |= entries or {}
        self._fresh: set[str] = set()
        self.last_read = {}  # most edits change no picture; what each of them makes would fill the cache
        self._written = self._bytes()

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how another process has the same layouts."""
        return LiveLayouts, (self._file, self._known_as, self.entries())

    def entries(self) -> Entries:
        """Return what is kept now."""
        return dict(self._entries)

    def is_fresh(self, id: str) -> bool:
        """Whether a view is of the present state of the graph."""
        return id in self._fresh

    def age(self) -> None:
        """Begin another state of the graph."""
        self._fresh.clear()

    def placed(self) -> dict[str, list[str]]:
        """Return the concepts that a hand has placed, by view."""
        found = {id: list(places_of(entry)) for id, entry in self._entries.items()}
        return {id: concepts for id, concepts in found.items() if concepts}

    def save(self, ids: Iterable[str]) -> None:
        """Write the layouts of some views to the file beside the graph.

        Raises:
            WriteError: it cannot be written.
        """
        if self._file:
            wanted = set(ids)
            kept = {id: entry for id, entry in self._entries.items() if id in wanted}
            write(self._file, LiveLayouts(entries=kept).text())
            self._written = self._bytes()

    def _bytes(self) -> bytes:
        """Return what the file beside the graph holds; nothing where there is none."""
        with suppress(OSError, AttributeError):
            return self._file.read_bytes()  # type: ignore[union-attr]
        return b""

    def reread(self) -> list[str]:
        """Take what another program has written beside the graph; return the views that it is about."""
        now = self._bytes()
        if not now or now == self._written:
            return []
        self._written = now
        new = {id: entry for id, entry in self._read().items() if self._entries.get(id) != entry}
        self._entries |= new
        return list(new)

    def drop_outgrown(self, id: str) -> None:
        """Forget a view that has outgrown its layout: it is searched for anew, each time that it doubles."""
        if self.outgrown(id):
            del self._entries[id]
            self._before.pop(id, None)

    def adopt(self, entries: Entries) -> None:
        """Take layouts that were made elsewhere of the present state."""
        self._entries |= entries
        self._fresh |= set(entries)
        self.changed = True

    # ---- as views ask for them ----

    def is_new(self, id: str, page: tuple[float, float] = STAGE) -> bool:
        """Return that no second process is wanted: a server has threads."""
        return False

    def find(
        self, graph: ConceptGraph, id: str, key: str, effort: str, page: tuple[float, float] = STAGE
    ) -> View | None:
        """Return the layout kept under a key."""
        # What was searched for once, by whichever program, is better than a first look.
        found = super().find(graph, id, key, "quick", page) or super().find(graph, id, key, effort, page)
        if found:
            self._fresh.add(id)
        return found

    def keep(
        self,
        id: str,
        key: str,
        effort: str,
        view: View,
        *,
        steered: bool = False,
        places: Mapping[str, tuple[float, float]] | None = None,
    ) -> None:
        """Keep a new layout of the present state."""
        super().keep(id, key, effort, view, steered=steered, places=places)
        self._fresh.add(id)
