"""What a server follows: a file that is read again and again, and edited where that can be done safely."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from graph_data.errors import Problem
    from graph_data.model import ConceptGraph

#: The name of a file of references, as a graph file gives it.
_REFERENCES: Final = re.compile(
    rb"^references:[ \t]+([^\s#{\[|>&*!][^\r\n#]*?)[ \t]*(?:#[^\r\n]*)?\r?$", re.MULTILINE
)
#: An edit as JSON: ``{do, kind, id, key, value, was}``.
Operation = Mapping[str, Any]


class Report(Protocol):
    """What was found in a file: the graph (None when it is broken), and all problems."""

    @property
    def graph(self) -> ConceptGraph | None: ...
    @property
    def problems(self) -> Sequence[Problem]: ...


class Living(Protocol):
    """What is asked of a file that is edited (`graph_data.LivingFile`)."""

    @property
    def is_own(self) -> bool: ...
    def do(self, operations: Sequence[Operation], /) -> Any: ...
    def undo(self) -> Any: ...
    def redo(self) -> Any: ...


@dataclass(frozen=True)
class Reading:
    """One state of the file: its bytes, the graph in it, and all problems."""

    data: bytes
    graph: ConceptGraph | None
    problems: Sequence[Problem]


@dataclass(frozen=True)
class Answer:
    """What became of edits: done, in conflict with what the file says now, or refused."""

    done: bool = False
    conflicts: Sequence[Mapping[str, Any]] = ()
    why: str = ""
    line: int = 0
    told: Sequence[str] = ()


@dataclass
class Followed:
    """A file that is read whenever it was saved; without ``living`` nothing edits it.

    ``examine`` reads it. ``refusal`` turns an exception of an edit into an answer, or raises it again.
    ``verbs`` tells the words that arrows are told by: ``{id, sign, verbs}`` of each relation. ``complete``
    asks registries for what a pasted text says of references, and is there only where that is wished.
    ``concerns`` tells of a graph the kind and the id of the record that a problem is of.
    ``renamed`` tells new ids by old ones, of what is called otherwise in the graph that comes next.
    ``widen`` adds to the file of a slice what its corpus has beside a concept.
    """

    path: Path
    examine: Callable[[], Report]
    living: Living | None = None
    refusal: Callable[[Exception], Answer] = field(default=lambda error: _raise(error))
    verbs: Callable[[], Sequence[Mapping[str, Any]]] = tuple
    complete: Callable[[str], tuple[list[dict[str, Any]], list[str]]] | None = None
    widen: Callable[[str], Any] | None = None
    concerns: Callable[[ConceptGraph], Callable[[Problem], tuple[str, str]]] = lambda _: lambda _: ("", "")
    renamed: Callable[[ConceptGraph, ConceptGraph], Mapping[str, str]] = lambda before, now: {}
    _beside: list[Path] = field(default_factory=list)

    @property
    def editable(self) -> bool:
        """Whether it can be edited here."""
        return self.living is not None

    def paths(self) -> list[Path]:
        """Return the files that are watched: the graph's own, and those of its article and references."""
        return [self.path, *self._beside]

    def read(self) -> Reading | None:
        """Return what the file holds; None when there is none."""
        for _ in range(5):  # it may be saved between two looks
            before = self.bytes()
            report = self.examine()
            if before is not None and self.bytes() == before:
                if report.graph:
                    named = _REFERENCES.search(before)
                    references = named.group(1).decode("utf-8", "replace") if named else ""
                    self._beside = self._own_folder(report.graph.text_name, references)
                return Reading(before, report.graph, report.problems)
            if before is None:
                return None
        return None

    def _own_folder(self, *names: str) -> list[Path]:
        """Return the files of these names that lie beside the graph or below."""
        folder = self.path.resolve().parent
        paths = [folder / name.strip("\"'") for name in names if name]
        return [path for path in paths if path.resolve().is_relative_to(folder)]

    def bytes(self) -> bytes | None:
        """Return the bytes of the file; None when it cannot be read."""
        with suppress(OSError):
            return self.path.read_bytes()
        return None

    @property
    def is_foreign(self) -> bool:
        """Whether another program than ours wrote what the file holds."""
        return self.living is not None and not self.living.is_own

    def completed(self, operations: Sequence[Operation]) -> tuple[list[Operation], list[str]]:
        """Return edits with what registries know of the references in them, and what is told of that."""
        found: list[Operation] = []
        told: list[str] = []
        for each in operations:
            value = each.get("value")
            if self.complete and self.living and each.get("do") == "cite" and isinstance(value, str):
                # What is no reference is refused in its place, as everywhere.
                with suppress(Exception):
                    references, more = self.complete(value)
                    each = {**each, "value": references}
                    told += more
            found.append(each)
        return found, told

    def do(self, operations: Sequence[Operation]) -> Answer:
        """Bring edits into the file, all or none."""
        return self._edited(lambda living: living.do(operations))

    def undo(self) -> Answer:
        """Take the last edits back."""
        return self._edited(lambda living: living.undo())

    def redo(self) -> Answer:
        """Do again what was taken back last."""
        return self._edited(lambda living: living.redo())

    def more(self, concept: str) -> Answer:
        """Add what the corpus of a slice has beside a concept."""
        widen = self.widen
        if widen is None:
            return Answer(why="this file is only looked at here")
        return self._edited(lambda _: widen(concept))

    def _edited(self, edit: Callable[[Living], Any]) -> Answer:
        if self.living is None:
            return Answer(why="this file is only looked at here")
        try:
            done = edit(self.living)
        except Exception as error:  # those of the package that knows graphs, which is not known here
            return self.refusal(error)
        return Answer(done=True, told=tuple(getattr(done, "told", ())))


def _raise(error: Exception) -> Answer:
    raise error


def hash_of(data: bytes) -> str:
    """Return the name of a state: hexadecimal digits of the SHA-256 of the file's bytes."""
    return hashlib.sha256(data).hexdigest()[:32]
