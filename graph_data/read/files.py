"""Text files read with every failure told as a problem: missing, folder, locked, too large, not UTF-8."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import Place, Problem
from ..nearest import nearest
from ..problems.codes import problem

#: Bytes; a graph of 10,000 effects with quotes is a tenth of it.
MAX_SIZE = 50_000_000
#: How alike (of 100) names without their endings must be to be offered for a missing file.
_ALIKE = 75.0
_SUFFIXES = frozenset({".yaml", ".yml", ".csv", ".tsv"})
#: How files begin that are no text, and what they are.
_SIGNATURES = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)


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
    return decode(read_bytes(path, name), name)


def read_bytes(path: str | Path, name: str) -> bytes:
    """Return what a file holds (``-``: standard input); ``name`` is how problems call it.

    Raises:
        FileProblemError: it cannot be read, or is larger than any graph.
    """
    data = _stdin() if str(path) == "-" else _bytes(Path(path), name)
    if len(data) > MAX_SIZE:
        most = f"it has more than {MAX_SIZE:,} bytes"
        expected = "a graph file; 'conceptgraph slice' cuts one out of a table of claims of any size"
        raise FileProblemError(problem("CG107", most, Place(name), expected=expected))
    return data


def decode(data: bytes, name: str) -> str:
    """Return bytes as text; UTF-16 with its mark is understood too.

    Raises:
        FileProblemError: a byte is not UTF-8; its place is told.
    """
    encoding = encoding_of(data, name)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        where = Place(name, before.count(b"\n") + 1, column)
        byte = data[error.start : error.start + 1]
        if encoding == "utf-8-sig":
            char = byte.decode("cp1252", "replace")
            like = f" (perhaps {char!r})" if char.isprintable() and char != "\ufffd" else ""
            message = f"the byte 0x{byte.hex()}{like} is not UTF-8"
        else:
            where, message = Place(name), f"the byte 0x{byte.hex()} is not UTF-16"
        expected = "a file saved as UTF-8 (editors ask for it under Save as, spreadsheets as CSV UTF-8)"
        raise FileProblemError(problem("CG104", message, where, expected=expected)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encoding_of(data: bytes, name: str) -> str:
    """Return UTF-16 where its mark says so, or where every second of the first bytes is NUL; else UTF-8.

    Raises:
        FileProblemError: it begins as files do that are no text.
    """
    kind = next((kind for sign, kind in _SIGNATURES if data.startswith(sign)), "")
    if kind:
        expected = "plain text; copy the graph into a text file"
        raise FileProblemError(
            problem("CG104", f"this is {kind}, not a text", Place(name), expected=expected)
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    head = data[:64]
    if len(head) >= 4 and len(head) % 2 == 0:
        if not any(head[1::2]) and all(head[::2]):
            return "utf-16-le"
        if not any(head[::2]) and all(head[1::2]):
            return "utf-16-be"
    return "utf-8-sig"


def file_stamp(path: Path) -> tuple[int, int, int]:
    """Return what changes when a file is saved; zeros where there is none."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return found.st_mtime_ns, found.st_size, found.st_ino


@dataclass(frozen=True)
class Folders:
    """Where files that a graph file names are looked for: in its folder, and where a link to it leads.

    None: the text came from nowhere, and the current folder is meant.
    """

    given: Path | None = None
    real: Path | None = None
    #: Files that were asked for, and their stamps then.
    asked: dict[Path, tuple[int, int, int]] = field(default_factory=dict, compare=False)

    @property
    def same(self) -> bool:
        """Whether no file that was asked for was saved since."""
        return all(file_stamp(path) == stamp for path, stamp in self.asked.items())

    @classmethod
    def of(cls, path: str) -> Folders:
        """Return the folders of a graph file."""
        return cls(Path(path).parent, Path(os.path.realpath(path)).parent)

    def beside(self, name: str) -> Path:
        """Return the path of a file named in a graph file: in one of its folders or below.

        Raises:
            FileProblemError: the name leads out of the folders.
        """
        folders = [self.given or Path(), *([self.real] if self.real else [])]
        named = not (Path(name).is_absolute() or "\0" in name or "\\" in name or ":" in name.split("/")[0])
        roots = [os.path.realpath(folder) for folder in folders]
        paths = [folder / name for folder in folders]
        within = [path for path in paths if named and _is_within(path, roots)]
        found = next(filter(_is_there, within), None)
        if found is None and len(within) < len(paths):
            raise FileProblemError(
                problem("CG502", f"{name!r} is not in the graph file's folder", Place(name))
            )
        path = found or within[0]
        self.asked[path] = file_stamp(path)
        return path


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that the file system cannot even look up
        return False


def _is_within(path: Path, roots: Iterable[str]) -> bool:
    """Return whether a path leads, whatever links are on its way, into one of some folders."""
    real = os.path.realpath(path)
    return any(os.path.commonpath([real, root]) == root for root in roots)


def _stdin() -> bytes:
    if sys.stdin is None:  # closed by whoever started the program
        raise FileProblemError(problem("CG103", "there is no standard input", Place("<stdin>")))
    return sys.stdin.buffer.read(MAX_SIZE + 1)


def _bytes(path: Path, name: str) -> bytes:
    where = Place(name)
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
            kind, expected = "not a file", "a graph file"
            if stat.S_ISDIR(mode):
                kind = "a folder"
                expected += "; 'conceptgraph convert' makes one of a folder of notes with [[links]]"
            raise FileProblemError(problem("CG102", f"{name!r} is {kind}", where, expected=expected))
        with path.open("rb") as stream:
            return stream.read(MAX_SIZE + 1)
    except (FileNotFoundError, NotADirectoryError):
        near = _nearest_file(path)
        there = "" if near else _graph_files(path)
        raise FileProblemError(
            problem("CG101", f"there is no file {name!r}", where, expected=there, suggestion=near)
        ) from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise FileProblemError(problem("CG103", f"{name!r} cannot be read: {why}", where)) from None


def _nearest_file(path: Path) -> str:
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if _alike_kind(entry, path))
    except OSError:
        return ""
    stems = {Path(other).stem: other for other in reversed(names[:5000])}
    near = nearest(path.stem, stems, _ALIKE)
    return str(path.with_name(stems[near])) if near else ""


def _alike_kind(entry: Path, path: Path) -> bool:
    """Whether a file has the ending of another, or both have that of a graph."""
    one, other = entry.suffix.lower(), path.suffix.lower()
    return (one == other or (one in _SUFFIXES and (other in _SUFFIXES or not other))) and entry.is_file()


def _graph_files(path: Path) -> str:
    """Return what graph files there are in the folder of a missing one, in words; a few are enough."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.suffix.lower() in _SUFFIXES)
    except OSError:
        return ""
    if not names:
        return ""
    return f"a file that is there: {', '.join(names[:5])}{', ...' if len(names) > 5 else ''}"
