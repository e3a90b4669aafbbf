"""Where results go: files that are replaced whole, standard output, a browser."""

from __future__ import annotations

import os
import shlex
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import click

from ..write import write as write_file
from .origin import refuse_other, remember
from .saying import fail, say, size
from .shelf import Shelf, is_there, stem


def page_path(source: str) -> str:
    """Return where the page of a graph is written when nothing else is said."""
    return str(Path("output") / f"{stem(source)}.html")


def page_asked(source: str, output: str | None, *, look: bool = False) -> str:
    """Return where a page goes, or is when it is only looked at.

    By itself the page of another file of that name is not replaced.
    """
    if look and output is not None and meant(output) == "-":
        raise click.UsageError("--check looks at a page that is there; name its file with -o.")
    path = output or page_path(source)
    if output is None and not look:
        refuse_other(path, source)
    return path


def seen_from(output: str, path: str) -> str:
    """Return the address of a file as seen from a document; ``-`` is one in the current folder."""
    folder = Path() if output == "-" else Path(output).parent
    with suppress(ValueError):  # another drive: there is no way from one to the other
        path = os.path.relpath(path, folder)
    return quote(Path(path).as_posix(), safe="/:")


def meant(path: str) -> str:
    """Return ``-`` for another name of standard output, such as ``/dev/stdout``; else the path itself."""
    if path.startswith(("/dev/", "/proc/")) and sys.stdout is not None:
        with suppress(OSError, ValueError):  # there is no such stream, or standard output is no file
            if os.path.samestat(Path(path).stat(), os.fstat(sys.stdout.fileno())):
                return "-"
    return path


def write(path: str, data: str | bytes, *, quiet: bool, then: str = "", source: str = "") -> None:
    """Write a result whole and say so; ``-`` is standard output, where nothing else then goes."""
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    path = meant(path)
    if path == "-":
        click.echo(raw, nl=False)
        return
    if source not in ("", "-") and is_there(path) and Path(path).samefile(source):
        raise click.UsageError(f"{path} is the graph itself; choose another file to write to.")
    write_file(path, raw)
    if not quiet:
        say(f"Wrote {path} ({size(len(raw))}).{then and ' '}{then}")


def require_same(path: str, html: str, source: str, shelf: Shelf, *, kept: bool, quiet: bool) -> None:
    """End with 1 where a page is not what its graph gives now, and say how it becomes so."""
    try:
        there = Path(path).read_bytes()
    except (OSError, ValueError):
        there = None
    if there == html.encode("utf-8", "replace"):
        if not quiet:
            say(f"{path} is what {shelf.called(source)} gives.")
        return
    why = "is not there" if there is None else f"is not what {shelf.called(source)} gives now"
    command = shlex.join(["conceptgraph", "build", shelf.called(source), "-o", path])
    far = "" if kept or there is None else " Only where --keep kept the layout do others get the same page."
    fail(f"{path} {why}; '{command}' writes it.{far}")


def write_page(path: str, html: str, *, show: bool, quiet: bool, source: str, shelf: Shelf) -> None:
    """Write a page, and open it in the browser where that is wanted and there is a screen."""
    path = meant(path)
    opened = show and path != "-" and _screen()
    write(path, html, quiet=quiet, source=source, then="" if opened else "Open it in any browser.")
    if not shelf.is_bundled(Path(source)):
        remember(path, source, html.encode("utf-8", "replace"))
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
