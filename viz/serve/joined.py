"""A graph file as it is followed: read and edited by the package that knows graphs, which is handed in."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from .file import Answer, Followed

#: A file that says nothing yet, or has no effects: in a page in which it is written that is a beginning.
_BEGUN: Final = {"CG106", "CG804"}


def followed_file(
    library: Any, path: Path, living: Any | None, *, online: bool = False, corpus: str = ""
) -> Followed:
    """Return a file as it is followed; without ``living`` nothing edits it.

    ``online``: the registry of a DOI may be asked. ``corpus``: where the corpus is of which the file is a
    slice, in place of what the file says.
    """

    def examine() -> Any:
        report = living.report if living else library.examine(str(path), anyway=True, told=None)
        if report.graph is None and living and {each.code for each in report.errors} <= _BEGUN:
            return replace(report, graph=report.read or nothing(library, path.stem), problems=())
        # A step or a quote that is broken costs that step or quote.
        graph = report.graph or library.without_broken(report)[0]
        return report if graph is report.graph else replace(report, graph=graph)

    def refusal(error: Exception) -> Answer:
        if isinstance(error, library.EditConflictError):
            found = [{"op": c.operation, "was": c.was, "now": c.now} for c in error.conflicts]
            return Answer(conflicts=found)
        if isinstance(error, library.GraphError):
            return Answer(why=str(error), line=int(getattr(error, "line", 0)))
        raise error

    def verbs() -> list[dict[str, Any]]:
        return [
            {"id": each.id, "sign": each.sign, "verbs": each.verbs} for each in library.vocabulary().values()
        ]

    widen = partial(library.widen, library.LivingFile(path), address=corpus) if living else None
    completed = library.completed_references if online else None
    return Followed(
        path, examine, living, refusal, verbs, completed, widen, library.concerns, library.renamed
    )  # fmt: skip


def nothing(library: Any, title: str) -> Any:
    """Return a graph of nothing, for as long as a file holds none."""
    return library.ConceptGraph(title, {}, {})
