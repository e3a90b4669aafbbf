"""The views of a graph for one command, with the layouts that are kept beside the graph's file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..views.catalogue import Views
from ..views.kept import KeptLayouts, beside
from ..write import write as write_file
from .progress import progress_line
from .saying import say

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from .shelf import Shelf


class Layouts:
    """The views of a graph for a place (`viz.slides.stage_of`), with the layouts kept beside its file."""

    def __init__(
        self,
        graph: ConceptGraph,
        source: str,
        shelf: Shelf,
        *,
        polish: bool = False,
        quiet: bool = False,
        **place: Any,
    ) -> None:
        self._file = None if source == "-" else beside(Path(source))
        self._shelf = shelf
        self._quiet = quiet
        kept = KeptLayouts(self._file, note=lambda note: say(f"Note: {note}", err=True))
        self._progress = progress_line(quiet)
        if self._progress:
            self._progress("laying out")
        effort: Any = "polish" if polish else "quick"
        self.views = Views(graph, effort=effort, kept=kept, progress=self._progress, **place)

    def save(self, wanted: bool) -> None:
        """Bring the file of layouts up to date where there is one, or begin one when that is wanted."""
        if self._progress:
            self._progress.end()
        if self._file is None or not self.views.kept.changed or not (wanted or self._is_own()):
            return
        self.views.kept.drop_all_but(self.views.ids())
        write_file(self._file, self.views.kept.text())
        if not self._quiet:
            say(f"Kept the layout in {self._file}.", err=True)

    def _is_own(self) -> bool:
        """Whether the user keeps layouts of this graph; those of the package are not theirs to change."""
        return self._file is not None and self._file.exists() and not self._shelf.is_bundled(self._file)
