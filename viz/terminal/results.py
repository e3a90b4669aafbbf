"""Where results go: files that are replaced whole, standard output, a browser."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import click

from ..write import write as write_file
from .origin import refuse_other, signed
from .saying import say, size
from .shelf import Shelf, is_there, stem


def page_path(source: str) -> str:
    """Return where the page of a graph is written when nothing else is said."""
    return str(Path("output") / f"{stem(source)}.html")


def own_page_path(source: str, shelf: Shelf) -> str:
    """Return where the page of a graph is written; the page of another file of that name is not replaced."""
    path = page_path(source)
    refuse_other(path, "-" if shelf.is_bundled(Path(source)) else source)
    return path


def seen_from(output: str, path: str) -> str:
    """Return the address of a file as seen from a document; ``-`` is one in the current folder."""
    folder = Path() if output == "-" else Path(output).parent
    with suppress(ValueError):  # another drive: there is no way from one to the other
        path = os.path.relpath(path, folder)
    return quote(Path(path).as_posix(), safe="/:")


def write(path: str, data: str | bytes, *, quiet: bool, then: str = "", source: str = "") -> None:
    """Write a result whole and say so; ``-`` is standard output, where nothing else then goes."""
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if path == "-":
        click.echo(raw, nl=False)
        return
    if source not in ("", "-") and is_there(path) and Path(path).samefile(source):
        raise click.UsageError(f"{path} is the graph itself; choose another file to write to.")
    write_file(path, raw)
    if not quiet:
        say(f"Wrote {path} ({size(len(raw))}).{then and ' '}{then}")


def write_page(path: str, html: str, *, show: bool, quiet: bool, source: str, shelf: Shelf) -> None:
    """Write a page, signed if it is of a person's file, and open it where that is wanted and can be seen."""
    if not shelf.is_bundled(Path(source)):
        html = signed(html, source, path)
    opened = show and path != "-" and _screen()
    write(path, html, quiet=quiet, source=source, then="" if opened else "Open it in any browser.")
    if opened:
        import webbrowser

        webbrowser.open(Path(path).resolve().as_uri())
    elif show and not quiet:
        say("No screen was found to open it on.", err=True)


def _screen() -> bool:
    """Whether there is a screen; a text browser in the terminal is not what people mean by opening."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
