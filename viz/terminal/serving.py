"""What ``serve`` was asked for: a file that is edited where that can be done, else one that is looked at."""

from __future__ import annotations

import atexit
import signal
import sys
import tempfile
import webbrowser
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from ..serve import Followed, Serving, followed_file, nothing
from ..serve.rest import unhurried
from .progress import working_line
from .saying import fail, say
from .shelf import stem

if TYPE_CHECKING:
    from .shelf import Shelf

_YAML = (".yaml", ".yml")


def followed(
    source: str, shelf: Shelf, *, read_only: bool, online: bool = False, corpus: str = ""
) -> Followed:
    """Return a source as the server knows it; says in a line why it cannot be edited, where it cannot.

    ``corpus``: where the corpus is of which the file is a slice, in place of what the file says.
    """
    library: Any = shelf.library
    path = _of_stdin() if source == "-" else Path(source)
    if source == "-":
        source, read_only = str(path), True
        say("what was piped in is only shown; save it as a file to edit it.", err=True)
    if not path.is_file():
        shelf.read(source, quiet=True)  # says what is wrong with it as every command does
        fail(f"{source} is no file that can be followed")
    why = "" if read_only else _why_not(path, shelf)
    if why:
        say(why, err=True)
    living = None if read_only or why else library.LivingFile(path)
    return followed_file(library, path, living, online=online, corpus=corpus)


def _of_stdin() -> Path:
    """Return a file of this program's own with what is piped in; it goes when the program ends."""
    folder = tempfile.TemporaryDirectory(prefix="conceptgraph-")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "stdin.yaml"
    path.write_bytes(sys.stdin.buffer.read())
    return path


def _why_not(path: Path, shelf: Shelf) -> str:
    """Return a line that says why a file is only shown, and what makes it one that is edited."""
    if shelf.is_bundled(path):
        name = shelf.called(str(path))
        return f"{name} is a bundled example and only shown; a copy of {path} can be edited."
    if path.suffix.lower() not in _YAML:
        own = path.with_suffix(".yaml").name
        return f"{path.name} is only shown; 'conceptgraph convert {path} -o {own}' makes it a file to edit."
    return ""


def serve_file(
    source: str, shelf: Shelf, *, port: int, show: bool, read_only: bool, share: bool = False,
    online: bool = False, corpus: str = "",
) -> None:  # fmt: skip
    """Serve a file until the program is interrupted or told to end."""
    try:
        with working_line() as working, unhurried():
            if working:
                working(f"reading {Path(source).name}")
            file = followed(source, shelf, read_only=read_only, online=online, corpus=corpus)
            serving = Serving(file, nothing(shelf.library, stem(source)), port=port, share=share)
    except OSError as problem:
        fail(f"port {port} cannot be used: {problem.strerror or problem}; --port 0 takes a free one")

    def end(number: int, frame: FrameType | None) -> None:
        serving.stop()

    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        with suppress(AttributeError, ValueError):
            signal.signal(getattr(signal, name), end)
    say(f"Serving {source} at {serving.address}")
    if serving.shared:
        audience, remote = serving.shared
        say(f"Audience at {audience}")
        say(f"Remote at {remote}")

    def opened() -> None:
        if show:
            webbrowser.open(serving.address)
            serving.prepare()  # while the browser starts
        else:
            serving.load()

    serving.run(opened)
