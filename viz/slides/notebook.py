"""A graph in a notebook: the live page in a frame of its own, and the same as a picture and as sentences."""

from __future__ import annotations

import os
import sys
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from ..errors import PictureError
from ..page.render import page as render_page
from ..picture.draw import DrawOptions, draw, render_svg, to_png
from ..views.catalogue import Views
from .embed import embed
from .embedding import embedding_of

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..view import View

#: Of the picture for readers that show nothing else, px.
_PNG_WIDTH: Final = 1000


#: Hides the output before its own, a picture of the same: in Jupyter, and in what nbconvert makes.
HIDING: Final = (
    "<style>.jp-OutputArea-child:has(+ .jp-OutputArea-child .conceptgraph-shown),"
    ".output_area:has(+ .output_area .conceptgraph-shown){display:none!important}</style>"
    '<i class="conceptgraph-shown" hidden></i>'
)


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
            **still(self.graph, self.views[self.view]),
            "text/plain": str(self),
        }

    def _ipython_display_(self, **_: Any) -> None:
        """Show the picture, and as an output of its own the page, which hides it.

        Programs that clean notebooks take the page away, and of one output with several kinds they keep one.
        """
        if not is_jupyter():
            raise NotImplementedError  # IPython then asks for all kinds at once
        show_apart(self._repr_mimebundle_())

    def _repr_html_(self) -> str:
        html = render_page(self.graph, views=self.views, theme=self.theme)
        view = self.views[self.view]
        picture = picture_address(still(self.graph, view))
        shown = embedding_of(self.graph, "", self.view, view, height=self.height, html=html, picture=picture)
        return for_cleaners(HIDING + embed("html", shown), str(self))

    def _repr_svg_(self) -> str:
        return draw(self.graph, self.views[self.view], "svg", DrawOptions(title_bar=True)).decode("utf-8")

    def __str__(self) -> str:
        """Return what is said of the view, where it is a step of a tour, and its effects as sentences."""
        return "\n".join(told(self.graph, self.views[self.view], self.view))

    __repr__ = __str__


def still(graph: ConceptGraph, view: View) -> dict[str, str]:
    """Return the picture of a view by its kinds of data, as far as libraries for them are there."""
    svg = render_svg(graph, view, title_bar=True)
    found = {"image/svg+xml": draw(graph, view, "svg", DrawOptions(title_bar=True)).decode("utf-8")}
    makers: tuple[tuple[str, Callable[[], bytes]], ...] = (
        ("application/pdf", lambda: draw(graph, view, "pdf")),
        ("image/png", lambda: to_png(svg, _PNG_WIDTH)),
    )
    for kind, make in makers:
        with suppress(PictureError):
            found[kind] = b64encode(make()).decode("ascii")
    return found


def picture_address(drawn: Mapping[str, str]) -> str:
    """Return a picture as the address of an image, which needs no file."""
    if "image/png" in drawn:
        return f"data:image/png;base64,{drawn['image/png']}"
    data = b64encode(drawn["image/svg+xml"].encode()).decode("ascii")
    return f"data:image/svg+xml;base64,{data}"


def told(graph: ConceptGraph, view: View, id: str) -> list[str]:
    """Return what a view is called, what is said of it where it is a step of a tour, and its effects.

    ``id`` is that by which the view was asked for.
    """
    tour, _, named = id.removeprefix("tour:").rpartition(":")
    number = graph.step_number(tour, named)
    steps = [step for each in graph.told if each.id == tour for step in each.steps]
    said = [steps[number - 1].ask, steps[number - 1].say] if number else []
    sentences = [graph.sentence(graph.effects[route.effect]) for route in view.routes]
    return [f"{graph.title}: {view.title}", *filter(None, said), *dict.fromkeys(sentences)]


class Still(Shown):
    """What a cell shows that is only looked at: the picture, and below it the sentences, in any notebook."""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """Return the picture in all its kinds, and the sentences."""
        return {**still(self.graph, self.views[self.view]), "text/plain": str(self)}

    def _ipython_display_(self, **_: Any) -> None:
        """Show two outputs: of one, programs that clean notebooks would keep the picture or the sentences."""
        display: Any = import_module("IPython.display").display
        lines = str(self).splitlines()
        display(self._repr_mimebundle_(), raw=True)
        display({"text/html": listed(lines), "text/plain": "\n".join(lines)}, raw=True)


def listed(lines: Iterable[str]) -> str:
    """Return lines as a list that no cleaner takes apart."""
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def for_cleaners(frame: str, told: str) -> str:
    """Return a frame that leaves sentences, and not its source as text, where a program cleans it away.

    nbconvert's cleaner takes styles off, keeps classes, and makes text of every tag that it does not know. So
    a style hides the sentences and shows the frame; without it a class of its pages hides what was the frame.
    """
    return (
        f'<div style="display:none">{listed(told.splitlines())}</div>'
        f'<div class="jp-Mermaid" style="display:block !important">{frame}</div>'
    )


def is_jupyter() -> bool:
    """Whether Jupyter shows what is put out, as far as is known; others hide no output for another."""
    return "google.colab" not in sys.modules and "VSCODE_PID" not in os.environ


def show_apart(kinds: Mapping[str, str], **options: Any) -> None:
    """Show the pictures of a bundle as one output, and its page and text, with options, as the next."""
    display: Any = import_module("IPython.display").display
    text = ("text/html", "text/plain")
    display({kind: data for kind, data in kinds.items() if kind not in text}, raw=True)
    display({kind: data for kind, data in kinds.items() if kind in text}, raw=True, **options)


def show(
    graph: ConceptGraph, view: str = "overview:core", *, height: int = 540, theme: str = "system",
    live: bool = True,
) -> Shown:  # fmt: skip
    """Return what a notebook shows of a graph: a view's id, or a concept's for what surrounds it.

    Not ``live``, it is the picture and the sentences without the page.

    Raises:
        UnknownViewError: the graph has no such view and no such concept.
    """
    views = Views(graph)
    found = views[f"focus:{view}" if view in graph.concepts else view]
    kind = Shown if live else Still
    return kind(graph, found.id, height, theme, views=views)
