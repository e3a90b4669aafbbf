"""What `edit place` and `edit free` were asked for: where a box stands from now on, kept beside the graph."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from ..errors import UnknownViewError, WriteError
from .layouts import Layouts
from .saying import fail, say
from .shelf import Shelf


@dataclass(frozen=True, slots=True)
class Placing:
    """Boxes of a view of a graph file that a hand puts somewhere."""

    shelf: Shelf
    source: str
    view: str
    quiet: bool = False

    def put(self, name: str, middle: tuple[float, float] | None) -> None:
        """Let a concept, by any of its names, stand there (px of the view); None: where it likes."""
        if self.source == "-" or self.shelf.is_bundled(Path(self.source)):
            raise click.UsageError("places are kept beside a file of your own; name one.")
        graph = self.shelf.read(self.source, quiet=True)
        concept = self.shelf.library.find_concept(graph, name).id
        layouts = Layouts(graph, self.source, self.shelf, quiet=self.quiet)
        try:
            layouts.place(self.view, concept, middle)
        except (UnknownViewError, WriteError) as problem:
            fail(str(problem))
        if self.quiet:
            return
        title = graph.concepts[concept].title
        there = (
            f"stands at {middle[0]:g} {middle[1]:g}, or as near as others let it"
            if middle
            else "may move again"
        )
        say(f"{title} {there}, in {self.view}.")
