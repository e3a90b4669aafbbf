"""What `draw` was asked for: which kind of picture, and all views at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ..write import write as write_file
from .saying import counted, fail, say
from .shelf import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_data.model import ConceptGraph

    from ..picture.draw import DrawOptions
    from ..views.catalogue import Views

#: Endings of the pictures that can be drawn.
PICTURES: Final = ("svg", "png", "pdf", "json")


def picture_kind(path: str) -> str:
    """Return the kind that a file's ending asks for."""
    ending = Path(path).suffix.lower().lstrip(".")
    if path != "-" and ending not in PICTURES:
        raise click.UsageError(f"{path} does not say what to draw; end it in .svg, .png, .pdf or .json.")
    return "svg" if path == "-" else ending


def picture_asked(source: str, output: str | None, kind: str | None) -> tuple[str, str]:
    """Return which kind of picture is wanted, by name or by the file's ending, and where it goes."""
    path = output or str(Path("output") / f"{stem(source)}.{kind or 'svg'}")
    return kind or picture_kind(path), path


def shut_keys(graph: ConceptGraph, names: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of the groups of these names; a name that means none ends the program."""
    if not names:
        return ()
    from ..views.shut import groups_of

    groups = groups_of(graph)
    for name in names:
        if not groups.named(graph, name):
            known = ", ".join(groups.keys()[:12]) or "none"
            fail(f"no category of the graph is called {name!r}; it has {known}.")
    return tuple(dict.fromkeys(groups.named(graph, name) for name in names))


def draw_all(
    graph: ConceptGraph, views: Views, folder: str, kind: str, options: DrawOptions, *, quiet: bool
) -> None:
    """Draw every view of a graph into a folder."""
    from ..picture.draw import draw, file_names

    names = file_names(views.ids())
    for id, name in names.items():
        write_file(Path(folder) / f"{name}.{kind}", draw(graph, views[id], kind, options))
    if not quiet:
        say(f"Wrote {counted(len(names), 'picture')} to {folder}.")
