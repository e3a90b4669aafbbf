"""A graph in a notebook: the live page in a frame of its own, and the same as a picture and as sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..page import page as render_page
from ..svg import render_svg
from ..views import Views
from .embed import embed, embedding_of

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph


@dataclass(frozen=True)
class Shown:
    """What a cell of a notebook shows; ``height`` is px of the frame."""

    graph: ConceptGraph
    view: str = "overview:core"
    height: int = 540
    theme: str = "system"
    views: Views = field(repr=False, kw_only=True)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """Return the same three times, as a notebook stores it: live, as a picture, as sentences."""
        return {"text/html": self._repr_html_(), "image/svg+xml": self._repr_svg_(), "text/plain": str(self)}

    def _repr_html_(self) -> str:
        html = render_page(self.graph, views=self.views, theme=self.theme)
        return embed("html", embedding_of(self.graph, "", self.view, height=self.height, html=html))

    def _repr_svg_(self) -> str:
        return render_svg(self.graph, self.views[self.view], title_bar=True)

    def __str__(self) -> str:
        """Return the effects of the view as sentences."""
        view = self.views[self.view]
        sentences = [self.graph.sentence(self.graph.effects[route.effect]) for route in view.routes]
        return "\n".join([f"{self.graph.title}: {view.title}", *dict.fromkeys(sentences)])

    __repr__ = __str__


def show(
    graph: ConceptGraph, view: str = "overview:core", *, height: int = 540, theme: str = "system"
) -> Shown:
    """Return what a notebook shows of a graph: a view's id, or a concept's for what surrounds it.

    Raises:
        UnknownViewError: the graph has no such view and no such concept.
    """
    views = Views(graph)
    found = views[f"focus:{view}" if view in graph.concepts else view]
    return Shown(graph, found.id, height, theme, views=views)
