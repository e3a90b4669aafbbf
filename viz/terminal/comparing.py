"""What `diff` tells of two graphs, and the page that shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from .saying import as_json

if TYPE_CHECKING:
    from graph_data.compare.both import Mark
    from graph_data.compare.changes import Comparison
    from graph_data.model import ConceptGraph


class ComparingLibrary(Protocol):
    """What is asked of the package that knows graphs."""

    def both_in_one(self, found: Comparison) -> tuple[ConceptGraph, Mapping[str, Mark]]: ...
    def changes_told(self, found: Comparison) -> list[tuple[str, str, list[dict[str, str]]]]: ...
    def comparison_data(self, found: Comparison) -> dict[str, Any]: ...
    def comparison_lines(self, found: Comparison) -> Sequence[str]: ...
    def comparison_markdown(self, found: Comparison) -> str: ...
    def comparison_summary(self, found: Comparison) -> str: ...


def comparison_told(library: ComparingLibrary, found: Comparison, style: str) -> str:
    """Return what is different, as text, JSON or Markdown."""
    if style == "json":
        return as_json(library.comparison_data(found))
    if style == "markdown":
        return library.comparison_markdown(found).rstrip("\n")
    return "\n".join(library.comparison_lines(found))


def comparison_page(library: ComparingLibrary, found: Comparison) -> str:
    """Return the page in which both graphs stand in one picture."""
    from ..page.changes import changes_page

    graph, marks = library.both_in_one(found)
    all_effects = len(found.new.effects) + sum(thing.kind == "effect" for thing in found.gone)
    return changes_page(
        graph, marks, library.changes_told(found), title=found.new.title,
        summary=library.comparison_summary(found), part=len(graph.effects) < all_effects,
    )  # fmt: skip
