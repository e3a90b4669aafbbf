"""Text files read with every failure told as a problem: missing, folder, locked, too large, not UTF-8."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from .codes import problem
from .errors import Place, Problem
from .find import nearest

#: Bytes; a graph of 10,000 effects with quotes is a tenth of it.
MAX_SIZE = 50_000_000


class FileProblemError(Exception):
    """A file that cannot be read as text; ``problem`` says why."""

    def __init__(self, found: Problem) -> None:
        self.problem = found
        super().__init__(str(found))


def read_file(path: str | Path, name: str | None = None) -> str:
    """Return the text of a UTF-8 file (``-``: standard input) without byte order mark, lines ended by LF.

    Raises:
        FileProblemError: it cannot be read.
    """
    name = str(path) if name is None else name
    data = _stdin() if str(path) == "-" else _bytes(Path(path), name)
    if len(data) > MAX_SIZE:
        raise FileProblemError(problem("CG107", f"it has more than {MAX_SIZE:,} bytes", Place(name)))
    return decode(data, name)


def decode(data: bytes, name: str) -> str:
    """Return bytes as text; UTF-16 with its mark is understood too.

    Raises:
        FileProblemError: a byte is not UTF-8; its place is told.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        where = Place(name, before.count(b"\n") + 1, column)
        byte = f"the byte 0x{data[error.start]:02x} is not {'UTF-8' if encoding != 'utf-16' else 'UTF-16'}"
        raise FileProblemError(problem("CG104", byte, where, expected="a file saved as UTF-8")) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def beside(folder: Path | None, name: str) -> Path:
    """Return the path of a file named in a graph file: in its folder or below.

    Raises:
        FileProblemError: the name leads out of the folder, or there is no folder.
    """
    base = Path() if folder is None else folder
    path = base / name
    outside = Path(name).is_absolute() or "\0" in name or "\\" in name or ":" in name.split("/")[0]
    if not outside:
        real, root = os.path.realpath(path), os.path.realpath(base)
        outside = os.path.commonpath([real, root]) != root
    if outside:
        raise FileProblemError(problem("CG502", f"{name!r} is not in the graph file's folder", Place(name)))
    return path


def _stdin() -> bytes:
    if sys.stdin is None:  # closed by whoever started the program
        raise FileProblemError(problem("CG103", "there is no standard input", Place("<stdin>")))
    return sys.stdin.buffer.read(MAX_SIZE + 1)


def _bytes(path: Path, name: str) -> bytes:
    where = Place(name)
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "not a file"
            raise FileProblemError(problem("CG102", f"{name!r} is {kind}", where, expected="a graph file"))
        with path.open("rb") as stream:
            return stream.read(MAX_SIZE + 1)
    except (FileNotFoundError, NotADirectoryError):
        near = _nearest_file(path)
        raise FileProblemError(
            problem("CG101", f"there is no file {name!r}", where, suggestion=near)
        ) from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise FileProblemError(problem("CG103", f"{name!r} cannot be read: {why}", where)) from None


def _nearest_file(path: Path) -> str:
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return ""
    near = nearest(path.name, names[:5000])
    return str(path.with_name(near)) if near else ""
