"""What a server follows: a file that is read again and again, and edited where that can be done safely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from graph_data.errors import Problem
    from graph_data.model import ConceptGraph

#: An edit as JSON: ``{do, kind, id, key, value, was}``.
Operation = Mapping[str, Any]


class Reading(Protocol):
    """One state of the file: its bytes, the graph in it (None when it is broken), and all problems."""

    @property
    def data(self) -> bytes: ...
    @property
    def graph(self) -> ConceptGraph | None: ...
    @property
    def problems(self) -> Sequence[Problem]: ...


class Answer(Protocol):
    """What became of edits: done (``done``), in conflict with what the file says now, or refused (``why``)."""

    @property
    def done(self) -> bool: ...
    @property
    def conflicts(self) -> Sequence[Mapping[str, Any]]: ...
    @property
    def why(self) -> str: ...
    @property
    def line(self) -> int: ...


class Followed(Protocol):
    """A graph's file as the server knows it; ``paths`` are all files that it is read from."""

    @property
    def path(self) -> Path: ...
    @property
    def editable(self) -> bool: ...
    def paths(self) -> list[Path]: ...
    def read(self) -> Reading | None: ...
    def do(self, operations: Sequence[Operation], /) -> Answer: ...
    def undo(self) -> Answer: ...
    def redo(self) -> Answer: ...
