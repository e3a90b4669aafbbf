"""The font of the first page, cut by a second process while the picture is searched for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..look.font_face import font_data
from ..page.csp import script_json
from ..views.second_process import second_process
from ..words import interface_words

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph


def font_ahead(graph: ConceptGraph) -> Callable[[], None] | None:
    """Begin to cut the font of a graph's page; the answer waits until the cache has it.

    The tools for that are never loaded here then: they would be a tenth of what a server is.
    """

    def cut() -> None:
        font_data([script_json(graph.to_document()), script_json(interface_words(edited=True))])

    return second_process(cut)
