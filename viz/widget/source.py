"""What a widget is made of: a graph file that is edited where it lies, or a copy of anything else."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ..serve import Followed, followed_file
from ..views.kept import beside
from ..write import write

#: Files that are edited where they lie.
_YAML: Final = (".yaml", ".yml")
#: What a copy is called in its folder.
_COPY: Final = "graph.yaml"


@dataclass
class Source:
    """A file that is followed and edited; ``folder`` is of what nobody has but the widget."""

    file: Followed
    living: Any
    folder: tempfile.TemporaryDirectory[str] | None = field(default=None, repr=False)

    @property
    def is_copy(self) -> bool:
        """Whether the person has no such file yet."""
        return self.folder is not None

    def text(self) -> str:
        """Return the text of the file."""
        return str(self.living.text)


def source_of(given: Any, library: Any, *, read_only: bool = False) -> Source:
    """Return what is edited: a YAML file itself; a copy of a graph or of another file; of nothing, nothing.

    Raises:
        GraphError: there is no such file, or it holds no graph.
    """
    kept = None
    if isinstance(given, (str, os.PathLike)):
        name = os.fspath(given)
        bundled = name in library.example_names() and not Path(name).exists()
        path = library.example_path(name) if bundled else Path(name)
        if not bundled and path.suffix.lower() in _YAML and path.is_file():
            living = library.LivingFile(path)
            return Source(followed_file(library, path, None if read_only else living), living)
        given = library.read_graph(path)
        kept = beside(path)
    folder = tempfile.TemporaryDirectory(prefix="conceptgraph-")
    path = Path(folder.name) / _COPY
    write(path, _text_of(given, library))
    article = article_of(given, path) if given is not None else None
    if article:
        write(*article)
    if kept and kept.is_file():
        write(beside(path), kept.read_bytes())
    living = library.LivingFile(path)
    return Source(followed_file(library, path, None if read_only else living), living, folder)


def _text_of(graph: Any, library: Any) -> bytes:
    """Return a graph as a graph file; no graph is an empty one."""
    if graph is None:
        return b""
    data: bytes = library.writer_for(_COPY, "").write(graph, ()).data
    return data


def article_of(graph: Any, path: Path) -> tuple[Path, str] | None:
    """Return where the article of a graph belongs whose file is at a path, and its text; None without one."""
    if not graph.text_name:
        return None
    beside = path.parent / graph.text_name
    within = beside.resolve().is_relative_to(path.parent.resolve())
    return (beside, graph.text) if within else None
