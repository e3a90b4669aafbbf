"""The graph files of a folder and all below it, told from the other files of a project by what they hold."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

#: A graph file has one of these sections; other YAML (workflows, settings) has neither.
_SECTIONS: Final = re.compile(rb"^[\"']?(effects|concepts)[\"']?[ \t]*:", re.MULTILINE)
#: The columns that a table needs.
_COLUMNS: Final = ({b"source", b"effect", b"target"}, {b"source", b"label", b"target"})
#: Bytes of a file that are looked at.
_HEAD: Final = 1_000_000
_NOT_ENTERED: Final = frozenset({"node_modules", "__pycache__", "site-packages"})


def graph_files(folder: str | os.PathLike[str]) -> list[str]:
    """Return the paths of the graph files in a folder and below it, in the order of their names.

    What is hidden, installed or cannot be read is passed over; links to folders are not followed.
    """
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n not in _NOT_ENTERED)
        paths = (Path(parent) / name for name in sorted(names) if not name.startswith("."))
        found += [str(path) for path in paths if _is_graph(path)]
    return found


def _is_graph(path: Path) -> bool:
    ending = path.suffix.lower()
    if ending not in (".yaml", ".yml", ".csv", ".tsv") or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf")
    except OSError:
        return False
    if ending in (".yaml", ".yml"):
        return _SECTIONS.search(head) is not None
    first = {cell.strip(b" \"'").lower() for cell in re.split(rb"[,;\t]", head.split(b"\n")[0].rstrip(b"\r"))}
    return any(columns <= first for columns in _COLUMNS)
