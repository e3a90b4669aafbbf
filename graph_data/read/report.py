"""What was found in a file: its graph, all problems by place, and what it was before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ..errors import Problem
from ..formats.mapping import Converted
from ..model import ConceptGraph

#: Hears what is being done.
Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a file: the graph (None when any problem is an error) and all problems by place.

    ``source`` is the text as read, for showing the lines that problems name. ``converted`` tells of a table
    or a file of another program what it was, and what was not carried.
    """

    graph: ConceptGraph | None
    problems: tuple[Problem, ...]
    source: str = ""
    converted: Converted | None = None
    #: The graph as far as it could be read, whatever is wrong with it.
    read: ConceptGraph | None = None

    @property
    def answerable(self) -> ConceptGraph | None:
        """The graph to answer from, also while a file is wrong: without effects that lead nowhere."""
        graph = self.graph or self.read
        if graph is None:
            return None
        there = graph.concepts.keys()
        whole = {id: each for id, each in graph.effects.items() if {each.source, each.target} <= there}
        return graph if len(whole) == len(graph.effects) else replace(graph, effects=whole)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the file from being a graph."""
        return tuple(found for found in self.problems if found.severity == "error")


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in the order of their places, those without a place last."""

    def key(found: Problem) -> tuple[bool, str, int, int, str]:
        place = found.place
        if place is None:
            return (True, "", 0, 0, found.code)
        return (False, place.file, place.line, place.column, found.code)

    return tuple(sorted(problems, key=key))
