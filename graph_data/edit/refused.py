"""Why an edit was not made: the file stays as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import GraphError


class EditRefusedError(GraphError):
    """An edit that cannot be made so that only it happens; the file is untouched."""


class SavedMeanwhileError(EditRefusedError):
    """Another program saved the file between the reading and the writing; nothing was written."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """An operation that met another text than its author saw: what was seen, and what is there now."""

    operation: Mapping[str, Any]
    was: Any
    now: Any


class EditConflictError(EditRefusedError):
    """The file says something else by now than the one who edits saw; ``conflicts`` tells what."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        first = self.conflicts[0]
        super().__init__(f"the file says {_shown(first.now)} by now, not {_shown(first.was)}")


def _shown(value: Any) -> str:
    return "nothing" if value in (None, "", [], ()) else repr(value)
