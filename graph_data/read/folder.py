"""The graph files or notes in a folder and all below it, told from its other files by what they hold."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

#: A graph file has one of these sections; other YAML (workflows, settings) has neither.
_SECTIONS: Final = re.compile(rb"^[\"']?(effects|concepts)[\"']?[ \t]*:", re.MULTILINE)
#: The columns that a table needs.
_COLUMNS: Final = ({b"source", b"effect", b"target"}, {b"source", b"label", b"target"})
#: Bytes of a file that are looked at.
_HEAD: Final = 1_000_000
#: The endings of notes.
NOTES: Final = (".md", ".markdown")
_NOT_ENTERED: Final = frozenset({"node_modules", "__pycache__", "site-packages"})


def graph_files(folder: str | os.PathLike[str]) -> list[str]:
    """Return the paths of the graph files in a folder and below it, in the order of their names.

    A folder without any, but with notes, is one graph itself.
    What is hidden, installed or cannot be read is passed over; links to folders are not followed.
    """
    found = [str(path) for path in _files(folder) if _is_graph(path)]
    return found or ([os.fspath(folder)] if notes_in(folder) else [])


def notes_in(folder: str | os.PathLike[str]) -> list[str]:
    """Return the paths of the notes in Markdown in a folder and below it; none where none has a wiki link."""
    markdown = (path for path in _files(folder) if path.suffix.lower() in NOTES)
    notes = [path for path in markdown if path.is_file()]
    return [str(path) for path in notes] if any(b"[[" in _head(path) for path in notes) else []


def _files(folder: str | os.PathLike[str]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n not in _NOT_ENTERED)
        yield from (Path(parent) / name for name in sorted(names) if not name.startswith("."))


def _head(path: Path) -> bytes:
    """Return how a file begins; nothing of one that cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).removeprefix(b"\xef\xbb\xbf")
    except OSError:
        return b""


def _is_graph(path: Path) -> bool:
    ending = path.suffix.lower()
    if ending not in (".yaml", ".yml", ".csv", ".tsv") or not path.is_file():
        return False
    head = _head(path)
    if ending in (".yaml", ".yml"):
        return _SECTIONS.search(head) is not None
    first = {cell.strip(b" \"'").lower() for cell in re.split(rb"[,;\t]", head.split(b"\n")[0].rstrip(b"\r"))}
    return any(columns <= first for columns in _COLUMNS)
