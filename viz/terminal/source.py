"""The word that names a graph on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .saying import plain
from .shelf import Shelf, is_there

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    _TextParameter = click.ParamType[str]
else:  # before click 8.4 the class takes no type
    _TextParameter = click.ParamType


class Source(_TextParameter):
    """A graph file, ``-`` for standard input, or the name of a bundled example."""

    name = "file or example"

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the path of a source; an example's name becomes the path of its file."""
        library = self.shelf.library
        if is_there(value) or value not in library.example_names():
            self._refuse_stray_name(value, param, ctx)
            return value
        return str(library.example_path(value))

    def _refuse_stray_name(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> None:
        """A word that can be neither a file nor an example is wrong usage; a missing file is a problem."""
        if not value:
            self.fail("the name of the file is empty", param, ctx)
        if is_there(value) or Path(value).suffix or "/" in value or os.sep in value:
            return
        near = self.shelf.library.nearest(value, self.shelf.library.example_names())
        offer = f"; did you mean {near!r}?" if near else "; 'conceptgraph examples' lists the examples."
        self.fail(plain(f"there is no file and no example called {value!r}{offer}"), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the examples that begin so, and files where none does.

        Only scripts of earlier versions ask here, and that of bash offers nothing where files are among it.
        """
        from click.shell_completion import CompletionItem

        names = [name for name in self.shelf.library.example_names() if name.startswith(incomplete)]
        return [*map(CompletionItem, names)] or [CompletionItem(incomplete, type="file")]
