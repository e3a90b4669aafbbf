"""A graph in a notebook: the live page in a frame of its own, and the same as a picture and as sentences."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any, Final

from ..errors import PictureError
from ..page.render import page as render_page
from ..picture.draw import DrawOptions, draw, render_svg, to_png
from ..views.catalogue import Views
from .embed import embed
from .embedding import embedding_of

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

#: Of the picture for readers that show nothing else, px.
_PNG_WIDTH: Final = 1000


@dataclass(frozen=True)
class Shown:
    """What a cell of a notebook shows; ``height`` is px of the frame."""

    graph: ConceptGraph
    view: str = "overview:core"
    height: int = 540
    theme: str = "system"
    views: Views = field(repr=False, kw_only=True)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """Return the same in all the ways in which notebooks are read: live, as pictures, as sentences."""
        return {
            "text/html": self._repr_html_(),
            "image/svg+xml": self._repr_svg_(),
            **dict(self._printed()),
            "text/plain": str(self),
        }

    def _printed(self) -> Iterator[tuple[str, str]]:
        """Yield the picture in the kinds that paper needs, as far as libraries for them are there."""
        view = self.views[self.view]
        svg = render_svg(self.graph, view, title_bar=True)
        makers: tuple[tuple[str, Callable[[], bytes]], ...] = (
            ("application/pdf", lambda: draw(self.graph, view, "pdf")),
            ("image/png", lambda: to_png(svg, _PNG_WIDTH)),
        )
        for kind, make in makers:
            with suppress(PictureError):
                yield kind, b64encode(make()).decode("ascii")

    def _repr_html_(self) -> str:
        html = render_page(self.graph, views=self.views, theme=self.theme)
        drawn = dict(self._printed())
        kind = "image/png" if "image/png" in drawn else "image/svg+xml"
        data = drawn.get(kind) or b64encode(self._repr_svg_().encode()).decode("ascii")
        picture = f"data:{kind};base64,{data}"
        view = self.views[self.view]
        shown = embedding_of(self.graph, "", self.view, view, height=self.height, html=html, picture=picture)
        return _for_cleaners(embed("html", shown), str(self))

    def _repr_svg_(self) -> str:
        return draw(self.graph, self.views[self.view], "svg", DrawOptions(title_bar=True)).decode("utf-8")

    def __str__(self) -> str:
        """Return what is said of the view, where it is a step of a tour, and its effects as sentences."""
        view = self.views[self.view]
        tour, _, named = self.view.removeprefix("tour:").rpartition(":")
        number = self.graph.step_number(tour, named)
        steps = [step for each in self.graph.told if each.id == tour for step in each.steps]
        said = [steps[number - 1].ask, steps[number - 1].say] if number else []
        sentences = [self.graph.sentence(self.graph.effects[route.effect]) for route in view.routes]
        head = f"{self.graph.title}: {view.title}"
        return "\n".join([head, *filter(None, said), *dict.fromkeys(sentences)])

    __repr__ = __str__


def _for_cleaners(frame: str, told: str) -> str:
    """Return a frame that leaves sentences, and not its source as text, where a program cleans it away.

    nbconvert's cleaner takes styles off, keeps classes, and makes text of every tag that it does not know. So
    a style hides the sentences and shows the frame; without it a class of its pages hides what was the frame.
    """
    sentences = "".join(f"<li>{escape(line)}</li>" for line in told.splitlines())
    return (
        f'<div style="display:none"><ul>{sentences}</ul></div>'
        f'<div class="jp-Mermaid" style="display:block !important">{frame}</div>'
    )


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
