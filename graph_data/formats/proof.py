"""What was written of a graph, read again and compared with it."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from ..errors import GraphError
from ..model import ConceptGraph


def same_graph(one: ConceptGraph, other: ConceptGraph) -> bool:
    """Return whether two graphs say the same, whatever the article's file is called."""

    def bare(graph: ConceptGraph) -> ConceptGraph:
        return replace(graph, text=graph.text.strip(), text_name="", places=MappingProxyType({}))

    return bare(one) == bare(other)


def proved(graph: ConceptGraph, again: ConceptGraph | None, what: str) -> None:
    """Hold that what was written reads back as the same graph.

    Raises:
        GraphError: it does not.
    """
    if again is None or not same_graph(graph, again):
        raise GraphError(f"{what} would not read back as the same graph; nothing was written")
