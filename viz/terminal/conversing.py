"""What `lsp` and `mcp` were asked for: the packages that they need, the files that they may see."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .options import version_told
from .saying import fail
from .shelf import Shelf, stem

if TYPE_CHECKING:
    from graph_data.assist.desk import Desk


def serve_agent(shelf: Shelf, sources: Sequence[str], *, edit: bool) -> None:
    """Answer an agent on standard input and output about the files that are named, until it ends."""
    library: Any = shelf.library
    try:
        from ..protocols.agent_tools import writing
        from ..protocols.agents import serve_desk
    except ImportError as missing:
        fail(f"mcp needs the package mcp: pip install 'conceptgraph[mcp]' ({missing})")
    desk = desk_of(shelf, sources, edit=edit)
    tools = writing(library.OPERATIONS) if edit else ()
    serve_desk(desk, tools, library.GraphError, version=version_told())


def desk_of(shelf: Shelf, sources: Sequence[str], *, edit: bool) -> Desk:
    """Return the files by short names of their own; what belongs to the package is never edited."""
    library: Any = shelf.library
    files: dict[str, Path] = {}
    for source in sources:
        path = Path(source)
        if source == "-":
            raise click.UsageError("standard input is the agent's; name files.")
        if not path.is_file():
            shelf.read(source, quiet=True)  # says what is wrong with it as every command does
        files[_free_name(stem(source), files)] = path.resolve()
    editable = [name for name, path in files.items() if edit and not shelf.is_bundled(path)]
    desk: Desk = library.Desk(files, editable=editable)
    return desk


def _free_name(name: str, taken: dict[str, Path]) -> str:
    """Return a name, with a number behind it where another file has it."""
    names = (name, *(f"{name}-{number}" for number in range(2, len(taken) + 2)))
    return next(each for each in names if each not in taken)


def serve_editor(shelf: Shelf) -> None:
    """Answer an editor on standard input and output until it ends."""
    library: Any = shelf.library
    try:
        from ..protocols.editors import serve_manuscripts
    except ImportError as missing:
        fail(f"lsp needs the package pygls: pip install 'conceptgraph[editor]' ({missing})")
    serve_manuscripts(library.Manuscript, library.GraphError, version=version_told())
