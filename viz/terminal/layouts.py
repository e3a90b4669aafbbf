"""The views of a graph for one command, with the layouts that are kept beside the graph's file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import UnknownViewError, WriteError
from ..views.catalogue import Views
from ..views.kept import KeptLayouts, beside
from ..write import write as write_file
from .progress import progress_line
from .saying import counted, say

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View
    from ..views.behind import Standing
    from ..views.maker import Effort
    from .shelf import Shelf


class Layouts:
    """The views of a graph for a place (`viz.slides.stage_of`), with the layouts kept beside its file.

    Without such a file the cache remembers how the file looked when it was last drawn for such a place.
    """

    def __init__(
        self,
        graph: ConceptGraph,
        source: str,
        shelf: Shelf,
        *,
        polish: bool = False,
        quiet: bool = False,
        fresh: bool = False,
        **place: Any,
    ) -> None:
        self._graph, self._source, self._place = graph, source, place
        self._file = None if source == "-" else beside(Path(source))
        self._shelf = shelf
        self._quiet = quiet
        own = self._file is not None and not shelf.is_bundled(self._file)
        known_as = f"{os.path.realpath(source)} {sorted(place.items())}" if own else ""
        kept = KeptLayouts(
            self._file, known_as=known_as, fresh=fresh, note=lambda note: say(f"Note: {note}", err=True)
        )
        self._progress = progress_line(quiet)
        self._effort: Effort = "polish" if polish else "quick"
        self.views = Views(graph, effort=self._effort, kept=kept, progress=self._progress, **place)

    def remember(self) -> None:
        """Let the cache know how the file looks now, so that after an edit it looks nearly so again."""
        if self._progress:
            self._progress("", 1)  # nothing of it stays on the screen
        self.views.kept.remember()

    def place(self, view: str, concept: str, middle: tuple[float, float] | None) -> None:
        """Let a concept's box stand there (px of the view) from now on, or with None where it likes.

        Raises:
            UnknownViewError: there is no such view, or it has no such box.
            WriteError: the layout cannot be written beside the graph.
        """
        if all(box.concept != concept for box in self.views[view].boxes):
            raise UnknownViewError(f"no box of {concept!r} stands in {view}")
        kept = self.views.kept
        kept.place(self.views[view].id, concept, middle)
        self.views = Views(self._graph, effort=self._effort, kept=kept, **self._place)
        self.views[view]
        self._quiet = True
        self.save(wanted=True)

    def save(self, wanted: bool) -> None:
        """Remember, and bring the file of layouts up to date where there is one, or begin one when wanted."""
        self._look_whether_behind()
        self.remember()
        if self._file is None or not self.views.kept.changed or not (wanted or self._is_own()):
            return
        self.views.kept.drop_all_but(self.views.ids())
        try:
            write_file(self._file, self.views.kept.text())
        except WriteError as problem:
            if wanted:
                raise
            say(f"Note: {problem}; the picture is remembered on this machine only.", err=True)
            return
        if not self._quiet:
            say(f"Kept the layout in {self._file}.", err=True)

    @property
    def are_kept(self) -> bool:
        """Whether the layout lies in a file beside the graph, the user's or the package's."""
        return self._file is not None and self._file.exists()

    def _is_own(self) -> bool:
        """Whether the user keeps layouts of this graph; those of the package are not theirs to change."""
        return self._file is not None and self._file.exists() and not self._shelf.is_bundled(self._file)

    def _look_whether_behind(self) -> None:
        """Say so when a picture that was kept steady has fallen behind a fresh one.

        A fresh one is searched for only when the kept one is worse than when that was last looked at.
        """
        from ..views.behind import standing

        kept = self.views.kept
        for id, (earlier, view) in kept.steered.items():
            known = kept.stood(id)
            fresh, looked = known or (standing(earlier),) * 2
            now = standing(view)
            if now.is_behind(looked) and not self._quiet:
                fresh, looked = standing(self._fresh(id)), now
            kept.looked(id, fresh, looked)
            if now.is_behind(fresh) and not self._quiet:
                self._tell(view, now, fresh)

    def _fresh(self, id: str) -> View:
        """Return a view as it is when nothing is kept of it; the cache keeps it for ``--fresh``."""
        return Views(self._graph, effort=self._effort, progress=self._progress, **self._place)[id]

    def _tell(self, view: View, now: Standing, fresh: Standing) -> None:
        behind = []
        if now.crossings > fresh.crossings:
            behind.append(f"{counted(now.crossings - fresh.crossings, 'crossing')} more")
        if now.px < fresh.px:
            behind.append(f"text {1 - now.px / fresh.px:.0%} smaller")
        which = "" if view.id == "overview:core" else f" ({view.id})"
        say(
            f"Note: the picture{which} was kept steady and has {' and '.join(behind)} than a fresh one; "
            f"'conceptgraph build {self._shelf.called(self._source)} --fresh' begins anew.",
            err=True,
        )
