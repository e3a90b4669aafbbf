"""Everything that can be wrong with a graph: one problem, and the exceptions that carry problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "hint"]


# Places are made by the ten thousand: frozen, they would take three times as long. Nobody changes one.
@dataclass(slots=True, unsafe_hash=True)
class Place:
    """Where something stands in a file; ``line`` and ``column`` count from 1, 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem. ``example`` is a few lines of a graph file that show it (or a command)."""

    code: str
    severity: Severity
    title: str
    explanation: str
    example: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: what was found, what was expected, and the nearest right thing.

    ``example`` is what ``expected`` asks for as lines of the file, ready to be copied.
    ``code`` is stable (``CG101`` ...) and explained in docs/problems.md.
    """

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    expected: str = ""
    suggestion: str = ""
    example: str = ""

    @property
    def told(self) -> str:
        """Everything it says in one line, without place and code."""
        example = " / ".join(line.strip() for line in self.example.splitlines())
        expected = f"; expected {self.expected}{example and ': '}{example}" if self.expected else ""
        nearest = f"; did you mean {self.suggestion!r}?" if self.suggestion else ""
        return f"{self.message}{expected}{nearest}"

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.severity} {self.code}: {self.told}"


class GraphError(Exception):
    """Base of all that graph_data raises."""


class InvalidGraphError(GraphError):
    """A file (or data) that does not make a graph; ``problems`` says why, all at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class UnknownConceptError(GraphError):
    """A question names a concept that the graph does not have."""
