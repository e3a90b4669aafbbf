"""Graph files on a desk: asked and edited by a program that has no other way to files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..ask.answers import coverage_data
from ..ask.coverage import coverage
from ..edit.living import LivingFile
from ..edit.refused import EditRefusedError
from ..errors import GraphError
from ..model import ConceptGraph
from ..nearest import nearest
from .answers import ANSWERS
from .changing import change, problems_data, taken_back
from .visible import visible

#: Problems that are told at most; what is left out is counted.
_PROBLEMS = 200


class Desk:
    """Files by the names that a program calls them, asked and (``editable``) edited; every answer plain data.

    No question takes a path. Hidden characters of what the files say are made visible.

    >>> from ..examples import example_path
    >>> desk = Desk({"thames": example_path("thames")})
    >>> [each["title"] for each in desk.graphs()["graphs"]]
    ['How the Thames got clean']
    """

    def __init__(self, files: Mapping[str, Path], *, editable: Sequence[str] = ()) -> None:
        self._files = {name: LivingFile(path) for name, path in files.items()}
        self._editable = frozenset(editable)

    def graphs(self) -> dict[str, Any]:
        """Return what lies on the desk: title, size, and whether it can be read and edited."""
        return {"graphs": [self._about(name) for name in self._files]}

    def _about(self, name: str) -> dict[str, Any]:
        graph, said = self._files[name].graph, {"graph": name, "editable": name in self._editable}
        if graph is None:
            return {**said, "readable": False, "why": "it has errors; check tells them"}
        return visible({
            **said,
            "readable": True,
            "title": graph.title,
            "description": graph.description,
            "language": graph.language,
            "concepts": len(graph.concepts),
            "effects": len(graph.effects),
            "tours": [tour.title for tour in graph.tours],
        })  # fmt: skip

    def ask(self, question: str, name: str = "", **given: Any) -> dict[str, Any]:
        """Return the answer to one of `ANSWERS`, with every effect that it names, its verdict and its quote.

        Raises:
            GraphError: there is no such graph, concept or effect, or the file has errors.
        """
        name = self._called(name)
        return visible({"graph": name, **ANSWERS[question](self._graph(name), **given)})

    def coverage(self, name: str = "") -> dict[str, Any]:
        """Return how much of a graph is backed: counts by verdict, and the ids of what stands alone."""
        name = self._called(name)
        return visible({"graph": name, **coverage_data(coverage(self._graph(name)))})

    def check(self, name: str = "") -> dict[str, Any]:
        """Return all that is wrong or doubtful in a file, with its line and its remedy."""
        name = self._called(name)
        found = self._files[name].problems
        counts = Counter(each.severity for each in found)
        told = problems_data(found[:_PROBLEMS])
        more = {"problems": told, "left_out": len(found) - len(told)}
        return visible({"graph": name, "counts": dict(counts), **more})

    def edit(
        self, operations: Sequence[Mapping[str, Any]], name: str = "", *, dry_run: bool = False
    ) -> dict[str, Any]:
        """Do operations on a file as one group, or show what would change.

        Raises:
            EditRefusedError: the file is only read, or they cannot be done so that only they happen.
        """
        name = self._called(name)
        return visible({"graph": name, **change(self._changeable(name), operations, dry_run=dry_run)})

    def undo(self, name: str = "") -> dict[str, Any]:
        """Take back the last group of operations on a file.

        Raises:
            EditRefusedError: the file is only read, or there is nothing that can be taken back.
        """
        name = self._called(name)
        return visible({"graph": name, **taken_back(self._changeable(name))})

    def _called(self, name: str) -> str:
        """Return the name of a graph; where there is but one, it need not be said."""
        if name in self._files:
            return name
        if not name and len(self._files) == 1:
            return next(iter(self._files))
        near = nearest(name, self._files)
        offer = f"did you mean {near!r}?" if near and name else f"there are {', '.join(self._files)}"
        raise GraphError(f"there is no graph {name!r}; {offer}" if name else f"say which graph; {offer}")

    def _graph(self, name: str) -> ConceptGraph:
        graph = self._files[name].graph
        if graph is None:
            raise GraphError(f"{name} has errors and is no graph until they are mended; check tells them")
        return graph

    def _changeable(self, name: str) -> LivingFile:
        if name not in self._editable:
            raise EditRefusedError(f"{name} is only read; its owner did not open it for edits")
        return self._files[name]
