"""What can be made of a talk, by name: deck, PowerPoint slides, the same as PDF, handout."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from ..view import STAGE
from .pptx.options import PptxOptions

if TYPE_CHECKING:
    from graph_data.model import ConceptGraph

    from ..views.catalogue import Views

#: Kinds of talks with the endings of their files; the first of an ending is what it stands for.
TALKS: Final = {"deck": ".html", "pptx": ".pptx", "handout": ".pdf", "pdf": ".pdf"}


def kind_of(path: str) -> str | None:
    """Return the kind that a file's ending stands for, or None."""
    ending = PurePath(path).suffix.lower()
    return next((kind for kind, each in TALKS.items() if each == ending), None)


def stage_of(kind: str, graph: ConceptGraph, options: PptxOptions) -> dict[str, Any]:
    """Return what `Views` are told of the place for which a kind of talk needs them.

    Raises:
        PictureError: slides cannot be made, or their template cannot be read.
    """
    if kind == "handout":
        from .paper import STAGE_ON_PAPER, TEXT_ON_PAPER

        return {"page": STAGE_ON_PAPER, "text": TEXT_ON_PAPER}
    if kind not in ("pptx", "pdf"):
        return {"page": STAGE}
    from .plan import WANTED_PX
    from .pptx.presentation import pptx_page
    from .slide_pages import slides_page

    page = slides_page(graph, options) if kind == "pdf" else pptx_page(graph, options)
    return {"page": page, "text": 1.0, "least_px": WANTED_PX}


def render_talk(kind: str, graph: ConceptGraph, views: Views, options: PptxOptions) -> str | bytes:
    """Return a talk of a kind of `TALKS`; ``views`` suit `stage_of`.

    Raises:
        VizError: there is no such tour, or a library or program is missing.
    """
    if kind == "deck":
        from .deck import deck

        return deck(graph, views=views, tour=options.tour, theme=options.theme)
    if kind == "handout":
        from .handout import handout

        return handout(graph, views=views, tour=options.tour)
    if kind == "pdf":
        from .slide_pages import slides_pdf

        return slides_pdf(graph, views=views, options=options)
    from .pptx.presentation import pptx

    return pptx(graph, views=views, options=options)
