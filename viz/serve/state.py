"""One state of the file as pages have it: named by a hash of its bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from ..door.plan import plan_of
from ..page.data import page_records

if TYPE_CHECKING:
    from graph_data.errors import Problem
    from graph_data.model import ConceptGraph

    from ..door.plan import Plan
    from ..views.on_page import StepViews

#: States that are remembered, so that a page that missed some is told only what differs.
_REMEMBERED: Final = 24


@dataclass(frozen=True)
class Known:
    """What pages know of a state: its graph, and the plain data that they carry of it."""

    hash: str
    graph: ConceptGraph
    document: dict[str, Any]

    @cached_property
    def plan(self) -> Plan:
        """What the map of the graph tells."""
        return plan_of(self.graph)


@dataclass(frozen=True)
class State(Known):
    """A graph that could be read; ``whole`` is all of its plain data."""

    whole: dict[str, Any]

    @classmethod
    def of(
        cls, hash: str, graph: ConceptGraph, tours: Sequence[Sequence[StepViews]], before: State | None
    ) -> State:
        """Return the state of a graph, which has the records that are as they were ``before``."""
        whole = graph.to_document((before.graph, before.whole) if before else None)
        records = page_records(whole, tours, (before.whole, before.document) if before else None)
        return cls(hash, graph, records, whole)


class States:
    """What pages may know: the last states, by their hashes."""

    def __init__(self) -> None:
        self._states: OrderedDict[str, Known] = OrderedDict()

    def add(self, state: State) -> None:
        """Remember a state, and forget the oldest."""
        self._states[state.hash] = Known(state.hash, state.graph, state.document)
        self._states.move_to_end(state.hash)
        while len(self._states) > _REMEMBERED:
            self._states.popitem(last=False)

    def get(self, hash: str) -> Known | None:
        """Return a state; None when it is not remembered."""
        return self._states.get(hash)


def told(problems: Iterable[Problem], concern: Callable[[Problem], tuple[str, str]]) -> list[dict[str, Any]]:
    """Return problems as plain data: code, severity, message, remedy, line and column (0: the file).

    ``concern`` tells the kind and the id of the record that one is of.
    """
    return [
        {
            "code": found.code,
            "severity": found.severity,
            "message": found.message,
            "told": found.told,
            "example": found.example,
            "line": found.place.line if found.place else 0,
            "column": found.place.column if found.place else 0,
            "of": list(concern(found)),
        }
        for found in problems
    ]
